"""The durable home of relationships: one encrypted SQLite file, its key, its backups, its open export."""
