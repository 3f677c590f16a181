"""The operations on accounts; those on one address must stand in one router."""

from verder.api.accounts import reading, writing
from verder.api.accounts.router import router

__all__ = ["reading", "router", "writing"]
