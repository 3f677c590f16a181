"""The matrix as a picture."""

from lxml import etree

from verder.documents.drawn_matrix import DrawnCell, DrawnMatrix
from verder.documents.matrix_picture import LEAST_WIDTH, matrix_svg

SVG = "{http://www.w3.org/2000/svg}"


def picture(columns: int, name: str = "Els") -> etree._Element:
    matrix = DrawnMatrix(
        title="R&D <Alfa>",
        lead="Coverage 67 %",
        note="Made today",
        corner="Ours",
        columns=[f"Colleague {column}" for column in range(columns)],
        rows=[(name, [DrawnCell("1 → 4", "F4C294"), *[DrawnCell("")] * (columns - 1)])],
    )
    return etree.fromstring(matrix_svg(matrix).encode())


def texts(drawn: etree._Element) -> list[str]:
    return [span.text or "" for span in drawn.iter(f"{SVG}tspan")]


def test_names_and_cells_stand_in_it_whatever_signs_they_hold() -> None:
    drawn = picture(1, "Els & Co <x>")
    assert {"R&D <Alfa>", "Coverage 67 %", "Made today", "Els & Co <x>", "1 → 4"} <= {*texts(drawn)}
    assert drawn.get("aria-label") == "R&D <Alfa>"
    assert "#F4C294" in [box.get("fill") for box in drawn.iter(f"{SVG}rect")]


def test_it_grows_with_the_columns_and_holds_all_of_them() -> None:
    small, large = picture(1), picture(20)
    assert int(small.get("width", 0)) == LEAST_WIDTH
    width = int(large.get("width", 0))
    edges = [int(box.get("x", 0)) + int(box.get("width", 0)) for box in large.iter(f"{SVG}rect")]
    assert max(edges) == width
    assert width > LEAST_WIDTH


def test_long_names_break_into_lines_and_end() -> None:
    drawn = picture(1, "A very long name that does not fit on one single line of a picture")
    assert "A very long name that does not" in texts(drawn)
