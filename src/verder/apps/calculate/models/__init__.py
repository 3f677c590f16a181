"""What was calculated and kept."""

from verder.apps.calculate.models.calculation import Calculation, OlderAnswer

__all__ = ["Calculation", "OlderAnswer"]
