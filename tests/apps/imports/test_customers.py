import pytest

from tests.apps.imports.conftest import Bring, csv_of, row, silent
from tests.world import World, make_person
from verder.apps.accounts.models import Account, AccountNumber, ImportedChange
from verder.apps.accounts.outcomes import RowsPreview
from verder.apps.accounts.services import change_account
from verder.apps.core.enums import Role
from verder.apps.core.models import AuditEvent
from verder.apps.imports.models import Import
from verder.apps.imports.queries import rejects_path
from verder.apps.imports.services import preview_now, undo_import

HEADER = (
    "Debiteurnummer;Naam;Postcode;Plaats;Land;KvK-nummer;BTW-nummer;Branche;"
    "Accountmanager;Team;Concern"
)


def debtors(*rows: str) -> str:
    return csv_of(rows, HEADER)


def debtor(number: str, name: str, **said: str) -> str:
    cells = [said.get(key, "") for key in CELLS]
    return ";".join([number, name, *cells])


CELLS = ("postcode", "city", "country", "kvk", "vat", "sector", "owner", "team", "group")


def preview_of(import_: Import) -> RowsPreview:
    import_.refresh_from_db()
    return RowsPreview.from_json(import_.preview or {})


def account(number: str) -> Account:
    return AccountNumber.objects.get(number=number).account


def everything() -> list[dict[str, object]]:
    return [dict(row) for row in Account.objects.order_by("pk").values()]


def test_a_debtor_file_says_what_it_would_do(world: World, receive: Bring) -> None:
    text = debtors(
        debtor("K1", "Klant 1 Holding", city="Zwolle"),
        debtor("K2", "Klant 2"),
        debtor("K9", "Nieuw BV", country="België"),
        debtor("K9", "Nog eens"),
        debtor("", "Zonder nummer"),
    )
    import_ = receive(text, "debiteuren.csv", kind="customers", source="main")
    preview_now(import_=import_, by=None, progress=silent)
    found = preview_of(import_)
    counts = (found.read, found.new, found.changed, found.unchanged, found.rejected)
    assert counts == (5, 1, 1, 1, 2)
    changed = next(each for each in found.sample if each.number == "K1")
    assert changed.changes == {
        "name": ("Klant 1", "Klant 1 Holding"),
        "city": ("Utrecht", "Zwolle"),
    }
    assert Account.objects.count() == 8
    assert rejects_path(import_) is not None


def test_customers_get_owner_team_and_plain_numbers(world: World, bring: Bring) -> None:
    jan = make_person("Jan de Boer", Role.ACCOUNT_MANAGER, world.south, salesperson_names=["JDB"])
    import_ = bring(
        debtors(
            debtor("N1", "Een", country="Nederland", vat="8200.98.395.B01", kvk="12 34 56 78"),
            debtor("N2", "Twee", owner="jdb", team="ZUID"),
            debtor(
                "N3", "Drie", owner="Piet Onbekend", vat="NL123456789B01", country="Nergensland"
            ),
        ),
        kind="customers",
    )
    one, two, three = (account(number) for number in ("N1", "N2", "N3"))
    assert (one.vat_number, one.kvk_number, one.country) == ("NL820098395B01", "12345678", "NL")
    assert (two.owner, two.team) == (jan, world.south)
    assert (three.owner, three.vat_number, three.country) == (None, "NL123456789B01", "")
    notes = {note.code: note.details["rows"] for note in preview_of(import_).notes}
    assert notes == {"owner_unknown": 1, "vat_invalid": 1, "country_unknown": 1}


@pytest.mark.django_db
def test_groups_go_by_number_or_name_and_new_ones_are_made(bring: Bring) -> None:
    bring(
        debtors(
            debtor("N1", "Groot Concern", group="N1"),
            debtor("N2", "Dochter A", group="N1"),
            debtor("N3", "Dochter B", group="groot concern"),
            debtor("N4", "Kleindochter", group="N2"),
            debtor("N5", "Los", group="Nieuwe Groep"),
        ),
        kind="customers",
    )
    heads = {each.name: each.head and each.head.name for each in Account.objects.all()}
    assert heads == {
        "Groot Concern": None,
        "Dochter A": "Groot Concern",
        "Dochter B": "Groot Concern",
        "Kleindochter": "Groot Concern",
        "Los": "Nieuwe Groep",
        "Nieuwe Groep": None,
    }


@pytest.mark.django_db
def test_groups_never_run_in_a_circle(bring: Bring) -> None:
    import_ = bring(
        debtors(debtor("N1", "Een", group="N2"), debtor("N2", "Twee", group="N1")),
        kind="customers",
    )
    assert account("N1").head == account("N2")
    assert account("N2").head is None
    assert [note.code for note in preview_of(import_).notes] == ["group_in_circle"]


def test_an_empty_cell_says_nothing(world: World, bring: Bring) -> None:
    before = everything()
    bring(debtors(debtor("K1", "Klant 1"), debtor("K2", "")), kind="customers", source="main")
    assert everything() == before


def test_the_same_file_again_changes_nothing(world: World, bring: Bring) -> None:
    text = debtors(debtor("K1", "Anders", city="Gent"), debtor("N1", "Nieuw", group="Groep X"))
    bring(text, kind="customers", source="main")
    again = preview_of(bring(text, kind="customers", source="main"))
    assert (again.new, again.changed, again.unchanged) == (0, 0, 2)


def test_an_undone_debtor_file_leaves_everything_as_it_was(world: World, bring: Bring) -> None:
    before = everything()
    import_ = bring(
        debtors(
            debtor("K1", "Anders", city="Gent", owner="Zoë Zuid", group="K2"),
            debtor("N1", "Nieuw", group="Groep X"),
        ),
        kind="customers",
        source="main",
    )
    assert AuditEvent.objects.filter(action="account.imported").count() == 1
    undo_import(import_=import_, by=None)
    assert everything() == before
    assert not ImportedChange.objects.exists()


def test_an_undo_leaves_alone_what_people_changed_since(world: World, bring: Bring) -> None:
    text = debtors(debtor("K1", "Anders", city="Gent"))
    import_ = bring(text, kind="customers", source="main")
    change_account(account=account("K1"), city="Leuven", by=None)
    undo_import(import_=import_, by=None)
    assert (account("K1").name, account("K1").city) == ("Klant 1", "Leuven")


@pytest.mark.django_db
def test_lines_keep_the_accounts_that_a_debtor_file_made(bring: Bring) -> None:
    made = bring(debtors(debtor("N1", "Een"), debtor("N2", "Twee")), kind="customers")
    lines = bring(csv_of([row(1, "N1", "100")]))
    undo_import(import_=made, by=None)
    assert [each.name for each in Account.objects.all()] == ["Een"]
    undo_import(import_=lines, by=None)
    assert not Account.objects.exists()


def test_two_numbers_of_one_account_do_not_take_turns(world: World, bring: Bring) -> None:
    AccountNumber.objects.create(account=world.accounts[0], source="main", number="K1b")
    text = debtors(debtor("K1", "Eerste"), debtor("K1b", "Tweede"))
    bring(text, kind="customers", source="main")
    assert account("K1").name == "Eerste"
    assert preview_of(bring(text, kind="customers", source="main")).changed == 0


def test_who_is_contacted_and_who_pays_go_by_number_or_name(world: World, bring: Bring) -> None:
    header = "Debiteurnummer;Naam;Factuurdebiteur;Hoofdkantoor"
    before = everything()
    import_ = bring(
        csv_of(
            [
                "K1;Klant 1;N1;klant 3",
                "K2;Klant 2;K2;Onbekend",
                "N1;Inkoopvereniging;K1;",
                "N2;Winkel;N1;N2",
            ],
            header,
        ),
        kind="customers",
        source="main",
    )
    one, shop, office = account("K1"), account("N2"), account("N1")
    assert (one.bill_to, one.contact_with) == (office, world.accounts[2])
    assert (shop.bill_to, shop.contact_with, office.bill_to) == (office, None, None)
    found = preview_of(import_)
    assert {note.code for note in found.notes} == {"contact_unknown", "bill_circle"}
    (changed,) = [row for row in found.sample if row.number == "K1"]
    assert changed.changes == {
        "contact_with": ("", "Klant 3"),
        "bill_to": ("", "Inkoopvereniging"),
    }
    undo_import(import_=import_, by=None)
    assert everything() == before


def test_an_account_that_pays_itself_again_pays_for_itself(world: World, bring: Bring) -> None:
    Account.objects.filter(pk=world.accounts[0].pk).update(bill_to=world.accounts[1])
    bring(
        csv_of(["K1;Klant 1;K1"], "Debiteurnummer;Naam;Factuur naar"),
        kind="customers",
        source="main",
    )
    assert account("K1").bill_to is None
