"""A figure that misses an input asks for it: in one line, with the way to where it is given."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from verder.apps.accounts.models import Account
from verder.apps.accounts.rules import may_arrange_accounts
from verder.apps.core.models import User
from verder.apps.core.rules import EDITS_ACCOUNTS, has_role, may_change_limits, may_import
from verder.apps.core.sentences import sentence
from verder.apps.identify.input_kinds import InputKind
from verder.apps.identify.rules import may_see_input, may_set_driver_rates

Text = str | Promise


def _edits(user: User) -> bool:
    """Return whether the user edits the accounts that they see, as that of the page."""
    return has_role(user, *EDITS_ACCOUNTS)


def _edits_margins(user: User) -> bool:
    return _edits(user) and may_see_input(user, InputKind.ACQUISITION_COST)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Where an input is given: of an account on a page of its own, of all of them on another."""

    label: Text
    page: str = ""
    account_page: str = ""
    may: Callable[[User], bool] = lambda _user: True
    may_of: Callable[[User], bool] = _edits
    more: Text = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """The line: why there is no figure, and the way to the input for who may give it."""

    text: str
    label: Text
    address: str


COST: Final = Wanted(
    label=_("Import the article file"),
    page="imports",
    may=may_import,
    more=_("Cost comes from a column of the invoice file, or from the article file."),
)
RATES: Final = Wanted(
    label=_("Set the rates of the cost drivers"), page="drivers", may=may_set_driver_rates
)
QUANTITIES: Final = Wanted(
    label=_("Fill them in"),
    page="quantities",
    account_page="account_costs",
)
FACTORS: Final = Wanted(label=_("Say what they buy by"), account_page="account_strength")
WANTED: Final[Mapping[str, Wanted]] = {
    "cost_unknown": COST,
    "no_cost": COST,
    "no_rate": RATES,
    "no_rates": RATES,
    "no_quantity": QUANTITIES,
    "period_not_known": QUANTITIES,
    "acquisition_cost_not_given": Wanted(
        label=_("Say what winning them cost"),
        account_page="account_inputs",
        may_of=_edits_margins,
    ),
    "benefit_not_given": Wanted(label=_("Name what they gain"), account_page="account_mutual"),
    "no_benefit_amounts": Wanted(label=_("Name what they gain"), account_page="account_mutual"),
    "not_attractive_yet": Wanted(label=_("Score it"), account_page="account_inputs"),
    "no_buying_factors": FACTORS,
    "competitor_unknown": FACTORS,
    "acquisition_cost_unknown": Wanted(
        label=_("Give the own figures"), page="relation_economics", may=may_change_limits
    ),
    "no_capacity": Wanted(
        label=_("Give customers an account manager"), page="accounts", may=may_arrange_accounts
    ),
    "retention_cost_unknown": Wanted(
        label=_("Give the own figures"), page="relation_economics", may=may_change_limits
    ),
}


def asked_for(reason: str, user: User, account: Account | None, text: str = "") -> Asked | None:
    """Return the line of a figure without an answer; None where no input would help.

    The account is one that the user sees. `text` says it better than the sentence of the
    reason, where a page knows more.
    """
    wanted = WANTED.get(reason)
    if wanted is None:
        return None
    told = text or sentence(reason)
    return Asked(
        text=f"{told} {wanted.more}" if wanted.more else told,
        label=wanted.label,
        address=_address(wanted, user, account),
    )


def _address(wanted: Wanted, user: User, account: Account | None) -> str:
    """Return where this user gives the input; nothing for who may not."""
    if wanted.account_page and account is not None:
        address = reverse(wanted.account_page, args=[account.pk])
        return address if wanted.may_of(user) else ""
    return reverse(wanted.page) if wanted.page and wanted.may(user) else ""
