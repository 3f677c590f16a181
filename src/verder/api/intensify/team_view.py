"""The work of a team at a glance, and what is behind the figures of one colleague."""

from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.utils import timezone
from ninja import Router

from verder.api.authentication import Caller
from verder.api.intensify.teams_shown import LoadShown
from verder.api.values import Exact, Figure, Shown
from verder.api.values import Key as ColleagueKey
from verder.apps.core.models import User
from verder.apps.intensify.queries.team_view import team_in_view, users_without_colleague
from verder.apps.intensify.reports.silences import QuietPerson
from verder.apps.intensify.reports.team_member import MemberLists, member_lists
from verder.apps.intensify.reports.team_view import Member, Quiet, team_report
from verder.apps.intensify.rules import may_lead
from verder.apps.intensify.services.colleagues import keep_colleagues

router = Router(tags=["colleagues"])


class PlannedLoadShown(Shown):
    """Planned contacts of the coming twelve months, and the hours that are there for them."""

    needed: Exact
    available: Exact
    used: Figure


class TeamMemberShown(Shown):
    """The work of one colleague over the accounts in view. It is for help, not for ranking."""

    colleague_id: int
    name: str
    load: LoadShown
    planned: PlannedLoadShown
    accounts: int
    coverage_share: Figure
    late_contacts: int
    late_promises: int
    silences: int
    back_on: date | None
    has_left: bool


class TeamViewShown(Shown):
    """The colleagues in view, by name."""

    today: date
    members: list[TeamMemberShown]


class MemberSilenceShown(Shown):
    """Somebody, or without a position an account, not heard for longer than was wanted."""

    account_id: int
    position_id: int | None
    days: int
    norm_days: Exact


class CoveredAccountShown(Shown):
    """How well an account is covered."""

    account_id: int
    coverage_share: Figure


class MemberListsShown(Shown):
    """One colleague, with each list that the figures count."""

    member: TeamMemberShown
    contact_ids: list[int]
    promise_ids: list[int]
    silences: list[MemberSilenceShown]
    accounts: list[CoveredAccountShown]


class TakenInShown(Shown):
    """How many users were kept as colleagues."""

    count: int


@router.get("/team", response=TeamViewShown, operation_id="readTeamView")
def read_team(request: Caller) -> dict[str, Any]:
    """Return the work of the colleagues in view, for who leads them."""
    today = _leading(request.user)
    return {"today": today, "members": [_member(row) for row in team_report(request.user, today)]}


@router.get("/team/{int:colleague_id}", response=MemberListsShown, operation_id="readTeamMember")
def read_member(request: Caller, colleague_id: ColleagueKey) -> dict[str, Any]:
    """Return what is behind the figures of one colleague in view."""
    today = _leading(request.user)
    colleague = team_in_view(request.user, today).filter(pk=colleague_id).first()
    if colleague is None:
        raise Http404
    return _lists(member_lists(request.user, colleague, today))


@router.post("/team/take-in", response=TakenInShown, operation_id="takeInColleagues")
def take_in(request: Caller) -> dict[str, Any]:
    """Keep everybody who looks after accounts in view as a colleague."""
    users = users_without_colleague(request.user, timezone.localdate())
    return {"count": keep_colleagues(by=request.user, users=users)}


def _leading(user: User) -> date:
    """Return today, for who leads people."""
    if not may_lead(user):
        raise PermissionDenied
    return timezone.localdate()


def _member(row: Member) -> dict[str, Any]:
    names = ("load", "planned", "accounts", "coverage_share", "late_contacts", "late_promises")
    return {name: getattr(row, name) for name in (*names, "silences", "has_left")} | {
        "colleague_id": row.colleague.pk,
        "name": row.colleague.name,
        "back_on": row.away.until_on if row.away else None,
    }


def _lists(found: MemberLists) -> dict[str, Any]:
    return {
        "member": _member(found.member),
        "contact_ids": [each.pk for each in found.contacts],
        "promise_ids": [each.pk for each in found.promises],
        "silences": [_silence(each) for each in found.silences],
        "accounts": [
            {
                "account_id": report.account.pk,
                "coverage_share": report.measures.coverage_share,
            }
            for report in found.matrices
        ],
    }


def _silence(each: Quiet) -> dict[str, Any]:
    return {
        "account_id": each.account.pk,
        "position_id": each.position.pk if isinstance(each, QuietPerson) else None,
        "days": each.silence.days,
        "norm_days": each.silence.norm_days,
    }
