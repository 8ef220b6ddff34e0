"""The mind: what was meant, what to say and why."""
