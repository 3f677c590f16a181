"""Contacts to take along as address cards: one, an account, a selection or all that match."""

from collections.abc import Iterable

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from verder.apps.core.keys import record_keys
from verder.apps.intensify.models import Position
from verder.apps.intensify.queries.contact_list import (
    HERE,
    all_reaches,
    contacts,
    contacts_of,
    seen_places,
)
from verder.apps.intensify.reports.cards import cards_of
from verder.web.accounts.frame import seen_account
from verder.web.core.flash import warn
from verder.web.core.requests import Request
from verder.web.core.tables import read_table
from verder.web.intensify.people.table import contacts_table
from verder.web.intensify.views.people.common import seen_person


@require_GET
@login_required
def person_card(request: Request, person_id: int) -> HttpResponse:
    """Send the card of one person."""
    person = seen_person(request.user, person_id)
    rows = seen_places(request.user, person, timezone.localdate())
    return _file(rows.prefetch_related(all_reaches("person__")), str(person))


@require_GET
@login_required
def account_cards(request: Request, account_id: int) -> HttpResponse:
    """Send the cards of everybody who works at an account now."""
    account = seen_account(request.user, account_id)
    return _file(contacts_of(account, timezone.localdate()).filter(state=HERE), account.name)


@require_POST
@login_required
def people_cards(request: Request) -> HttpResponse:
    """Send the cards of the selected contacts, or of all that match what was asked."""
    found = contacts(request.user, timezone.localdate()).prefetch_related(all_reaches("person__"))
    if every := request.POST.get("every"):
        asked = QueryDict(every)
        rows = list(read_table(contacts_table(), found.filter(state=HERE), asked).matching())
    else:
        keys = record_keys(request.POST.getlist("selected"))
        rows = list(found.filter(pk__in=keys).order_by("person__family_name", "pk"))
    if not any(row.person_id for row in rows):
        warn(request, _("Choose the contacts to take along."))
        return redirect("people")
    return _file(rows, _("Contacts"))


def _file(rows: Iterable[Position], name: str) -> HttpResponse:
    file = f"{slugify(name) or 'contacts'}.vcf"
    return HttpResponse(
        cards_of(rows),
        content_type="text/vcard; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{file}"'},
    )
