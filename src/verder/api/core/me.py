"""Who asks, as the API knows them."""

from ninja import Router

from verder.api.authentication import Caller
from verder.api.values import Shown
from verder.apps.core.enums import Role
from verder.apps.core.models import PersonalToken
from verder.apps.core.rules import may_see_everything, may_see_margins

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


@router.get("/me", response=MeShown, operation_id="readMe", summary="Who is asking")
def read_me(request: Caller) -> dict[str, object]:
    """Return who asks, and what the token lets them do."""
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
