"""The numbers of a worked example as a calculator takes them."""

from decimal import Decimal

from verder.domain.engines.calculators.answering import Asked, Single
from verder.domain.engines.calculators.card import Calculator, Column, Example, Input


def read_example(calculator: Calculator, example: Example) -> Asked:
    """Return the numbers of a worked example."""
    return {
        key: _read(calculator.inputs[key], text)
        if isinstance(text, str)
        else [
            {name: _read(calculator.inputs[f"{key}.{name}"], each) for name, each in line.items()}
            for line in text
        ]
        for key, text in example.given.items()
    }


def _read(column: Column, text: str) -> Single:
    return Decimal(text) if isinstance(column, Input) and not column.is_word else text
