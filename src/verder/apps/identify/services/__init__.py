"""What changes the records of the choice of key accounts."""

from verder.apps.accounts.services.said import say, take_away, undo
from verder.apps.identify.services.alerts import bring_back, put_aside
from verder.apps.identify.services.drivers import (
    change_driver,
    make_driver,
    remove_driver_rate,
    set_driver_rate,
)
from verder.apps.identify.services.inputs import set_input, undo_input
from verder.apps.identify.services.proposals import (
    restore_proposal,
    save_proposal,
    withdraw_proposal,
)
from verder.apps.identify.services.quantities import Said, state_quantities, undo_quantities

__all__ = [
    "Said",
    "bring_back",
    "change_driver",
    "make_driver",
    "put_aside",
    "remove_driver_rate",
    "restore_proposal",
    "save_proposal",
    "say",
    "set_driver_rate",
    "set_input",
    "state_quantities",
    "take_away",
    "undo",
    "undo_input",
    "undo_quantities",
    "withdraw_proposal",
]
