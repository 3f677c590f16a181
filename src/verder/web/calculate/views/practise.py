"""Exercises as anybody practises them who has the link: without signing in, nothing is kept."""

from typing import Final
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import translation
from django.views.decorators.http import require_safe

from verder.apps.calculate.calculators import known_calculator
from verder.apps.calculate.checking import Now, after_answer, now
from verder.apps.calculate.practising import (
    LARGEST_SEED,
    Place,
    PractiseSet,
    read_place,
    read_set,
    signed_place,
    signed_set,
)
from verder.apps.core.often import is_too_often, seconds_to_wait
from verder.domain.engines.exercises.exercise import Conclude, Figure, Recognise, Structure
from verder.domain.engines.exercises.progress import Progress
from verder.web.calculate.practise_words import (
    given,
    question,
    remark,
    tables,
    task_words,
    worked_out,
)

MOST_OF_PLACE: Final = 900  # a minute: a class practises behind one address
PLACE, ANSWER, LANGUAGE = "place", "answer", "language"
GONE: Final = 404
STAGES: Final = (Recognise, Structure, Figure, Conclude)


@require_safe
def practise(request: HttpRequest, signed: str) -> HttpResponse:
    """Ask the next task, and say what came of the last answer; all of it stands in the address."""
    # Nothing is secret here and nothing is written, so each process counts for itself.
    if is_too_often("practise", request.META.get("REMOTE_ADDR", ""), most=MOST_OF_PLACE):
        response = render(request, "429.html", _nobody(), status=429)
        response.headers["Retry-After"] = str(seconds_to_wait())
        return response
    chosen = read_set(signed)
    with translation.override(_language(request, chosen)):
        response = (
            render(request, "calculate/practise/closed.html", _nobody(), status=GONE)
            if chosen is None
            else _answered(request, signed, chosen)
        )
    response.headers["X-Robots-Tag"] = "noindex"
    return response


def _answered(request: HttpRequest, signed: str, chosen: PractiseSet) -> HttpResponse:
    place = read_place(request.GET.get(PLACE, ""), of=chosen)
    if ANSWER in request.GET:
        after = after_answer(chosen, place, request.GET[ANSWER])
        return redirect(_address(signed, signed_place(after, of=chosen)))
    asked = now(chosen, place)
    context = {**_nobody(), **_position(chosen, place), "languages_of": _languages(request, signed)}
    if asked is None:
        again = _address(signed_set(_with_other_numbers(chosen)))
        same = _address(signed)
        context |= {"again": again, "same": same}
        return render(request, "calculate/practise/finished.html", context)
    context |= _asked(asked, place) | {"at": signed_place(_quiet(place), of=chosen)}
    return render(request, "calculate/practise/exercise.html", context)


def _asked(asked: Now, place: Place) -> dict[str, object]:
    known = known_calculator(asked.exercise.calculator.key)
    if known is None:  # reading the set left out what there is not
        raise LookupError(asked.exercise.calculator.key)
    return {
        "known": None if isinstance(asked.task, Recognise) else known,
        "question": question(known, asked),
        "given": given(known, asked),
        "tables": tables(known, asked),
        "worked_out": worked_out(known, asked),
        "task": task_words(known, asked),
        "task_number": asked.number + 1,
        "task_count": len(asked.exercise.tasks),
        "stage": STAGES.index(type(asked.task)),
        "remark": remark(place),
        "is_right": bool(place.said) and not place.typed and not place.progress.misses,
        "misses": place.progress.misses,
        "is_shown": place.progress.is_shown,
        "typed": place.typed,
    }


def _position(chosen: PractiseSet, place: Place) -> dict[str, object]:
    progress = place.progress
    return {
        "number": min(progress.exercise + 1, chosen.many),
        "many": chosen.many,
        "at_once": progress.at_once,
        "done": progress.done,
        "is_begin": progress == Progress() and not place.said,
    }


def _quiet(place: Place) -> Place:
    """Return a place without what was said: the next answer gets a remark of its own."""
    return Place(progress=place.progress)


def _with_other_numbers(chosen: PractiseSet) -> PractiseSet:
    return PractiseSet(
        calculators=chosen.calculators,
        many=chosen.many,
        language=chosen.language,
        seed=chosen.seed % LARGEST_SEED + 1,
    )


def _language(request: HttpRequest, chosen: PractiseSet | None) -> str:
    """Return the language that was chosen, else that of the set or of the browser."""
    asked = request.GET.get(LANGUAGE, "")
    if asked in dict(settings.LANGUAGES):
        return asked
    return chosen.language if chosen else translation.get_language_from_request(request)


def _languages(request: HttpRequest, signed: str) -> dict[str, str]:
    """Return the same page in every language."""
    place = request.GET.get(PLACE, "")
    return {code: _address(signed, place, code) for code, _name in settings.LANGUAGES}


def _address(signed: str, place: str = "", language: str = "") -> str:
    said = {LANGUAGE: language or translation.get_language(), **({PLACE: place} if place else {})}
    return f"{reverse('practise', args=[signed])}?{urlencode(said)}"


def _nobody() -> dict[str, object]:
    """Return that the page is of nobody: nothing of the company stands on it."""
    return {"organisation": None}
