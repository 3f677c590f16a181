"""What a viewer may choose from when asking a question."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from verder.apps.core.models import User
from verder.apps.core.queries import organisation, team_tree
from verder.apps.identify import figures
from verder.apps.identify.queries import traits_in_use
from verder.apps.imports.queries import current_facts
from verder.domain.values.period import Period, add_months


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """The choices of the bar above every analysis."""

    span: tuple[date, date] | None
    fiscal_month: int
    teams: tuple[tuple[int, str], ...]
    regions: tuple[str, ...]
    sectors: tuple[str, ...]
    product_groups: tuple[str, ...]

    def fiscal_years(self) -> list[Period]:
        """Return the fiscal years that lines touch, the latest first."""
        if self.span is None:
            return []
        return fiscal_years(self.span, self.fiscal_month)


def fiscal_years(span: tuple[date, date], first_month: int) -> list[Period]:
    """Return the fiscal years from the first day to the last, the latest first.

    >>> years = fiscal_years((date(2024, 3, 1), date(2025, 6, 30)), 4)
    >>> [year.start_on.isoformat() for year in years]
    ['2025-04-01', '2024-04-01', '2023-04-01']
    """
    first_on, last_on = span
    start_on = date(last_on.year, first_month, 1)
    if start_on > last_on:
        start_on = add_months(start_on, -12)
    years = [Period(start_on, add_months(start_on, 12))]
    while years[-1].start_on > first_on:
        years.append(years[-1].previous())
    return years


def span_of_lines() -> tuple[date, date] | None:
    """Return the first and the last day of the invoice lines; None while there are none."""
    return figures.span(current_facts())


def options_of(user: User | None) -> Options:
    """Return the choices that name nothing the viewer may not see."""
    facts = current_facts()
    seen = traits_in_use(user)
    return Options(
        span=figures.span(facts),
        fiscal_month=organisation().fiscal_year_start,
        teams=_with_parents({team for row in seen for team in (row.team_id, row.owner_team_id)}),
        regions=_names(row.region for row in seen),
        sectors=_names(row.sector for row in seen),
        product_groups=figures.product_groups(facts),
    )


def _names(found: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted({name for name in found if name}, key=str.casefold))


def _with_parents(team_ids: Iterable[int | None]) -> tuple[tuple[int, str], ...]:
    """Return these teams and all above them, by name."""
    tree = team_tree()
    shown: set[int] = set()
    for team_id in team_ids:
        climbing = team_id
        while climbing is not None and climbing not in shown:
            shown.add(climbing)
            climbing = tree[climbing].parent_id
    return tuple((key, team.name) for key, team in tree.items() if key in shown)
