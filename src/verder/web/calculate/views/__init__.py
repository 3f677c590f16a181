"""Views of the calculators."""
