"""A view that somebody gave, in one line: which instrument, whose view, with what score."""

from collections.abc import Mapping
from typing import Any

from verder.apps.intensify.instruments import known_instrument
from verder.domain.engines.two_sides import ViewSide, view
from verder.domain.values.missing import NotComputable
from verder.web.core import formats
from verder.web.intensify.presenters.stage_words import SIDE_NAMES


def view_words(said: Mapping[str, Any]) -> str:
    """Return what the audit trail keeps of a view, in words; nothing where it is unknown."""
    known = known_instrument(str(said.get("instrument", "")))
    side = said.get("side")
    if known is None or side not in set(ViewSide):
        return ""
    found = view(known.method, said.get("answers"))
    words = f"{known.text.name}, {SIDE_NAMES[ViewSide(side)]}"
    if found.band is None or isinstance(found.score, NotComputable):
        return words
    return f"{words}: {formats.short_number(found.score)}, {known.bands[found.band.key].name}"
