"""`verder demo`: a company to look around in."""

from django.utils import timezone
from django.utils.translation import gettext as _

from verder.apps.core.enums import Role
from verder.apps.core.models import User
from verder.apps.core.queries import organisation
from verder.apps.demo.services import PASSWORD, DemoUser, is_empty, make_demo
from verder.apps.imports.queries import imported_lines
from verder.cli.output import print_table, progress_bar, say


def main(*, customers: int, years: int, lines: int | None, seed: int, if_empty: bool) -> None:
    """Make the demo company and print who can sign in."""
    if if_empty and is_there():
        if organisation().is_demo:
            print_login(demo_users())
        return
    with progress_bar(_("Demo company")) as progress:
        users = make_demo(
            customers=customers,
            years=years,
            lines=lines,
            seed=seed,
            today=timezone.localdate(),
            progress=progress,
        )
    print_login(users)


def is_there() -> bool:
    """Return whether there are data: one's own, or the whole demo company."""
    return not is_empty() and (imported_lines().exists() or not organisation().is_demo)


def demo_users() -> list[DemoUser]:
    """Return the users of the demo company."""
    found = User.objects.filter(is_demo=True).order_by("pk")
    return [DemoUser(email=user.email, name=user.name, role=user.role) for user in found]


def print_login(users: list[DemoUser]) -> None:
    """Print one user of every role, and the password of all of them."""
    first = {user.role: user for user in reversed(users)}
    rows = [(Role(role).label, user.name, user.email) for role, user in reversed(first.items())]
    print_table(_("Sign in as"), [_("role"), _("name"), _("e-mail")], rows, texts=3)
    say(_("The password of all of them: %(password)s") % {"password": PASSWORD})
