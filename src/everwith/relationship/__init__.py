"""One relationship as a value: State, the events that make it, and the pure functions of a turn."""
