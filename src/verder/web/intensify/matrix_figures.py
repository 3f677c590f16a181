"""The measures of the matrix, each with its calculation, the names behind it, and what to do."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from verder.apps.core.sentences import sentence
from verder.apps.intensify.reports.contact_matrix import MatrixReport
from verder.domain.intensify.contact_matrix import Figure, Weighing
from verder.domain.values.missing import NotComputable
from verder.web.core import formats
from verder.web.intensify.matrix_cells import times_text
from verder.web.intensify.matrix_grid import buyer_name, share_text

MOST_NAMES = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Explained:
    """How a measure is made, who is behind it, and what to do."""

    note: str
    formula: str
    inputs: tuple[tuple[str, str], ...]
    advice: str
    names_title: str = ""
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureView:
    """A measure on its way to the page."""

    key: str
    label: str
    figure: Figure
    explained: Explained

    @property
    def value(self) -> str:
        """The measure in words: nearly all are shares."""
        if isinstance(self.figure, NotComputable):
            return ""
        if self.key == "gap":
            return times_text(self.figure)
        if self.key == "concentration":
            return formats.number(self.figure, 2)
        return formats.share(self.figure, 0)

    @property
    def missing(self) -> str:
        """Why there is no answer."""
        return sentence(self.figure.reason) if isinstance(self.figure, NotComputable) else ""

    @property
    def note(self) -> str:
        """What stands below the number."""
        return "" if self.missing else self.explained.note


def figures_of(report: MatrixReport) -> list[FigureView]:
    """Return the measures, the most telling first."""
    kinds: tuple[Callable[[MatrixReport], FigureView], ...] = (
        _coverage,
        _gap,
        _single_thread,
        _key_person,
        _weighted,
        _links,
        _concentration,
    )
    return [kind(report) for kind in kinds]


def weighing_text(report: MatrixReport) -> str:
    """Return how people weigh in figures by influence, said in words."""
    if not report.sees_opinions:
        return _("Influence is shown to the account team alone; here everybody weighs alike.")
    if report.measures.weighing is Weighing.ALIKE:
        return _("Nobody's influence has been judged yet; everybody weighs alike.")
    if report.measures.weighing is Weighing.PARTLY:
        return ngettext(
            "The influence of %(count)s person is not judged yet: they weigh as the average.",
            "The influence of %(count)s people is not judged yet: they weigh as the average.",
            report.measures.unjudged,
        ) % {"count": report.measures.unjudged}
    return _("Everybody weighs by the influence that the account team sees, 1 to 5.")


def _coverage(report: MatrixReport) -> FigureView:
    found = report.measures
    lacking = sorted(
        (each for each in found.buyers if each.ideal > each.covered),
        key=lambda each: (each.covered - each.ideal, each.key),
    )
    return FigureView(
        key="coverage",
        label=_("Coverage"),
        figure=found.coverage_share,
        explained=Explained(
            note=_("%(covered)s of %(ideal)s contacts a year")
            % {"covered": times_text(found.covered), "ideal": times_text(found.ideal)},
            formula=_("Σ min(current, ideal) ÷ Σ ideal"),
            inputs=(
                (_("Contacts that are there and meant"), times_text(found.covered)),
                (_("Contacts meant"), times_text(found.ideal)),
            ),
            names_title=_("Where most is missing"),
            names=_named(
                report, ((each.key, times_text(each.ideal - each.covered)) for each in lacking)
            ),
            advice=_("Plan the missing contacts, those of the most influential people first."),
        ),
    )


def _weighted(report: MatrixReport) -> FigureView:
    return FigureView(
        key="weighted",
        label=_("Coverage by influence"),
        figure=report.measures.weighted_coverage_share,
        explained=Explained(
            note=weighing_text(report),
            formula=_("Σ infl · coverage ÷ Σ infl"),
            inputs=tuple(
                (
                    _row_name(report, each.key),
                    f"{times_text(each.weight)} × {share_text(each.coverage_share)}",
                )
                for each in report.measures.buyers
                if each.ideal > 0
            ),
            advice=_("Lower than the plain coverage? Then those with most to say are met least."),
        ),
    )


def _links(report: MatrixReport) -> FigureView:
    meant = [pair for pair, cell in report.cells.items() if cell.ideal]
    absent = [pair for pair in meant if not report.cells[pair].contacts.is_link]
    return FigureView(
        key="links",
        label=_("Links there are"),
        figure=report.measures.link_coverage_share,
        explained=Explained(
            note=_("%(there)s of %(meant)s pairs meet")
            % {"there": len(meant) - len(absent), "meant": len(meant)},
            formula=_("pairs with current > 0 and ideal > 0 ÷ pairs with ideal > 0"),
            inputs=((_("Pairs that should meet"), formats.number(len(meant))),),
            names_title=_("Pairs that never meet"),
            names=_pairs(report, absent),
            advice=_("Let those who know both sides introduce them."),
        ),
    )


def _single_thread(report: MatrixReport) -> FigureView:
    thin = report.measures.single_threaded
    return FigureView(
        key="single_thread",
        label=_("Single-thread risk"),
        figure=report.measures.single_thread_share,
        explained=Explained(
            note=ngettext(
                "%(count)s person is met by one colleague or none",
                "%(count)s people are met by one colleague or none",
                len(thin),
            )
            % {"count": len(thin)},
            formula=_("Σ infl of who has at most one thread ÷ Σ infl"),
            inputs=((_("People of the customer"), formats.number(len(report.rows))),),
            names_title=_("By at most one thread"),
            names=_named(report, ((each.key, str(each.threads)) for each in thin)),
            advice=_("Bring a second colleague along to the most influential of them."),
        ),
    )


def _key_person(report: MatrixReport) -> FigureView:
    first = report.measures.key_person
    name = _column_name(report, first.key) if first else ""
    return FigureView(
        key="key_person",
        label=_("Key-person dependence"),
        figure=report.measures.key_person_share,
        explained=Explained(
            note=_("carried by %(name)s") % {"name": name} if first else "",
            formula=_("most of Σ infl · current ÷ Σ infl · current of all"),
            inputs=tuple(
                (_column_name(report, each.key), share_text(each.carried_share))
                for each in report.measures.servers
            ),
            advice=_("Name a deputy, and share the contacts with those who matter most."),
        ),
    )


def _concentration(report: MatrixReport) -> FigureView:
    found = report.measures.concentration
    spread = _("as if %(count)s colleagues carried it evenly")
    note = spread % {"count": formats.number(1 / found, 1)} if isinstance(found, Decimal) else ""
    return FigureView(
        key="concentration",
        label=_("Concentration (HHI)"),
        figure=found,
        explained=Explained(
            note=note,
            formula=_("Σ share²"),
            inputs=tuple(
                (_column_name(report, each.key), share_text(each.carried_share))
                for each in report.measures.servers
            ),
            advice=_("1 means that one colleague carries everything; lower is safer."),
        ),
    )


def _gap(report: MatrixReport) -> FigureView:
    found = report.measures
    over = [pair for pair, cell in report.cells.items() if cell.contacts.over > 0]
    over.sort(key=lambda pair: (-report.cells[pair].contacts.over, pair))
    return FigureView(
        key="gap",
        label=_("Gap"),
        figure=found.gap,
        explained=Explained(
            note=_("contacts a year short, %(over)s more than meant elsewhere")
            % {"over": times_text(found.over)},
            formula=_("Σ max(0, ideal − current)"),
            inputs=(
                (_("Short"), times_text(found.gap)),
                (_("More than meant"), times_text(found.over)),
            ),
            names_title=_("More than meant"),
            names=_pairs(report, over, times_of=True),
            advice=_("Time that goes where nobody meant it can go to the gap."),
        ),
    )


def _named(report: MatrixReport, found: Iterable[tuple[int, str]]) -> tuple[str, ...]:
    return _shortened([f"{_row_name(report, key)} ({words})" for key, words in found])


def _pairs(
    report: MatrixReport, pairs: Iterable[tuple[int, int]], *, times_of: bool = False
) -> tuple[str, ...]:
    return _shortened(
        [
            f"{_row_name(report, row)} – {_column_name(report, column)}"
            + (f" (+{times_text(report.cells[row, column].contacts.over)})" if times_of else "")
            for row, column in pairs
        ]
    )


def _shortened(names: list[str]) -> tuple[str, ...]:
    """Return the first names, and how many more there are."""
    more = len(names) - MOST_NAMES
    if more <= 0:
        return tuple(names)
    last = _("and %(count)s more") % {"count": more}
    return (*names[:MOST_NAMES], last)


def _row_name(report: MatrixReport, key: int) -> str:
    return next(buyer_name(row) for row in report.rows if row.key == key)


def _column_name(report: MatrixReport, key: int) -> str:
    return next(column.colleague.name for column in report.columns if column.key == key)
