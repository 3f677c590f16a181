"""The one router of the accounts: operations on one address must stand in one router."""

from ninja import Router

router = Router(tags=["accounts"])
