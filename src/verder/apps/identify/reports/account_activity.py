"""When an account bought, month by month, and which imports say so."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from types import MappingProxyType

from verder.apps.accounts.models import Account
from verder.apps.core.queries import organisation
from verder.apps.identify.keeping import kept
from verder.apps.identify.reports.account_page import level_of
from verder.apps.imports.models import Import
from verder.apps.imports.queries import current_facts
from verder.facts.engine import Facts, Level
from verder.facts.rows import ImportedLines, MonthOrders


@dataclass(frozen=True, slots=True, kw_only=True)
class Activity:
    """The months with lines of an account, their net revenue, and the imports behind them.

    The top of a group shows the whole group. Each import comes with its record.
    """

    currency: str
    first_on: date | None
    months: tuple[MonthOrders, ...]
    revenues: Mapping[date, Decimal]
    imports: tuple[tuple[Import, ImportedLines], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Bought:
    """What the lines say of an account, whoever looks."""

    months: tuple[MonthOrders, ...]
    revenues: Mapping[date, Decimal]
    imports: tuple[ImportedLines, ...]


def account_activity(account: Account) -> Activity:
    """Return when an account, which the viewer sees, bought."""
    found = bought(current_facts(), account.pk, level_of(account))
    records = Import.objects.select_related("by").in_bulk(
        [each.import_id for each in found.imports]
    )
    return Activity(
        currency=organisation().currency,
        first_on=min((each.first_on for each in found.imports), default=None),
        months=found.months,
        revenues=found.revenues,
        imports=tuple(
            (records[each.import_id], each) for each in found.imports if each.import_id in records
        ),
    )


@kept
def bought(facts: Facts, account_id: int, level: Level) -> Bought:
    """Return the months and the imports of one account."""
    months, imports = facts.activity_of([account_id], level=level)
    rows = facts.months_by_account(account_ids=[account_id], level=level)
    return Bought(
        months=tuple(months),
        revenues=MappingProxyType({row.month: row.revenue for row in rows}),
        imports=tuple(imports),
    )
