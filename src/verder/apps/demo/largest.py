"""The largest customers of the demo company, of whom its people know most."""

from verder.apps.accounts.models import Account
from verder.apps.identify import figures
from verder.apps.imports.queries import current_facts
from verder.facts.engine import Level
from verder.facts.rows import AccountTotals


def largest_accounts(most: int) -> list[Account]:
    """Return the accounts with most revenue, the largest first."""
    rows = largest_totals(most)
    found = Account.objects.select_related("owner").in_bulk([row.account_id for row in rows])
    return [found[row.account_id] for row in rows]


def largest_totals(most: int) -> list[AccountTotals]:
    """Return the highest net revenues of the last twelve months."""
    totals = figures.totals(current_facts(), figures.default_period(), Level.ACCOUNT, "")
    ranked = sorted(totals.values(), key=lambda row: (-row.revenue, row.account_id))
    return ranked[:most]
