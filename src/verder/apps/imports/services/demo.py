"""The demo company goes whole, before the own data come."""

import shutil
from functools import partial

from django.apps import apps
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Model

from verder.apps.accounts.models import (
    Account,
    AccountNumber,
    ImportedChange,
    Product,
    RelationChange,
)
from verder.apps.core.enums import Role
from verder.apps.core.models import Organisation, Team, User
from verder.apps.core.rules import may_remove_demo
from verder.apps.core.services import bump_revision, record
from verder.apps.core.services.organisation import locked_organisation
from verder.apps.imports.folders import folder_of, store
from verder.apps.imports.models import ExchangeRate, Import, RememberedAnswers


@transaction.atomic
def remove_demo(*, by: User | None) -> None:
    """Remove the demo company with all that was made of it, and every user of it.

    Whoever does it stays as an ordinary user, for somebody must be able to sign in.
    """
    if not may_remove_demo(by):
        raise PermissionDenied
    current = locked_organisation()
    if not current.is_demo:
        return
    imports = list(Import.objects.filter(is_demo=True).values_list("pk", flat=True))
    remove_marked()
    remove_accounts()
    RememberedAnswers.objects.filter(source__in=sources(imports)).delete()
    Import.objects.filter(pk__in=imports).delete()
    ExchangeRate.objects.all().delete()
    remove_people(by)
    record(by=by, action="demo.removed", subject=current, before={"name": current.name})
    current.name, current.is_demo, current.limits = "", False, {}
    current.save(update_fields=["name", "is_demo", "limits"])
    bump_revision()
    transaction.on_commit(partial(remove_files, imports))


def remove_marked() -> None:
    """Remove what other areas made of the demo company and marked as such."""
    kept: set[type[Model]] = {User, Team, Organisation, Import}
    for model in apps.get_models():
        is_marked = any(field.name == "is_demo" for field in model._meta.fields)  # noqa: SLF001
        if is_marked and model not in kept:
            model._default_manager.filter(is_demo=True).delete()  # noqa: SLF001 - Django's own name


def sources(imports: list[int]) -> list[str]:
    """Return the sources of these imports."""
    found = Import.objects.filter(pk__in=imports).values_list("source", flat=True)
    return list(found.distinct())


def remove_accounts() -> None:
    """Remove all customers and products: while the demo is there, all of them are its own."""
    ImportedChange.objects.all().delete()
    RelationChange.objects.all().delete()
    AccountNumber.objects.all().delete()
    Account.objects.update(parent=None, head=None)
    Account.objects.all().delete()
    Product.objects.all().delete()


def remove_people(by: User | None) -> None:
    """Remove the users and teams of the demo, but for the user who asks for it."""
    if by is not None:
        by.refresh_from_db()
    if by is not None and by.is_demo:
        others = User.objects.filter(role=Role.ADMINISTRATOR, is_active=True, is_demo=False)
        by.role = by.role if others.exists() else Role.ADMINISTRATOR
        by.is_demo, by.team, by.salesperson_names = False, None, []
        by.save(update_fields=["role", "is_demo", "team", "salesperson_names"])
    User.objects.filter(is_demo=True).delete()
    teams = Team.objects.filter(is_demo=True)
    User.objects.filter(team__in=teams).update(team=None)
    Team.objects.filter(parent__in=teams).update(parent=None)
    teams.delete()


def remove_files(imports: list[int]) -> None:
    """Remove the lines and uploads of imports that no record names any more."""
    for import_id in imports:
        store().remove(import_id)
        shutil.rmtree(folder_of(import_id), ignore_errors=True)
