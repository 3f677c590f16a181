"""The flag `--columns FIELD=HEADER,…`."""

import re
from collections.abc import Iterable

from django.utils.translation import gettext as _

from verder.cli.errors import Stopped
from verder.facts.fields import Layout

NEXT_FIELD = re.compile(r",(?=\s*[a-z_]+\s*=)")


def columns_of(flags: Iterable[str], layout: Layout) -> dict[str, str]:
    """Return header by field; a header may hold commas, and an empty one means: no column."""
    fields = {field.name for field in layout.fields}
    found: dict[str, str] = {}
    for pair in (part for flag in flags for part in NEXT_FIELD.split(flag)):
        name, equals, header = pair.partition("=")
        if not equals or name.strip() not in fields:
            raise Stopped(
                _("--columns takes FIELD=HEADER, and %(pair)s is not that; the fields are %(all)s.")
                % {"pair": pair.strip(), "all": ", ".join(field.name for field in layout.fields)}
            )
        found[name.strip()] = header.strip()
    return found
