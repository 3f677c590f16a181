from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied

from tests.apps.imports.conftest import Bring, csv_of, revenue, row, silent, totals
from tests.world import World
from verder.apps.accounts.models import Account, AccountNumber
from verder.apps.accounts.services import change_account
from verder.apps.core.enums import Role
from verder.apps.core.failures import Refused
from verder.apps.core.models import AuditEvent
from verder.apps.core.queries import organisation
from verder.apps.imports.enums import ImportState
from verder.apps.imports.folders import original_of, staging_of, store
from verder.apps.imports.models import Import
from verder.apps.imports.queries import rejects_path
from verder.apps.imports.services import (
    discard_import,
    import_now,
    preview_now,
    receive_file,
    undo_import,
)
from verder.facts.failures import FileRefused
from verder.facts.findings_json import preview_from_json

FILE = csv_of([row(1, "K1", "100,00"), row(2, "K2", "250,50"), row(3, "K1", "-20,00")])


@pytest.mark.django_db
def test_a_file_becomes_accounts_and_figures_at_one_moment(bring: Bring) -> None:
    before = organisation().revision
    import_ = bring(FILE)
    assert import_.state == ImportState.IMPORTED
    assert (import_.lines, import_.rejected, import_.known) == (3, 0, 0)
    names = {number.number: number.account for number in AccountNumber.objects.all()}
    assert {key: account.name for key, account in names.items()} == {
        "K1": "Klant K1",
        "K2": "Klant K2",
    }
    assert totals() == {names["K1"].pk: Decimal(80), names["K2"].pk: Decimal("250.5")}
    assert organisation().revision > before
    event = AuditEvent.objects.get(action="import.imported")
    assert (event.actor, event.after) == ("terminal", {"lines": 3, "accounts": 2, "rejected": 0})
    assert not original_of(import_.pk).exists()
    assert not staging_of(import_.pk).exists()


@pytest.mark.django_db
def test_a_preview_counts_but_changes_nothing(receive: Bring) -> None:
    import_ = receive(FILE)
    preview_now(import_=import_, by=None, progress=silent)
    import_.refresh_from_db()
    assert import_.state == ImportState.PREVIEWED
    assert preview_from_json(import_.preview or {}).kept.amounts == {"EUR": Decimal("330.5")}
    assert revenue() == 0
    assert not Account.objects.exists()


@pytest.mark.django_db
def test_an_import_follows_a_preview(receive: Bring) -> None:
    with pytest.raises(Refused) as refusal:
        import_now(import_=receive(FILE), by=None, progress=silent)
    assert refusal.value.code == "import_not_previewed"


@pytest.mark.django_db
def test_an_undone_import_leaves_nothing_of_itself(bring: Bring) -> None:
    import_ = bring(FILE)
    undo_import(import_=import_, by=None)
    import_.refresh_from_db()
    assert import_.state == ImportState.UNDONE
    assert revenue() == 0
    assert not Account.objects.exists()
    assert not AccountNumber.objects.exists()
    with pytest.raises(Refused):
        undo_import(import_=import_, by=None)


@pytest.mark.django_db(transaction=True)
def test_the_lines_of_an_undone_import_leave_the_disk(bring: Bring) -> None:
    import_ = bring(FILE)
    assert store().lines_path(import_.pk).exists()
    undo_import(import_=import_, by=None)
    assert not store().lines_path(import_.pk).exists()


@pytest.mark.django_db
def test_an_undo_keeps_what_people_or_other_imports_use(bring: Bring) -> None:
    first = bring(csv_of([row(1, "K1", "100"), row(2, "K2", "100"), row(3, "K3", "100")]))
    second = bring(csv_of([row(4, "K2", "50")]), "later.csv")
    touched = AccountNumber.objects.get(number="K3").account
    change_account(account=touched, city="Zwolle", by=None)
    undo_import(import_=first, by=None)
    assert set(Account.objects.values_list("name", flat=True)) == {"Klant K2", "Klant K3"}
    assert revenue() == 50
    undo_import(import_=second, by=None)
    assert set(Account.objects.values_list("name", flat=True)) == {"Klant K3"}


@pytest.mark.django_db
def test_the_same_lines_count_once(bring: Bring) -> None:
    bring(FILE)
    again = bring(FILE)
    assert (again.lines, again.known) == (0, 3)
    assert revenue() == Decimal("330.5")


@pytest.mark.django_db
def test_the_same_file_of_another_source_is_refused(bring: Bring) -> None:
    bring(FILE)
    with pytest.raises(Refused) as refusal:
        bring(FILE, source="elders")
    assert refusal.value.code == "same_file"
    assert revenue() == Decimal("330.5")


@pytest.mark.django_db
def test_rejected_rows_are_kept_apart_for_mending(bring: Bring) -> None:
    import_ = bring(csv_of([row(1, "K1", "100,00"), row(2, "K2", "honderd"), row(3, "K2", "1,50")]))
    assert (import_.lines, import_.rejected) == (2, 1)
    path = rejects_path(import_)
    assert path is not None
    assert "honderd" in path.read_text(encoding="utf-8-sig")


@pytest.mark.django_db
def test_a_file_without_one_good_row_is_refused(bring: Bring) -> None:
    with pytest.raises((Refused, FileRefused)):
        bring(csv_of([row(1, "K1", "100", day="geen dag"), row(2, "K1", "5", day="ook niet")]))
    assert not Account.objects.exists()
    assert revenue() == 0


def test_a_known_salesperson_becomes_the_owner_of_a_new_account(world: World, bring: Bring) -> None:
    rows = [
        row(1, "N1", "10", salesperson="MILAN noord"),
        row(2, "N1", "10", salesperson="Milan Noord"),
        row(3, "N2", "10", salesperson="Milan Noord"),
        row(4, "N2", "10", salesperson="Zoë Zuid"),
        row(5, "N3", "10", salesperson="Niemand"),
    ]
    bring(csv_of(rows[1:]))
    owners = {
        number.number: number.account.owner
        for number in AccountNumber.objects.filter(number__startswith="N")
    }
    assert owners == {"N1": world.users[Role.ACCOUNT_MANAGER], "N2": None, "N3": None}


def test_a_region_fills_what_is_empty_and_goes_with_an_undo(world: World, bring: Bring) -> None:
    empty, filled = world.accounts[:2]
    Account.objects.filter(pk=empty.pk).update(region="")
    import_ = bring(
        csv_of([row(91, "K1", "10", region="Twente"), row(92, "K2", "10", region="Twente")]),
        source="main",
    )
    empty.refresh_from_db()
    filled.refresh_from_db()
    assert (empty.region, filled.region) == ("Twente", "Zuid")
    undo_import(import_=import_, by=None)
    empty.refresh_from_db()
    assert empty.region == ""


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.ADMINISTRATOR, Role.CONTROLLER}))
def test_only_controllers_and_administrators_import(
    world: World, receive: Bring, role: Role
) -> None:
    user, controller = world.users[role], world.users[Role.CONTROLLER]
    with pytest.raises(PermissionDenied):
        receive(FILE, by=user)
    import_ = receive(FILE, by=controller)
    preview_now(import_=import_, by=controller, progress=silent)
    for act in (import_now, preview_now):
        with pytest.raises(PermissionDenied):
            act(import_=import_, by=user, progress=silent)
    for undo in (undo_import, discard_import):
        with pytest.raises(PermissionDenied):
            undo(import_=world.import_, by=user)
    assert Import.objects.filter(state=ImportState.IMPORTED).count() == 1


@pytest.mark.django_db(transaction=True)
def test_a_discarded_file_leaves_no_trace(receive: Bring) -> None:
    import_ = receive(FILE)
    folder = original_of(import_.pk).parent
    assert folder.exists()
    discard_import(import_=import_, by=None)
    assert not folder.exists()
    assert not Import.objects.exists()


@pytest.mark.django_db
def test_a_file_name_cannot_leave_its_folder(tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.mktemp("up") / "x.csv"
    path.write_text(FILE, encoding="utf-8")
    import_ = receive_file(by=None, file_name="../../etc/passwd", content=path)
    assert [each.name for each in original_of(import_.pk).iterdir()] == ["passwd"]
