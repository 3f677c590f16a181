"""Teams on both sides, as programs get them."""

from datetime import date

from pydantic import Field

from verder.api.values import Exact, Figure, Shown
from verder.domain.intensify.account_team import TeamCheck
from verder.domain.intensify.buying_team import BuyingCheck
from verder.domain.intensify.roles import DmuRole, PsuRole


class TeamActShown(Shown):
    """An act that can be taken back; null where nothing changed."""

    act_id: int | None


class BuyerShown(Shown):
    """Somebody in the buying team; without a person a place for somebody unknown."""

    position_id: int
    person_id: int | None
    name: str
    function: str
    roles: list[DmuRole]
    is_gatekeeper: bool
    marks: list[str]


class BuyingFindingShown(Shown):
    """What to find out: about which roles, and whom."""

    check: BuyingCheck
    roles: list[DmuRole]
    position_ids: list[int] = Field(validation_alias="keys")


class BuyingTeamShown(Shown):
    """The customer's side."""

    coverage_share: Exact
    unknown_roles: list[DmuRole]
    findings: list[BuyingFindingShown]
    people: list[BuyerShown]


class LoadShown(Shown):
    """How full a year is, over the accounts in view; `unsaid` seats have no hours."""

    accounts: int
    hours: Exact
    unsaid: int
    capacity: Exact
    share: Figure


class SeatShown(Shown):
    """A colleague in the team."""

    seat_id: int
    colleague_id: int
    name: str
    roles: list[PsuRole]
    is_pioneer: bool
    deputy_id: int | None
    hours_a_year: Exact | None
    planned_hours: Exact
    since: date | None
    has_left: bool
    load: LoadShown


class TeamFindingShown(Shown):
    """What to arrange: for which roles, and which seats."""

    check: TeamCheck
    roles: list[PsuRole]
    seat_ids: list[int] = Field(validation_alias="keys")


class AccountTeamShown(Shown):
    """The own side."""

    coverage_share: Exact
    vacant_roles: list[PsuRole]
    findings: list[TeamFindingShown]
    seats: list[SeatShown]


class TeamsShown(Shown):
    """Both teams of an account."""

    buying_team: BuyingTeamShown
    account_team: AccountTeamShown
