"""`verder createadmin`: the first user."""

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from verder.apps.core.enums import Role
from verder.apps.core.services import make_user
from verder.cli.output import say


def main(*, email: str, name: str, password: str) -> None:
    """Make an administrator."""
    user = make_user(
        email=email,
        name=name,
        role=Role.ADMINISTRATOR,
        password=password,
        language=get_language() or "en",
        by=None,
    )
    say(_("%(email)s can sign in as administrator.") % {"email": user.email})
