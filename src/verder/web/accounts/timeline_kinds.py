"""The kinds of things that happen to an account, and who may know of each."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from verder.apps.core.models import AuditEvent, User
from verder.apps.core.rules import may_see_margins
from verder.apps.identify.input_kinds import SHAPES, InputKind
from verder.apps.identify.reports.alerts import OF_MARGINS

Rule = Callable[[User, AuditEvent], bool]
MARGIN_INPUTS: Final = frozenset(str(kind) for kind in InputKind if SHAPES[kind].is_margin)
OWN_SIDE: Final = "us"


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineKind:
    """A kind: the beginnings of the actions of the audit trail that belong to it.

    `tab` names the page of the account where it is seen as it is now.
    """

    key: str
    title: str | Promise
    icon: str
    begins: tuple[str, ...] = ()
    tab: str = ""


BOUGHT: Final = TimelineKind(
    key="bought", title=_("Purchases"), icon="receipt", tab="account_lines"
)
IMPORTED: Final = TimelineKind(
    key="imported", title=_("Imports"), icon="file-import", begins=("account.imported",)
)
RATED: Final = TimelineKind(key="rated", title=_("Ratings"), icon="trophy")
CONTACT: Final = TimelineKind(
    key="contact",
    title=_("Contacts"),
    icon="users",
    begins=("account.contact_",),
    tab="account_contacts",
)
PROMISED: Final = TimelineKind(
    key="promise",
    title=_("Promises"),
    icon="message-check",
    begins=("account.promise_",),
    tab="account_contacts",
)
ACCOUNT: Final = TimelineKind(key="account", title=_("The account itself"), icon="building")
KINDS: Final = (
    BOUGHT,
    TimelineKind(
        key="decided",
        title=_("Choice of key accounts"),
        icon="target",
        begins=("selection.",),
    ),
    RATED,
    TimelineKind(
        key="said",
        title=_("Inputs and scores"),
        icon="pencil",
        begins=("account.input_",),
        tab="account_inputs",
    ),
    TimelineKind(
        key="benefit",
        title=_("Mutual benefit"),
        icon="scale",
        begins=("account.benefit_",),
        tab="account_mutual",
    ),
    TimelineKind(
        key="strength",
        title=_("Relative strength"),
        icon="chart-dots",
        begins=("account.buying_factor_", "account.target_"),
        tab="account_strength",
    ),
    TimelineKind(
        key="costs",
        title=_("Cost to serve"),
        icon="report-money",
        begins=("account.quantities_",),
        tab="account_costs",
    ),
    TimelineKind(
        key="proposed",
        title=_("Proposals"),
        icon="calculator",
        begins=("account.proposal_",),
        tab="account_profit",
    ),
    TimelineKind(
        key="agreed",
        title=_("Agreements and files"),
        icon="file-text",
        begins=("account.contract_", "account.price_", "account.bonus_", "account.file_"),
        tab="account_agreements",
    ),
    TimelineKind(
        key="relation",
        title=_("Relationship stage"),
        icon="stairs",
        begins=("account.assessment_", "account.relation_end_", "account.survey_"),
        tab="account_relationship",
    ),
    TimelineKind(
        key="teams",
        title=_("Teams"),
        icon="users",
        begins=("account.seat_", "account.opinion_"),
        tab="account_teams",
    ),
    TimelineKind(
        key="grouped",
        title=_("Groups and merges"),
        icon="sitemap",
        begins=("account.group", "account.relat", "account.merge", "account.look_alike"),
    ),
    CONTACT,
    PROMISED,
    TimelineKind(
        key="frequencies",
        title=_("Contacts a year"),
        icon="table",
        begins=("account.frequencies_",),
        tab="account_contact_matrix",
    ),
    TimelineKind(key="alert", title=_("Alerts"), icon="bell", begins=("alert.",)),
    IMPORTED,
    ACCOUNT,
)


def kind_of(action: str) -> TimelineKind:
    """Return the kind of an action; what no kind begins with is of the account itself."""
    return next((kind for kind in KINDS if kind.begins and action.startswith(kind.begins)), ACCOUNT)


def _with_margins(user: User, _event: AuditEvent) -> bool:
    return may_see_margins(user)


def _told_elsewhere(_user: User, _event: AuditEvent) -> bool:
    return False


def _of_input(user: User, event: AuditEvent) -> bool:
    return may_see_margins(user) or not _keys(event) & MARGIN_INPUTS


def _of_benefit(user: User, event: AuditEvent) -> bool:
    return may_see_margins(user) or OWN_SIDE not in _values(event, "side")


def _of_alert(user: User, event: AuditEvent) -> bool:
    return may_see_margins(user) or not _values(event, "alert") & {str(each) for each in OF_MARGINS}


RULES: Final[Mapping[str, Rule]] = {
    "account.proposal_": _with_margins,
    "account.buying_factor_": _with_margins,
    "account.target_": _with_margins,
    "account.input_": _of_input,
    "account.benefit_": _of_benefit,
    "alert.": _of_alert,
    # Contacts and promises tell of themselves, each to whoever may read it.
    "account.contact_": _told_elsewhere,
    "account.promise_": _told_elsewhere,
    "selection.scor": _with_margins,
    "selection.undone": _with_margins,
}


def may_know(user: User, event: AuditEvent) -> bool:
    """Return whether who sees the account may know of this, margins and all."""
    return all(rule(user, event) for begin, rule in RULES.items() if event.action.startswith(begin))


def _keys(event: AuditEvent) -> set[str]:
    return {*event.before, *event.after}


def _values(event: AuditEvent, name: str) -> set[Any]:
    return {values[name] for values in (event.before, event.after) if name in values}
