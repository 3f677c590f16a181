"""`verder calc`: which calculators there are, what one asks, and what comes out of it."""

from collections.abc import Mapping, Sequence
from decimal import Decimal, InvalidOperation

from django.utils.translation import gettext as _

from verder.apps.calculate.calculators import KnownCalculator, calculators, known_calculator
from verder.apps.calculate.exact import (
    exact_answer,
    exact_figure,
    named_calculator,
    whole_calculator,
)
from verder.apps.calculate.inputs import read_sent
from verder.apps.calculate.telling import tell
from verder.apps.calculate.words import problem_words, reason_words, value_words
from verder.apps.core.queries import organisation
from verder.cli.calculation.flags import (
    Sent,
    flag_of,
    key_of,
    read_flags,
    sent_text,
    unknown_calculator,
)
from verder.cli.calculation.printing import print_calculation, print_question
from verder.cli.errors import Stopped
from verder.cli.output import print_json, print_table, say
from verder.domain.engines.calculators.answering import Answer, Asked, answer
from verder.domain.engines.calculators.card import Input
from verder.domain.engines.calculators.solving import solve
from verder.domain.values.missing import NotComputable


def main(
    *,
    name: str | None,
    words: Sequence[str],
    files: Sequence[str],
    wanted: str | None,
    free: str | None,
    as_json: bool,
) -> None:
    """List the calculators, explain one, or work it out."""
    if name is None:
        _list(as_json=as_json)
        return
    known = known_calculator(key_of(name), organisation().currency)
    if known is None:
        unknown_calculator(name)
    if not (words or files or wanted or free):
        if as_json:
            print_json(whole_calculator(known))
        else:
            print_question(known)
        return
    _work_out(known, read_flags(known, words, files), wanted, free, as_json=as_json)


def _list(*, as_json: bool) -> None:
    told = [named_calculator(each) for each in calculators()]
    if as_json:
        print_json(told)
        return
    headers = [_("calculator"), _("what it is called"), _("question")]
    rows = [(each["key"], each["name"], each["question"]) for each in told]
    print_table(_("Calculators"), headers, rows, texts=3)
    say(_("What one asks: verder calc NAME"))


def _work_out(
    known: KnownCalculator,
    sent: Sent,
    wanted: str | None,
    free: str | None,
    *,
    as_json: bool,
) -> None:
    asked, unread = read_sent(known.method, sent)
    solved: dict[str, object] = {}
    if wanted or free:
        _stop_where_impossible(known, unread)
        key, value = _solved(known, asked, wanted or "", free or "")
        asked = {**asked, key: value}
        solved = {"solved": {"input": key, **exact_figure(known, value)}}
        if not as_json:
            say(f"{known.label(key)}: {value_words(known, key, value)}")
    found = answer(known.method, asked)
    if as_json:
        print_json({**exact_answer(known, found, unread), **solved})
    else:
        print_calculation(tell(known, found, unread))
    _stop_where_impossible(known, {**found.problems, **unread})
    _stop_unless_answered(known, found)


def _solved(known: KnownCalculator, asked: Asked, wanted: str, free: str) -> tuple[str, Decimal]:
    """Return the input that is freed, and the value with which the result is what is wanted."""
    singles = [each.key for each in known.method.asked if isinstance(each, Input)]
    if key_of(free) not in singles:
        told = {"inputs": ", ".join(map(flag_of, singles))}
        raise Stopped(_("--for names the input to find: %(inputs)s.") % told)
    result, _equals, text = wanted.partition("=")
    steps = [step.key for step in known.method.steps if not step.rows]
    try:
        number = (
            Decimal(sent_text(known, key_of(result), text)) if key_of(result) in steps else None
        )
    except InvalidOperation:
        number = None
    if number is None or not number.is_finite():
        told = {"steps": ", ".join(steps)}
        raise Stopped(_("--solve takes RESULT=VALUE; the results are %(steps)s.") % told)
    free, result = key_of(free), key_of(result)
    return free, solve(known.method, asked, free=free, result=result, wanted=number)


def _stop_where_impossible(known: KnownCalculator, problems: Mapping[str, str]) -> None:
    """Stop where an input cannot be as it is, with the reason of each."""
    if problems:
        said = (
            f"{flag_of(key)}: {problem_words(known, key, code)}" for key, code in problems.items()
        )
        raise Stopped(" ".join(said))


def _stop_unless_answered(known: KnownCalculator, found: Answer) -> None:
    """Stop where no result has an answer, and say why, or what is still needed."""
    results = [step.key for step in known.method.results if not step.rows]
    reasons = [found.value(key) for key in results]
    missing = [reason for reason in reasons if isinstance(reason, NotComputable)]
    if not missing or len(missing) < len(reasons):
        return
    needed = ", ".join(
        flag_of(key)
        for key, value in found.single.items()
        if key in known.method.inputs and isinstance(value, NotComputable)
    )
    if needed:
        raise Stopped(_("Still needed: %(flags)s.") % {"flags": needed})
    raise Stopped(reason_words(known, missing[0]))
