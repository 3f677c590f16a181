"""What to do when an import is done."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _


@dataclass(frozen=True, slots=True, kw_only=True)
class NextStep:
    """A page that is worth a look now."""

    title: str
    text: str
    icon: str
    address: str


def next_steps(*, kind: str, currencies: list[str]) -> list[NextStep]:
    """Return what to do next, the most urgent first."""
    found = [_give_rates(currencies)] if currencies else []
    if kind == "lines":
        found += [_portfolio(), _abc(), _merge(), _customers()]
    elif kind == "customers":
        found += [_accounts(), _merge()]
    elif kind in {"drivers", "open_items"}:
        found += [_costs()]
    else:
        found.append(_portfolio())
    return found


def _give_rates(currencies: list[str]) -> NextStep:
    return NextStep(
        title=_("Give exchange rates"),
        text=_("Lines in %(currencies)s do not count yet.") % {"currencies": ", ".join(currencies)},
        icon="coins",
        address=reverse("rates"),
    )


def _merge() -> NextStep:
    return NextStep(
        title=_("Look at customers that look alike"),
        text=_("By name, VAT number or KvK number; merging can be undone."),
        icon="git-merge",
        address=reverse("look_alikes"),
    )


def _costs() -> NextStep:
    return NextStep(
        title=_("See the cost to serve"),
        text=_("Of which customers it is known now, and what it is."),
        icon="report-money",
        address=reverse("cost_to_serve"),
    )


def _portfolio() -> NextStep:
    return NextStep(
        title=_("See the portfolio"),
        text=_("Where revenue and margin come from."),
        icon="layout-dashboard",
        address=reverse("home"),
    )


def _abc() -> NextStep:
    return NextStep(
        title=_("See the ABC of the customers"),
        text=_("Who brings most of the revenue."),
        icon="chart-bar",
        address=reverse("abc"),
    )


def _customers() -> NextStep:
    return NextStep(
        title=_("Import the customer file"),
        text=_("With addresses, sectors and account managers there is more to filter by."),
        icon="users",
        address=f"{reverse('import_new')}?kind=customers",
    )


def _accounts() -> NextStep:
    return NextStep(
        title=_("See the accounts"),
        text=_("The list, with what the file said of each."),
        icon="building",
        address=reverse("accounts"),
    )
