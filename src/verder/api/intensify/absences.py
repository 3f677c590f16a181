"""When colleagues are away: listed, kept, said anew and removed; undoPeople takes each back."""

from datetime import date
from typing import Annotated, Any, Self

from django.shortcuts import get_object_or_404
from django.utils import timezone
from ninja import Router
from pydantic import Field, model_validator

from verder.api.authentication import Caller
from verder.api.intensify.teams_shown import TeamActShown
from verder.api.values import Day, Given, Key, Name, Shown
from verder.apps.intensify.models import Absence, Colleague, PeopleAct
from verder.apps.intensify.reports.absences import AbsenceLine, absences_report
from verder.apps.intensify.rules import may_change_colleague
from verder.apps.intensify.services.absences import (
    AbsenceSaid,
    add_absence,
    change_absence,
    remove_absence,
)
from verder.domain.values.holidays import HolidayCalendar

router = Router(tags=["colleagues"])
ABSENCES = "/{int:colleague_id}/absences"
ABSENCE = f"{ABSENCES}/{{int:absence_id}}"
MOST_DAYS = 3 * 366


class AbsenceGiven(Given):
    """Days on which a colleague sees no customers; `until_on` is the first day back."""

    from_on: Day
    until_on: Day
    remark: Annotated[Name, Field(max_length=100)] = ""

    @model_validator(mode="after")
    def _is_in_order(self) -> Self:
        if not 0 < (self.until_on - self.from_on).days <= MOST_DAYS:
            raise ValueError("until_on lies after from_on, three years at most.")
        return self

    def said(self) -> AbsenceSaid:
        """Return what was said."""
        return AbsenceSaid(from_on=self.from_on, until_on=self.until_on, remark=self.remark)


class AbsenceShown(Shown):
    """An absence with its working days; the remark is for who may change it alone."""

    absence_id: int
    from_on: date
    until_on: date
    days: int
    remark: str


class HolidayShown(Shown):
    """A public holiday of this year."""

    on: date
    name: str


class AbsencesShown(Shown):
    """All absences of a colleague, those to come first, and whose public holidays count."""

    absences: list[AbsenceShown]
    calendar: HolidayCalendar
    holidays: list[HolidayShown]
    unattended_account_ids: list[int]


class AbsenceKept(TeamActShown):
    """The absence, and the act that can be taken back."""

    absence_id: int


@router.get(ABSENCES, response=AbsencesShown, operation_id="listAbsences")
def list_absences(request: Caller, colleague_id: Key) -> dict[str, Any]:
    """List when a colleague is away, and the accounts in view where nobody stands in then."""
    colleague = get_object_or_404(Colleague, pk=colleague_id)
    report = absences_report(request.user, colleague, timezone.localdate())
    sees_remarks = may_change_colleague(request.user, colleague)
    return {
        "absences": [
            _shown(line, sees_remarks=sees_remarks) for line in (*report.coming, *report.earlier)
        ],
        "calendar": report.calendar,
        "holidays": [{"on": on, "name": name} for on, name in report.holidays],
        "unattended_account_ids": [seat.account_id for seat in report.unattended],
    }


@router.post(ABSENCES, response={201: AbsenceKept}, operation_id="addAbsence")
def add(request: Caller, colleague_id: Key, given: AbsenceGiven) -> dict[str, Any]:
    """Keep an absence: one's own, or that of anybody for who arranges colleagues."""
    colleague = get_object_or_404(Colleague, pk=colleague_id)
    absence, act = add_absence(colleague=colleague, by=request.user, **given.said())
    return {"absence_id": absence.pk, **_act(act)}


@router.put(ABSENCE, response=TeamActShown, operation_id="changeAbsence")
def change(
    request: Caller, colleague_id: Key, absence_id: Key, given: AbsenceGiven
) -> dict[str, Any]:
    """Say an absence anew."""
    absence = _found(colleague_id, absence_id)
    return _act(change_absence(absence=absence, by=request.user, **given.said()))


@router.delete(ABSENCE, response=TeamActShown, operation_id="removeAbsence")
def remove(request: Caller, colleague_id: Key, absence_id: Key) -> dict[str, Any]:
    """Take an absence off the list."""
    return _act(remove_absence(absence=_found(colleague_id, absence_id), by=request.user))


def _found(colleague_id: int, absence_id: int) -> Absence:
    rows = Absence.objects.select_related("colleague")
    return get_object_or_404(rows, pk=absence_id, colleague=colleague_id)


def _act(act: PeopleAct | None) -> dict[str, Any]:
    return {"act_id": None if act is None else act.pk}


def _shown(line: AbsenceLine, *, sees_remarks: bool) -> dict[str, Any]:
    return {
        "absence_id": line.absence.pk,
        "from_on": line.absence.from_on,
        "until_on": line.absence.until_on,
        "days": line.days,
        "remark": line.absence.remark if sees_remarks else "",
    }
