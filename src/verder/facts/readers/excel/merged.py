"""Values merged over several rows count for each of them."""

from collections.abc import Iterable, Iterator, Sequence

from verder.facts.readers.excel.sheets import Merge

TextRow = list[str | None]


def filled_down(
    rows: Iterable[tuple[int, TextRow]], merges: Sequence[Merge]
) -> Iterator[tuple[int, TextRow]]:
    """Yield the rows, numbered from 0, with cells merged downward repeated in each row."""
    starts = {(merge.top, merge.left): merge.bottom for merge in merges if merge.bottom > merge.top}
    open_until: dict[int, tuple[int, str | None]] = {}
    for place, cells in rows:
        for column, cell in enumerate(cells):
            if bottom := starts.get((place, column)):
                open_until[column] = (bottom, cell)
        for column, (bottom, text) in list(open_until.items()):
            if place > bottom:
                del open_until[column]
            else:
                cells[column] = text
        yield place, cells
