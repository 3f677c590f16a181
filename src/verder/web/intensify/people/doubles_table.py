"""Contacts that may be one person, as a table: who, where, and why."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from verder.apps.core.models import User
from verder.apps.intensify.models import Person, Position
from verder.apps.intensify.reports.doubles import doubles_of
from verder.apps.intensify.same_people import LikeReason, Pair
from verder.web.core.tables import Column, Filter, TableSpec

REASONS: Final[Mapping[LikeReason, Promise]] = {
    LikeReason.EMAIL: gettext_lazy("same e-mail address"),
    LikeReason.MOBILE: gettext_lazy("same mobile number"),
    LikeReason.NAME: gettext_lazy("same name at one account"),
    LikeReason.PHONE: gettext_lazy("same phone number and last name"),
    LikeReason.INITIAL: gettext_lazy("same last name and initial at one account"),
    LikeReason.SIMILAR: gettext_lazy("names differ in a letter or two"),
    LikeReason.ELSEWHERE: gettext_lazy("same name at another account"),
}


FEW: Final = 8  # pairs that a page about something else names


@dataclass(frozen=True, slots=True, kw_only=True)
class DoubleRow:
    """Two contacts beside each other, and why they look alike."""

    first: Person
    second: Person
    first_about: str
    second_about: str
    reasons: tuple[LikeReason, ...]
    place: int  # the surest is first

    @property
    def key(self) -> str:
        """How a selection names the pair."""
        return f"{self.first.pk}-{self.second.pk}"

    @property
    def why(self) -> tuple[str, ...]:
        """The reasons in words."""
        return tuple(str(REASONS[each]) for each in self.reasons)


def alike_shown(user: User, people: Collection[int], title: str) -> dict[str, Any]:
    """Return what a page says of whom these people may be; nothing where they are nobody else."""
    pairs = doubles_of(user, people)
    return {
        "doubles": double_rows(pairs[:FEW]),
        "doubles_title": title,
        "more_doubles": len(pairs) > FEW,
    }


def double_rows(pairs: Sequence[Pair]) -> list[DoubleRow]:
    """Return the pairs with who they are."""
    keys = {key for each in pairs for key in (each.first_id, each.second_id)}
    people, about = Person.objects.in_bulk(keys), _about(keys)
    return [
        DoubleRow(
            first=people[each.first_id],
            second=people[each.second_id],
            first_about=about.get(each.first_id, ""),
            second_about=about.get(each.second_id, ""),
            reasons=each.reasons,
            place=place,
        )
        for place, each in enumerate(pairs)
        if each.first_id in people and each.second_id in people
    ]


def _about(people: set[int]) -> dict[int, str]:
    """Return where each works, or worked last."""
    rows = Position.objects.filter(person__in=people).select_related("account")
    told: dict[int, str] = {}
    for row in rows.order_by("ended_on", "pk"):
        parts = (row.function, row.account.name)
        is_now = row.ended_on is None
        if is_now or row.person_id not in told:
            told[row.person_id or 0] = " · ".join(filter(None, parts))
    return told


def doubles_table() -> TableSpec[DoubleRow]:
    """Describe the pairs, the surest first."""
    return TableSpec(
        name="doubles",
        title=_("Possible doubles"),
        columns=[
            Column(
                key="first",
                title=_("One"),
                value=lambda row: f"{row.first} ({row.first_about})",
                template="intensify/people/cells/double_first.html",
            ),
            Column(
                key="second",
                title=_("Other"),
                value=lambda row: f"{row.second} ({row.second_about})",
                template="intensify/people/cells/double_second.html",
            ),
            Column(
                key="why",
                title=_("Why"),
                value=lambda row: ", ".join(row.why),
                template="intensify/people/cells/double_why.html",
            ),
            Column(
                key="act",
                title=_("What to do"),
                value=lambda row: reverse("people_merge", args=[row.first.pk, row.second.pk]),
                template="intensify/people/cells/double_act.html",
                is_sortable=False,
                is_exported=False,
            ),
            Column(
                key="place", title=_("Surest first"), value=lambda row: row.place, is_shown=False
            ),
        ],
        sort="place",
        search=lambda row: f"{row.first} {row.second} {row.first_about} {row.second_about}",
        filters=[
            Filter(
                key="why",
                title=_("Why"),
                choices=[(each.value, words) for each, words in REASONS.items()],
                matches=lambda row, chosen: chosen in row.reasons,
            )
        ],
        key=lambda row: row.key,
    )
