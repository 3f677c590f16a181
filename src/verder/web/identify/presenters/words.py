"""Names of classes, layers, moves and zones, and figures inside sentences."""

from decimal import Decimal

from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from verder.domain.values.missing import NotComputable
from verder.web.core import formats

Text = str | Promise

CLASS_NAMES: dict[str, Text] = {
    "A": _("top customers"),
    "B": _("followers"),
    "C": _("tail customers"),
    "no_revenue": _("no net revenue"),
    "credit_balance": _("credit balance"),
}
CLASS_OF_ONE: dict[str, Text] = {
    **CLASS_NAMES,
    "A": _("top customer"),
    "B": _("follower"),
    "C": _("tail customer"),
}
LAYER_NAMES: dict[str, Text] = {
    "top": _("Top"),
    "large": _("Large"),
    "medium": _("Medium"),
    "small": _("Small"),
    "inactive": _("Inactive"),
    "new": _("New"),
}
MOVE_NAMES: dict[str, Text] = {
    "stayed": _("stayed"),
    "up": _("went up"),
    "down": _("went down"),
    "lost": _("lost"),
    "reactivated": _("came back"),
    "new": _("new"),
}
ZONE_NAMES: dict[str, Text] = {
    "builder": _("builds profit"),
    "neutral": _("neutral"),
    "destroyer": _("destroys profit"),
}


STEP_NAMES: dict[str, Text] = {
    "cm1": _("Gross margin (CM1)"),
    "cm2": _("After service (CM2)"),
    "cm3": _("Net customer profit (CM3)"),
}
# What contribution is told on, and why no deeper.
STEP_WORDS: dict[str, Text] = {
    "cm1": _("gross margin (CM1): what serving costs is not known well enough"),
    "cm2": _("contribution after service (CM2): capital cost is not known"),
    "cm3": _("net customer profit (CM3)"),
}
FIELD_NAMES: dict[str, Text] = {
    "carriage_trade": _("Carriage trade"),
    "passive": _("Passive"),
    "aggressive": _("Aggressive"),
    "bargain_basement": _("Bargain basement"),
}
ADVICE_NAMES: dict[str, Text] = {
    "service": _("Service too costly: change the order pattern (minimum order, fewer deliveries)."),
    "price": _("Price too low: have a price talk, and see what a price change does to volume."),
}


def change_of(now: Decimal, before: Decimal) -> Decimal | NotComputable:
    """Return how much more it is than before, as a share of before."""
    if before <= 0:
        return NotComputable("no_previous_revenue")
    return (now - before) / before


def trend_of(change: Decimal | NotComputable) -> str:
    """Return which way a figure went."""
    if isinstance(change, NotComputable) or change == 0:
        return "flat"
    return "up" if change > 0 else "down"


def said(sentence: str, **parts: object) -> SafeString:
    """Return a translated sentence with its figures filled in and made safe."""
    return format_html(sentence, **parts) if parts else format_html("{}", sentence)


def linked(address: str, text: object) -> SafeString:
    """Return a link inside a sentence."""
    return format_html('<a href="{}">{}</a>', address, text)


def pct(share: Decimal, places: int = 0) -> str:
    """Return a share as a percentage of few digits."""
    return formats.share(share, places)
