"""Names of the stages of the life cycle, why an account stands in one, and what to do."""

from decimal import Decimal
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from verder.domain.identify.life_cycle import Stage, Standing
from verder.domain.values.missing import NotComputable
from verder.web.core import formats
from verder.web.identify.presenters.words import Text, pct

STAGE_NAMES: Final[dict[Stage, Text]] = {
    Stage.SUSPECT: gettext_lazy("Suspect"),
    Stage.PROSPECT: gettext_lazy("Prospect"),
    Stage.NEW: gettext_lazy("New customer"),
    Stage.GROWTH: gettext_lazy("Growth"),
    Stage.MATURE: gettext_lazy("Mature"),
    Stage.DECLINE: gettext_lazy("Decline"),
    Stage.AT_RISK: gettext_lazy("At risk"),
    Stage.LOST: gettext_lazy("Lost"),
    Stage.WON_BACK: gettext_lazy("Won back"),
}
ADVICE: Final[dict[Stage, Text]] = {
    Stage.SUSPECT: gettext_lazy(
        "Nobody looks after it yet: decide whether it is worth approaching."
    ),
    Stage.PROSPECT: gettext_lazy("Work towards a first order: a trial, a sample, a visit."),
    Stage.NEW: gettext_lazy("Secure the second order: ask how the first one was received."),
    Stage.GROWTH: gettext_lazy(
        "Grow along: look for the next department and the next product group."
    ),
    Stage.MATURE: gettext_lazy(
        "Keep it: plan the contacts, renew agreements early, make serving cheaper."
    ),
    Stage.DECLINE: gettext_lazy(
        "Is our share falling, or their market? Set their own growth beside our share."
    ),
    Stage.AT_RISK: gettext_lazy(
        "Buying stopped early: call within five working days and write down the cause."
    ),
    Stage.LOST: gettext_lazy("Ask why they left, and decide whether to win them back."),
    Stage.WON_BACK: gettext_lazy(
        "Keep the promise that brought them back, and repair what went wrong."
    ),
}
ALERTING: Final = (Stage.AT_RISK, Stage.LOST, Stage.DECLINE)


def days(number: Decimal | int) -> str:
    """Return a number of days as people write it, a half one too."""
    amount = Decimal(number)
    return formats.number(amount, 0 if amount == int(amount) else 1)


def reason_of(found: Standing) -> str:
    """Return in words why the account stands where it does."""
    if found.stage in {Stage.AT_RISK, Stage.LOST}:
        return _by_silence(found)
    if found.history is None:
        if found.stage is Stage.PROSPECT:
            return _("no order yet, but somebody looks after it")
        return _("no order yet, and nobody looks after it")
    if found.stage is Stage.WON_BACK:
        gap = days(found.history.longest_return or 0)
        return _("ordered again after %(gap)s days of silence") % {"gap": gap}
    if found.stage is Stage.NEW:
        return _("first order on %(day)s") % {"day": formats.day(found.history.first_on)}
    return _by_revenue(found)


def _by_silence(found: Standing) -> str:
    if found.contract_end_on is None:
        text = ngettext(
            "%(silence)s day without an order, where %(usual)s is usual",
            "%(silence)s days without an order, where %(usual)s is usual",
            found.silence,
        )
        return text % {"silence": days(found.silence), "usual": days(found.usual)}
    text = ngettext(
        "%(silence)s day since the contract ended on %(end)s",
        "%(silence)s days since the contract ended on %(end)s",
        found.silence,
    )
    end = formats.day(found.contract_end_on)
    return text % {"silence": days(found.silence), "end": end}


def _by_revenue(found: Standing) -> str:
    change = found.change_share
    if isinstance(change, NotComputable):
        return _("nothing was bought in the year before: there is no base to compare with")
    if change == 0:
        return _("as much revenue as the year before")
    text = (
        _("%(share)s more revenue than the year before")
        if change > 0
        else _("%(share)s less revenue than the year before")
    )
    return text % {"share": pct(abs(change), 1)}
