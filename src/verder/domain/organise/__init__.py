"""The sales organisation: how many people it takes, and for whom."""
