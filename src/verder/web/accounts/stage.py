"""The stage of the life cycle of one account, as its page shows it."""

from dataclasses import dataclass

from verder.apps.accounts.models import Account
from verder.apps.identify.reports.life_cycle import account_standing
from verder.domain.identify.life_cycle import Standing
from verder.domain.values.period import Period
from verder.web.identify.presenters.stages import ADVICE, ALERTING, STAGE_NAMES, reason_of


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountStage:
    """Where an account stands, why, what to do, and whether that is an alert."""

    found: Standing
    name: str
    reason: str
    advice: str
    is_alert: bool


def stage_of(account: Account, period: Period) -> AccountStage:
    """Return the stage of an account on the last day of a period."""
    found = account_standing(account, period)
    return AccountStage(
        found=found,
        name=str(STAGE_NAMES[found.stage]),
        reason=reason_of(found),
        advice=str(ADVICE[found.stage]),
        is_alert=found.stage in ALERTING,
    )
