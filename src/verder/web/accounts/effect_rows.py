"""What becomes of groups, with their classes in words."""

from collections.abc import Iterable
from dataclasses import dataclass

from verder.apps.identify.reports.group_effect import Standing
from verder.apps.identify.reports.group_move import NamedEffect
from verder.domain.identify.abc_analysis import CLASSES
from verder.web.identify.presenters.words import CLASS_NAMES

NO_CLASS = "–"


@dataclass(frozen=True, slots=True, kw_only=True)
class EffectRow:
    """A group before and after a move; None where it is not an account by itself."""

    name: str
    before: Standing | None
    after: Standing | None
    before_class: str
    after_class: str


def effect_rows(effects: Iterable[NamedEffect]) -> list[EffectRow]:
    """Return the effects as the page shows them."""
    return [
        EffectRow(
            name=each.name,
            before=each.effect.before,
            after=each.effect.after,
            before_class=_class(each.effect.before),
            after_class=_class(each.effect.after),
        )
        for each in effects
    ]


def _class(standing: Standing | None) -> str:
    if standing is None or not standing.group:
        return NO_CLASS
    return standing.group if standing.group in CLASSES else str(CLASS_NAMES[standing.group])
