"""How the plan shows the ways of meeting, and how contacts come back."""

from collections.abc import Mapping
from typing import Final

from django.utils.translation import ngettext

from verder.apps.intensify.enums import Channel, SeriesUnit
from verder.apps.intensify.models import PlanSeries

ICONS: Final[Mapping[str, str]] = {
    Channel.VISIT: "car",
    Channel.VIDEO: "video",
    Channel.CALL: "phone",
    Channel.MAIL: "mail",
    Channel.EVENT: "calendar-event",
    Channel.MAILING: "send",
}
PLANNED_CHANNELS: Final = [choice for choice in Channel.choices if choice[0] != Channel.MAILING]


def rhythm_words(series: PlanSeries) -> str:
    """Return how often a series comes back."""
    text = (
        ngettext("every week", "every %(count)d weeks", series.every)
        if series.unit == SeriesUnit.WEEK
        else ngettext("every month", "every %(count)d months", series.every)
    )
    return text % {"count": series.every}
