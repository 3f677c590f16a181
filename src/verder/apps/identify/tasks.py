"""What this area does when others act: with its files, and with accounts that merge."""

from verder.apps.accounts.belongings import register_belonging
from verder.apps.identify.driver_files import drivers_layout
from verder.apps.identify.models import (
    AccountInput,
    BenefitEntry,
    DriverQuantity,
    KeyBuyingFactor,
    PortfolioTarget,
    Proposal,
    RatedAccount,
    SeenAlert,
    SelectionChange,
    SelectionEntry,
)
from verder.apps.identify.services.open_item_plan import plan_items
from verder.apps.identify.services.open_item_rows import apply_items, undo_items
from verder.apps.identify.services.quantity_rows import (
    apply_quantities,
    plan_quantities,
    undo_imported_quantities,
)
from verder.apps.imports.enums import ImportKind
from verder.apps.imports.row_kinds import RowKind, register_rows

register_rows(
    ImportKind.DRIVERS,
    RowKind(
        plan=plan_quantities,
        apply=apply_quantities,
        undo=undo_imported_quantities,
        layout=drivers_layout,
    ),
)
register_rows(ImportKind.OPEN_ITEMS, RowKind(plan=plan_items, apply=apply_items, undo=undo_items))
register_belonging(DriverQuantity)
register_belonging(BenefitEntry)
register_belonging(KeyBuyingFactor)
register_belonging(AccountInput, once=["kind"])
register_belonging(PortfolioTarget, once=[])
register_belonging(Proposal)
register_belonging(RatedAccount, one_for_each="sheet")
register_belonging(SelectionEntry, one_for_each="round")
register_belonging(SelectionChange)
register_belonging(SeenAlert)
