"""Who asks, as the API knows them."""

from ninja import Router

from verder.api.authentication import Caller
from verder.api.values import FullName, Given, Language, Shown
from verder.apps.core.enums import Role
from verder.apps.core.models import PersonalToken
from verder.apps.core.rules import may_see_everything, may_see_margins
from verder.apps.core.services import change_own_profile

router = Router(tags=["you"])


class MeShown(Shown):
    """Who asks, and what they see."""

    id: int
    name: str
    email: str
    role: Role
    language: str
    sees_everything: bool
    sees_margins: bool
    may_write: bool


class ProfileGiven(Given):
    """What one says of oneself."""

    name: FullName
    language: Language


@router.get("/me", response=MeShown, operation_id="readMe")
def read_me(request: Caller) -> dict[str, object]:
    """Return who asks, and what the token lets them do."""
    return _told(request)


def _told(request: Caller) -> dict[str, object]:
    user = request.user
    token = request.auth if isinstance(request.auth, PersonalToken) else None
    return {
        "id": user.pk,
        "name": user.name,
        "email": user.email,
        "role": user.role,
        "language": user.language,
        "sees_everything": may_see_everything(user),
        "sees_margins": may_see_margins(user),
        "may_write": token is None or token.may_write,
    }


@router.put("/me", response=MeShown, operation_id="changeMe")
def change_me(request: Caller, given: ProfileGiven) -> dict[str, object]:
    """Change the own name and language."""
    change_own_profile(user=request.user, **given.model_dump())
    return _told(request)
