"""Calculations that were kept: read, named, calculated anew, copied, removed, brought back."""

from dataclasses import asdict
from typing import Annotated, Any

from django.shortcuts import get_object_or_404
from ninja import Query, Router
from pydantic import Field

from verder.api.authentication import Caller
from verder.api.calculate.given import (
    CalculationCopyGiven,
    CalculationGiven,
    InputsGiven,
    NamedGiven,
)
from verder.api.calculate.records import asked_of, called_calculator
from verder.api.calculate.shown import CalculationShown, WholeCalculationShown
from verder.api.pages import Page, PageAsked
from verder.api.records import seen_account
from verder.api.values import LARGEST_KEY, Key
from verder.apps.calculate.calculators import KnownCalculator
from verder.apps.calculate.exact import exact_answer
from verder.apps.calculate.keeping import read_answer
from verder.apps.calculate.models import Calculation
from verder.apps.calculate.models.calculation import Kept
from verder.apps.calculate.origins import Origin
from verder.apps.calculate.queries import older_answers, seen_calculations
from verder.apps.calculate.services import (
    Named,
    Worked,
    calculate_anew,
    change_calculation,
    copy_calculation,
    remove_calculation,
    restore_calculation,
    save_calculation,
)
from verder.apps.core.models import User

router = Router(tags=["calculate"])
ONE = "/{int:calculation_id}"


class CalculationsAsked(PageAsked):
    """Which of them: those of one account, or all."""

    account_id: Annotated[int, Field(ge=0, le=LARGEST_KEY, description="0: all.")] = 0


@router.get("", response=Page[CalculationShown], operation_id="listCalculations")
def list_calculations(request: Caller, asked: Query[CalculationsAsked]) -> dict[str, Any]:
    """List the calculations that the caller sees, the latest changed first."""
    found = seen_calculations(request.user)
    if asked.account_id:
        found = found.filter(account=asked.account_id)
    return asked.of_records(found)


@router.post("", response={201: CalculationShown}, operation_id="keepCalculation")
def keep(request: Caller, given: CalculationGiven) -> Calculation:
    """Work a calculator out and keep it with its answer."""
    before = None if given.before_id is None else _held(request.user, given.before_id)
    return save_calculation(
        by=request.user,
        worked=_worked(given.calculator, given),
        named=_named(request.user, given),
        before=before,
    )


@router.get(ONE, response=WholeCalculationShown, operation_id="readCalculation")
def read(request: Caller, calculation_id: Key) -> dict[str, Any]:
    """Return a calculation with its answer as it was kept, and those before."""
    held = _held(request.user, calculation_id)
    known = called_calculator(held.calculator)
    return {
        "calculation": held,
        "current": _told(known, held),
        "older": [
            {**_told(known, each), "at": each.at, "by": each.by} for each in older_answers(held)
        ],
    }


@router.put(ONE, response=CalculationShown, operation_id="changeCalculation")
def change(request: Caller, calculation_id: Key, given: NamedGiven) -> Calculation:
    """Change name, note, account or kind; the answer stays."""
    held = _held(request.user, calculation_id)
    named = _named(request.user, given)
    return change_calculation(by=request.user, calculation=held, named=named)


@router.put(f"{ONE}/answer", response=CalculationShown, operation_id="calculateAnew")
def anew(request: Caller, calculation_id: Key, given: InputsGiven) -> Calculation:
    """Calculate it with other inputs; what it said before is kept."""
    held = _held(request.user, calculation_id)
    worked = _worked(held.calculator, given)
    return calculate_anew(by=request.user, calculation=held, worked=worked)


@router.post(f"{ONE}/copy", response={201: CalculationShown}, operation_id="copyCalculation")
def copy(request: Caller, calculation_id: Key, given: CalculationCopyGiven) -> Calculation:
    """Keep it once more; for oneself where its account may not be changed."""
    held = _held(request.user, calculation_id)
    return copy_calculation(by=request.user, calculation=held, name=given.name)


@router.delete(ONE, response={204: None}, operation_id="removeCalculation")
def remove(request: Caller, calculation_id: Key) -> None:
    """Remove it; it can be brought back."""
    remove_calculation(by=request.user, calculation=_held(request.user, calculation_id))


@router.post(f"{ONE}/restore", response={204: None}, operation_id="restoreCalculation")
def restore(request: Caller, calculation_id: Key) -> None:
    """Bring a removed one back."""
    rows = seen_calculations(request.user, with_removed=True)
    restore_calculation(by=request.user, calculation=get_object_or_404(rows, pk=calculation_id))


def _held(user: User, calculation_id: int) -> Calculation:
    return get_object_or_404(seen_calculations(user), pk=calculation_id)


def _named(user: User, given: NamedGiven) -> Named:
    account = None if given.account_id is None else seen_account(user, given.account_id)
    return Named(name=given.name, note=given.note, account=account, kind=given.kind)


def _worked(key: str, given: InputsGiven | CalculationGiven) -> Worked:
    """Work a calculator out; raises ValidationError where an input cannot be read."""
    known = called_calculator(key)
    return Worked.out(known.method, asked_of(known, given.inputs))


def _told(known: KnownCalculator, kept: Kept) -> dict[str, Any]:
    origin = Origin.read(kept.origin)
    return {
        "inputs": kept.inputs,
        "answer": exact_answer(known, read_answer(known.method, kept.answer)),
        "origin": None if origin is None else {**asdict(origin), **_days(origin)},
    }


def _days(origin: Origin) -> dict[str, Any]:
    return {"start_on": origin.period.start_on, "end_on": origin.period.last_on}
