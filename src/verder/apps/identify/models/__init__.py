"""What the choice of key accounts keeps."""

from verder.apps.identify.models.inputs import AccountInput

__all__ = ["AccountInput"]
