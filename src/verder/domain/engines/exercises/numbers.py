"""Numbers for an exercise: round ones, near those of a worked example, with a sensible answer."""

from collections.abc import Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from verder.domain.engines.calculators.answering import Answer, Asked, Single, answer
from verder.domain.engines.calculators.card import Calculator, Column, Example, Input, Rows, Unit
from verder.domain.engines.calculators.examples import read_example
from verder.domain.engines.exercises.chance import drawn, picked

MOST_TRIES: Final = 40
TIMES: Final = tuple(map(Decimal, ("0.5", "0.6", "0.8", "1.2", "1.5", "2", "2.5", "4")))
NUDGES: Final = tuple(map(Decimal, ("0.8", "0.9", "0.95", "1", "1.05", "1.1", "1.2")))
FEW: Final = Decimal(20)  # below it a count changes by ones
STEP, LARGE_STEP, LARGE_SHARE = Decimal("0.01"), Decimal("0.05"), Decimal("0.2")
EACH: Final = frozenset((Unit.MONEY_EACH, Unit.MONEY_HOUR))
KEPT: Final = frozenset(("vat_share",))  # the law says how much
FINE: Final = frozenset((Unit.FACTOR, Unit.HOURS))  # counted with decimals, changed by little


def exercise_answer(calculator: Calculator, seed: str) -> Answer:
    """Return a worked answer to numbers of chance; with none that makes sense, of the example."""
    for attempt in range(MOST_TRIES):
        turn = f"{seed}/{attempt}"
        example = picked(turn, "example", calculator.examples)
        plain = answer(calculator, read_example(calculator, example))
        found = answer(calculator, _varied(calculator, example, turn))
        if _is_sensible(found, plain):
            return found
    return answer(calculator, read_example(calculator, calculator.examples[0]))


def _varied(calculator: Calculator, example: Example, seed: str) -> Asked:
    """Return the numbers of an example, moved together by kind and each a little by itself."""
    found: dict[str, Single | Sequence[Mapping[str, Single]]] = {}
    given = read_example(calculator, example)
    for each in calculator.asked:
        value = given.get(each.key)
        if isinstance(each, Rows):
            found[each.key] = _moved_rows(each, value, seed)
        else:
            found[each.key] = _moved(each, value, seed, each.key)
    return found


def _moved_rows(rows: Rows, value: object, seed: str) -> list[dict[str, Single]]:
    lines = value if isinstance(value, Sequence) and not isinstance(value, str) else ()
    return [
        {
            column.key: _moved(
                column, line.get(column.key), seed, f"{rows.key}.{place}.{column.key}"
            )
            for column in rows.columns
        }
        for place, line in enumerate(lines)
    ]


def _moved(column: Column, value: object, seed: str, where: str) -> Single:
    if not isinstance(value, Decimal):
        return value if isinstance(value, str) else None
    if not (isinstance(column, Input) and value) or column.key in KEPT:
        return value
    if column.unit is Unit.SHARE:
        return _moved_share(value, seed, where)
    if column.unit in FINE or (abs(value) < FEW and column.unit not in EACH):
        return _moved_little(value, seed, where)
    exact = value * _times(column.unit, seed) * picked(seed, where, NUDGES)
    return _round(exact, is_whole=column.unit not in EACH)


def _moved_share(value: Decimal, seed: str, where: str) -> Decimal:
    step = LARGE_STEP if abs(value) >= LARGE_SHARE else STEP
    moved = value + step * (drawn(seed, where, 7) - 3)
    return moved if moved * value > 0 else value


def _moved_little(value: Decimal, seed: str, where: str) -> Decimal:
    if value != value.to_integral_value():
        return value
    return max(Decimal(1), value + drawn(seed, where, 3) - 1) if value > 0 else value


def _times(unit: Unit, seed: str) -> Decimal:
    """Return by how much all of a kind are moved; sums of money with prices and numbers."""
    price = picked(seed, "prices", TIMES)
    many = picked(seed, "many", TIMES)
    if unit in EACH:
        return price
    return price * many if unit is Unit.MONEY else many


def _round(value: Decimal, *, is_whole: bool) -> Decimal:
    """Return a number of two digits that say something, and not finer than it is counted."""
    finest = Decimal(1) if is_whole else Decimal("0.01")
    step = max(finest, Decimal(1).scaleb(value.adjusted() - 1))
    rounded = (value / step).to_integral_value(ROUND_HALF_UP) * step
    return rounded + 0 if rounded.as_tuple().exponent else rounded


def _is_sensible(found: Answer, plain: Answer) -> bool:
    """Return whether every figure of the example has an answer here too, with nothing to warn."""
    if found.problems or set(found.warnings) - set(plain.warnings):
        return False
    singles = [step.key for step in found.calculator.steps if not step.rows]
    if any(_is_there(found, key) is not _is_there(plain, key) for key in singles):
        return False
    return any(_is_there(found, step.key) for step in found.calculator.results)


def _is_there(found: Answer, key: str) -> bool:
    return isinstance(found.value(key), Decimal)
