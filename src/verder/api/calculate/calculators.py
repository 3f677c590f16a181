"""Calculators: which there are, what one asks, what comes out, and which input gives a result."""

from decimal import Decimal
from typing import Annotated, Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from ninja import Query, Router
from pydantic import Field

from verder.api.authentication import Caller
from verder.api.calculate.calculators_shown import (
    CalculatedShown,
    CalculatorShown,
    RecognisedShown,
    SolvedShown,
    WholeCalculatorShown,
)
from verder.api.calculate.given import Inputs, InputsGiven
from verder.api.calculate.records import asked_of, called_calculator
from verder.api.pages import Page, PageAsked
from verder.api.values import Given, Name
from verder.apps.calculate.calculators import calculators
from verder.apps.calculate.exact import exact_answer, named_calculator, whole_calculator
from verder.apps.calculate.exact_questions import exact_recognised
from verder.apps.core.queries import organisation
from verder.domain.engines.calculators.answering import answer
from verder.domain.engines.calculators.solving import solve

router = Router(tags=["calculate"])
Wanted = Annotated[Decimal, Field(ge=-(10**15), le=10**15, max_digits=30, examples=["0.5"])]


class SolveGiven(Given):
    """A result that is wanted, and the input that is free; what it was says where to look."""

    inputs: Inputs
    result: Annotated[Name, Field(examples=["volume_change"])]
    wanted: Wanted
    free: Annotated[Name, Field(examples=["change"])]


@router.get("", response=Page[CalculatorShown], operation_id="listCalculators")
def list_calculators(
    request: Caller,  # noqa: ARG001 - the same for all
    page: Query[PageAsked],
) -> dict[str, Any]:
    """List the calculators in the order of the method."""
    return page.of([named_calculator(each) for each in calculators(organisation().currency)])


@router.get("/question", response=RecognisedShown, operation_id="recogniseQuestion")
def recognise(
    request: Caller,  # noqa: ARG001 - the same for all
    ask: Name,
) -> dict[str, Any]:
    """Return which calculators a question in words may ask for, in Dutch or English, and why."""
    return exact_recognised(ask)


@router.get("/{key}", response=WholeCalculatorShown, operation_id="readCalculator")
def read(
    request: Caller,  # noqa: ARG001 - the same for all
    key: str,
) -> dict[str, Any]:
    """Return what a calculator asks, with units and limits, its steps and its examples."""
    return whole_calculator(called_calculator(key))


@router.post("/{key}/answer", response=CalculatedShown, operation_id="calculate")
def calculate(
    request: Caller,  # noqa: ARG001 - the same for all
    key: str,
    given: InputsGiven,
) -> dict[str, Any]:
    """Work a calculator out; what is left out keeps open only what needs it."""
    known = called_calculator(key)
    return exact_answer(known, answer(known.method, asked_of(known, given.inputs)))


@router.post("/{key}/solution", response=SolvedShown, operation_id="solveBackwards")
def solve_backwards(
    request: Caller,  # noqa: ARG001 - the same for all
    key: str,
    given: SolveGiven,
) -> dict[str, Any]:
    """Find the value of an input with which a result is what is wanted; 409 where none is."""
    known = called_calculator(key)
    asked = asked_of(known, given.inputs)
    try:
        value = solve(
            known.method, asked, free=given.free, result=given.result, wanted=given.wanted
        )
    except ValueError:
        raise ValidationError(
            {"free": _("Free a single input, and want a step that is not in rows.")}
        ) from None
    found = answer(known.method, {**asked, given.free: value})
    return {"input": given.free, "value": f"{value:f}", "answer": exact_answer(known, found)}
