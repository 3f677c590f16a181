"""What is sent of cells: numbers as people type and paste them."""

from collections.abc import Iterator
from decimal import Decimal
from re import compile as pattern

from django.http import QueryDict

from verder.apps.core.failures import Refused
from verder.apps.intensify.enums import FrequencyKind
from verder.apps.intensify.services.frequencies import CellWish

NAME = pattern(r"cell-(\d{1,18})-(\d{1,18})")
NUMBER = pattern(r"\d{1,4}([.,]\d{1,2})?")


def read_wishes(sent: QueryDict) -> list[CellWish]:
    """Return what each cell that was sent should say: `cell-<position>-<colleague>`."""
    kind = sent.get("kind", "")
    if kind not in FrequencyKind.values:
        raise Refused("frequency_kind_unknown")
    return list(_wishes(sent, FrequencyKind(kind)))


def read_times(text: str) -> Decimal | None:
    """Return the number that was typed, with a comma or a point; None where nothing was.

    >>> read_times(" 1,5 ")
    Decimal('1.5')
    """
    given = text.strip()
    if not given:
        return None
    if not NUMBER.fullmatch(given):
        raise Refused("frequency_not_a_number", text=given[:20])
    return Decimal(given.replace(",", "."))


def _wishes(sent: QueryDict, kind: FrequencyKind) -> Iterator[CellWish]:
    for name in sent:
        if found := NAME.fullmatch(name):
            position, colleague = (int(part) for part in found.groups())
            yield CellWish(
                pair=(position, colleague), kind=kind, times=read_times(sent.get(name, ""))
            )
