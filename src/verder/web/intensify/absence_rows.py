"""What the page of a colleague shows of absences: days in words, and forms for who may say them."""

from collections.abc import Iterable
from dataclasses import dataclass

from verder.apps.core.holidays import HOLIDAY_CALENDARS
from verder.apps.intensify.models import Colleague
from verder.apps.intensify.reports.absences import AbsenceLine, AbsencesReport
from verder.web.intensify.absence_form import AbsenceForm


@dataclass(frozen=True, slots=True, kw_only=True)
class AbsenceRow:
    """An absence, with its form for who may change it; the remark is for them alone."""

    line: AbsenceLine
    form: AbsenceForm | None

    @property
    def remark(self) -> str:
        """The word that was written beside it."""
        return self.line.absence.remark if self.form else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AbsencesShown:
    """All about the absences of one colleague."""

    colleague: Colleague
    report: AbsencesReport
    coming: list[AbsenceRow]
    earlier: list[AbsenceRow]
    new: AbsenceForm | None
    country: str


def absences_shown(
    colleague: Colleague,
    report: AbsencesReport,
    *,
    may_change: bool,
    refused: AbsenceForm | None = None,
    refused_id: int = 0,
) -> AbsencesShown:
    """Return the absences with a form each; a form that was refused stays as it was sent."""

    def rows(lines: Iterable[AbsenceLine]) -> list[AbsenceRow]:
        return [
            AbsenceRow(
                line=line,
                form=(
                    refused
                    if refused_id == line.absence.pk and refused
                    else AbsenceForm(absence=line.absence)
                )
                if may_change
                else None,
            )
            for line in lines
        ]

    new = refused if refused and not refused_id else AbsenceForm()
    return AbsencesShown(
        colleague=colleague,
        report=report,
        coming=rows(report.coming),
        earlier=rows(report.earlier),
        new=new if may_change else None,
        country=str(HOLIDAY_CALENDARS[report.calendar]),
    )
