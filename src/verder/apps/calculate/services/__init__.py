"""What changes saved calculations."""

from verder.apps.calculate.services.answers import calculate_anew
from verder.apps.calculate.services.calculations import (
    Named,
    change_calculation,
    copy_calculation,
    remove_calculation,
    restore_calculation,
    save_calculation,
)
from verder.apps.calculate.services.trail import Worked

__all__ = [
    "Named",
    "Worked",
    "calculate_anew",
    "change_calculation",
    "copy_calculation",
    "remove_calculation",
    "restore_calculation",
    "save_calculation",
]
