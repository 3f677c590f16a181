"""The settings of cost drivers: which there are, and what one of each costs."""

from datetime import date
from decimal import Decimal

from django.core import signing
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from verder.apps.core.queries import organisation
from verder.apps.identify.models import CostDriver, DriverRate
from verder.apps.identify.rules import may_set_driver_rates
from verder.apps.identify.services import (
    change_driver,
    make_driver,
    remove_driver_rate,
    set_driver_rate,
)
from verder.apps.identify.standard_drivers import name_of
from verder.web.core import formats
from verder.web.core.flash import say, warn
from verder.web.core.requests import Request, only_for
from verder.web.identify.driver_cards import driver_cards
from verder.web.identify.driver_forms import DriverForm, DriverRateForm, NewDriverForm

REMOVED = "driver-rate-removed"


@require_GET
@only_for(may_set_driver_rates)
def drivers_page(request: Request) -> HttpResponse:
    """List the drivers with their rates."""
    return _page(request)


@require_POST
@only_for(may_set_driver_rates)
def driver_rate(request: Request, driver_id: int) -> HttpResponse:
    """Say what one of a driver costs from a day on."""
    driver = get_object_or_404(CostDriver, pk=driver_id)
    form = DriverRateForm(request.POST, driver=driver)
    if not form.is_valid():
        return _page(request, refused=form, refused_key=driver.pk)
    said = form.cleaned_data
    set_driver_rate(
        driver=driver,
        start_on=said["start_on"],
        rate=said["rate"],
        cost=said.get("cost"),
        capacity=said.get("capacity"),
        by=request.user,
    )
    words = {"driver": _name(driver), "day": formats.day(said["start_on"])}
    say(request, _("%(driver)s: the rate from %(day)s on is kept.") % words)
    return redirect(_place(driver))


@require_POST
@only_for(may_set_driver_rates)
def driver_rate_remove(request: Request, rate_id: int) -> HttpResponse:
    """Take a rate away."""
    rate = get_object_or_404(DriverRate.objects.select_related("driver"), pk=rate_id)
    driver = rate.driver
    undo = reverse("driver_rate_restore", args=[driver.pk, _token(rate)])
    remove_driver_rate(rate=rate, by=request.user)
    words = {"driver": _name(driver), "day": formats.day(rate.start_on)}
    say(request, _("%(driver)s: the rate from %(day)s on was removed.") % words, undo=undo)
    return redirect(_place(driver))


@require_POST
@only_for(may_set_driver_rates)
def driver_rate_restore(request: Request, driver_id: int, token: str) -> HttpResponse:
    """Bring a removed rate back, unless another one holds from that day on by now."""
    driver = get_object_or_404(CostDriver, pk=driver_id)
    try:
        said = signing.loads(token, salt=REMOVED)
    except signing.BadSignature as forged:
        raise Http404 from forged
    start_on = date.fromisoformat(said.pop("start_on"))
    words = {"driver": _name(driver), "day": formats.day(start_on)}
    if driver.rates.filter(start_on=start_on).exists():
        warn(request, _("%(driver)s: there is another rate from %(day)s on by now.") % words)
        return redirect(_place(driver))
    amounts = {name: Decimal(text) for name, text in said.items()}
    set_driver_rate(driver=driver, start_on=start_on, by=request.user, **amounts)
    say(request, _("%(driver)s: the rate from %(day)s on is back.") % words)
    return redirect(_place(driver))


def _token(rate: DriverRate) -> str:
    """Return what it takes to give the rate again: cost and capacity, or the rate itself."""
    names = ("rate",) if rate.cost is None else ("cost", "capacity")
    said = {name: str(getattr(rate, name)) for name in names}
    return signing.dumps({"start_on": rate.start_on.isoformat(), **said}, salt=REMOVED)


@require_POST
@only_for(may_set_driver_rates)
def driver_change(request: Request, driver_id: int) -> HttpResponse:
    """Change how a driver is filled, and whether it is in use."""
    driver = get_object_or_404(CostDriver, pk=driver_id)
    form = DriverForm(request.POST, driver=driver)
    if form.is_valid():
        change_driver(driver=driver, by=request.user, **form.cleaned_data)
        say(request, _("%(driver)s was changed.") % {"driver": _name(driver)})
    return redirect(_place(driver))


@require_POST
@only_for(may_set_driver_rates)
def driver_new(request: Request) -> HttpResponse:
    """Add a driver of the organisation's own."""
    form = NewDriverForm(request.POST)
    if not form.is_valid():
        return _page(request, new=form)
    driver = make_driver(by=request.user, **form.cleaned_data)
    say(request, _("%(driver)s was added; give it a rate, and it counts.") % {"driver": driver})
    return redirect(_place(driver))


def _page(
    request: Request,
    *,
    refused: DriverRateForm | None = None,
    refused_key: int | None = None,
    new: NewDriverForm | None = None,
) -> HttpResponse:
    current = organisation()
    start_on = _fiscal_start(timezone.localdate(), current.fiscal_year_start)
    cards = driver_cards(current.currency, start_on, refused, refused_key)
    context = {
        "cards": cards,
        "without_rate": [card for card in cards if card.driver.is_active and not card.has_rate],
        "new_form": new or NewDriverForm(auto_id="new-%s"),
        "currency": current.currency,
    }
    return render(request, "identify/drivers.html", context)


def _fiscal_start(today: date, month: int) -> date:
    """Return the first day of the fiscal year of today."""
    return date(today.year if today.month >= month else today.year - 1, month, 1)


def _place(driver: CostDriver) -> str:
    return f"{reverse('drivers')}#driver-{driver.pk}"


def _name(driver: CostDriver) -> str:
    return name_of(driver.code, driver.name)
