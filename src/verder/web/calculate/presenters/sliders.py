"""A slider beside a number: from where to where, and in which steps."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from verder.domain.engines.calculators.card import Input, Unit

STEPS: Final = 100  # about so many places between the ends
LOOSE: Final = Decimal(100)  # how far it goes where nothing is filled in
ROUND: Final = (Decimal(1), Decimal(2), Decimal(5), Decimal(10))


@dataclass(frozen=True, slots=True)
class Slider:
    """Its ends, its step and where it stands, as attributes of a page want them."""

    least: str
    most: str
    step: str
    value: str


def slider_of(asked: Input, value: Decimal | None) -> Slider:
    """Return the slider of an input: where a what-if stays, or around the value itself.

    Shares slide in per cent, as they are typed.

    >>> slider_of(Input(key="price", unit=Unit.MONEY_EACH), Decimal(50))
    Slider(least='0', most='100', step='1', value='50')
    """
    scale = 100 if asked.unit is Unit.SHARE else 1
    at = value if value is not None and not asked.problem(value) else None
    least, most = _ends(asked, at)
    step = round_step((most - least) * scale / STEPS)
    here = least if at is None else at
    numbers = (least * scale, most * scale, step, here * scale)
    return Slider(*(f"{number.normalize():f}" for number in numbers))


def _ends(asked: Input, at: Decimal | None) -> tuple[Decimal, Decimal]:
    if asked.slider:
        least, most = asked.slider
    else:
        reach = abs(at) if at else LOOSE / (100 if asked.unit is Unit.SHARE else 1)
        least, most = (at or Decimal(0)) - reach, (at or Decimal(0)) + reach
        least = least if asked.least is None else max(least, asked.least)
        most = most if asked.most is None else min(most, asked.most)
    return (least, most) if at is None else (min(least, at), max(most, at))


def round_step(step: Decimal) -> Decimal:
    """Return the next step that people count in: 1, 2 or 5, and these times ten.

    >>> round_step(Decimal("0.6")), round_step(Decimal(200))
    (Decimal('1.0'), Decimal('200'))
    """
    power = Decimal(10) ** step.adjusted() if step else Decimal(1)
    return next(each * power for each in ROUND if each * power >= step)
