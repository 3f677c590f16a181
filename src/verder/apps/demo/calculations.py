"""Calculations that the demo company keeps with its largest account: three discounts to compare."""

from decimal import Decimal
from typing import Final

from verder.apps.accounts.models import Account
from verder.apps.calculate.calculators import cards
from verder.apps.calculate.enums import CalculationKind
from verder.apps.calculate.keeping import read_inputs
from verder.apps.calculate.origins import Origin
from verder.apps.calculate.reports.filling import filled, has_margins, kept_filled
from verder.apps.calculate.reports.own_figures import OwnFigures, own_figures
from verder.apps.calculate.services import Named, Worked, save_calculation
from verder.apps.demo.largest import largest_accounts
from verder.apps.identify import figures
from verder.apps.imports.queries import current_facts
from verder.domain.values.missing import NotComputable

DISCOUNTS: Final = (
    ("Korting 3 %: het voorstel", "-0.03", CalculationKind.BEFORE),
    ("Korting 5 %: wat de klant vraagt", "-0.05", CalculationKind.PLAIN),
    ("Prijs 2 % omhoog", "0.02", CalculationKind.PLAIN),
)
CARD: Final = "price_change"


def keep_calculations() -> None:
    """Keep the discounts with the largest account, filled from one of its product groups."""
    for account in largest_accounts(1):
        for group in figures.product_groups(current_facts()):
            if (found := _figures(account, group)) is not None:
                _keep(account, group, found)
                break


def _figures(account: Account, group: str) -> OwnFigures | None:
    """Return the figures, where price, volume and cost of the group are all known."""
    try:
        found = own_figures(user=None, account=account, product_group=group)
    except NotComputable:
        return None
    rows = filled(CARD, found, "")
    return found if all(row.is_filled for row in rows) else None


def _keep(account: Account, group: str, found: OwnFigures) -> None:
    rows = filled(CARD, found, "")
    kept, card = kept_filled(rows), cards()[CARD]
    origin = Origin(
        account_id=account.pk,
        period=found.now.period,
        product_group=group,
        filled=kept,
        has_margins=has_margins(rows),
    )
    for name, change, kind in DISCOUNTS:
        asked = {**read_inputs(card, kept), "change": Decimal(change)}
        save_calculation(
            by=account.owner,
            worked=Worked.out(card, asked, origin),
            named=Named(name=name, account=account, kind=kind),
        )
