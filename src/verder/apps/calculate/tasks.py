"""What this area does when others act: with accounts that merge."""

from verder.apps.accounts.belongings import register_belonging
from verder.apps.calculate.models import Calculation

register_belonging(Calculation)
