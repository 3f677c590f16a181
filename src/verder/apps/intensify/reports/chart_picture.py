"""The organisation chart of an account as a picture to take along: SVG, PDF or PNG."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.utils.formats import date_format
from django.utils.text import slugify
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from verder.apps.accounts.models import Account
from verder.apps.intensify.reports.chart_scene import Shows, scene_of
from verder.apps.intensify.reports.chart_words import attitude_words
from verder.apps.intensify.reports.organisation_chart import OrganisationChart
from verder.documents.organisation_picture.drawing import organisation_drawing
from verder.documents.organisation_picture.scene import Words
from verder.documents.paper import Drawing, drawing_pdf, drawing_png

Maker = Callable[[Drawing], bytes]
KINDS: Final[Mapping[str, tuple[str, Maker]]] = {
    "svg": ("image/svg+xml", lambda drawing: drawing.svg),
    "pdf": ("application/pdf", drawing_pdf),
    "png": ("image/png", drawing_png),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartPicture:
    """A picture with what it is called, and of which kind it is."""

    name: str
    media_type: str
    content: bytes


def chart_picture(
    chart: OrganisationChart, account: Account, *, kind: str, shows: Shows, on: date
) -> ChartPicture:
    """Return the chart as a file of one of `KINDS`; judgements for who may see them."""
    drawing = organisation_drawing(
        scene_of(chart, shows), _words(account, chart, on), language=get_language() or "nl"
    )
    media_type, made = KINDS[kind]
    name = f"{slugify(account.name) or 'verder'}-{on:%Y-%m-%d}.{kind}"
    return ChartPicture(name=name, media_type=media_type, content=made(drawing))


def _words(account: Account, chart: OrganisationChart, on: date) -> Words:
    """Return the texts of the picture; those of judgements for who may see them."""
    title = _("Organisation chart of %(account)s") % {"account": account.name}
    if not chart.has_opinions:
        return Words(
            title=title,
            lead=_lead(chart, on),
            decider=_("decides"),
            unknown=_("unknown person"),
        )
    lead = _("with judgements about people: for the account team alone")
    return Words(
        title=title,
        lead=f"{_lead(chart, on)} · {lead}",
        decider=_("decides"),
        unknown=_("unknown person"),
        influence=_("influence, 1 to 5; a larger card has more"),
        attitudes=attitude_words(),
        nobody_knows=_("nobody knows yet"),
        sways=_("informal influence"),
        conflict=_("conflict"),
    )


def _lead(chart: OrganisationChart, on: date) -> str:
    count = len(chart.members)
    people = ngettext("%(count)s person", "%(count)s persons", count) % {"count": count}
    return f"{date_format(on, 'j M Y')} · {people}"
