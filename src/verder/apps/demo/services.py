"""The demo company, through the same doors as everybody's own data."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from django.core.exceptions import PermissionDenied
from django.db import transaction

from verder.apps.accounts.models import Account
from verder.apps.accounts.services import set_members
from verder.apps.core.enums import Role
from verder.apps.core.failures import Refused
from verder.apps.core.models import Team, User
from verder.apps.core.queries import organisation, subtree_ids
from verder.apps.core.rules import may_import, may_manage_users
from verder.apps.core.services import make_team, make_user, record
from verder.apps.core.services.heartbeat import Progress
from verder.apps.core.services.organisation import locked_organisation
from verder.apps.demo.absences import let_some_be_away
from verder.apps.demo.agreements import agree_with_accounts
from verder.apps.demo.answers import ask_customers
from verder.apps.demo.calculations import keep_calculations
from verder.apps.demo.contacts import celebrate, drop_mails, meet_accounts
from verder.apps.demo.costs import cost_of_accounts
from verder.apps.demo.frequencies import fill_matrices
from verder.apps.demo.groups import relate_accounts
from verder.apps.demo.judgements import say_of_accounts
from verder.apps.demo.organisation import draw_organisations
from verder.apps.demo.people import know_people
from verder.apps.demo.planning import plan_the_year
from verder.apps.demo.proposals import propose_changes
from verder.apps.demo.ratings import make_demo_ratings
from verder.apps.demo.relations import score_relations
from verder.apps.demo.selection import choose_key_accounts
from verder.apps.demo.teams import seat_teams
from verder.apps.demo.thresholds import guard_concentration
from verder.apps.imports.enums import ImportKind
from verder.apps.imports.models import Import
from verder.apps.imports.queries import imported_lines
from verder.apps.imports.services import import_now, preview_now, receive_file, remove_demo
from verder.facts.demo.company import DemoCompany, demo_company
from verder.facts.demo.files import DemoFiles, write_files
from verder.facts.demo.staff import MAIL_DOMAIN, PASSWORD, DemoPerson

__all__ = ["PASSWORD", "DemoUser", "is_empty", "make_demo", "remove_demo"]

ADMINISTRATOR = DemoPerson(
    name="Demo Beheer",
    email=f"demo@{MAIL_DOMAIN}",
    role=str(Role.ADMINISTRATOR),
    team="",
    salesperson_names=(),
)
SOURCE = "demo"
JOINED = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoUser:
    """Somebody of the demo company, to sign in as."""

    email: str
    name: str
    role: str


def is_empty() -> bool:
    """Return whether there are no customers and no invoice lines yet."""
    return not Account.objects.exists() and not imported_lines().exists()


def make_demo(
    *,
    customers: int,
    years: int,
    seed: int,
    today: date,
    progress: Progress,
    lines: int | None = None,
    by: User | None = None,
) -> list[DemoUser]:
    """Fill an empty installation with a company that does not exist, and say who is in it.

    Without a number of `lines` each customer buys as much as in a usual company.
    """
    if not (may_import(by) and may_manage_users(by)):
        raise PermissionDenied
    if organisation().is_demo and not imported_lines().exists():
        remove_demo(by=by)  # an earlier attempt was broken off
    company = demo_company(
        today=today, customer_count=customers, years=years, lines=lines, seed=seed
    )
    with TemporaryDirectory(prefix="verder-demo-") as folder:
        progress("making", 0.0)
        files = write_files(company, Path(folder))
        users = found_company(company, by)
        import_files(files, by, progress)
    relate_accounts()
    join_accounts(users)
    agree_with_accounts(today=today, seed=seed, customers=customers)
    keep_calculations()
    guard_concentration()
    cost_of_accounts(today=today, seed=seed)
    propose_changes()
    say_of_accounts(today=today, seed=seed, customers=customers)
    make_demo_ratings(seed=seed, today=today)
    choose_key_accounts(users, seed)
    know_people(today=today, seed=seed, customers=customers)
    draw_organisations(today=today, seed=seed)
    score_relations(today=today, seed=seed, customers=customers)
    ask_customers(today=today, seed=seed, customers=customers)
    seat_teams(users, today=today, seed=seed, customers=customers)
    fill_matrices(today=today, seed=seed)
    plan_the_year(today=today, customers=customers)
    meet_accounts(today=today, seed=seed)
    let_some_be_away(users, today=today, seed=seed)
    celebrate(today=today)
    drop_mails(users, today=today)
    return [DemoUser(email=user.email, name=user.name, role=user.role) for user in users]


@transaction.atomic
def found_company(company: DemoCompany, by: User | None) -> list[User]:
    """Mark the installation as the demo company and make its teams and users."""
    current = locked_organisation()
    if not is_empty():
        raise Refused("not_empty")
    teams = make_teams(company, by)
    users = make_users([ADMINISTRATOR, *company.people], teams, by)
    current.name, current.is_demo = company.name, True
    current.save(update_fields=["name", "is_demo"])
    record(by=by, action="demo.made", subject=current, after={"customers": len(company.customers)})
    return users


def make_teams(company: DemoCompany, by: User | None) -> dict[str, Team]:
    """Make the teams, those at the top first; a team that is there already is used."""
    made: dict[str, Team] = {team.name: team for team in Team.objects.all()}
    for team in company.teams:
        if team.name not in made:
            made[team.name] = make_team(
                name=team.name, parent=made.get(team.parent), is_demo=True, by=by
            )
    return made


def make_users(
    people: Sequence[DemoPerson], teams: Mapping[str, Team], by: User | None
) -> list[User]:
    """Make the users, all with the same known password."""
    return [
        make_user(
            email=person.email,
            name=person.name,
            role=person.role,
            password=PASSWORD,
            team=teams.get(person.team),
            salesperson_names=person.salesperson_names,
            is_demo=True,
            by=by,
        )
        for person in people
    ]


def import_files(files: DemoFiles, by: User | None, progress: Progress) -> None:
    """Import the files as anybody would."""
    for kind, path in (
        (ImportKind.CUSTOMERS, files.customers),
        (ImportKind.PRODUCTS, files.articles),
        (ImportKind.RATES, files.rates),
        (ImportKind.LINES, files.invoices),
        (ImportKind.OPEN_ITEMS, files.open_items),
    ):
        import_ = receive_file(
            by=by, file_name=path.name, content=path, kind=kind, source=SOURCE, is_demo=True
        )
        preview_now(import_=import_, by=by, progress=progress)
        refuse_questions(import_)
        import_now(import_=import_, by=by, progress=progress)


def refuse_questions(import_: Import) -> None:
    """Refuse a file that leaves something open; those of the generator never do."""
    import_.refresh_from_db()
    if import_.preview is None:
        raise Refused("import_not_previewed", file=import_.file_name)


def join_accounts(users: Sequence[User]) -> None:
    """Let team members work for some accounts of their team."""
    for user in users:
        if user.role == Role.TEAM_MEMBER and user.team_id:
            accounts = Account.objects.filter(team__in=subtree_ids(user.team_id)).order_by("pk")
            for account in accounts[:JOINED]:
                set_members(account=account, members=[*account.members.all(), user], by=None)
