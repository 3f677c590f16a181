"""The operations on accounts; those on one address must stand in one router."""

from verder.api.accounts import happening, reading, writing
from verder.api.accounts.router import router

__all__ = ["happening", "reading", "router", "writing"]
