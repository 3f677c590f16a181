"""Choosing key accounts in a real browser: from the toppers to a closed round, by keyboard."""

import pytest
from playwright.sync_api import Page, expect

from tests.apps.identify.rounds import criteria, make_default_round, make_worked_round, score_all
from tests.browser.conftest import NARROW, Visitor, session_cookie
from tests.world import World
from verder.apps.core.enums import Role
from verder.apps.identify.models import SelectionRound, SelectionScore
from verder.apps.identify.queries.selection import decisions_of

PAGES = {
    "rounds": "/identify/selection/",
    "new-round": "/identify/selection/new/",
    "scores": "/identify/selection/{round}/",
    "gates": "/identify/selection/{round}/gates/",
    "criteria": "/identify/selection/{round}/criteria/",
    "criterion": "/identify/selection/{round}/criteria/{criterion}/",
    "sensitivity": "/identify/selection/{round}/sensitivity/",
    "result": "/identify/selection/{round}/result/",
    "why": "/identify/selection/{round}/accounts/{entry}/",
    "service-concept": "/identify/service-concept/",
}


@pytest.fixture
def as_director(visitor: Visitor, world: World) -> Visitor:
    visitor.context.add_cookies([session_cookie(world.users[Role.DIRECTOR], visitor.address)])
    return visitor


def scored_round(world: World) -> SelectionRound:
    round_ = make_worked_round(world)
    for place in range(6):
        score_all(round_, world, place, (5 - place // 2, 4, 3, 3, 3))
    return round_


@pytest.mark.parametrize("name", PAGES)
def test_page_is_accessible_wide_narrow_light_and_dark(
    name: str, as_director: Visitor, world: World
) -> None:
    round_ = scored_round(world)
    as_director.goto(
        PAGES[name].format(
            round=round_.pk,
            criterion=criteria(round_)[0].pk,
            entry=round_.entries.order_by("pk")[0].pk,
        )
    )
    as_director.check_accessibility()
    as_director.page.set_viewport_size(NARROW)
    as_director.page.emulate_media(color_scheme="dark")
    as_director.check_accessibility()
    wider = as_director.page.evaluate("document.documentElement.scrollWidth > innerWidth")
    assert not wider, "the page scrolls sideways"
    as_director.shoot(f"selection-{name}")


def test_scores_are_typed_one_after_another(as_director: Visitor, world: World) -> None:
    round_ = make_worked_round(world)
    page = as_director.goto(PAGES["scores"].format(round=round_.pk))
    row = page.locator(".score-table tbody tr").first
    row.locator("input.score").first.focus()
    for digit in "45324":
        page.keyboard.press(digit)
    expect(row.locator(".score-total")).to_contain_text("3,75")
    as_director.settle()
    assert SelectionScore.objects.count() == 5
    page.keyboard.press("ArrowUp")
    page.keyboard.press("x")
    as_director.settle()
    assert sorted(SelectionScore.objects.values_list("score", flat=True)) == [2, 3, 4, 4, 5]
    page.locator("#undo button").click()
    expect(row.locator(".score-total")).to_contain_text("3,72")
    as_director.check_accessibility()


def test_why_opens_beside_the_table(as_director: Visitor, world: World) -> None:
    round_ = scored_round(world)
    page = as_director.goto(PAGES["scores"].format(round=round_.pk))
    page.locator("[popovertarget^=explain-why]").first.click()
    expect(page.locator(".sheet:popover-open .why-table")).to_be_visible()
    as_director.settle()
    as_director.check_accessibility()


def test_the_meter_of_the_weights_follows_the_typing(as_director: Visitor, world: World) -> None:
    round_ = make_default_round(world)
    page = as_director.goto(PAGES["criteria"].format(round=round_.pk))
    page.locator("[data-weight]").first.fill("30")
    expect(page.locator("[data-weight-total]")).to_have_text("105")


def test_the_service_concept_answers_at_once(as_director: Visitor) -> None:
    page = as_director.goto(PAGES["service-concept"])
    needed = page.locator(".service-table tbody tr").nth(1).locator("td.is-figure").first
    before = needed.inner_text()
    page.locator("#limit_a_visits").fill("30")
    page.locator("#limit_a_visits").blur()
    expect(needed).not_to_have_text(before)
    assert "a_visits=30" in page.url
    as_director.settle()
    as_director.check_accessibility()


def test_from_the_toppers_to_a_list_of_key_accounts(as_director: Visitor, world: World) -> None:
    page = begin_round(as_director)
    page.get_by_role("button", name="Toppers toevoegen").click()
    expect(page.locator(".score-table tbody tr:not(.capacity-line)")).to_have_count(3)
    page.locator("input.score").nth(1).focus()
    for line in ("5454545", "4343434", "2222222"):
        for digit in line:
            page.keyboard.press(digit)
        page.keyboard.press("ArrowRight")
    as_director.settle()
    expect(page.locator(".score-total", has_text="boven de lijn")).to_have_count(2)
    page.get_by_role("link", name="Resultaat").click()
    page.get_by_label("Key account", exact=True).check()
    page.locator("textarea[name=reason]").fill("Groeien met ons mee")
    page.get_by_role("button", name="Beslis").click()
    expect(page.locator(".decided-list li")).to_have_count(2)
    as_director.check_accessibility()
    page.get_by_role("button", name="Sluit de ronde").click()
    expect(page.locator(".state")).to_contain_text("Gesloten")
    assert set(decisions_of()) == {account.pk for account in world.accounts[:2]}


def begin_round(visitor: Visitor) -> Page:
    """Begin a round for two key accounts, as a first user would."""
    page = visitor.goto(PAGES["rounds"])
    page.get_by_role("link", name="Begin de eerste ronde").click()
    page.locator("#id_year").fill("2027")
    page.locator("#id_capacity").fill("2")
    page.get_by_role("button", name="Begin de ronde").click()
    visitor.settle()
    return page
