from decimal import Decimal

import pytest

from tests.apps.imports.conftest import Bring, csv_of
from verder.apps.accounts.models import Product
from verder.apps.accounts.outcomes import RowsPreview
from verder.apps.imports.services import undo_import

pytestmark = pytest.mark.django_db
HEADER = "Artikelcode;Omschrijving;Artikelgroep;Kostprijs per eenheid"


def products() -> dict[str, tuple[str, str, Decimal | None]]:
    return {
        product.number: (product.name, product.group, product.unit_cost)
        for product in Product.objects.all()
    }


def test_articles_are_new_changed_unchanged_or_rejected(bring: Bring) -> None:
    bring(csv_of(["P1;Bout;Bevestiging;1,25", "P2;Moer;Bevestiging;"], HEADER), kind="products")
    again = bring(
        csv_of(["P1;Bout M8;Bevestiging;1,30", "P2;Moer;;", "P3;Ring;;0,05", "P3;Ring;;9"], HEADER),
        kind="products",
    )
    found = RowsPreview.from_json(again.preview or {})
    assert (found.new, found.changed, found.unchanged, found.rejected) == (1, 1, 1, 1)
    assert products() == {
        "P1": ("Bout M8", "Bevestiging", Decimal("1.3")),
        "P2": ("Moer", "Bevestiging", None),
        "P3": ("Ring", "", Decimal("0.05")),
    }


def test_an_undone_article_file_gives_the_old_values_back(bring: Bring) -> None:
    bring(csv_of(["P1;Bout;Bevestiging;1,25"], HEADER), kind="products")
    before = products()
    again = bring(csv_of(["P1;Bout M8;;1,30", "P3;Ring;;0,05"], HEADER), kind="products")
    undo_import(import_=again, by=None)
    assert products() == before
