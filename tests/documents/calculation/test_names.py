"""Names of cells."""

from verder.documents.calculation.names import cell_names


def test_each_name_is_its_own_and_no_address() -> None:
    labels = [
        ("price", "Prijs (nu)"),
        ("share", "prijs nu"),
        ("third", "Prijs nu"),
        ("quarter", "Q1"),
        ("row", "R"),
        ("year", "2e jaar"),
        ("sign", "%"),
    ]
    assert dict(cell_names(labels)) == {
        "price": "Prijs_nu",
        "share": "prijs_nu_2",
        "third": "Prijs_nu_3",
        "quarter": "Q1_",
        "row": "R_",
        "year": "_2e_jaar",
        "sign": "sign",
    }
