"""Ways to talk with her besides the page: the terminal, and a script that is replayed."""
