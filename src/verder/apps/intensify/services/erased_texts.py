"""What people wrote at an account, without the name of somebody who is erased."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Final

from django.db.models import Model, Q, QuerySet

from verder.apps.accounts.models import Account
from verder.apps.core.services.audit import words_of
from verder.apps.intensify.models import (
    Assessment,
    CalendarEntry,
    ContactMoment,
    Invitation,
    NextStep,
    Opinion,
    PlanAct,
    Tie,
)
from verder.apps.intensify.queries.traces import Traces
from verder.apps.intensify.redaction import redacted

MOMENT: Final = ("purpose", "agreed", "place", "before")
Texts = tuple["QuerySet[Model]", tuple[str, ...]]


def erase_texts(accounts: Sequence[Account], places: Collection[int], traces: Traces) -> list[str]:
    """Take somebody out of the texts of their accounts; return what changed, as the trail says it.

    In what is about them a first or last name alone goes too; elsewhere it may be another's.
    """
    about = [*traces.words, *traces.names]
    changed = [row for texts in _about_them(places) for row in _erase(texts, about)]
    changed += [row for texts in _beside_them(accounts) for row in _erase(texts, traces.words)]
    return [words_of(row) for row in changed]


def _about_them(places: Collection[int]) -> Iterator[Texts]:
    """Yield the texts about contacts with them, and about what was promised."""
    moments = ContactMoment.objects.filter(positions__in=places).values("pk")
    steps = NextStep.objects.filter(Q(position__in=places) | Q(moment__in=moments))
    yield ContactMoment.objects.filter(pk__in=moments), MOMENT
    yield steps, ("text",)
    yield Invitation.objects.filter(moment__in=moments), ("guests", "said")
    yield CalendarEntry.objects.filter(moment__in=moments), ("was_here", "was_there", "note")


def _beside_them(accounts: Sequence[Account]) -> Iterator[Texts]:
    """Yield what else was written at their accounts, where they may be named."""
    yield ContactMoment.objects.filter(account__in=accounts), MOMENT
    yield NextStep.objects.filter(account__in=accounts), ("text",)
    yield Opinion.objects.filter(position__account__in=accounts), ("motive", "evidence")
    yield Tie.objects.filter(first__account__in=accounts), ("remark",)
    yield Assessment.objects.filter(account__in=accounts), ("evidence", "remark")
    yield PlanAct.objects.filter(Q(account__in=accounts) | Q(account=None)), ("lines",)


def _erase(texts: Texts, words: Iterable[str]) -> Iterator[Model]:
    rows, names = texts
    for row in rows.only("pk", *names):
        clean = {name: redacted(getattr(row, name), words) for name in names}
        different = [name for name in names if clean[name] != getattr(row, name)]
        if different:
            for name in different:
                setattr(row, name, clean[name])
            row.save(update_fields=different)
            yield row
