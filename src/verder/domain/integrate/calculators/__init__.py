"""The cards of this area: a module each, found by their name CALCULATOR."""
