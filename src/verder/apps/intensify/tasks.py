"""What this area does when others act: with accounts that merge."""

from verder.apps.accounts.belongings import register_belonging
from verder.apps.intensify.models import (
    Assessment,
    ContactMoment,
    FrequencyAct,
    NextStep,
    Position,
    RelationEnd,
    Seat,
    Survey,
)

register_belonging(Position)
register_belonging(Seat)
register_belonging(ContactMoment)
register_belonging(NextStep)
register_belonging(FrequencyAct)
register_belonging(Assessment, once=("instrument", "side", "voice"))
register_belonging(RelationEnd, once=())
register_belonging(Survey)
