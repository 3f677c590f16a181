"""Users as colleagues: whoever signs in can be met by customers."""

from verder.apps.core.models import User
from verder.apps.intensify.models import Colleague


def colleague_for(user: User) -> Colleague:
    """Return who the user is among the colleagues, made now if nobody had done so."""
    found, _made = Colleague.objects.get_or_create(
        user=user, defaults={"name": user.name or user.email, "email": user.email}
    )
    return found
