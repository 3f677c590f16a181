"""Calculators: cards that ask, build an answer up in steps, check it, and solve it backwards."""
