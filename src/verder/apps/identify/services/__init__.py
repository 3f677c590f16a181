"""What changes the records of the choice of key accounts."""

from verder.apps.identify.services.inputs import set_input, undo_input

__all__ = ["set_input", "undo_input"]
