"""The calculator that a program calls, and what it asks of it."""

from django.core.exceptions import ValidationError
from django.http import Http404

from verder.apps.calculate.calculators import KnownCalculator, known_calculator
from verder.apps.calculate.inputs import Sent, read_sent
from verder.apps.calculate.words import problem_words
from verder.apps.core.queries import organisation
from verder.domain.engines.calculators.answering import Asked


def called_calculator(key: str) -> KnownCalculator:
    """Return the calculator of this name in the organisation's currency, or raise Http404."""
    known = known_calculator(key, organisation().currency)
    if known is None:
        raise Http404
    return known


def asked_of(known: KnownCalculator, inputs: Sent) -> Asked:
    """Return the inputs; raises ValidationError that says which of them cannot be read."""
    asked, problems = read_sent(known.method, inputs)
    if problems:
        raise ValidationError(
            {where: problem_words(known, where, code) for where, code in problems.items()}
        )
    return asked
