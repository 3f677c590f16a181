"""Users as colleagues: whoever signs in can be met by customers."""

from verder.apps.core.models import User
from verder.apps.intensify.models import Colleague


def colleague_for(user: User) -> Colleague:
    """Return who the user is among the colleagues, made now if nobody had done so."""
    found, _made = Colleague.objects.get_or_create(
        user=user, defaults={"name": str(user), "email": user.email, "is_demo": user.is_demo}
    )
    return found
