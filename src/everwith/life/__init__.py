"""Her days, what is due, and when speaking first is kind."""
