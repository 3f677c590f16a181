"""What a criterion is called and asks: its own texts, or those of the default set."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import get_language

from verder.apps.identify.models import SelectionCriterion
from verder.apps.identify.selection_choices import FilledBy
from verder.content.selection import CriterionText, default_criterion
from verder.domain.identify.score_classes import ScoreClasses, classes_of

NOTHING = CriterionText("", "", ())


@dataclass(frozen=True, slots=True, kw_only=True)
class Criterion:
    """A criterion as people see it; `words` are five texts, `limits` four numbers, or none."""

    id: int
    name: str
    indicator: str
    words: tuple[str, ...]
    limits: tuple[Decimal, ...]
    weight: Decimal
    filled_by: FilledBy
    copied_from: int | None
    own: frozenset[str]  # the texts that are not of the default set

    def has_own(self, part: str) -> bool:
        """Whether the name, the indicator or the words are its own."""
        return part in self.own

    @property
    def classes(self) -> ScoreClasses | None:
        """Which value gives which score, where it has a value."""
        return classes_of(self.limits) if self.limits else None

    @property
    def is_filled_by_facts(self) -> bool:
        """Whether the figures give its scores until somebody else does."""
        return self.filled_by != FilledBy.JUDGEMENT


def criteria_of(rows: Iterable[SelectionCriterion]) -> tuple[Criterion, ...]:
    """Return criteria in the language of the page."""
    return tuple(criterion_of(row) for row in rows)


def criterion_of(row: SelectionCriterion) -> Criterion:
    """Return one criterion in the language of the page."""
    text = _default_text(row.key)
    return Criterion(
        id=row.pk,
        name=row.name or text.name,
        indicator=row.indicator or text.indicator,
        words=tuple(row.words) or text.words,
        limits=tuple(Decimal(limit) for limit in row.limits),
        weight=row.weight,
        filled_by=FilledBy(row.filled_by),
        copied_from=row.copied_from_id,
        own=frozenset(part for part in ("name", "indicator", "words") if getattr(row, part)),
    )


def name_of(row: SelectionCriterion) -> str:
    """Return what a criterion is called in the language of the page."""
    return criterion_of(row).name


def _default_text(key: str) -> CriterionText:
    found = default_criterion(key)
    return found.text((get_language() or "nl")[:2]) if found else NOTHING
