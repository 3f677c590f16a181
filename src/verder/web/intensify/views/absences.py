"""Absences of a colleague: kept, changed and removed, by themselves or by who leads them."""

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from verder.apps.core.failures import Refused
from verder.apps.core.sentences import sentence
from verder.apps.intensify.models import Absence, Colleague, PeopleAct
from verder.apps.intensify.rules import may_change_colleague
from verder.apps.intensify.services.absences import add_absence, change_absence, remove_absence
from verder.apps.intensify.services.colleagues import colleague_for
from verder.web.core.flash import say
from verder.web.core.formats import day
from verder.web.core.requests import Request
from verder.web.intensify.absence_form import AbsenceForm
from verder.web.intensify.views.colleagues import show_colleague


@require_POST
@login_required
def colleague_own(request: Request) -> HttpResponse:
    """Lead users to their own hours and absences, which begin here if nobody kept them yet."""
    found = colleague_for(request.user)
    return redirect(f"{reverse('colleague', args=[found.pk])}#absences")


@require_POST
@login_required
def absence_new(request: Request, colleague_id: int) -> HttpResponse:
    """Keep an absence."""
    colleague = _changed(request, colleague_id)
    form = AbsenceForm(request.POST)
    if form.is_valid():
        try:
            _absence, act = add_absence(colleague=colleague, by=request.user, **form.said())
        except Refused as refused:
            form.add_error("from_on", sentence(refused.code, refused.details))
        else:
            return _back(request, form, colleague, act)
    return show_colleague(request, colleague, absence=form)


@require_POST
@login_required
def absence_change(request: Request, colleague_id: int, absence_id: int) -> HttpResponse:
    """Say an absence anew."""
    colleague = _changed(request, colleague_id)
    absence = get_object_or_404(Absence, pk=absence_id, colleague=colleague)
    form = AbsenceForm(request.POST, absence=absence)
    if form.is_valid():
        try:
            act = change_absence(absence=absence, by=request.user, **form.said())
        except Refused as refused:
            form.add_error("from_on", sentence(refused.code, refused.details))
        else:
            return _back(request, form, colleague, act)
    return show_colleague(request, colleague, absence=form, absence_id=absence_id)


@require_POST
@login_required
def absence_remove(request: Request, colleague_id: int, absence_id: int) -> HttpResponse:
    """Take an absence off the list."""
    colleague = _changed(request, colleague_id)
    absence = get_object_or_404(Absence, pk=absence_id, colleague=colleague)
    first = day(absence.from_on)
    act = remove_absence(absence=absence, by=request.user)
    words = _("The absence from %(day)s on was removed.") % {"day": first}
    say(request, words, undo=reverse("people_undo", args=[act.pk]))
    return _to(colleague)


def _back(
    request: Request, form: AbsenceForm, colleague: Colleague, act: PeopleAct | None
) -> HttpResponse:
    """Say what was kept, with the way back; nothing where nothing changed."""
    if act is not None:
        told = {"name": colleague, "first": day(form.cleaned_data["from_on"])}
        told["last"] = day(form.cleaned_data["last_on"])
        words = _("%(name)s is away from %(first)s to %(last)s.") % told
        say(request, words, undo=reverse("people_undo", args=[act.pk]))
    return _to(colleague)


def _to(colleague: Colleague) -> HttpResponse:
    return redirect(f"{reverse('colleague', args=[colleague.pk])}#absences")


def _changed(request: Request, colleague_id: int) -> Colleague:
    colleague = get_object_or_404(Colleague, pk=colleague_id)
    if not may_change_colleague(request.user, colleague):
        raise PermissionDenied
    return colleague
