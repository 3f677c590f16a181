"""A small company for tests: people of every role, two territories, eight accounts, two years."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from itertools import cycle
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
ACCOUNTS = 8
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
    """Return a user who signs in with PASSWORD."""
    person = _person(name, role, team, **fields)
    person.save(force_insert=True)
    return person


def _person(name: str, role: Role, team: Team | None = None, **fields: object) -> User:
    if not _hashed:  # once for all of them
        _hashed.append(make_password(PASSWORD))
    email = f"{slugify(name).replace('-', '.')}@example.org"
    return User(email=email, name=name, role=role, team=team, password=_hashed[0], **fields)


def _one_of_every_role(north: Team) -> Iterator[User]:
    """Yield the people; those with a team stand in the north."""
    yield _person("Anna Beheer", Role.ADMINISTRATOR)
    yield _person("Cas Controle", Role.CONTROLLER)
    yield _person("Dirk Directeur", Role.DIRECTOR)
    yield _person("Sanne Verkoop", Role.SALES_MANAGER, north)
    yield _person("Milan Noord", Role.ACCOUNT_MANAGER, north)
    yield _person("Tess Binnendienst", Role.TEAM_MEMBER, north)


def make_world() -> World:
    """Return the company, its records and its invoice lines."""
    number_from_one()
    country = Team.objects.create(name="Nederland")
    territories = [Team(name=name, parent=country) for name in ("Noord", "Zuid")]
    north, south = Team.objects.bulk_create(territories)
    stranger = _person("Zoë Zuid", Role.ACCOUNT_MANAGER, south)
    *people, _ = User.objects.bulk_create([*_one_of_every_role(north), stranger])
    users = {Role(person.role): person for person in people}
    accounts = _make_accounts(users[Role.ACCOUNT_MANAGER], stranger)
    accounts[0].members.add(users[Role.TEAM_MEMBER])
    imported = add_lines(world_lines())
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


def _make_accounts(*owners: User) -> list[Account]:
    """Return the accounts with their numbers; the owners take turns."""
    accounts = Account.objects.bulk_create(
        Account(
            name=f"Klant {place + 1}",
            owner=owner,
            team=owner.team,
            sector=("Bouw", "Zorg")[place % 2],
            region=("Noord", "Zuid")[place % 2],
            city="Utrecht",
            country="NL",
        )
        for place, owner in zip(range(ACCOUNTS), cycle(owners), strict=False)
    )
    AccountNumber.objects.bulk_create(
        AccountNumber(account=account, source=SOURCE, number=number_of(place))
        for place, account in enumerate(accounts)
    )
    return accounts


def number_of(place: int) -> str:
    """Return the customer number of the account at this place."""
    return f"K{place + 1}"


@cache
def world_lines() -> tuple[Line, ...]:
    """Return the invoice lines of the company, which are the same in every test."""
    return tuple(_lines())


def _lines() -> Iterator[Line]:
    """Yield a line a month for every account; each buys half of what the one before buys."""
    for month in range(MONTHS):
        on = date(FIRST_YEAR + month // 12, month % 12 + 1, 15)
        for place in range(ACCOUNTS):
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


def add_lines(lines: Sequence[Line]) -> Import:
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


def _keep_lines(import_id: int, lines: Sequence[Line]) -> None:
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
