"""What this area does when others act: with accounts that merge."""

from verder.apps.accounts.belongings import register_belonging
from verder.apps.intensify.models import ContactMoment, FrequencyAct, NextStep, Position, Seat

register_belonging(Position)
register_belonging(Seat)
register_belonging(ContactMoment)
register_belonging(NextStep)
register_belonging(FrequencyAct)
