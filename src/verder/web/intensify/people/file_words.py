"""The file of a person in words, as somebody reads it who asks for it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from verder.apps.intensify.enums import Attitude, Channel, Influence, MomentState
from verder.domain.intensify.roles import DmuRole
from verder.web.core import formats
from verder.web.intensify.team_words import mark_names, role_name

Kept = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class FilePlace:
    """Where somebody works or worked, and what is kept of them there."""

    account: str
    function: str
    when: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FileContact:
    """A contact that somebody was in, or will be."""

    when: str
    account: str
    about: str
    agreed: str


def file_place(kept: Kept) -> FilePlace:
    """Return a place in words: roles and marks, how often, who influences whom, judgements."""
    lines = (
        _roles(kept),
        *(_frequency(each) for each in kept["frequencies"]),
        _purpose(kept),
        *(_tie(each) for each in kept.get("ties", ())),
        *(_judgement(each) for each in kept.get("opinions", ())),
    )
    return FilePlace(
        account=kept["account"],
        function=kept["function"],
        when=_span(kept["began_on"], kept["ended_on"]),
        lines=tuple(each for each in lines if each),
    )


def file_contact(kept: Kept) -> FileContact:
    """Return a contact in words; what did not take place is said so."""
    state = "" if kept["state"] == MomentState.DONE else str(MomentState(kept["state"]).label)
    about = (str(Channel(kept["channel"]).label), kept["purpose"], state.lower())
    return FileContact(
        when=(formats.month if kept["is_month_only"] else formats.day)(kept["on"]),
        account=kept["account"],
        about=" · ".join(each for each in about if each),
        agreed=kept["agreed"],
    )


def _roles(kept: Kept) -> str:
    return ", ".join([*_held(kept), *mark_names(kept["marks"])])


def _held(kept: Kept) -> Iterator[str]:
    for each in kept["roles"]:
        role = role_name(DmuRole(each["role"]))
        yield f"{role} {_span(each['began_on'], each['ended_on'])}".strip()
    if kept["is_gatekeeper"]:
        yield _("Gatekeeper")


def _frequency(kept: Kept) -> str:
    return _("With %(who)s: %(times)s times a year, said on %(on)s") % {
        "who": kept["colleague"],
        "times": formats.short_number(kept["times"]),
        "on": formats.day(kept["on"]),
    }


def _purpose(kept: Kept) -> str:
    """Return why judgements are kept, where there are any."""
    is_judged = bool(kept.get("ties") or kept.get("opinions"))
    return f"{_('Purpose of the judgements')}: {kept['purpose']}" if is_judged else ""


def _tie(kept: Kept) -> str:
    what = _("Conflict") if kept["kind"] == "conflict" else _("Informal influence")
    said = ", ".join(filter(None, (what, formats.day(kept["on"]), kept["by"])))
    return f"{said}: {kept['remark']}" if kept["remark"] else said


def _span(began_on: date | None, ended_on: date | None) -> str:
    since = _("since %(on)s") % {"on": formats.day(began_on)} if began_on else ""
    until = _("until %(on)s") % {"on": formats.day(ended_on)} if ended_on else ""
    return f"{since} {until}".strip()


def _judgement(kept: Kept) -> str:
    said = _("Judgement of %(by)s, %(on)s, kept until %(until)s") % {
        "by": kept["by"] or _("somebody who left"),
        "on": formats.day(kept["on"]),
        "until": formats.day(kept["keep_until"]),
    }
    influence = _level(Influence, kept["influence"])
    attitude = _level(Attitude, kept["attitude"])
    scores = f"{_('Influence')}: {influence}. {_('Attitude')}: {attitude}."
    return " ".join(each for each in (f"{said}.", scores, kept["motive"], kept["evidence"]) if each)


def _level(levels: type[Influence] | type[Attitude], kept: int | None) -> str:
    return _("not known") if kept is None else str(levels(kept).label).lower()
