"""Users and teams, for who manages them; the own profile, for everybody."""

import secrets
from typing import Annotated, Any

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404
from ninja import Query, Router
from pydantic import Field, StringConstraints

from verder.api.accounts.shown import NamedShown
from verder.api.authentication import Caller
from verder.api.pages import Page, PageAsked
from verder.api.values import PRINTABLE, FullName, Given, Key, Language, Name, Shown
from verder.apps.core import queries, services
from verder.apps.core.enums import Role
from verder.apps.core.invitations import send_link
from verder.apps.core.models import Team, User
from verder.apps.core.rules import may_manage_users

router = Router(tags=["people"])
Email = Annotated[str, StringConstraints(max_length=254, pattern=r"^[^@\s\x00]+@[^@\s\x00]+$")]


class UserGiven(Given):
    """Somebody who signs in."""

    name: FullName
    email: Email = Field(examples=["jan@example.org"])
    role: Role
    team: Key | None = None
    language: Language = "nl"
    sees_margins: bool = Field(default=False, description="Only asked of team members.")
    salesperson_names: Annotated[list[Name], Field(max_length=50)] = Field(default_factory=list)


class NewUserGiven(UserGiven):
    """Somebody new; without a password a link to choose one is sent."""

    password: Annotated[str, Field(max_length=200)] | None = None


class ActiveGiven(Given):
    """Whether somebody may sign in."""

    is_active: bool


class TeamGiven(Given):
    """A team and its place in the tree."""

    name: Annotated[str, StringConstraints(min_length=1, max_length=100, pattern=PRINTABLE)]
    parent: Key | None = None


class UserShown(Shown):
    """Somebody who signs in, or did."""

    id: int = Field(validation_alias="pk")
    name: str
    email: str
    role: Role
    team: NamedShown | None
    language: str
    sees_margins: bool
    salesperson_names: list[str]
    is_active: bool


class TeamShown(Shown):
    """A team and its place in the tree."""

    id: int = Field(validation_alias="pk")
    name: str
    parent: NamedShown | None


@router.get("/users", response=Page[UserShown], operation_id="listUsers")
def list_users(request: Caller, page: Query[PageAsked]) -> dict[str, Any]:
    """List everybody who signs in, or did."""
    _check(request.user)
    return page.of_records(queries.users())


@router.post("/users", response={201: UserShown}, operation_id="makeUser")
def make_user(request: Caller, given: NewUserGiven) -> User:
    """Make a user, who is invited by mail or given a password."""
    _check(request.user)
    said = given.model_dump(exclude={"password", "team"})
    user = services.make_user(
        by=request.user,
        password=given.password or secrets.token_urlsafe(32),
        team=_team(given.team),
        **said,
    )
    if not given.password:
        send_link(request, user)
    return user


@router.get("/users/{int:user_id}", response=UserShown, operation_id="readUser")
def read_user(request: Caller, user_id: Key) -> User:
    """Return one user."""
    return _user(request.user, user_id)


@router.put("/users/{int:user_id}", response=UserShown, operation_id="changeUser")
def change_user(request: Caller, user_id: Key, given: UserGiven) -> User:
    """Change what is said of a user."""
    user = _user(request.user, user_id)
    said = given.model_dump(exclude={"team"})
    return services.change_user(user=user, by=request.user, team=_team(given.team), **said)


@router.put("/users/{int:user_id}/active", response=UserShown, operation_id="setUserActive")
def set_active(request: Caller, user_id: Key, given: ActiveGiven) -> User:
    """Shut a user out, with every token, or let them in again."""
    user = _user(request.user, user_id)
    return services.change_user(user=user, by=request.user, is_active=given.is_active)


@router.post("/users/{int:user_id}/link", response={204: None}, operation_id="sendUserLink")
def send_user_link(request: Caller, user_id: Key) -> None:
    """Send a user a link to choose a password."""
    _check(request.user)
    send_link(request, get_object_or_404(User, pk=user_id, is_active=True))


@router.get("/teams", response=Page[TeamShown], operation_id="listTeams")
def list_teams(request: Caller, page: Query[PageAsked]) -> dict[str, Any]:
    """List the sales teams."""
    _check(request.user)
    return page.of_records(queries.teams().select_related("parent"))


@router.post("/teams", response={201: TeamShown}, operation_id="makeTeam")
def make_team(request: Caller, given: TeamGiven) -> Team:
    """Make a team, on its own or below another one."""
    _check(request.user)
    return services.make_team(by=request.user, name=given.name, parent=_team(given.parent))


@router.put("/teams/{int:team_id}", response=TeamShown, operation_id="changeTeam")
def change_team(request: Caller, team_id: Key, given: TeamGiven) -> Team:
    """Rename a team or move it in the tree, never below itself."""
    _check(request.user)
    team = get_object_or_404(Team, pk=team_id)
    return services.change_team(
        team=team, by=request.user, name=given.name, parent=_team(given.parent)
    )


@router.delete("/teams/{int:team_id}", response={204: None}, operation_id="removeTeam")
def remove_team(request: Caller, team_id: Key) -> None:
    """Remove a team that holds nobody, no account and no other team."""
    _check(request.user)
    services.remove_team(team=get_object_or_404(Team, pk=team_id), by=request.user)


def _check(user: User) -> None:
    if not may_manage_users(user):
        raise PermissionDenied


def _user(by: User, user_id: int) -> User:
    _check(by)
    return get_object_or_404(queries.users(), pk=user_id)


def _team(team_id: int | None) -> Team | None:
    return None if team_id is None else get_object_or_404(Team, pk=team_id)
