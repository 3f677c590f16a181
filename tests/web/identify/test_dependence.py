from decimal import Decimal

from pytest_django import DjangoAssertNumQueries

from tests.apps.identify.test_dependence import rate
from tests.conftest import SignIn
from tests.world import World
from verder.apps.accounts.models import Account
from verder.apps.core.enums import Role
from verder.apps.identify.input_kinds import InputKind
from verder.apps.identify.models import BenefitEntry
from verder.apps.identify.services import say, set_input
from verder.domain.identify.benefit_ledger import Side
from verder.domain.identify.dependence import Balance
from verder.domain.values.missing import NotComputable

PAGE = "/identify/dependence/"


def name_benefit(account: Account, amount: Decimal | None) -> None:
    benefit = BenefitEntry(account=account, side=Side.CUSTOMER, what="Minder werk", amount=amount)
    say(by=None, row=benefit)


def test_the_matrix_the_warnings_and_the_unrated_are_shown(world: World, signed_in: SignIn) -> None:
    captive, dominated, unrated = world.accounts[0], world.accounts[4], world.accounts[2]
    rate(captive, customer=20, supplier=40)
    rate(dominated, customer=80, supplier=10)
    set_input(by=None, account=unrated, kind=InputKind.CRITICALITY, value=Decimal(50))
    context = signed_in(world.users[Role.ACCOUNT_MANAGER]).get(PAGE).context
    assert [(line.name, line.row.found.balance) for line in context["lines"]] == [
        ("Klant 1", Balance.CAPTIVE_SUPPLIER),
        ("Klant 5", Balance.WE_DOMINATE),
    ]
    assert [line.name for line in context["unrated"]] == ["Klant 3"]
    assert [line.name for line in context["warnings"][0].lines] == ["Klant 1"]
    spots = [point for series in context["chart"]["series"] for point in series["data"]]
    assert {point["label"]["formatter"] for point in spots} == {"Klant 1", "Klant 5"}


def test_what_nobody_gave_asks_for_itself_in_its_place(world: World, signed_in: SignIn) -> None:
    rated, unrated = world.accounts[0], world.accounts[2]
    rate(rated, customer=20, supplier=40)
    set_input(by=None, account=unrated, kind=InputKind.CRITICALITY, value=Decimal(50))
    name_benefit(rated, amount=None)
    shown = "&".join(f"columns={key}" for key in ("name", "balance", "gain", "criticality"))
    client = signed_in(world.users[Role.ACCOUNT_MANAGER])
    rows = client.get(f"{PAGE}?{shown}").context["table"].body
    assert {
        str(each.row): [(cell.value, cell.address) for cell in each.cells[1:]] for each in rows
    } == {
        "Klant 1": [
            ("Gevangen leverancier", ""),
            (NotComputable("no_benefit_amounts"), f"/accounts/{rated.pk}/mutual/"),
            (Decimal(20), ""),
        ],
        "Klant 3": [
            (NotComputable("insufficient_scores"), f"/accounts/{unrated.pk}/mutual/#scores"),
            (NotComputable("benefit_not_named"), f"/accounts/{unrated.pk}/mutual/"),
            (Decimal(50), ""),
        ],
    }
    asked = client.get(f"{PAGE}?columns=name&columns=irreplaceability").content.decode()
    place = f"/accounts/{unrated.pk}/mutual/#score-irreplaceability"
    assert f'<a class="asks-cell" href="{place}"' in asked
    assert "€\xa00" not in client.get(PAGE).content.decode()


def test_a_hidden_account_is_in_no_list_and_no_file(world: World, signed_in: SignIn) -> None:
    rate(world.accounts[0], customer=20, supplier=40)
    rate(world.accounts[1], customer=20, supplier=40)
    client = signed_in(world.users[Role.ACCOUNT_MANAGER])
    assert "Klant 2" not in client.get(PAGE).content.decode()
    file = client.get(f"{PAGE}?export=csv").getvalue().decode()
    assert "Klant 1" in file
    assert "Klant 2" not in file


def test_limits_are_tried_out_on_the_page(world: World, signed_in: SignIn) -> None:
    rate(world.accounts[0], customer=20, supplier=40)
    client = signed_in(world.users[Role.DIRECTOR])
    (line,) = client.get(f"{PAGE}?high_from=10").context["lines"]
    assert line.row.found.balance is Balance.MUTUAL


def test_the_page_asks_few_queries(
    world: World, signed_in: SignIn, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for account in world.accounts:
        rate(account, customer=60, supplier=40)
    client = signed_in(world.users[Role.SALES_MANAGER])
    client.get(PAGE)
    with django_assert_max_num_queries(28):
        client.get(PAGE)
