"""What stages, sides and counted answers are called."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from verder.domain.engines.two_sides import ViewSide
from verder.domain.intensify.relationship_stage import RelationStage
from verder.domain.values.missing import NotComputable
from verder.web.core import formats

if TYPE_CHECKING:
    from verder.apps.intensify.instruments import KnownInstrument
    from verder.apps.intensify.reports.counted import Counted

Text = str | Promise
STAGE_NAMES: Final[Mapping[RelationStage, Text]] = {
    RelationStage.EXPLORATORY: gettext_lazy("Exploratory"),
    RelationStage.DISINTEGRATED: gettext_lazy("Disintegrated"),
}
STAGE_TEXTS: Final[Mapping[RelationStage, Text]] = {
    RelationStage.EXPLORATORY: gettext_lazy(
        "No trade yet: both sides find out whether they can mean something to each other."
    ),
    RelationStage.DISINTEGRATED: gettext_lazy(
        "The relation came apart: find out why before anything else, and with whom to talk."
    ),
}
SIDE_NAMES: Final[Mapping[ViewSide, Text]] = {
    ViewSide.US: gettext_lazy("Our view"),
    ViewSide.CUSTOMER: gettext_lazy("The customer's view"),
}


def stage_name(stage: RelationStage, instrument: "KnownInstrument") -> str:
    """Return what a stage is called."""
    return str(STAGE_NAMES[stage] if stage in STAGE_NAMES else instrument.bands[stage].name)


def stage_text(stage: RelationStage, instrument: "KnownInstrument") -> str:
    """Return what a stage means."""
    return str(STAGE_TEXTS[stage] if stage in STAGE_TEXTS else instrument.bands[stage].text)


def name_or_nothing(stage: RelationStage | NotComputable, instrument: "KnownInstrument") -> str:
    """Return what a stage is called; nothing where there is none."""
    return "" if isinstance(stage, NotComputable) else stage_name(stage, instrument)


def counted_words(counted: "Counted") -> str:
    """Return what was counted, in words."""
    whole = int(counted.value)
    match counted.kind:
        case "pairs":
            return ngettext(
                "%(count)s pair of people met in the last twelve months",
                "%(count)s pairs of people met in the last twelve months",
                whole,
            ) % {"count": formats.number(whole)}
        case "senior_contacts":
            return ngettext(
                "a director took part in %(count)s contact of the last twelve months",
                "a director took part in %(count)s contacts of the last twelve months",
                whole,
            ) % {"count": formats.number(whole)}
    return _("%(share)s of what they buy of our kind, by what was said or by the potential") % {
        "share": formats.share(counted.value, 0)
    }
