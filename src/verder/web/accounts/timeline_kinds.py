"""The kinds of things that happen to an account."""

from dataclasses import dataclass
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


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
