"""The words of teams: roles, what to do about a vacancy, and what the checks say."""

from collections.abc import Iterable, Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from verder.apps.intensify.enums import BUYER_MARKS, DMU_ROLES, PSU_ROLES
from verder.domain.intensify.roles import DmuRole, PsuRole

BUYING_ROLES: Mapping[DmuRole, Promise] = {DmuRole(key): label for key, label in DMU_ROLES}
TEAM_ROLES: Mapping[PsuRole, Promise] = {PsuRole(key): label for key, label in PSU_ROLES}
MARKS: Mapping[str, Promise] = dict(BUYER_MARKS)
ASK_FOR: Mapping[DmuRole, Promise] = {
    DmuRole.DECIDER: gettext_lazy("Ask who signs, and who has to agree before that."),
    DmuRole.BUYER: gettext_lazy("Ask who agrees on prices, terms and orders."),
    DmuRole.ADVISER: gettext_lazy(
        "Ask whose advice counts: an engineer, a consultant, the accountant."
    ),
    DmuRole.INFLUENCER: gettext_lazy("Ask to whom colleagues listen, with or without a title."),
    DmuRole.USER: gettext_lazy("Ask who works with it every day, and what would help them."),
    DmuRole.SUPPORTER: gettext_lazy("Ask who plans, books and arranges things around it."),
}
FIND_FOR: Mapping[PsuRole, Promise] = {
    PsuRole.ACCOUNT_MANAGER: gettext_lazy("One colleague answers for the account and its team."),
    PsuRole.SELLER: gettext_lazy("Who takes part in the sales talks?"),
    PsuRole.SALES_MANAGER: gettext_lazy("Who coaches the account manager, and meets the managers?"),
    PsuRole.DIRECTOR: gettext_lazy("Who meets the decider at the same level?"),
    PsuRole.SUPPORTER: gettext_lazy("Who is called first, makes offers and takes orders?"),
    PsuRole.EXECUTOR: gettext_lazy("Who makes or delivers what the customer buys?"),
    PsuRole.ADMINISTRATOR: gettext_lazy("Who sends the invoices and answers questions on them?"),
}


def role_list(roles: Iterable[DmuRole | PsuRole]) -> str:
    """Return roles in the order of the method: "decider, buyer"."""
    return ", ".join(role_name(role).lower() for role in roles)


def role_name(role: DmuRole | PsuRole) -> str:
    """Return a role in words."""
    found = BUYING_ROLES[role] if isinstance(role, DmuRole) else TEAM_ROLES[role]
    return str(found)


def mark_names(marks: Iterable[str]) -> list[str]:
    """Return the marks of a buyer in words; own marks as they were written."""
    return [str(MARKS.get(mark, mark)) for mark in marks]
