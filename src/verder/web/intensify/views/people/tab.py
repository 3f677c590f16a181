"""Who works at an account: shown, added, and the places where nobody is known."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST
from django.views.decorators.vary import vary_on_headers

from verder.apps.accounts.models import Account
from verder.apps.core.failures import Refused
from verder.apps.core.sentences import sentence
from verder.apps.intensify.queries.contact_list import LEFT, contacts_of
from verder.apps.intensify.reports.contact_quality import quality_of
from verder.apps.intensify.rules import may_edit_people
from verder.apps.intensify.services.people import add_contact
from verder.apps.intensify.services.positions import begin_position
from verder.domain.intensify.contact_quality import ContactQuality
from verder.web.accounts.frame import account_frame, seen_account
from verder.web.core.flash import say
from verder.web.core.requests import Request
from verder.web.intensify.account_picker import is_search, picker_of
from verder.web.intensify.people.forms import PersonForm, PositionForm
from verder.web.intensify.people.rows import place_rows
from verder.web.intensify.views.people.common import editable_account, undo_address

TAB = "account_people"
ADD = "add"  # opens the form of somebody new
FOUND = "intensify/parts/found_accounts.html"


@require_GET
@login_required
def account_people(request: Request, account_id: int) -> HttpResponse:
    """Show who works at an account, which places are vacant, and who left."""
    return contacts_tab(request, seen_account(request.user, account_id))


@require_GET
@login_required
@vary_on_headers("HX-Request", "HX-Target")
def person_new(request: Request) -> HttpResponse:
    """Let the account be chosen at which somebody new works."""

    def address(account: Account) -> str:
        return f"{reverse(TAB, args=[account.pk])}?{ADD}=person#{ADD}-person"

    template = FOUND if is_search(request) else "intensify/people/new.html"
    return render(request, template, picker_of(request, address))


@require_POST
@login_required
def person_add(request: Request, account_id: int) -> HttpResponse:
    """Add somebody new who works at the account."""
    account = editable_account(request.user, account_id)
    today = timezone.localdate()
    person = PersonForm(request.POST, country=account.country)
    place = PositionForm(request.POST, account=account, today=today)
    if not (person.is_valid() & place.is_valid()):
        return contacts_tab(request, account, person=person, place=place)
    try:
        made, act = add_contact(
            by=request.user,
            account=account,
            person=person.said(),
            position=place.said(),
            reaches=person.reaches(),
            roles=place.roles_said(),
            on=today,
        )
    except (Refused, ValidationError) as problem:
        person.add_error(None, _words_of(problem))
        return contacts_tab(request, account, person=person, place=place)
    say(request, _("%(who)s was added.") % {"who": made.person}, undo=undo_address(act))
    return redirect(TAB, account.pk)


@require_POST
@login_required
def vacancy_add(request: Request, account_id: int) -> HttpResponse:
    """Add a place of which nobody knows yet who has it."""
    account = editable_account(request.user, account_id)
    today = timezone.localdate()
    vacancy = PositionForm(request.POST, account=account, today=today, name="vacancy")
    if not vacancy.is_valid():
        return contacts_tab(request, account, vacancy=vacancy)
    _made, act = begin_position(
        by=request.user,
        account=account,
        person=None,
        said=vacancy.said(),
        roles=vacancy.roles_said(),
        on=today,
    )
    say(request, _("The vacancy was added."), undo=undo_address(act))
    return redirect(TAB, account.pk)


def contacts_tab(
    request: Request,
    account: Account,
    *,
    person: PersonForm | None = None,
    place: PositionForm | None = None,
    vacancy: PositionForm | None = None,
) -> HttpResponse:
    """Show the tab, with forms as they were sent where they were refused."""
    today = timezone.localdate()
    found = contacts_of(account, today)
    rows = place_rows(found)
    quality = quality_of(found, today)
    may_edit = may_edit_people(request.user, account)
    context: dict[str, Any] = {
        **account_frame(request, account, TAB),
        "people": [row for row in rows if row.is_here],
        "vacancies": [row for row in rows if row.is_vacant],
        "left": [row for row in rows if row.state == LEFT],
        "quality": quality if isinstance(quality, ContactQuality) else None,
        "may_edit_people": may_edit,
    }
    if may_edit:
        context |= {
            "is_adding": ADD in request.GET,
            "person_form": person or PersonForm(country=account.country),
            "place_form": place or PositionForm(account=account, today=today),
            "vacancy_form": vacancy or PositionForm(account=account, today=today, name="vacancy"),
        }
    return render(request, "intensify/people/account.html", context)


def _words_of(problem: Refused | ValidationError) -> str | ValidationError:
    return sentence(problem.code, problem.details) if isinstance(problem, Refused) else problem
