"""Saved calculations as a table."""

from collections.abc import Callable

from django.urls import reverse
from django.utils.translation import gettext as _

from verder.apps.calculate.calculators import calculators, known_calculator
from verder.apps.calculate.enums import CalculationKind
from verder.apps.calculate.keeping import read_answer
from verder.apps.calculate.models import Calculation
from verder.apps.calculate.words import value_words
from verder.apps.core.queries import organisation
from verder.documents.sheet import Kind
from verder.web.core.tables import Column, Filter, TableSpec, when_needed

SHARED, OWN = "shared", "own"


def saved_table(*, with_account: bool = True) -> TableSpec[Calculation]:
    """Describe the table, the latest changed first."""
    names = {each.key: each.text.name for each in calculators()}
    return TableSpec(
        name="saved",
        columns=[*_named(names.get, with_account=with_account), *_dated()],
        sort="-changed",
        search=lambda row: f"{row.name} {row.note} {row.account or ''} {names.get(row.calculator)}",
        filters=_filters(with_account=with_account),
        key=lambda row: row.pk,
    )


def _filters(*, with_account: bool) -> list[Filter[Calculation]]:
    found: list[Filter[Calculation]] = [
        Filter(
            key="calculator",
            title=_("Calculator"),
            choices=when_needed(lambda: [(each.key, each.text.name) for each in calculators()]),
            matches=lambda row, chosen: row.calculator == chosen,
        )
    ]
    if with_account:
        found.append(
            Filter(
                key="whose",
                title=_("Kept"),
                choices=[(SHARED, _("With an account")), (OWN, _("For myself"))],
                matches=lambda row, chosen: (row.account_id is None) == (chosen == OWN),
            )
        )
    return found


def _named(
    name_of: Callable[[str], str | None], *, with_account: bool
) -> list[Column[Calculation]]:
    columns: list[Column[Calculation]] = [
        Column(
            key="name",
            title=_("Name"),
            value=lambda row: row.name,
            link=lambda row: reverse("calculation", args=[row.pk]),
        ),
        Column(
            key="calculator",
            title=_("Calculator"),
            value=lambda row: name_of(row.calculator) or row.calculator,
        ),
        Column(key="result", title=_("Result"), value=result_words, is_long=True),
    ]
    if with_account:
        columns.append(
            Column(
                key="account",
                title=_("Account"),
                value=lambda row: row.account.name if row.account else None,
                link=_account_address,
            )
        )
    return columns


def _account_address(row: Calculation) -> str:
    return reverse("account_calculations", args=[row.account_id]) if row.account_id else ""


def _dated() -> list[Column[Calculation]]:
    return [
        Column(
            key="kind",
            title=_("Kind"),
            value=lambda row: str(CalculationKind(row.kind).label),
            is_shown=False,
        ),
        Column(
            key="author",
            title=_("Made by"),
            value=lambda row: row.author.name if row.author else None,
        ),
        Column(
            key="changed",
            title=_("Changed"),
            value=lambda row: row.changed_at.date(),
            kind=Kind.DATE,
        ),
        Column(
            key="note", title=_("Note"), value=lambda row: row.note, is_shown=False, is_long=True
        ),
    ]


def result_words(row: Calculation) -> str:
    """Return the figures that answered the question, in one line."""
    known = known_calculator(row.calculator, organisation().currency)
    if known is None:
        return ""
    found = read_answer(known.method, row.answer)
    steps = (step for step in known.method.results if not step.rows)
    return " · ".join(
        f"{known.label(step.key)} {value_words(known, step.key, found.value(step.key))}"
        for step in steps
    )
