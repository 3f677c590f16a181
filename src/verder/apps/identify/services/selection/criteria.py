"""What accounts are scored on: change the criteria of an open round."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from verder.apps.core.failures import Refused
from verder.apps.core.models import User
from verder.apps.identify.criterion_texts import name_of
from verder.apps.identify.models import SelectionCriterion, SelectionRound, SelectionScore
from verder.apps.identify.rules import may_arrange_round
from verder.apps.identify.selection_choices import FilledBy
from verder.apps.identify.services.selection.keeping import locked_round, remember, snapshot
from verder.domain.identify.score_classes import classes_of, score_of

MOST = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class CriterionWish:
    """A criterion as somebody wants it; without an own text the default one stays."""

    name: str = ""
    indicator: str = ""
    words: tuple[str, ...] = ()
    limits: tuple[Decimal, ...] = ()
    weight: Decimal
    filled_by: FilledBy = FilledBy.JUDGEMENT
    fields: tuple[str, ...] = field(
        default=("name", "indicator", "words", "limits", "weight", "filled_by"), init=False
    )

    def check(self) -> None:
        """Refuse classes that are none."""
        problems: dict[str, str] = {}
        if self.filled_by != FilledBy.JUDGEMENT and not self.limits:
            problems["limits"] = _("What the figures fill needs four limits.")
        if self.limits:
            try:
                classes_of(self.limits)
            except ValueError:
                problems["limits"] = _("Give four limits that all rise, or all fall.")
        if problems:
            raise ValidationError(problems)

    def apply(self, criterion: SelectionCriterion) -> None:
        """Set the fields of the criterion."""
        criterion.name, criterion.indicator = self.name.strip(), self.indicator.strip()
        criterion.words = [word.strip() for word in self.words] if any(self.words) else []
        criterion.limits = [str(limit) for limit in self.limits]
        criterion.weight, criterion.filled_by = self.weight, self.filled_by


@transaction.atomic
def add_criterion(
    *, by: User | None, round_: SelectionRound, wish: CriterionWish
) -> SelectionCriterion:
    """Add a criterion of one's own behind the others."""
    current = _arranged(by, round_)
    if current.criteria.count() >= MOST:
        raise Refused("selection_enough_criteria", most=MOST)
    wish.check()
    last = current.criteria.order_by("-position").values_list("position", flat=True).first()
    criterion = SelectionCriterion(round=current, position=0 if last is None else last + 1)
    wish.apply(criterion)
    if not criterion.name:
        raise ValidationError({"name": _("A criterion of your own needs a name.")})
    criterion.full_clean()
    criterion.save()
    remember(
        by=by,
        round_=current,
        action="selection.criterion_added",
        about=name_of(criterion),
        made=[criterion],
        told=({}, {"name": name_of(criterion), "weight": criterion.weight}),
    )
    return criterion


@transaction.atomic
def change_criterion(
    *, by: User | None, criterion: SelectionCriterion, wish: CriterionWish
) -> SelectionCriterion:
    """Change a criterion; scores that came from a value are made anew with its classes."""
    round_ = _arranged(by, criterion.round)
    wish.check()
    current = round_.criteria.get(pk=criterion.pk)
    was = {name: getattr(current, name) for name in wish.fields}
    rows = [current, *current.scores.exclude(value=None)]
    before = snapshot(rows)
    wish.apply(current)
    current.full_clean()
    now = {name: getattr(current, name) for name in wish.fields}
    if was == now:
        return current
    current.save()
    _score_anew(current)
    different = [name for name in wish.fields if was[name] != now[name]]
    remember(
        by=by,
        round_=round_,
        action="selection.criterion_changed",
        about=name_of(current),
        before=before,
        told=({name: was[name] for name in different}, {name: now[name] for name in different}),
    )
    return current


@transaction.atomic
def set_weights(
    *, by: User | None, round_: SelectionRound, weights: Sequence[tuple[int, Decimal]]
) -> None:
    """Put the criteria in this order, with these weights."""
    current = _arranged(by, round_)
    found = {each.pk: each for each in current.criteria.all()}
    if {key for key, _weight in weights} != found.keys():
        raise Refused("selection_changed_since")
    was = {name_of(each): each.weight for each in found.values()}
    before = snapshot(found.values())
    for position, (key, weight) in enumerate(weights):
        found[key].position, found[key].weight = position, weight
        found[key].full_clean()
    now = {name_of(each): each.weight for each in found.values()}
    if snapshot(found.values()) == before:
        return
    SelectionCriterion.objects.bulk_update(found.values(), ["position", "weight"])
    remember(
        by=by,
        round_=current,
        action="selection.weights_set",
        before=before,
        told=(was, now),
    )


@transaction.atomic
def remove_criterion(*, by: User | None, criterion: SelectionCriterion) -> None:
    """Take a criterion out of the round, with its scores."""
    round_ = _arranged(by, criterion.round)
    current = round_.criteria.get(pk=criterion.pk)
    remember(
        by=by,
        round_=round_,
        action="selection.criterion_removed",
        about=name_of(current),
        before=snapshot([current, *current.scores.all()]),
        needs=[score.entry for score in current.scores.select_related("entry")],
        told=({"name": name_of(current), "weight": current.weight}, {}),
    )
    current.delete()


def _arranged(by: User | None, round_: SelectionRound) -> SelectionRound:
    """Return the open round, locked, of who may arrange it."""
    current = locked_round(round_.pk)
    if not may_arrange_round(by, current):
        raise PermissionDenied
    return current


def _score_anew(criterion: SelectionCriterion) -> None:
    if not criterion.limits:
        return
    classes = classes_of([Decimal(limit) for limit in criterion.limits])
    scores = list(criterion.scores.exclude(value=None))
    for score in scores:
        if score.value is not None:
            score.score = score_of(score.value, classes)
    SelectionScore.objects.bulk_update(scores, ["score"])
