"""How the kinds of things that happen to an account look."""

from dataclasses import dataclass
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from verder.apps.intensify.happening_kinds import HappeningKind


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineKind:
    """A kind; `tab` names the page of the account where it is seen as it is now."""

    key: HappeningKind
    title: str | Promise
    icon: str
    tab: str = ""


KINDS: Final = (
    TimelineKind(
        key=HappeningKind.BOUGHT,
        title=_("Purchases"),
        icon="receipt",
        tab="account_lines",
    ),
    TimelineKind(
        key=HappeningKind.DECIDED,
        title=_("Choice of key accounts"),
        icon="target",
    ),
    TimelineKind(
        key=HappeningKind.RATED,
        title=_("Ratings"),
        icon="trophy",
    ),
    TimelineKind(
        key=HappeningKind.SAID,
        title=_("Inputs and scores"),
        icon="pencil",
        tab="account_inputs",
    ),
    TimelineKind(
        key=HappeningKind.BENEFIT,
        title=_("Mutual benefit"),
        icon="scale",
        tab="account_mutual",
    ),
    TimelineKind(
        key=HappeningKind.STRENGTH,
        title=_("Relative strength"),
        icon="chart-dots",
        tab="account_strength",
    ),
    TimelineKind(
        key=HappeningKind.COSTS,
        title=_("Cost to serve"),
        icon="report-money",
        tab="account_costs",
    ),
    TimelineKind(
        key=HappeningKind.PROPOSED,
        title=_("Proposals"),
        icon="calculator",
        tab="account_profit",
    ),
    TimelineKind(
        key=HappeningKind.AGREED,
        title=_("Agreements and files"),
        icon="file-text",
        tab="account_agreements",
    ),
    TimelineKind(
        key=HappeningKind.CALCULATED,
        title=_("Calculations"),
        icon="calculator",
        tab="account_calculations",
    ),
    TimelineKind(
        key=HappeningKind.RELATION,
        title=_("Relationship stage"),
        icon="stairs",
        tab="account_relationship",
    ),
    TimelineKind(
        key=HappeningKind.TEAMS,
        title=_("Teams"),
        icon="users",
        tab="account_teams",
    ),
    TimelineKind(
        key=HappeningKind.GROUPED,
        title=_("Groups and merges"),
        icon="sitemap",
    ),
    TimelineKind(
        key=HappeningKind.CONTACT,
        title=_("Contacts"),
        icon="users",
        tab="account_contacts",
    ),
    TimelineKind(
        key=HappeningKind.PROMISE,
        title=_("Promises"),
        icon="message-check",
        tab="account_contacts",
    ),
    TimelineKind(
        key=HappeningKind.FREQUENCIES,
        title=_("Contacts a year"),
        icon="table",
        tab="account_contact_matrix",
    ),
    TimelineKind(
        key=HappeningKind.PLANNED,
        title=_("Contact plan"),
        icon="calendar-event",
        tab="contact_plan",
    ),
    TimelineKind(
        key=HappeningKind.ALERT,
        title=_("Alerts"),
        icon="bell",
    ),
    TimelineKind(
        key=HappeningKind.IMPORTED,
        title=_("Imports"),
        icon="file-import",
    ),
    TimelineKind(
        key=HappeningKind.ACCOUNT,
        title=_("The account itself"),
        icon="building",
    ),
)
BY_KEY: Final = {kind.key: kind for kind in KINDS}
