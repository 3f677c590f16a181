"""The tabs above the page of an account: what exists, and what this user may open."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from django.http import QueryDict
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from verder.apps.accounts.models import Account
from verder.apps.core.models import User
from verder.apps.core.rules import may_see_margins
from verder.apps.intensify.rules import may_see_opinions
from verder.web.identify.asked import PERIOD_PARAMETERS

Rule = Callable[[User, Account], bool]


def _everybody(user: User, _account: Account) -> bool:
    return user.is_active


def _sees_margins(user: User, _account: Account) -> bool:
    return may_see_margins(user)


def _in_group(_user: User, account: Account) -> bool:
    return account.head_id is not None or account.children.exists()


@dataclass(frozen=True, slots=True)
class Tab:
    """A page about one account, by the name of its address."""

    name: str
    title: str | Promise
    may: Rule = _everybody


@dataclass(frozen=True, slots=True)
class Area:
    """Tabs that belong together; its key names the hue."""

    key: str
    title: str | Promise
    tabs: tuple[Tab, ...]


@dataclass(frozen=True, slots=True)
class TabLink:
    """A tab, or an area of tabs, as the page shows it."""

    title: str | Promise
    address: str
    is_current: bool


@dataclass(frozen=True, slots=True)
class AreaLinks:
    """The way to an area: its first tab, and all of them where it is the current one."""

    key: str
    link: TabLink
    tabs: list[TabLink]


AREAS: Final = (
    Area(
        "",
        _("Overview"),
        (
            Tab("account", _("Figures")),
            Tab("account_group", _("Group"), _in_group),
            Tab("account_agreements", _("Agreements")),
            Tab("account_calculations", _("Calculations")),
            Tab("account_history", _("Timeline")),
        ),
    ),
    Area(
        "identify",
        _("Identify"),
        (
            Tab("account_profit", _("Profit"), _sees_margins),
            Tab("account_costs", _("Cost to serve")),
            Tab("account_mutual", _("Mutual benefit")),
            Tab("account_value", _("Value"), _sees_margins),
            Tab("account_strength", _("Relative strength"), _sees_margins),
            Tab("account_inputs", _("Inputs")),
        ),
    ),
    Area(
        "intensify",
        _("Intensify"),
        (
            Tab("account_people", _("Contacts")),
            Tab("account_teams", _("Teams")),
            Tab("account_influence", _("Influence"), may_see_opinions),
            Tab("account_organisation", _("Organisation chart")),
            Tab("account_contact_matrix", _("DMU–PSU")),
            Tab("contact_plan", _("Contact plan")),
            Tab("account_contacts", _("Contact moments")),
            Tab("account_relationship", _("Relationship stage")),
        ),
    ),
)


def areas_of(user: User, account: Account, current: str, query: QueryDict) -> list[AreaLinks]:
    """Return the areas and their tabs that the user may open; the chosen period goes along."""
    kept = query.copy()
    for name in set(query) - PERIOD_PARAMETERS:
        del kept[name]
    behind = f"?{kept.urlencode()}" if kept else ""
    found = []
    for area in AREAS:
        links = [
            TabLink(tab.title, reverse(tab.name, args=[account.pk]) + behind, tab.name == current)
            for tab in area.tabs
            if tab.may(user, account)
        ]
        if links:
            is_current = any(link.is_current for link in links)
            found.append(
                AreaLinks(area.key, TabLink(area.title, links[0].address, is_current), links)
            )
    return found
