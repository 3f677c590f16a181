"""An unprofitable large account: from the whale to its ladder, a what-if, and a proposal."""

import pytest
from playwright.sync_api import expect

from tests.apps.identify.test_profit import make_costed_d20
from tests.browser.conftest import NARROW, Visitor, session_cookie
from tests.world import make_person
from verder.apps.accounts.models import Account
from verder.apps.core.enums import Role
from verder.apps.identify.models import Proposal


@pytest.fixture
def controller(visitor: Visitor) -> Visitor:
    make_costed_d20()
    person = make_person("Cas Controle", Role.CONTROLLER)
    visitor.context.add_cookies([session_cookie(person, visitor.address)])
    return visitor


def test_a_loss_maker_is_found_understood_and_put_in_a_proposal(controller: Visitor) -> None:
    page = controller.goto("/identify/whale/")
    loser = page.locator("main tr", has=page.get_by_role("link", name="C03", exact=True)).first
    expect(loser).to_contain_text("18.400")
    expect(loser).to_contain_text("Prijs te laag")
    loser.get_by_text("Wat als…").click()
    controller.check_accessibility()
    loser.get_by_role("link", name="Half zoveel orders en leveringen").click()
    controller.settle()
    expect(page.locator("#what_if_to_deliveries")).to_have_value("120")
    page.locator("#what_if_to_orders").fill("310")
    expect(page.locator(".simulate-effect strong")).to_contain_text("10.800")
    page.locator("#what_if_price").fill("3")
    expect(page.locator(".simulate-effect strong")).to_contain_text("16.200")
    parts = page.locator(".simulate-parts li")
    expect(parts.filter(has_text="Prijs +3")).to_contain_text("+€ 5.400")
    expect(parts.filter(has_text="240 → 120")).to_contain_text("+€ 10.800")
    last = page.locator("#what-if-answer tbody tr").last
    expect(last).to_contain_text("18.400")
    expect(last).to_contain_text("2.200")
    assert "price=3" in page.url
    controller.settle()
    controller.check_accessibility()
    page.locator("#proposal-note").fill("Bundelen in weekleveringen")
    page.get_by_role("button", name="Bewaar als voorstel").click()
    controller.settle()
    kept = page.locator("#proposals li")
    expect(kept).to_contain_text("Bundelen in weekleveringen")
    expect(kept).to_contain_text("Cas Controle")
    controller.check_accessibility()
    controller.shoot("account-profit")
    made = Proposal.objects.get()
    assert made.account.name == "C03"
    assert made.effect == 16_200
    assert made.profit_before == -18_400


def test_a_proposal_is_withdrawn_and_taken_back(controller: Visitor) -> None:
    account = Account.objects.get(name="C03")
    page = controller.goto(f"/accounts/{account.pk}/profit/?price=3")
    page.get_by_role("button", name="Bewaar als voorstel").click()
    controller.settle()
    page.locator("#proposals").get_by_role("button", name="Intrekken").click()
    controller.settle()
    expect(page.locator("#proposals .is-withdrawn")).to_have_count(1)
    page.locator(".flash").get_by_role("button").first.click()
    controller.settle()
    expect(page.locator("#proposals .is-withdrawn")).to_have_count(0)


def test_the_map_leads_to_a_field_and_to_an_account(controller: Visitor) -> None:
    page = controller.goto("/identify/customer-profit/")
    controller.check_accessibility()
    page.locator("select[name=field]").select_option("aggressive")
    expect(page.locator("#table-customers")).to_contain_text("C03")
    page.locator("#table-customers").get_by_role("link", name="C03").click()
    controller.settle()
    expect(page.get_by_role("heading", level=1)).to_have_text("C03")
    page.set_viewport_size(NARROW)
    controller.check_accessibility()
    wider = page.evaluate("document.documentElement.scrollWidth > innerWidth")
    assert not wider, "the page scrolls sideways"
