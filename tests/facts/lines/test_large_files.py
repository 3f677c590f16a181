import pytest

from tests.facts.lines.staging import Desk, faults, is_balanced, lines_of
from verder.facts.staging import text_loading

HEADER = "Factuurnummer;Regel;Datum;Debiteur;Bedrag"
SOUND = "\n".join([HEADER, *(f"F{n};{n % 3};2{n % 8}-02-2026;K1;{n},50" for n in range(50))])
WRONG = f"{SOUND}\nF99;1;31-02-2026;K1;5,00\n"
UNEVEN = f"{SOUND}\n\nF99;1;13-02-2026;K1\nF98;1;13-02-2026;K1;7,00\n"


@pytest.mark.parametrize("text", [SOUND, WRONG, UNEVEN])
def test_rows_kept_on_disk_read_as_those_in_memory(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    in_memory = desk.stage(text)
    expected = lines_of(in_memory), faults(in_memory), in_memory.preview
    monkeypatch.setattr(text_loading, "LARGE", 0)
    on_disk = desk.stage(text)
    assert (lines_of(on_disk), faults(on_disk), on_disk.preview) == expected
    assert is_balanced(on_disk)
    assert len(expected[0]) >= 50


def test_many_empty_cells_are_kept_on_disk(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    header, *rows = SOUND.splitlines()
    wide = [";".join([header, *(f"X{n}" for n in range(300))]), *(f"{r}{';' * 300}" for r in rows)]
    text = "\n".join(wide)
    monkeypatch.setattr(text_loading, "LARGE", 2 * len(text))
    monkeypatch.setattr(text_loading, "_split", None)  # which would hold them in memory
    assert len(lines_of(desk.stage(text))) == 50


def test_rows_that_the_engine_brings_in_another_order_keep_their_own_cells(desk: Desk) -> None:
    header = "Factuurnummer;Datum;Debiteur;Debiteurnaam;Bedrag\n"
    rows = (f"F{at % 700};{1 + at % 28}-2-2026;K{at};Klant {at};{at},50\n" for at in range(5_000))
    lines = lines_of(desk.stage(header + "".join(rows)))
    assert [line["row"] for line in lines] == list(range(2, 5_002))
    assert all(
        (line["customer"], line["customer_name"], line["amount"])
        == (f"K{at}", f"Klant {at}", at * 10_000 + 5_000)
        for at, line in enumerate(lines)
    )
    assert all(line["invoice"] == f"F{at % 700}" for at, line in enumerate(lines))
