"""The limits of what was agreed with accounts, and what is said of each."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from verder.apps.identify.limit_kinds import at_least_one
from verder.apps.identify.limit_shapes import Analysis, Limit, Unit
from verder.domain.agreements.notice import ReminderLimits

CONTRACTS: Final = Analysis(
    key="contracts",
    label=_("Contracts"),
    kind=ReminderLimits,
    limits=(
        at_least_one("days_ahead", _("Remind so many days before the last day for notice"), 365),
        Limit(name="is_mailed", label=_("Also by mail, once"), unit=Unit.YES_NO),
    ),
)
