"""How the plan shows the ways of meeting."""

from collections.abc import Mapping
from typing import Final

from verder.apps.intensify.enums import Channel

ICONS: Final[Mapping[str, str]] = {
    Channel.VISIT: "car",
    Channel.VIDEO: "video",
    Channel.CALL: "phone",
    Channel.MAIL: "mail",
    Channel.EVENT: "calendar-event",
    Channel.MAILING: "send",
}
PLANNED_CHANNELS: Final = [choice for choice in Channel.choices if choice[0] != Channel.MAILING]
