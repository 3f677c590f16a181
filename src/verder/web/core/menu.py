"""The menu: what exists, and what this user may open."""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from verder.apps.core.models import User
from verder.apps.core.rules import (
    may_change_limits,
    may_import,
    may_manage_users,
    may_see_audit,
    may_see_margins,
)
from verder.apps.intensify.rules import may_lead


def _everybody(user: User) -> bool:
    return user.is_active


@dataclass(frozen=True, slots=True)
class Entry:
    """A page of the menu, by the name of its address."""

    name: str
    title: str | Promise
    icon: str
    may: Callable[[User], bool] = _everybody
    also: tuple[str, ...] = ()  # pages below it, which keep it lit
    below: str = ""  # so do those whose names begin with this


@dataclass(frozen=True, slots=True)
class Group:
    """Entries under one heading; `area` gives the hue of one of the three I's."""

    key: str
    title: str | Promise
    area: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """An entry as the page shows it."""

    title: str | Promise
    icon: str
    address: str
    is_current: bool
    name: str


@dataclass(frozen=True, slots=True)
class Section:
    """A group as the page shows it, never empty; folded, its heading alone is seen."""

    key: str
    title: str | Promise
    area: str
    is_folded: bool
    links: tuple[Link, ...] = field(default=())


OVERVIEW: Final = Group(
    "overview",
    "",
    "",
    (
        Entry("today", _("Today"), "home"),
        Entry("home", _("Portfolio"), "layout-dashboard"),
        Entry("alerts", _("What changed"), "bell"),
    ),
)
IDENTIFY: Final = Group(
    "identify",
    _("Identify"),
    "identify",
    (
        Entry("abc", _("ABC"), "chart-bar"),
        Entry("concentration", _("Concentration"), "chart-donut"),
        Entry("double_pareto", _("Double Pareto"), "scale"),
        Entry("pyramid", _("Pyramid"), "pyramid"),
        Entry("migration", _("Migration"), "arrows-exchange"),
        Entry("whale", _("Whale curve"), "chart-area-line"),
        Entry("cost_to_serve", _("Cost to serve"), "report-money", also=("quantities",)),
        Entry("life_cycle", _("Life cycle"), "refresh"),
        Entry("customer_profit", _("Customer profit"), "chart-dots", may_see_margins),
        Entry("customer_value", _("Customer value"), "wallet", may_see_margins),
        Entry("two_sided", _("Two-sided value"), "arrows-sort", may_see_margins),
        Entry("relation_economics", _("Relation economics"), "coins"),
    ),
)
KEY_ACCOUNTS: Final = Group(
    "key-accounts",
    _("Key accounts"),
    "identify",
    (
        Entry("rating", _("Customer rating"), "trophy", below="rating_"),
        Entry("selection", _("Selection"), "target", below="selection"),
        Entry("portfolio_matrix", _("Portfolio matrix"), "chart-dots"),
        Entry("dependence", _("Mutual dependence"), "scale"),
        Entry("service_concept", _("Service concept"), "clock"),
        Entry("agreements", _("Contracts"), "file-text"),
    ),
)
INTENSIFY: Final = Group(
    "intensify",
    _("Intensify"),
    "intensify",
    (
        Entry("people", _("Contacts"), "address-book", below="people"),
        Entry("relations", _("Relations"), "table"),
        Entry("contacts", _("Contact moments"), "users", also=("contact", "contact_log")),
        Entry("year_calendar", _("Year calendar"), "calendar-event"),
        Entry("visit_allocation", _("Visit allocation"), "route", may_see_margins),
        Entry("promises", _("Promises"), "message-check", below="promise"),
        Entry("relationship_stages", _("Relationship stage"), "stairs"),
        Entry("voices", _("Recommendation (NPS)"), "message"),
        Entry("team_view", _("Team view"), "users-group", may_lead, also=("team_member",)),
        Entry("colleagues", _("Colleagues"), "users", below="colleague"),
    ),
)
CUSTOMERS: Final = Group(
    "customers",
    _("Customers"),
    "",
    (
        Entry("accounts", _("Accounts"), "building", below="account"),
        Entry(
            "imports",
            _("Imports"),
            "file-import",
            may_import,
            also=("import_new", "import_detail"),
        ),
    ),
)
CALCULATE: Final = Group(
    "calculate",
    pgettext_lazy("menu", "Calculate"),
    "calculate",
    (
        Entry("calculators", _("Calculators"), "calculator", below="calculator"),
        Entry("calculations", _("Saved calculations"), "list", below="calculation"),
        Entry("price_mix_lines", _("Price, volume and mix"), "arrows-sort"),
        Entry("practise_sets", _("Practise"), "school", below="practise"),
    ),
)
ORGANISATION: Final = Group(
    "organisation",
    _("Organisation"),
    "",
    (
        Entry(
            "settings",
            _("Settings"),
            "settings",
            may_change_limits,
            also=("drivers", "ideal_contacts"),
        ),
        Entry("users", _("Users"), "users", may_manage_users, also=("user", "user_new")),
        Entry("teams", _("Teams"), "sitemap", may_manage_users, also=("team",)),
        Entry("audit", _("Audit trail"), "history", may_see_audit),
    ),
)
MENU: Final = (OVERVIEW, CUSTOMERS, IDENTIFY, KEY_ACCOUNTS, INTENSIFY, CALCULATE, ORGANISATION)


def menu_of(user: User, current: str, folded: Collection[str] = ()) -> list[Section]:
    """Return what the user may open, with the current page marked, and never folded away."""
    sections = [_section(group, tuple(_links(group, user, current)), folded) for group in MENU]
    return [section for section in sections if section.links]


def _section(group: Group, links: tuple[Link, ...], folded: Collection[str]) -> Section:
    is_current = any(link.is_current for link in links)
    is_folded = group.key in folded and not is_current
    return Section(group.key, group.title, group.area, is_folded, links)


def _links(group: Group, user: User, current: str) -> Iterator[Link]:
    for entry in group.entries:
        address = address_of(entry.name)
        if address and entry.may(user):
            is_below = bool(entry.below) and current.startswith(entry.below)
            is_current = current in (entry.name, *entry.also) or is_below
            yield Link(entry.title, entry.icon, address, is_current, entry.name)


@lru_cache(maxsize=64)
def address_of(name: str) -> str | None:
    """Return the address of a page, or None while it does not exist."""
    try:
        return reverse(name)
    except NoReverseMatch:
        return None
