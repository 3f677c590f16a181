"""A calculator and its answer as tables on the terminal."""

import sys

from django.utils.translation import gettext as _

from verder.apps.calculate.calculators import KnownCalculator
from verder.apps.calculate.telling import tell_inputs
from verder.cli.calculation.flags import flag_of
from verder.cli.output import print_table
from verder.documents.calculation.told import ToldCalculation, ToldInput, ToldRows, ToldStep
from verder.domain.engines.calculators.card import Example

RIGHT = {True: "✓", False: "✗", None: "–"}


def print_question(known: KnownCalculator) -> None:
    """Print what a calculator asks and how, with an example to copy."""
    text = known.text
    _lines(text.name, text.question, "", text.recognise, text.structure, text.limits, "")
    rows = [
        (
            _flag(each.key),
            _titled(each),
            "; ".join(label for _key, label in each.options) or each.unit or each.of,
            " ".join((*each.limits, *([_("May be left out.")] if each.is_optional else ()))),
        )
        for each in tell_inputs(known)
    ]
    print_table(_("What it asks"), [_("flag"), _("what"), _("unit"), _("limits")], rows, texts=4)
    _lines(
        _("Per cent has its sign (10%); a share without it is a decimal (0.10)."),
        _("Example: %(command)s") % {"command": command_of(known, known.method.examples[0])},
    )


def print_calculation(told: ToldCalculation) -> None:
    """Print the inputs, the steps with their figures, the check, what follows and the limits."""
    _lines(told.name, told.question, "")
    if told.inputs:
        rows = [(_titled(each), each.value) for each in told.inputs]
        print_table(_("Inputs"), [_("what"), _("figure")], rows)
    for block in told.rows:
        _print_rows(block)
    headers = [_("step"), _("formula"), _("filled in"), _("figure")]
    print_table(_("Steps"), headers, [_step(each) for each in told.steps], texts=3)
    for check in told.checks:
        ways = f"{check.left} = {check.left_value}; {check.right} = {check.right_value}"
        _lines(_("Check: %(ways)s") % {"ways": ways} + f" {RIGHT[check.is_right]}")
    _lines(*([told.conclusion] if told.conclusion else ()), *told.warnings, told.limits)


def command_of(known: KnownCalculator, example: Example) -> str:
    """Return the command that works an example out."""
    words = ["verder calc", known.key]
    for key, given in example.given.items():
        if isinstance(given, str):
            words.append(f"{flag_of(key)} {given}")
            continue
        for line in given:
            cells = "; ".join(f"{flag_of(name)[2:]}={text}" for name, text in line.items())
            words.append(f"{flag_of(key)} '{cells}'")
    return " ".join(words)


def _flag(key: str) -> str:
    rows, dot, column = key.partition(".")
    return f"{flag_of(rows)} '{flag_of(column)[2:]}=…'" if dot else flag_of(key)


def _titled(each: ToldInput | ToldStep) -> str:
    return f"{each.label} ({each.of})" if each.of else each.label


def _step(step: ToldStep) -> tuple[str, str, str, str]:
    return (
        f"▸ {_titled(step)}" if step.is_result else _titled(step),
        step.formula,
        step.reason or step.filled,
        step.value,
    )


def _print_rows(block: ToldRows) -> None:
    if block.lines:
        print_table(block.label, block.headers, block.lines)


def _lines(*texts: str) -> None:
    sys.stdout.write("".join(f"{text}\n" for text in texts))
