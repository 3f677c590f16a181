"""Sentences with living figures in them."""

from collections.abc import Sequence

from verder.documents.calculation.book_words import SaidFigure
from verder.documents.calculation.cells import BookCells
from verder.documents.calculation.living_formulas import quoted
from verder.domain.engines.calculators.card import Choice

MINUS = "−"
DASH = "–"


def living_sentence(parts: Sequence[str | SaidFigure], cells: BookCells) -> str:
    """Return a sentence as a formula; numbers are written as the reader's Excel writes them."""
    texts = [quoted(part) if isinstance(part, str) else _figure(part, cells) for part in parts]
    return "&".join(texts) or '""'


def _figure(said: SaidFigure, cells: BookCells) -> str:
    address = cells.single(said.key)
    if isinstance(cells.calculator.inputs.get(said.key), Choice):
        return address
    value = f"{address}*100" if said.is_share else f"{address}*1"
    places = "2" if said.is_money else _places(value)
    number = f"FIXED(ABS({value}),{places})"
    sign = "" if said.is_size else f'IF(ROUND({value},2)<0,"{MINUS}","")&'
    before = f"{quoted(said.before)}&" if said.before else ""
    after = f"&{quoted(said.after)}" if said.after else ""
    return f'IFERROR({sign}{before}{number}{after},"{DASH}")'


def _places(value: str) -> str:
    """Return how many decimals say something: two at most."""
    return f"IF(ROUND({value},2)=ROUND({value},0),0,IF(ROUND({value},2)=ROUND({value},1),1,2))"
