"""Who she is: character, traits, style."""
