from pathlib import Path

import pytest

from tests.cli.conftest import Verder
from tests.world import SOURCE, World
from verder.apps.identify.models import OpenItem
from verder.apps.identify.queries.drivers import known_quantities
from verder.apps.imports.models import Import

pytestmark = pytest.mark.django_db


@pytest.fixture
def visits(tmp_path: Path) -> Path:
    path = tmp_path / "bezoeken.csv"
    path.write_text("Klantnr;Jaar;Bezoeken\nK1;2025;12\nK9;2025;3\n", encoding="utf-8")
    return path


def test_drivers_come_in_and_go_out(world: World, verder: Verder, visits: Path) -> None:
    found = verder("import-drivers", visits, "--source", SOURCE, "--json")
    assert found.code == 0, found.err
    assert (found.json["new"], found.json["rejected"]) == (1, 1)
    assert [row.quantity for row in known_quantities()] == [12]
    assert verder("undo-import", str(found.json["import"])).code == 0
    assert not known_quantities().exists()


def test_a_dry_run_leaves_no_trace(world: World, verder: Verder, visits: Path) -> None:
    found = verder("import-drivers", visits, "--source", SOURCE, "--dry-run", "--json")
    assert (found.json["import"], found.json["new"]) == (None, 1)
    assert not known_quantities().exists()
    assert Import.objects.count() == 1  # that of the world


def test_a_column_is_named_by_its_flag(world: World, verder: Verder, tmp_path: Path) -> None:
    path = tmp_path / "drivers.csv"
    path.write_text("Klantnr;Jaar;Iets\nK1;2025;12\n", encoding="utf-8")
    done = verder("import-drivers", path, "--source", SOURCE, "--columns", "visits=Iets", "--json")
    assert done.code == 0, done.err
    assert [row.driver.code for row in known_quantities()] == ["visits"]
    wrong = verder("import-drivers", path, "--columns", "magic=Iets")
    assert wrong.code == 1


def test_open_items_have_a_flag(world: World, verder: Verder, tmp_path: Path) -> None:
    path = tmp_path / "open.csv"
    path.write_text(
        "Klantnr;Factuur;Factuurdatum;Vervaldatum;Betaaldatum;Bedrag\n"
        "K1;F1;13-02-2025;15-03-2025;20-03-2025;100,00\n",
        encoding="utf-8",
    )
    found = verder("import-drivers", path, "--open-items", "--source", SOURCE, "--json")
    assert found.code == 0, found.err
    assert OpenItem.objects.get().invoice == "F1"
