import csv
import io
import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from tests.apps.identify.test_alerts import january
from tests.cli.conftest import Verder
from tests.world import World, add_lines

pytestmark = pytest.mark.django_db


@pytest.fixture
def imported(verder: Verder, sales: Path) -> Verder:
    assert verder("import", sales).code == 0
    return verder


def test_abc_answers_the_four_questions_with_full_precision(imported: Verder) -> None:
    found = imported("report", "abc", "--all", "--json").json
    assert found == {
        "groups": {
            "A": group(1, "900.50", 900.5 / 1020.5, "900.500000", "2.000000"),
            "B": group(1, "90.00", 90 / 1020.5, "90.000000", "1.000000"),
            "C": group(1, "30.00", 30 / 1020.5, "30.000000", "1.000000"),
        },
        "no_revenue": {"customers": 0},
        "credit_balance": {"customers": 0, "net_revenue": "0.00"},
        "total": "1020.50",
    }


def group(
    customers: int, revenue: str, share: float, average: str, products: str
) -> dict[str, Any]:
    return {
        "customers": customers,
        "net_revenue": revenue,
        "share": pytest.approx(share),
        "average": average,
        "products_average": products,
    }


def test_the_whale_swims_on_gross_margin_where_no_cost_to_serve_is_known(imported: Verder) -> None:
    assert imported("report", "whale", "--all", "--json").json == {
        "customers": 3,
        "total": "361.50",
        "peak": "370.50",
        "peak_at": 2,
        "peak_share": pytest.approx(370.5 / 361.5),
        "destroyed": "9.00",
        "loss_makers": 1,
        "coverage": 1.0,
        "step": "cm1",
    }


def test_a_step_without_an_answer_is_null_and_says_why(imported: Verder) -> None:
    whale = imported("report", "whale", "--all", "--step", "cm3", "--json").json
    assert (whale["total"], whale["reason"]) == (None, "no_rates")
    refused = imported("report", "abc", "--step", "cm3")
    assert refused.code == 1


def test_pyramid_and_concentration_have_their_keys(imported: Verder) -> None:
    pyramid = imported("report", "pyramid", "--all", "--json").json
    assert pyramid == {
        "top": {"customers": 1, "net_revenue": "900.50"},
        "large": {"customers": 0, "net_revenue": "0.00"},
        "medium": {"customers": 0, "net_revenue": "0.00"},
        "small": {"customers": 2, "net_revenue": "120.00"},
    }
    found = imported("report", "concentration", "--all", "--json").json
    assert list(found) == [
        *("gini", "gini_corrected", "hhi", "effective_number", "cr1", "top20_share"),
        "customers_for_80",
    ]
    assert found["cr1"] == pytest.approx(900.5 / 1020.5)
    assert found["customers_for_80"] == 1


def test_both_days_of_a_period_are_inside(imported: Verder) -> None:
    days = ("--from", "2025-01-15", "--to", "2025-02-15")
    assert imported("report", "abc", *days, "--json").json["total"] == "990.50"


def test_the_default_is_the_last_twelve_complete_months(world: World, verder: Verder) -> None:
    found = verder("report", "abc", "--json").json
    year = verder("report", "abc", "--from", "2024-12-01", "--to", "2025-11-30", "--json").json
    assert found == year
    assert Decimal(found["total"]) > 0


def test_what_does_not_exist_is_null(verder: Verder, tmp_path: Path) -> None:
    path = tmp_path / "plain.csv"
    path.write_text("invoice,date,customer,amount\nF1,2025-04-15,K1,5.25\n", encoding="utf-8")
    verder("import", path)
    whale = verder("report", "whale", "--all", "--json")
    assert whale.code == 0
    assert whale.json["total"] is None
    assert whale.json["reason"] == "cost_unknown"
    abc = verder("report", "abc", "--all", "--json").json
    assert abc["groups"]["A"]["products_average"] is None
    assert abc["groups"]["B"] == {
        "customers": 0,
        "net_revenue": "0.00",
        "share": 0.0,
        "average": None,
        "products_average": None,
    }
    concentration = verder("report", "concentration", "--all", "--json").json
    assert concentration["gini_corrected"] is None


ANALYSES = ("abc", "concentration", "double-pareto", "pyramid", "migration", "whale")


@pytest.mark.parametrize("analysis", ANALYSES)
def test_each_analysis_prints_a_table_json_and_csv(
    world: World, verder: Verder, analysis: str
) -> None:
    table = verder("report", analysis)
    assert table.code == 0, table.err
    assert "┃" in table.out
    assert isinstance(verder("report", analysis, "--json").json, dict)
    rows = list(csv.reader(io.StringIO(verder("report", analysis, "--csv").out)))
    assert len(rows) > 1
    assert len({len(row) for row in rows}) == 1


def test_csv_is_harmless_to_a_spreadsheet(verder: Verder, tmp_path: Path) -> None:
    path = tmp_path / "evil.csv"
    path.write_text(
        "invoice,date,customer,customer_name,amount\nF1,2025-04-15,K1,=1+1,-5.25\n"
        "F2,2025-04-15,K2,Goed,7\n",
        encoding="utf-8",
    )
    verder("import", path)
    found = verder("report", "abc", "--all", "--csv").out
    assert "'=1+1" in found
    assert ",-5.25," in found


@pytest.mark.parametrize(
    "flags", [("--from", "2025-01-01"), ("--all", "--to", "2025-01-01"), ("--json", "--csv")]
)
def test_flags_that_do_not_go_together_are_refused(
    imported: Verder, flags: tuple[str, ...]
) -> None:
    found = imported("report", "abc", *flags)
    assert (found.code, found.out) == (1, "")
    assert len(found.err.strip().splitlines()) == 1


def test_without_lines_there_is_nothing_to_report(verder: Verder) -> None:
    found = verder("report", "abc", "--json")
    assert (found.code, found.out) == (1, "")


def test_real_files_match_their_expected_answers(verder: Verder, shared_data: Path) -> None:
    expected = json.loads((shared_data / "expected.json").read_text(encoding="utf-8"))
    verder(
        *("import", shared_data / "adventureworks/sales_lines_2011.csv"),
        *("--columns", "customer=StoreID,amount=Sales,cost=Cost"),
    )
    known = expected["adventureworks"]
    abc = verder("report", "abc", "--all", "--json").json
    assert abc["total"] == known["net_total"]
    for name in "ABC":
        found = abc["groups"][name]
        assert (found["customers"], found["net_revenue"]) == (
            known[name]["n"],
            known[name]["revenue"],
        )
        assert found["share"] == pytest.approx(known[name]["share"], abs=1e-6)
    whale = verder("report", "whale", "--all", "--json").json
    assert {key: whale[key] for key in ("customers", "total", "peak", "peak_at", "destroyed")} == {
        "customers": known["whale"]["n"],
        **{key: known["whale"][key] for key in ("total", "peak", "peak_at", "destroyed")},
    }
    assert whale["loss_makers"] == known["whale"]["loss_makers"]
    assert whale["peak_share"] == pytest.approx(known["whale"]["peak_pct"], abs=1e-6)
    concentration = verder("report", "concentration", "--all", "--json").json
    for name in ("gini", "hhi", "cr1"):
        assert concentration[name] == pytest.approx(known[name], abs=1e-6)


def test_the_life_cycle_tells_stages_and_who_is_at_risk(imported: Verder) -> None:
    found = imported("report", "life-cycle", "--json").json
    assert found["today"] == "2025-03-31"
    assert found["stages"]["new"] == {"customers": 3, "net_revenue": "1020.50"}
    assert found["stages"]["lost"] == {"customers": 0, "net_revenue": "0.00"}
    assert (found["revenue_at_risk"], found["at_risk"]) == ("0.00", [])
    rows = list(csv.DictReader(io.StringIO(imported("report", "life-cycle", "--csv").out)))
    assert [(row["name"], row["stage"], row["days_without_order"]) for row in rows] == [
        ("Alfa BV", "new", "75"),
        ("Beta BV", "new", "44"),
        ("Gamma BV", "new", "0"),
    ]
    assert "Life cycle on 2025-03-31" in imported("report", "life-cycle").out


def test_the_alerts_tell_the_evidence(verder: Verder, world: World) -> None:
    add_lines(january(silent=[7]))
    found = verder("report", "alerts", "--json").json
    assert (found["today"], found["compared_with"]) == ("2026-01-31", "2025-12-31")
    share = next(each for each in found["alerts"] if each["kind"] == "concentration")
    assert share["name"] == world.accounts[3].name
    assert share["evidence"]["share"] > share["evidence"]["limit"] == 0.25
    rows = list(csv.DictReader(io.StringIO(verder("report", "alerts", "--csv").out)))
    assert {row["kind"] for row in rows} == {"fallen_out_of_a", "loss_maker", "concentration"}
    assert "Alerts on 2026-01-31" in verder("report", "alerts").out
