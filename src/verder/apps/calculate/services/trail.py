"""What is kept of a calculation, and what the audit trail says of it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Self

from verder.apps.accounts.models import Account
from verder.apps.accounts.services.editing import touch
from verder.apps.calculate.keeping import kept_answer, kept_inputs
from verder.apps.calculate.models import Calculation
from verder.apps.calculate.origins import Origin
from verder.apps.core.models import User
from verder.apps.core.services import record
from verder.domain.engines.calculators.answering import Asked, answer
from verder.domain.engines.calculators.card import Calculator


@dataclass(frozen=True, slots=True, kw_only=True)
class Worked:
    """A calculator worked out: inputs, answer, and where inputs came from."""

    key: str
    inputs: dict[str, Any]
    answer: dict[str, Any]
    origin: dict[str, Any] = field(default_factory=dict)
    has_margins: bool = False

    @classmethod
    def out(cls, calculator: Calculator, asked: Asked, origin: Origin | None = None) -> Self:
        """Work a calculator out."""
        return cls(
            key=calculator.key,
            inputs=kept_inputs(calculator, asked),
            answer=kept_answer(answer(calculator, asked)),
            origin=origin.kept() if origin else {},
            has_margins=bool(origin and origin.has_margins),
        )

    @classmethod
    def of(cls, calculation: Calculation) -> Self:
        """Return what a calculation holds now."""
        return cls(
            key=calculation.calculator,
            inputs=calculation.inputs,
            answer=calculation.answer,
            origin=calculation.origin,
            has_margins=calculation.has_margins,
        )

    @property
    def fields(self) -> dict[str, Any]:
        """What the record keeps of it."""
        return {
            "inputs": self.inputs,
            "answer": self.answer,
            "origin": self.origin,
            "has_margins": self.has_margins,
        }


def told(
    *,
    by: User | None,
    calculation: Calculation,
    act: str,
    changed: Sequence[str] = (),
    account: Account | None = None,
) -> None:
    """Write what was done into the audit trail, of its account where it has one.

    Figures and notes stay out; of a calculation that is its author's own, the name too.
    """
    subject = account or calculation.account
    known: dict[str, object] = {"calculator": calculation.calculator}
    more = {"changed": list(changed)} if changed else {}
    if subject is None:
        own = f"calculation:{calculation.pk}"
        record(by=by, action=f"calculation.{act}", subject=own, after=known | more)
        return
    touch(subject)
    record(
        by=by,
        action=f"account.calculation_{act}",
        subject=subject,
        after={"name": calculation.name, **known, "has_margins": calculation.has_margins, **more},
    )
