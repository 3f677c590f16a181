"""Whom one chooses from in the forms of a chart: all of a few, of many those who are found."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

from verder.apps.intensify.queries.organisation import Charted
from verder.apps.intensify.reports.chart_words import name_of
from verder.apps.intensify.reports.organisation_chart import OrganisationChart
from verder.domain.values.letters import without_accents

MOST: Final = 40  # more are not read, so they are searched


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What is looked for in a list: words, and at most how many people; None for everybody."""

    words: str = ""
    most: int | None = MOST


@dataclass(frozen=True, slots=True, kw_only=True)
class Offered:
    """The people of a list, by key; whether they were searched, and whether there are others."""

    people: tuple[tuple[str, str], ...]
    is_searched: bool
    has_more: bool


def offered(
    chart: OrganisationChart, wanted: Wanted, *, without: Collection[int] = (), chosen: int | None
) -> Offered:
    """Return who has these words in name, function or department, in reading order.

    Without words who is chosen is always there, however many others stand above.
    """
    everybody = [chart.people[each] for each in chart.whole.places if each not in without]
    found = [each for each in everybody if _matches(each, wanted.words)]
    shown = found[: wanted.most]
    if not wanted.words and len(shown) < len(found):
        shown += [each for each in found[len(shown) :] if each.pk == chosen]
    return Offered(
        people=tuple((str(each.pk), told_of(each)) for each in shown),
        is_searched=bool(wanted.words),
        has_more=wanted.most is not None and len(everybody) > wanted.most,
    )


def told_of(person: Charted) -> str:
    """Return a name with the function."""
    name, function = name_of(person), person.function
    return f"{name} ({function})" if function else name


def _matches(person: Charted, words: str) -> bool:
    text = f"{name_of(person)} {person.function} {person.department}"
    told, wanted = (without_accents(each.casefold()) for each in (text, words))
    return all(word in told for word in wanted.split())
