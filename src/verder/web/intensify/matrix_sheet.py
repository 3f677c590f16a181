"""The matrix as one finished table, for programs that read CSV."""

from django.utils import timezone
from django.utils.translation import gettext as _

from verder.apps.intensify.reports.contact_matrix import MatrixReport
from verder.apps.intensify.reports.matrix_parts import MatrixRow
from verder.documents.sheet import Kind, Sheet, SheetColumn, Value
from verder.web.core import formats
from verder.web.intensify.matrix_cells import cell_texts
from verder.web.intensify.matrix_figures import figures_of, weighing_text
from verder.web.intensify.matrix_grid import buyer_name, roles_text
from verder.web.intensify.matrix_notes import notes_of


def matrix_sheet(report: MatrixReport) -> Sheet:
    """Return the matrix: a line a buyer, a column a colleague, each cell current and ideal."""
    people = [_("Person"), _("Function"), _("Roles")]
    shown = [*people, *([_("Influence")] if report.sees_opinions else [])]
    return Sheet(
        title=matrix_title(report),
        columns=[
            *(SheetColumn(title, Kind.TEXT) for title in people),
            *([SheetColumn(_("Influence"), Kind.NUMBER)] if len(shown) > len(people) else []),
            *(SheetColumn(each.colleague.name, Kind.TEXT) for each in report.columns),
            SheetColumn(_("Current"), Kind.DECIMAL),
            SheetColumn(_("Ideal"), Kind.DECIMAL),
            SheetColumn(_("Threads"), Kind.NUMBER),
        ],
        rows=[_line(report, row) for row in report.rows],
        about=[
            *about_of(report),
            *((each.label, each.value or each.missing) for each in figures_of(report)),
        ],
    )


def about_of(report: MatrixReport) -> list[tuple[str, str]]:
    """Return of whom, of which day, and from what the numbers are."""
    return [
        (_("Account"), report.account.name),
        (_("Day"), formats.day(report.on)),
        (_("Influence"), weighing_text(report)),
        *((_("Note"), note) for note in notes_of(report)),
        (_("Made"), formats.instant(timezone.now())),
    ]


def matrix_title(report: MatrixReport) -> str:
    """Return what a file of the matrix is called."""
    return _("DMU–PSU matrix of %(account)s") % {"account": report.account.name}


def _line(report: MatrixReport, row: MatrixRow) -> list[Value]:
    found = next(each for each in report.measures.buyers if each.key == row.key)
    mark = _("gatekeeper") if row.position.is_gatekeeper else ""
    return [
        buyer_name(row),
        row.position.function,
        roles_text(row.roles, mark),
        *([row.influence] if report.sees_opinions else []),
        *(cell_texts(report.cells, (row.key, column.key)) for column in report.columns),
        found.current,
        found.ideal,
        found.threads,
    ]
