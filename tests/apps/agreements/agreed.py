"""What tests agree with accounts."""

from datetime import date
from typing import Any

from verder.apps.accounts.models import Account
from verder.apps.agreements.models import BonusAgreement, Contract
from verder.apps.agreements.services import agree


def make_contract(account: Account, **said: Any) -> Contract:
    """Return a contract of 2025 with three months' notice, unless told otherwise."""
    given: dict[str, Any] = {
        "title": "Raamovereenkomst",
        "begins_on": date(2025, 1, 1),
        "ends_on": date(2025, 12, 31),
        "notice_count": 3,
    }
    return agree(by=None, row=Contract(account=account, **(given | said)))


def make_bonus(account: Account, *tiers: tuple[int, str], **said: Any) -> BonusAgreement:
    """Return a retroactive bonus from 2024 on, unless told otherwise."""
    bonus = BonusAgreement(
        account=account,
        tiers=[{"threshold": str(least), "rate_share": rate} for least, rate in tiers],
        **{"begins_on": date(2024, 1, 1), **said},
    )
    return agree(by=None, row=bonus)
