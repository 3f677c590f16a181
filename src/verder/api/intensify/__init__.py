"""Intensify for programs: the people on both sides, and who meets whom."""
