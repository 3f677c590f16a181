"""A small company for tests: people of every role, two territories, eight accounts, two years."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from shutil import copytree
from tempfile import TemporaryDirectory

from django.contrib.auth.hashers import make_password
from django.core.management.color import no_style
from django.db import connection
from django.utils import timezone
from django.utils.text import slugify

from tests.builders import Line, line, write_lines
from verder.apps.accounts.models import Account, AccountNumber
from verder.apps.core.enums import Role
from verder.apps.core.models import Organisation, Team, User
from verder.apps.core.queries import organisation
from verder.apps.core.services import bump_revision
from verder.apps.imports.enums import ImportState
from verder.apps.imports.folders import store
from verder.apps.imports.models import Import

PASSWORD = "wandelpad-langs-de-vecht"
SOURCE = "main"
MONTHS = 24
FIRST_YEAR = 2024
FIRST_REVENUE = Decimal(64_000)
GROUPS = ("Fasteners", "Tools", "Safety")
_hashed: list[str] = []
_made = TemporaryDirectory(prefix="verder-world-")


@dataclass(frozen=True, slots=True)
class World:
    """Who and what there is."""

    organisation: Organisation
    country: Team
    north: Team
    south: Team
    users: dict[Role, User]
    stranger: User  # an account manager of the south, who owns the other accounts
    accounts: list[Account]  # from large to small; the even ones belong to the north
    import_: Import


def make_person(name: str, role: Role, team: Team | None = None, **fields: object) -> User:
    """Return a user who signs in with PASSWORD, which is hashed once for all of them."""
    if not _hashed:
        _hashed.append(make_password(PASSWORD))
    email = f"{slugify(name).replace('-', '.')}@example.org"
    return User.objects.create(
        email=email, name=name, role=role, team=team, password=_hashed[0], **fields
    )


def make_people(north: Team) -> dict[Role, User]:
    """Return one user of every role; those with a team stand in the north."""
    return {
        Role.ADMINISTRATOR: make_person("Anna Beheer", Role.ADMINISTRATOR),
        Role.CONTROLLER: make_person("Cas Controle", Role.CONTROLLER),
        Role.DIRECTOR: make_person("Dirk Directeur", Role.DIRECTOR),
        Role.SALES_MANAGER: make_person("Sanne Verkoop", Role.SALES_MANAGER, north),
        Role.ACCOUNT_MANAGER: make_person("Milan Noord", Role.ACCOUNT_MANAGER, north),
        Role.TEAM_MEMBER: make_person("Tess Binnendienst", Role.TEAM_MEMBER, north),
    }


def make_world() -> World:
    """Return the company, its records and its invoice lines."""
    number_from_one()
    country = Team.objects.create(name="Nederland")
    north = Team.objects.create(name="Noord", parent=country)
    south = Team.objects.create(name="Zuid", parent=country)
    users = make_people(north)
    stranger = make_person("Zoë Zuid", Role.ACCOUNT_MANAGER, south)
    owners = [users[Role.ACCOUNT_MANAGER], stranger]
    accounts = [_account(place, owners[place % 2]) for place in range(8)]
    accounts[0].members.add(users[Role.TEAM_MEMBER])
    imported = add_lines(list(lines_of(accounts)))
    Organisation.objects.filter(pk=1).update(name="Voorbeeld BV")
    return World(organisation(), country, north, south, users, stranger, accounts, imported)


def number_from_one() -> None:
    """Let accounts and imports bear the same numbers in every test, also on PostgreSQL.

    Lines that were made, and answers that were found, for one test then serve the others.
    """
    empty = [model._meta for model in (Account, Import) if not model._default_manager.exists()]
    tables = [{"table": each.db_table, "column": "id"} for each in empty]
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_by_name_sql(no_style(), tables):
            cursor.execute(statement)


def _account(place: int, owner: User) -> Account:
    account = Account.objects.create(
        name=f"Klant {place + 1}",
        owner=owner,
        team=owner.team,
        sector=("Bouw", "Zorg")[place % 2],
        region=("Noord", "Zuid")[place % 2],
        city="Utrecht",
        country="NL",
    )
    AccountNumber.objects.create(account=account, source=SOURCE, number=number_of(place))
    return account


def number_of(place: int) -> str:
    """Return the customer number of the account at this place."""
    return f"K{place + 1}"


def lines_of(accounts: list[Account]) -> Iterator[Line]:
    """Yield a line a month for every account; each buys half of what the one before buys."""
    for month in range(MONTHS):
        on = date(FIRST_YEAR + month // 12, month % 12 + 1, 15)
        for place in range(len(accounts)):
            amount = FIRST_REVENUE / 2**place * (100 + month) / 1200
            yield line(
                amount.quantize(Decimal("0.01")),
                source=SOURCE,
                invoice=f"F{month:02}{place}",
                date=on,
                customer=number_of(place),
                cost=(amount * Decimal("0.7")).quantize(Decimal("0.01")),
                quantity=10,
                product=f"P{(month + place) % 5}",
                product_group=GROUPS[(month + place) % len(GROUPS)],
            )


def add_lines(lines: list[Line]) -> Import:
    """Take lines in as an import that is done, and return its record."""
    now = timezone.now()
    imported = Import.objects.create(
        source=SOURCE,
        file_name="invoices.csv",
        sha256="0" * 64,
        state=ImportState.IMPORTED,
        lines=len(lines),
        first_on=min(each["date"] for each in lines),
        last_on=max(each["date"] for each in lines),
        currencies=sorted({each["currency"] for each in lines}),
        created_at=now,
        imported_at=now,
    )
    _keep_lines(imported.pk, lines)
    bump_revision()
    return imported


def _keep_lines(import_id: int, lines: list[Line]) -> None:
    """Bring the lines into the store; what was made for a test before is copied."""
    facts = store()
    is_first = not any((facts.folder / "lines").iterdir())
    made = Path(_made.name) / f"{import_id}-{hash(repr(lines))}"
    if is_first and made.exists():
        copytree(made, facts.folder, dirs_exist_ok=True)
        return
    staged = facts.folder / f"staged-{import_id}.parquet"
    write_lines(staged, lines, import_id=import_id)
    facts.add(import_id, staged)
    staged.unlink()
    if is_first:
        copytree(facts.folder, made)
