"""`verder report`: the analyses as a table, as JSON or as CSV."""

from datetime import date
from importlib import import_module
from typing import Any

from django.utils.translation import gettext as _

from verder.apps.identify.figures import whole_period
from verder.apps.identify.question import Question
from verder.cli.errors import Stopped
from verder.cli.output import print_csv, print_json, print_table
from verder.domain.identify.profit_ladder import Step
from verder.domain.values.missing import NotComputable
from verder.domain.values.period import Period


def main(
    *,
    analysis: str,
    first_on: date | None,
    last_on: date | None,
    all_days: bool,
    step: str | None,
    as_json: bool,
    as_csv: bool,
) -> None:
    """Print one analysis; the module of its shape knows how."""
    if as_json and as_csv:
        raise Stopped(_("Choose one of --json and --csv."))
    shape = import_module(f"verder.cli.shapes.{analysis.replace('-', '_')}")
    options = step_of(shape, step)
    question = Question(period=period_of(first_on, last_on, all_days=all_days), is_compared=False)
    if as_json:
        print_json(json_or_nulls(shape, question, options))
    elif as_csv:
        print_csv(*shape.as_csv(question, **options))
    else:
        title, headers, rows = shape.as_table(question, **options)
        print_table(title, headers, rows)


def period_of(first_on: date | None, last_on: date | None, *, all_days: bool) -> Period | None:
    """Return the days that were asked for, both included; None for the default period."""
    if all_days:
        if first_on or last_on:
            raise Stopped(_("Choose --all, or --from and --to."))
        return whole_period()
    if not first_on and not last_on:
        return None
    if not (first_on and last_on):
        raise Stopped(_("Give both --from and --to."))
    if last_on < first_on:
        raise Stopped(_("--to lies before --from."))
    return Period.of_days(first_on, last_on)


def step_of(shape: Any, step: str | None) -> dict[str, Step]:  # noqa: ANN401 - a module
    """Return the step that was asked for, of a report that looks at one."""
    if step is None:
        return {}
    if not getattr(shape, "HAS_STEPS", False):
        raise Stopped(_("--step goes with whale and double-pareto."))
    return {"step": Step(step)}


def json_or_nulls(
    shape: Any,  # noqa: ANN401 - a module
    question: Question,
    options: dict[str, Step],
) -> dict[str, Any]:
    """Return the answer; where there is none, what JSON says instead, with the reason."""
    try:
        found: dict[str, Any] = shape.as_json(question, **options)
    except NotComputable as missing:
        if missing.reason == "no_lines":
            raise
        return {**shape.NOTHING, "reason": missing.reason}
    return found
