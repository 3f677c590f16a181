"""The limits of surveys that many answer, and what is said of each."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from verder.apps.identify.limit_kinds import at_least_one, days
from verder.apps.identify.limit_shapes import Analysis
from verder.domain.engines.voices import VoiceLimits

VOICES: Final = Analysis(
    key="voices",
    label=_("Surveys with many answers"),
    kind=VoiceLimits,
    limits=(
        at_least_one("least_answers", _("No single number below so many answers"), 100),
        days("voice_days", _("An answer counts for so many days")),
    ),
)
