"""What is heard and what is said: crisis, farewells, honesty."""
