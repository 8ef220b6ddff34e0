"""Everwith: a companion of your own."""

__version__ = "0.1.0"
