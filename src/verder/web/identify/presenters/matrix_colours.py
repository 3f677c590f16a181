"""What the bubbles of the portfolio matrix are coloured by."""

from collections.abc import Mapping, Sequence
from enum import StrEnum

from django.utils.translation import gettext_lazy as _

from verder.web.identify.presenters.portfolio_matrix import TREND_NAMES, MatrixLine
from verder.web.identify.presenters.words import CLASS_NAMES, Text

Named = Sequence[tuple[str, Text, str]]
NONE = ""


class Colouring(StrEnum):
    """What a colour stands for."""

    TREND = "trend"
    CLASS = "class"
    DECISION = "decision"


COLOURING_NAMES: Mapping[Colouring, Text] = {
    Colouring.TREND: _("Trend"),
    Colouring.CLASS: _("Class"),
    Colouring.DECISION: _("Decision"),
}
TRENDS: Named = [
    ("up", TREND_NAMES["up"], "--identify"),
    ("flat", TREND_NAMES["flat"], "--identify-2"),
    ("down", TREND_NAMES["down"], "--down"),
    ("unknown", TREND_NAMES["unknown"], "--ink-3"),
]
CLASSES: Named = [
    ("A", CLASS_NAMES["A"], "--identify"),
    ("B", CLASS_NAMES["B"], "--identify-2"),
    ("C", CLASS_NAMES["C"], "--identify-3"),
    (NONE, _("No class"), "--ink-3"),
]
DECISIONS: Named = [
    ("key", _("Key account"), "--identify"),
    ("develop", _("Develop"), "--identify-2"),
    ("maintain", _("Maintain"), "--identify-3"),
    ("harvest", _("Harvest"), "--warn"),
    ("exit", _("Say goodbye"), "--down"),
    (NONE, _("Not decided"), "--ink-3"),
]
GROUPS: Mapping[Colouring, Named] = {
    Colouring.TREND: TRENDS,
    Colouring.CLASS: CLASSES,
    Colouring.DECISION: DECISIONS,
}


def groups_of(colouring: Colouring) -> list[tuple[str, str, str]]:
    """Return the key, the name and the colour of each group of bubbles."""
    return [(key, str(name), colour) for key, name, colour in GROUPS[colouring]]


def group_of(line: MatrixLine, colouring: Colouring, known: Mapping[int, str]) -> str:
    """Return of which colour an account is; `known` holds the class or decision of accounts."""
    if colouring is Colouring.TREND:
        return line.trend
    found = known.get(line.row.account_id, NONE)
    return found if found in {key for key, _name, _colour in GROUPS[colouring]} else NONE
