"""Formulas as values: written once, then calculated, explained in words and sent to Excel."""
