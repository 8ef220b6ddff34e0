"""The words everyone shares: ids, moments, dice, messages, affect, errors."""
