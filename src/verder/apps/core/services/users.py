"""People who sign in."""

from collections.abc import Sequence
from typing import TypedDict, Unpack

from allauth.account.models import EmailAddress
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from verder.apps.core.enums import Role
from verder.apps.core.failures import Refused
from verder.apps.core.models import Team, User
from verder.apps.core.rules import may_manage_users
from verder.apps.core.services.audit import record
from verder.apps.core.services.changes import apply_changes


class UserChanges(TypedDict, total=False):
    """What an administrator may change of a user."""

    email: str
    name: str
    role: str
    team: Team | None
    language: str
    sees_margins: bool
    salesperson_names: list[str]
    is_active: bool


class ProfileChanges(TypedDict, total=False):
    """What users may change of themselves."""

    name: str
    language: str


@transaction.atomic
def make_user(  # noqa: PLR0913 - a user has as many fields
    *,
    email: str,
    name: str,
    role: str,
    password: str,
    team: Team | None = None,
    language: str = "nl",
    sees_margins: bool = False,
    salesperson_names: Sequence[str] = (),
    is_demo: bool = False,
    by: User | None,
) -> User:
    """Make a user who can sign in at once with the password."""
    if not may_manage_users(by):
        raise PermissionDenied
    user = User(
        email=email.strip().lower(),
        name=name.strip(),
        role=role,
        team=team,
        language=language,
        sees_margins=sees_margins,
        salesperson_names=list(salesperson_names),
        is_demo=is_demo,
    )
    check_password_for(user, password)
    user.set_password(password)
    user.full_clean()
    user.save()
    after = {"email": user.email, "name": user.name, "role": role, "team": team}
    record(by=by, action="user.made", subject=user, after=after)
    return user


@transaction.atomic
def change_user(*, user: User, by: User | None, **changes: Unpack[UserChanges]) -> User:
    """Change what is said of a user; `is_active` False shuts them out at once."""
    if not may_manage_users(by):
        raise PermissionDenied
    if "email" in changes:
        changes["email"] = changes["email"].strip().lower()
    if is_losing_administration(user, changes):
        keep_an_administrator(user)
    difference = apply_changes(user, dict(changes))
    if "email" in difference.after:
        EmailAddress.objects.filter(user=user).delete()  # sign-in keeps its own copy
    if difference:
        record(
            by=by,
            action="user.changed",
            subject=user,
            before=difference.before,
            after=difference.after,
        )
    return user


def is_losing_administration(user: User, changes: UserChanges) -> bool:
    """Return whether an active administrator would be one no more."""
    is_administrator = user.role == Role.ADMINISTRATOR and user.is_active
    stays = changes.get("role", user.role) == Role.ADMINISTRATOR
    return is_administrator and not (stays and changes.get("is_active", True))


def keep_an_administrator(user: User) -> None:
    """Refuse to lose the last one: nobody could make users any more."""
    administrators = User.objects.select_for_update().filter(
        role=Role.ADMINISTRATOR, is_active=True
    )
    if not [other for other in administrators if other.pk != user.pk]:
        raise Refused("last_administrator", name=user.name)


@transaction.atomic
def set_password(*, user: User, password: str, by: User | None) -> None:
    """Give a user a new password; who is signed in elsewhere must sign in again."""
    if not may_manage_users(by):
        raise PermissionDenied
    keep_password(user, password)
    record(by=by, action="user.password_set", subject=user)


@transaction.atomic
def set_own_password(*, user: User, current: str, password: str) -> None:
    """Let a user choose another password, who knows the one of now."""
    if not user.check_password(current):
        raise Refused("wrong_password")
    keep_password(user, password)
    record(by=user, action="user.password_set", subject=user)


def keep_password(user: User, password: str) -> None:
    """Keep the password of the user when it is strong enough."""
    check_password_for(user, password)
    user.set_password(password)
    user.save(update_fields=["password"])


def check_password_for(user: User, password: str) -> None:
    """Raise a ValidationError of the field `password` for one that is easy to guess."""
    try:
        validate_password(password, user)
    except ValidationError as weak:
        raise ValidationError({"password": weak.error_list}) from weak


def set_own_language(*, user: User, language: str) -> User:
    """Show the site in another language to this user."""
    return change_own_profile(user=user, language=language)


@transaction.atomic
def change_own_profile(*, user: User, **changes: Unpack[ProfileChanges]) -> User:
    """Keep what a user says of themselves."""
    difference = apply_changes(user, dict(changes))
    if difference:
        record(
            by=user,
            action="user.changed",
            subject=user,
            before=difference.before,
            after=difference.after,
        )
    return user
