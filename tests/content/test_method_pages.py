"""The pages that explain the analyses, in both languages."""

import pytest

from verder.content.guide import page, pages

ANALYSES = {
    "abc",
    "alerts",
    "agreements",
    "concentration",
    "contact_matrix",
    "contact_plan",
    "cost_to_serve",
    "dependence",
    "customer_profit",
    "customer_value",
    "double_pareto",
    "groups",
    "influence",
    "life_cycle",
    "migration",
    "nps",
    "organisation_chart",
    "people",
    "portfolio_matrix",
    "pyramid",
    "rating",
    "two_sided",
    "relation_economics",
    "relationship_stages",
    "selection",
    "service_concept",
    "team_view",
    "teams",
    "today",
    "visit_allocation",
    "whale",
}
LAST_HEADING = {"nl": "## Waar het vandaan komt", "en": "## Where it comes from"}


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_analysis_is_explained(language: str) -> None:
    assert {found.slug for found in pages("methods", language)} == ANALYSES


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("slug", sorted(ANALYSES))
def test_a_page_ends_with_where_the_method_comes_from(slug: str, language: str) -> None:
    found = page("methods", slug, language)
    assert found is not None
    headings = [line for line in found.text.splitlines() if line.startswith("#")]
    assert headings[-1] == LAST_HEADING[language]
    assert len(headings) >= 4


@pytest.mark.parametrize("slug", sorted(ANALYSES))
def test_both_languages_have_the_same_parts(slug: str) -> None:
    dutch, english = page("methods", slug, "nl"), page("methods", slug, "en")
    assert dutch is not None
    assert english is not None
    assert dutch.text != english.text
    assert dutch.text.count("\n## ") == english.text.count("\n## ")
    assert dutch.text.count("\n- ") == english.text.count("\n- ")
