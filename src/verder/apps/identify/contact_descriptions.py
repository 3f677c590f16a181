"""The limits of contact with people, and what is said of each."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from verder.apps.identify.limit_kinds import days, share
from verder.apps.identify.limit_shapes import Analysis
from verder.domain.intensify.silence import SilenceLimits

SILENCE: Final = Analysis(
    key="silence",
    label=_("Silences"),
    kind=SilenceLimits,
    limits=(
        share("grace_share", _("So much longer than the norm is no silence yet")),
        days("least_days", _("Never call it a silence when the norm is fewer days than")),
    ),
)
