"""What an account manager says of an account in a real browser, and where it then stands."""

from playwright.sync_api import expect

from tests.apps.identify.test_dependence import rate
from tests.apps.identify.test_matrix import place
from tests.browser.conftest import Visitor
from tests.world import World
from verder.apps.identify.models import BenefitEntry
from verder.apps.identify.services import say
from verder.domain.identify.benefit_ledger import Side


def test_every_page_is_accessible_full_and_empty(as_administrator: Visitor, world: World) -> None:
    account = world.accounts[0]
    pages = {
        "mutual": f"/accounts/{account.pk}/mutual/",
        "mutual-print": f"/accounts/{account.pk}/mutual/print/",
        "strength": f"/accounts/{account.pk}/strength/",
        "inputs": f"/accounts/{account.pk}/inputs/",
        "dependence": "/identify/dependence/",
        "matrix": "/identify/matrix/",
    }
    for name in ("dependence", "matrix"):
        as_administrator.goto(pages[name])
        as_administrator.check_everywhere(f"{name}-empty")
    rate(account, customer=20, supplier=40)
    place(account)
    benefit = BenefitEntry(account=account, side=Side.CUSTOMER, what="less stock", amount=100)
    say(by=None, row=benefit)
    as_administrator.check_pages(pages)


def test_benefit_and_scores_give_the_account_its_place(
    as_administrator: Visitor, world: World
) -> None:
    account = world.accounts[0]
    page = as_administrator.goto(f"/accounts/{account.pk}/mutual/")
    expect(page.get_by_text("Geen voordeel voor de klant")).to_be_visible()
    page.get_by_text("Voordeel benoemen: Wat de klant wint").click()
    page.get_by_label("Wat", exact=True).first.fill("Minder voorraad")
    page.get_by_label("Bedrag per jaar").first.fill("12000")
    page.get_by_role("button", name="Bewaren").first.click()
    expect(page.get_by_text("Minder voorraad is bewaard.")).to_be_visible()
    sliders = page.locator("input[type=range]")
    for place_of, value in enumerate((62, 70, 50, 80, 30, 40)):
        sliders.nth(place_of).fill(str(value))
    page.get_by_role("button", name="Scores bewaren").click()
    expect(page.get_by_text("De scores zijn bewaard.")).to_be_visible()
    expect(page.locator(".figure-value", has_text="64,3")).to_be_visible()
    as_administrator.goto("/identify/dependence/")
    expect(page.locator("#table-dependence").get_by_role("link", name="Klant 1")).to_be_visible()


def test_a_removed_benefit_comes_back_with_one_click(
    as_administrator: Visitor, world: World
) -> None:
    account = world.accounts[0]
    benefit = BenefitEntry(account=account, side=Side.CUSTOMER, what="Minder stilstand", amount=10)
    say(by=None, row=benefit)
    page = as_administrator.goto(f"/accounts/{account.pk}/mutual/")
    page.get_by_text("Minder stilstand").click()
    page.get_by_role("button", name="Verwijderen").click()
    expect(page.get_by_text("Minder stilstand is verwijderd.")).to_be_visible()
    page.get_by_role("button", name="Terugdraaien").click()
    expect(page.locator(".ledger-what", has_text="Minder stilstand")).to_be_visible()


def test_a_buying_factor_and_a_target_move_the_account(
    as_administrator: Visitor, world: World
) -> None:
    account = world.accounts[0]
    page = as_administrator.goto(f"/accounts/{account.pk}/strength/")
    for name, value in (("name", "Levering"), ("weight", "100"), ("own", "4"), ("competitor", "3")):
        page.locator(f"#id_factor_new_{name}").fill(value)
    page.get_by_role("button", name="Bewaren").first.click()
    expect(page.get_by_text("Levering is bewaard.")).to_be_visible()
    expect(page.locator(".figure-value", has_text="1,33")).to_be_visible()
    page.get_by_text("Wijzigen: Aantrekkelijkheid").or_(
        page.get_by_text("Invullen: Aantrekkelijkheid")
    ).click()
    page.locator("#id_attractiveness_value").fill("3.5")
    page.locator("#input-attractiveness").get_by_role("button", name="Bewaren").click()
    expect(page.locator(".figure-value", has_text="Strategisch")).to_be_visible()
    as_administrator.goto("/identify/matrix/")
    expect(page.locator("#table-matrix").get_by_role("link", name="Klant 1")).to_be_visible()


def test_a_bubble_is_dragged_to_where_it_should_go(as_administrator: Visitor, world: World) -> None:
    place(world.accounts[0])  # at 1.145 × 3.75
    page = as_administrator.goto("/identify/matrix/")
    box = page.locator("[data-chart]").first
    box.scroll_into_view_if_needed()
    corner = box.bounding_box()
    assert corner is not None
    at, to = (
        page.evaluate(
            "([x, y]) => echarts.getInstanceByDom(document.querySelector('[data-chart]'))"
            ".convertToPixel({xAxisIndex: 0, yAxisIndex: 0}, [x, y])",
            list(where),
        )
        for where in ((1.145, 3.75), (1.3, 4.5))
    )
    page.mouse.move(corner["x"] + at[0], corner["y"] + at[1])
    page.mouse.down()
    page.mouse.move(corner["x"] + to[0], corner["y"] + to[1], steps=5)
    page.mouse.up()
    expect(page.locator("#id_target_ratio")).to_have_value("1.30")
    expect(page.locator("#id_target_attractiveness")).to_have_value("4.5")
    page.locator("#id_target_reason").fill("Meer productgroepen")
    page.locator("#target").get_by_role("button", name="Bewaren").click()
    expect(page.get_by_text("Het doel is bewaard.")).to_be_visible()
