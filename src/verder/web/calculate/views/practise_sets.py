"""Sets of exercises: begun at once by oneself, or put together and shared by a link."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.http import require_GET

from verder.apps.calculate.calculators import KnownCalculator, calculators
from verder.apps.calculate.groups import in_groups
from verder.apps.calculate.practising import PractiseSet, signed_set
from verder.web.calculate.practise_form import USUAL, SetForm, first_choice, new_seed
from verder.web.core.requests import Request

GROUP = "group"


@login_required
@require_GET
def practise_page(request: Request) -> HttpResponse:
    """Show how practising goes; with a group chosen, begin with exercises of it."""
    groups = in_groups(calculators())
    asked = request.GET.get(GROUP)
    if asked is not None:
        members = [each for group, known in groups if asked in {group.key, ""} for each in known]
        return redirect(_address(_of(members or list(calculators()))))
    return render(
        request,
        "calculate/practise/index.html",
        {"groups": [(group, len(known)) for group, known in groups], "many": USUAL},
    )


@login_required
@require_GET
def practise_new(request: Request) -> HttpResponse:
    """Put a set together; the link to share holds all of it."""
    is_sent = "many" in request.GET
    form = SetForm(
        request.GET if is_sent else None, initial=first_choice(request.GET.getlist("calculators"))
    )
    link = chosen = None
    if is_sent and form.is_valid():
        chosen = form.chosen
        link = request.build_absolute_uri(_address(chosen))
    context = {"form": form, "link": link, "chosen": chosen}
    return render(request, "calculate/practise/new.html", context)


def _of(members: list[KnownCalculator]) -> PractiseSet:
    return PractiseSet(
        calculators=tuple(each.key for each in members),
        many=USUAL,
        language=(get_language() or "nl")[:2],
        seed=new_seed(),
    )


def _address(chosen: PractiseSet) -> str:
    return reverse("practise", args=[signed_set(chosen)])
