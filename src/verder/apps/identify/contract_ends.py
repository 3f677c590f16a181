"""Until when contracts bring revenue: what the life cycle looks at instead of orders."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from verder.apps.agreements.queries import recurring_contracts
from verder.apps.identify.keeping import kept
from verder.domain.agreements.notice import current_end
from verder.facts.engine import Facts, Level


@kept
def contract_ends(_facts: Facts, today: date, level: Level) -> Mapping[int, date]:
    """Return by account the last day of its contracts that had begun by a day.

    A contract without an end runs on that day. The contract of an entity counts for its
    group as well; that of a group says nothing of one entity.
    """
    found: dict[int, date] = {}
    for contract in recurring_contracts():
        if contract.begins_on > today:
            continue
        ends_on = current_end(contract.term, today) or today
        own = contract.account_id
        account_id = own if level is Level.ENTITY else contract.account.head_id or own
        found[account_id] = max(ends_on, found.get(account_id, ends_on))
    return MappingProxyType(found)
