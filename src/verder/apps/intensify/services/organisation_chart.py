"""What is done in an organisation chart: lines drawn anew, people parked, ties between them."""

from datetime import date

from django.core.exceptions import PermissionDenied
from django.db import transaction

from verder.apps.core.failures import Refused
from verder.apps.core.models import User
from verder.apps.core.services import record
from verder.apps.identify.limits import limits_of
from verder.apps.intensify.enums import ActKind
from verder.apps.intensify.models import PeopleAct, Position, Tie
from verder.apps.intensify.rules import may_edit_people, may_give_opinions
from verder.apps.intensify.services.journal import Journal
from verder.apps.intensify.services.said import check_reports_to
from verder.domain.agreements.notice import shifted
from verder.domain.intensify.influence import OpinionLimits


@transaction.atomic
def place_on_chart(
    *, by: User | None, position: Position, manager: Position | None, is_parked: bool
) -> PeopleAct | None:
    """Let somebody report to another or to nobody, or park them; None if nothing changed."""
    if not may_edit_people(by, position.account):
        raise PermissionDenied
    before = {"reports_to": position.reports_to, "is_parked": position.is_parked}
    journal = Journal()
    journal.change(position, reports_to=manager, is_parked=is_parked)
    if not journal.lines:
        return None
    check_reports_to(position, position.account)
    record(
        by=by,
        action="position.placed",
        subject=position,
        before=before,
        after={"reports_to": manager, "is_parked": is_parked},
    )
    return journal.keep(by=by, kind=ActKind.PLACE_CHANGED, account=position.account)


@transaction.atomic
def draw_tie(
    *,
    by: User | None,
    first: Position,
    second: Position,
    kind: str,
    on: date,
    strength: int = 1,
    remark: str = "",
) -> PeopleAct | None:
    """Say that one sways the other, or that the two are in conflict; None if that stood already.

    A newer line takes the place of the one that stood; conflict is the same both ways.
    """
    _allow_tie(by, first, second)
    before = _standing(first, second, kind)
    if before is not None and (before.strength, before.remark) == (strength, remark):
        return None
    journal = Journal()
    if before is not None:
        journal.change(before, replaced_on=on)
    made = Tie(
        first=first, second=second, kind=kind, strength=strength, remark=remark, by=by, on=on
    )
    journal.make(made)
    _record(by, "position.tied", first)
    return journal.keep(by=by, kind=ActKind.TIED, account=first.account)


@transaction.atomic
def remove_tie(*, by: User | None, tie: Tie, on: date) -> PeopleAct:
    """Take a line between two people away."""
    _allow_tie(by, tie.first, tie.second)
    if tie.replaced_on is not None:
        raise Refused("tie_gone")
    journal = Journal()
    journal.change(tie, replaced_on=on)
    _record(by, "position.untied", tie.first)
    return journal.keep(by=by, kind=ActKind.TIED, account=tie.first.account)


def purge_ties(today: date) -> int:
    """Delete the lines kept as long as opinions are, and what could bring them back; say how many.

    A line is a judgement too; who still sees it so, draws it anew.
    """
    last_day = shifted(today, -limits_of(OpinionLimits).keep_months)
    PeopleAct.objects.filter(kind=ActKind.TIED, at__date__lte=last_day).delete()
    _all, gone = Tie.objects.filter(on__lte=last_day).delete()
    return gone.get(Tie._meta.label, 0)  # noqa: SLF001 - Django's own name


def _allow_tie(by: User | None, first: Position, second: Position) -> None:
    if not may_give_opinions(by, first.account):
        raise PermissionDenied
    if first.account_id != second.account_id:
        raise Refused("tie_elsewhere")
    if first.pk == second.pk:
        raise Refused("tie_with_oneself")


def _standing(first: Position, second: Position, kind: str) -> Tie | None:
    found = Tie.objects.filter(kind=kind, replaced_on=None, first=first, second=second)
    if kind == Tie.CONFLICT:
        found |= Tie.objects.filter(kind=kind, replaced_on=None, first=second, second=first)
    return found.first()


def _record(by: User | None, action: str, position: Position) -> None:
    """Put on record that it changed; what was said of people stays with the team."""
    record(by=by, action=action, subject=position, after={"account": position.account})
