"""Limits are tried out by everybody, kept by who may, and refused when they make no sense."""

import pytest
from django.test import Client

from tests.conftest import SignIn
from tests.world import World
from verder.apps.core.enums import Role
from verder.apps.core.models import AuditEvent, Organisation
from verder.apps.identify.limit_descriptions import DESCRIPTIONS
from verder.apps.identify.limits import as_texts, limits_of, parse_limits
from verder.domain.identify.abc_limits import AbcLimits
from verder.domain.identify.layers import PyramidLimits

KEEP = "/identify/limits/abc/"
MOVED = {"mode": "share", "a_share": "50", "b_share": "90"}


def customers_in_a(client: Client, address: str) -> int:
    report = client.get(address).context["report"]
    return int(report.found.groups["A"].customers)


def test_moving_a_limit_changes_the_table_and_keeps_nothing(
    world: World, signed_in: SignIn
) -> None:
    client = signed_in(world.users[Role.ACCOUNT_MANAGER])
    usual = customers_in_a(client, "/identify/abc/")
    assert customers_in_a(client, "/identify/abc/?a_share=50&b_share=90") < usual
    assert customers_in_a(client, "/identify/abc/") == usual
    assert Organisation.objects.get().limits == {}


@pytest.mark.parametrize("mode", ["count", "amount"])
def test_classes_by_count_and_by_amount(world: World, signed_in: SignIn, mode: str) -> None:
    answer = signed_in(world.users[Role.DIRECTOR]).get(f"/identify/abc/?mode={mode}")
    assert answer.context["report"].found.limits.mode == mode
    fields = [field.name for field, _unit in answer.context["limits"].fields]
    assert (
        fields[1:3]
        == {
            "count": ["a_count_share", "b_count_share"],
            "amount": ["a_amount", "b_amount"],
        }[mode]
    )


@pytest.mark.parametrize(
    "address",
    [
        "/identify/abc/?a_share=nonsense",
        "/identify/abc/?a_share=95&b_share=80",
        "/identify/abc/?a_share=-1",
        "/identify/abc/?mode=sideways",
        "/identify/abc/?a_share=1e999",
        "/identify/abc/?a_share=NaN",
        "/identify/pyramid/?top_share=80&large_share=40",
        "/identify/pyramid/?fewest_customers=1.5",
        "/identify/whale/?neutral_share=x",
        "/identify/concentration/?hhi=200",
        "/identify/double-pareto/?revenue_share=0",
        "/identify/relation-economics/?low_erosion=101",
        "/identify/relation-economics/?years=0",
        "/identify/relation-economics/?new_customers=many",
    ],
)
def test_nonsense_is_told_and_moves_nothing(world: World, signed_in: SignIn, address: str) -> None:
    answer = signed_in(world.users[Role.DIRECTOR]).get(address)
    assert answer.status_code == 200
    panels = [answer.context.get(name) for name in ("limits", "claims", "own")]
    asked = [panel for panel in panels if panel is not None]
    assert any(panel.form.errors for panel in asked)
    assert not any(panel.is_tried for panel in asked)


def test_a_controller_keeps_limits_for_everybody(world: World, signed_in: SignIn) -> None:
    answer = signed_in(world.users[Role.CONTROLLER]).post(KEEP, {**MOVED, "next": "?team="})
    assert answer.headers["Location"] == "/identify/abc/?team="
    assert str(limits_of(AbcLimits).a_share) == "0.5"
    event = AuditEvent.objects.get(action="limits.changed")
    assert event.after["a_share"] == "0.5"
    director = signed_in(world.users[Role.DIRECTOR])
    assert director.get("/identify/abc/").context["report"].found.limits == limits_of(AbcLimits)


def test_defaults_can_be_brought_back(world: World, signed_in: SignIn) -> None:
    controller = signed_in(world.users[Role.CONTROLLER])
    controller.post(KEEP, MOVED)
    controller.post(KEEP, {"restore": "1"})
    assert limits_of(AbcLimits) == AbcLimits()


@pytest.mark.parametrize("role", [Role.DIRECTOR, Role.SALES_MANAGER, Role.ACCOUNT_MANAGER])
def test_others_keep_nothing(world: World, signed_in: SignIn, role: Role) -> None:
    assert signed_in(world.users[role]).post(KEEP, MOVED).status_code == 403
    assert Organisation.objects.get().limits == {}
    page = signed_in(world.users[role]).get("/identify/abc/?a_share=50").content.decode()
    assert KEEP not in page


def test_keeping_nonsense_keeps_nothing(world: World, signed_in: SignIn) -> None:
    answer = signed_in(world.users[Role.CONTROLLER]).post(KEEP, {"a_share": "zero"})
    assert answer.status_code == 302
    assert Organisation.objects.get().limits == {}


def test_keeping_leads_nowhere_else(world: World, signed_in: SignIn) -> None:
    controller = signed_in(world.users[Role.CONTROLLER])
    answer = controller.post(KEEP, {**MOVED, "next": "//elsewhere.example/"})
    assert answer.headers["Location"].startswith("/identify/abc/")
    assert controller.post("/identify/limits/unknown/", {}).status_code == 404
    assert controller.get(KEEP).status_code == 405


@pytest.mark.parametrize("key", DESCRIPTIONS)
def test_limits_survive_as_texts(key: str) -> None:
    kind = DESCRIPTIONS[key].kind
    assert parse_limits(kind, as_texts(kind())) == kind()
    assert set(as_texts(kind())) == {limit.name for limit in DESCRIPTIONS[key].limits}


def test_a_benchmark_of_ones_own_is_kept() -> None:
    limits = parse_limits(PyramidLimits, {"benchmark_top": "0.5", "benchmark_small": "0"})
    assert limits.benchmark.code == "own"
    assert "small" not in limits.benchmark.shares


def test_every_calculation_says_which_limits_it_used(world: World, signed_in: SignIn) -> None:
    client = signed_in(world.users[Role.DIRECTOR])
    used = client.get("/identify/abc/?a_share=50&b_share=90.5").context["limits"].used
    assert [value for _label, value in used] == ["aandeel in de omzet", "50%", "90,5%", "nee"]
    by_amount = client.get("/identify/abc/?mode=amount&a_amount=50000").context["limits"].used
    assert by_amount[1][1] == "50.000"
