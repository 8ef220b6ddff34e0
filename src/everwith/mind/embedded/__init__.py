"""The embedded mind: written words, chosen and shaped without a language model."""
