"""How the reader wants to see the matrix: which numbers, of which roles, from what they come."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from verder.apps.intensify.enums import DMU_ROLES, PSU_ROLES, FrequencyKind
from verder.apps.intensify.reports.matrix_parts import MatrixColumn, MatrixRow
from verder.domain.intensify.contact_counts import CountBasis
from verder.domain.values.period import add_months, first_of_month

MOST_MONTHS: Final = 24


class Show(StrEnum):
    """Which numbers stand in the cells."""

    BOTH = "both"
    CURRENT = "current"
    IDEAL = "ideal"
    GAP = "gap"
    CHANGE = "change"  # then and now


SHOWS: Final[tuple[tuple[Show, Promise], ...]] = (
    (Show.BOTH, _("Current → ideal")),
    (Show.CURRENT, _("Current")),
    (Show.IDEAL, _("Ideal")),
    (Show.GAP, _("Gap")),
)
BASES: Final[tuple[tuple[CountBasis, Promise], ...]] = (
    (CountBasis.BEST, _("counted, estimates where nothing was")),
    (CountBasis.COUNTED, _("counted only")),
    (CountBasis.ESTIMATED, _("estimates only")),
)
DMU_CHOICES: Final = DMU_ROLES
PSU_CHOICES: Final = PSU_ROLES


@dataclass(frozen=True, slots=True, kw_only=True)
class MatrixAsked:
    """What the address asks for.

    Two days are compared where `back` says how many months ago the earlier one is; the
    later one is today, or `until` months ago.
    """

    show: Show = Show.BOTH
    basis: CountBasis = CountBasis.BEST
    role: str = ""
    team_role: str = ""
    back: int = 0
    until: int = 0
    is_form: bool = False

    @property
    def edited(self) -> FrequencyKind | None:
        """What typing in a cell changes; None where cells only show."""
        if self.show is Show.CURRENT:
            return FrequencyKind.ESTIMATE
        return FrequencyKind.IDEAL if self.show in {Show.BOTH, Show.IDEAL} else None

    def rows(self, rows: tuple[MatrixRow, ...]) -> list[MatrixRow]:
        """Return the rows of the chosen role."""
        return [row for row in rows if not self.role or self.role in row.roles]

    def columns(self, columns: tuple[MatrixColumn, ...]) -> list[MatrixColumn]:
        """Return the columns of the chosen role."""
        return [each for each in columns if not self.team_role or self.team_role in each.roles]

    def then_on(self, today: date) -> date | None:
        """Return the day the matrix is compared with, where it is compared."""
        return months_ago(today, self.back) if self.back else None

    def now_on(self, today: date) -> date:
        """Return the day of the matrix itself: today, or the later of two days compared."""
        return months_ago(today, self.until)


def months_ago(today: date, months: int) -> date:
    """Return today, or the first of a month some months ago."""
    return add_months(first_of_month(today), -months) if months else today


def read_asked(query: QueryDict) -> MatrixAsked:
    """Return what the address asks for; what is none of the choices is the usual."""
    months, until = _months(query, "back"), _months(query, "until")
    show = _choice(query, "show", dict(SHOWS), Show.BOTH)
    return MatrixAsked(
        show=Show.CHANGE if months else Show(show),
        basis=CountBasis(_choice(query, "basis", dict(BASES), CountBasis.BEST)),
        role=_choice(query, "role", dict(DMU_CHOICES), ""),
        team_role=_choice(query, "team_role", dict(PSU_CHOICES), ""),
        back=months,
        until=until if until < months else 0,
        is_form=query.get("edit") == "form",
    )


def _months(query: QueryDict, name: str) -> int:
    text = query.get(name, "")
    return min(int(text[:3]), MOST_MONTHS) if text.isdecimal() and text.isascii() else 0


def _choice(query: QueryDict, name: str, choices: dict[object, object], usual: str) -> str:
    chosen = query.get(name, "")
    return str(chosen) if chosen in {str(each) for each in choices} else usual
