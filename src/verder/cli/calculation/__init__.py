"""Calculators on the terminal: reading what is asked, printing what comes out."""
