"""The organisation chart of an account as a picture to take along: SVG, PDF or PNG."""

from collections.abc import Callable
from typing import Final

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from verder.apps.accounts.models import Account
from verder.apps.intensify.reports.organisation_chart import OrganisationChart, organisation_chart
from verder.documents.organisation_picture.drawing import organisation_drawing
from verder.documents.organisation_picture.scene import Words
from verder.documents.paper import Drawing, drawing_pdf, drawing_png
from verder.web.accounts.frame import seen_account
from verder.web.core import formats
from verder.web.core.requests import Request
from verder.web.intensify.organisation.asked import chart_asked
from verder.web.intensify.organisation.scene import scene_of
from verder.web.intensify.organisation.words import attitude_words

KINDS: Final[dict[str, tuple[str, Callable[[Drawing], bytes]]]] = {
    "svg": ("image/svg+xml", lambda drawing: drawing.svg),
    "pdf": ("application/pdf", drawing_pdf),
    "png": ("image/png", drawing_png),
}


@require_GET
@login_required
def organisation_picture(request: Request, account_id: int, kind: str) -> HttpResponse:
    """Answer with the chart as its page shows it, as a file of this kind."""
    account, asked = seen_account(request.user, account_id), chart_asked(request.GET)
    if kind not in KINDS:
        raise Http404
    today = timezone.localdate()
    chart = organisation_chart(user=request.user, account=account, on=today, closed=asked.closed)
    drawing = organisation_drawing(
        scene_of(chart, asked), _words(account, chart), language=get_language() or "nl"
    )
    media, made = KINDS[kind]
    name = f"{slugify(account.name) or 'verder'}-{today:%Y-%m-%d}.{kind}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(made(drawing), content_type=media, headers=headers)


def _words(account: Account, chart: OrganisationChart) -> Words:
    """Return the texts of the picture; those of judgements for who may see them."""
    title = _("Organisation chart of %(account)s") % {"account": account.name}
    if not chart.has_opinions:
        return Words(
            title=title,
            lead=_lead(chart),
            decider=_("decides"),
            unknown=_("unknown person"),
        )
    lead = _("with judgements about people: for the account team alone")
    return Words(
        title=title,
        lead=f"{_lead(chart)} · {lead}",
        decider=_("decides"),
        unknown=_("unknown person"),
        influence=_("influence, 1 to 5; a larger card has more"),
        attitudes=attitude_words(),
        nobody_knows=_("nobody knows yet"),
        sways=_("informal influence"),
        conflict=_("conflict"),
    )


def _lead(chart: OrganisationChart) -> str:
    count = len(chart.members)
    people = ngettext("%(count)s person", "%(count)s persons", count) % {"count": count}
    return f"{formats.day(timezone.localdate())} · {people}"
