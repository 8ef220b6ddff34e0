"""`python -m everwith`."""

from everwith.cli import main

main()
