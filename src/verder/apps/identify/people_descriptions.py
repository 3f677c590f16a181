"""The limits of what is kept of contacts, and what is said of each."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from verder.apps.identify.limit_kinds import days
from verder.apps.identify.limit_shapes import Analysis
from verder.domain.intensify.contact_quality import ContactLimits

CONTACTS: Final = Analysis(
    key="people",
    label=_("Contacts"),
    kind=ContactLimits,
    limits=(
        days("verified_days", _("Details count as checked for so many days")),
        days("leavers_days", _("Propose to erase who left so many days ago")),
    ),
)
