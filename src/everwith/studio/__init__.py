"""For those who write her: reading, checking and measuring content."""
