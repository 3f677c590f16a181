"""The limits of opinions about people, and what is said of each."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from verder.apps.identify.limit_kinds import at_least_one
from verder.apps.identify.limit_shapes import Analysis
from verder.domain.intensify.influence import OpinionLimits

OPINIONS: Final = Analysis(
    key="opinions",
    label=_("Influence and attitude"),
    kind=OpinionLimits,
    limits=(
        at_least_one("strong_influence", _("Much influence begins at"), 5),
        at_least_one("coach_influence", _("A coach has at least this influence"), 5),
        at_least_one("keep_months", _("Opinions on people are kept so many months"), 120),
    ),
)
