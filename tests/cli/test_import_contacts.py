from pathlib import Path

import pytest

from tests.cli.conftest import Verder
from tests.world import World
from verder.apps.intensify.models import ContactImport, Position

pytestmark = pytest.mark.django_db
ROWS = "Naam,Bedrijf,E-mail\nFemke Boor,Klant 1,f@klant.example\nSjoerd Tang,Klantt 2,geen\n"


def test_contacts_of_sure_companies_come_in_and_the_others_are_told(
    world: World, verder: Verder, tmp_path: Path
) -> None:
    path = tmp_path / "contacts.csv"
    path.write_text(ROWS, encoding="utf-8")
    tried = verder("import-contacts", path, "--dry-run", "--json")
    assert (tried.json["imported"], tried.json["counts"]["new"]) == (False, 1)
    assert not ContactImport.objects.exists()
    done = verder("import-contacts", path, "--json").json
    assert [each["name"] for each in done["unclear_companies"]] == ["Klantt 2"]
    assert [(each["number"], each["code"]) for each in done["problems"]] == [(3, "bad_email")]
    assert Position.objects.get().account == world.accounts[0]
    told = verder("import-contacts", path)
    assert "Klantt 2" in told.out
    assert verder("import-contacts", tmp_path / "absent.csv").code == 1
