"""Calculators and calculations for programs."""
