"""What the checks of both teams ask for, as friendly things to do."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Final

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from verder.apps.accounts.models import Account
from verder.apps.intensify.reports.account_team import AccountTeamReport
from verder.apps.intensify.reports.buying_team import BuyingTeamReport
from verder.domain.intensify.account_team import TeamCheck, TeamFinding
from verder.domain.intensify.buying_team import BuyingCheck, BuyingFinding
from verder.domain.intensify.roles import DmuRole, PsuRole
from verder.web.core import formats
from verder.web.intensify.team_words import role_list

Words = tuple[Promise, Promise]  # what, and why
FILL_IN: Final = gettext_lazy("Fill in")
BUYING: Final[Mapping[BuyingCheck, Words]] = {
    BuyingCheck.KEY_PERSON_LEFT: (
        gettext_lazy("%(name)s left on %(day)s, and nobody is known as %(roles)s since."),
        gettext_lazy("Ask for an introduction to the successor while the contact is fresh."),
    ),
    BuyingCheck.NO_DECIDER: (
        gettext_lazy("Who decides is not known yet."),
        gettext_lazy("Without the decider a proposal stops where you cannot see it."),
    ),
    BuyingCheck.NO_BUYER: (
        gettext_lazy("Who buys is not known yet."),
        gettext_lazy("The buyer agrees on prices and terms, and compares you with others."),
    ),
    BuyingCheck.ONE_PERSON: (
        gettext_lazy("All roles that are known lie with one person."),
        gettext_lazy("That is usual in a small firm. Who takes over on holidays, or later?"),
    ),
    BuyingCheck.KNOWS_US: (
        gettext_lazy("%(name)s knows us from %(account)s."),
        gettext_lazy("Nobody here spoke to them yet: a chance to be introduced."),
    ),
    BuyingCheck.UNKNOWN_ROLES: (
        gettext_lazy("Not known yet: %(roles)s."),
        gettext_lazy("Each of them can speed a decision up, or stop it."),
    ),
}
OWN: Final[Mapping[TeamCheck, Words]] = {
    TeamCheck.COLLEAGUE_LEFT: (
        gettext_lazy("%(people)s left and still has a seat here."),
        gettext_lazy("Contacts and promises wait for somebody else."),
    ),
    TeamCheck.NO_ACCOUNT_MANAGER: (
        gettext_lazy("No account manager in the team."),
        gettext_lazy("Exactly one colleague answers for the account and its team."),
    ),
    TeamCheck.SEVERAL_ACCOUNT_MANAGERS: (
        gettext_lazy("Several account managers: %(people)s."),
        gettext_lazy("One answers for the account; let the others be seller."),
    ),
    TeamCheck.NO_EXECUTOR: (
        gettext_lazy("Nobody in the team makes or delivers."),
        gettext_lazy("Whoever keeps the promise to the customer belongs in the team."),
    ),
    TeamCheck.ONE_COLLEAGUE: (
        gettext_lazy("%(people)s carries all roles alone."),
        gettext_lazy("The customer depends on one colleague, and the colleague has no help."),
    ),
    TeamCheck.NO_DEPUTY: (
        gettext_lazy("Nobody stands in for: %(people)s."),
        gettext_lazy("Holidays and illness should not reach the customer."),
    ),
    TeamCheck.NO_HOURS: (
        gettext_lazy("Hours a year not said: %(people)s."),
        gettext_lazy("Without hours nobody sees whether the year fits."),
    ),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Todo:
    """One thing to do: what, why, and the buttons that lead to it or do it."""

    text: str
    why: str
    action: str = ""
    href: str = ""  # a place to go
    act: str = ""
    post: str = ""  # and an act to do at once, with these fields
    fields: Mapping[str, str] | None = None


def buying_todos(
    report: BuyingTeamReport, account: Account, asked: Collection[DmuRole]
) -> list[Todo]:
    """Return what to find out about the buying team, and which of it nobody asks yet."""
    return [_buying_todo(finding, report, account, asked) for finding in report.team.findings]


def _buying_todo(
    finding: BuyingFinding, report: BuyingTeamReport, account: Account, asked: Collection[DmuRole]
) -> Todo:
    if finding.check is BuyingCheck.KNOWS_US:
        return _chance(finding.keys[0], report)
    text, why = BUYING[finding.check]
    told = {"roles": role_list(finding.roles)}
    if finding.check is BuyingCheck.KEY_PERSON_LEFT:
        gone = report.former[finding.keys[0]]
        told |= {"name": str(gone), "day": formats.day(gone.ended_on) if gone.ended_on else ""}
    place = f"#vacancy-{finding.roles[0]}" if finding.roles else ""
    open_roles = [role for role in finding.roles if role not in asked]
    return Todo(
        text=str(text) % told,
        why=str(why),
        action=str(FILL_IN) if place else "",
        href=place,
        act=_("Find out") if open_roles else "",
        post=reverse("buying_question", args=[account.pk, open_roles[0]]) if open_roles else "",
    )


def _chance(key: int, report: BuyingTeamReport) -> Todo:
    """Return that somebody who came knows us already, with a call to plan at once."""
    text, why = BUYING[BuyingCheck.KNOWS_US]
    before = report.known_from[key]
    return Todo(
        text=str(text) % {"name": before, "account": before.account.name},
        why=str(why),
        act=_("Plan a call"),
        post=reverse("position_call", args=[key]),
    )


def team_todos(report: AccountTeamReport, account: Account) -> list[Todo]:
    """Return what to arrange in the own team."""
    names = {row.seat.pk: row.seat.colleague.name for row in report.rows}
    return [_team_todo(finding, account, names) for finding in report.team.findings]


def _team_todo(finding: TeamFinding, account: Account, names: Mapping[int, str]) -> Todo:
    owner = account.owner
    if finding.check is TeamCheck.NO_ACCOUNT_MANAGER and owner and owner.is_active:
        return _owner_todo(account)
    text, why = OWN[finding.check]
    people = ", ".join(names[key] for key in finding.keys)
    return Todo(
        text=str(text) % {"people": people},
        why=str(why),
        action=str(FILL_IN),
        href=_place(finding),
    )


def _place(finding: TeamFinding) -> str:
    """Return where on the page the thing is done."""
    if finding.check is TeamCheck.ONE_COLLEAGUE:
        return "#seat-new"
    return f"#seat-{finding.keys[0]}" if finding.keys else f"#vacancy-{finding.roles[0]}"


def _owner_todo(account: Account) -> Todo:
    """Return that who looks after the account has no seat as its account manager."""
    assert account.owner is not None  # noqa: S101 - asked before
    _text, why = OWN[TeamCheck.NO_ACCOUNT_MANAGER]
    words = _("%(name)s looks after this account, but has no seat as account manager.")
    return Todo(
        text=words % {"name": account.owner},
        why=str(why),
        act=_("Give the seat"),
        post=reverse("seat_new", args=[account.pk]),
        fields={"who": f"user:{account.owner.pk}", "roles": PsuRole.ACCOUNT_MANAGER.value},
    )
