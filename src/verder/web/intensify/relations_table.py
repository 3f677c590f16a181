"""The accounts with the coverage and the risks of their contacts, as a table."""

from collections.abc import Callable, Sequence
from decimal import Decimal

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from verder.apps.intensify.reports.contact_matrix import MatrixReport
from verder.documents.sheet import Kind
from verder.domain.intensify.contact_matrix import Figure
from verder.domain.values.missing import NotComputable
from verder.web.core.tables import Column, Filter, TableSpec

OWN = "own"
THINNEST: tuple[tuple[str, str | Promise], ...] = ((OWN, gettext_lazy("Where I am in the team")),)


def relations_table() -> TableSpec[MatrixReport]:
    """Describe the table, the least covered account first."""
    return TableSpec(
        name="relations",
        columns=[*_named(), *_covered(), *_risky(), *_counted()],
        sort="coverage",
        search=lambda report: f"{report.account.name} {report.account.owner or ''}",
        filters=[
            Filter(
                key="which",
                title=_("Accounts"),
                choices=THINNEST,
                matches=lambda report, _chosen: report.sees_opinions,
            )
        ],
        key=lambda report: report.account.pk,
    )


def matrix_address(report: MatrixReport) -> str:
    """Return where the matrix of the account is."""
    return reverse("account_contact_matrix", args=[report.account.pk])


def _named() -> Sequence[Column[MatrixReport]]:
    return [
        Column(
            key="account",
            title=_("Account"),
            value=lambda report: report.account.name,
            link=matrix_address,
        ),
    ]


def _covered() -> Sequence[Column[MatrixReport]]:
    return [
        _share("coverage", _("Coverage"), lambda report: report.measures.coverage_share),
        _share(
            "weighted",
            _("Coverage by influence"),
            lambda report: report.measures.weighted_coverage_share,
        ),
        Column(
            key="gap",
            title=_("Gap"),
            value=gap_of,
            kind=Kind.NUMBER,
        ),
    ]


def _risky() -> Sequence[Column[MatrixReport]]:
    return [
        _share(
            "single_thread",
            _("Single-thread risk"),
            lambda report: report.measures.single_thread_share,
        ),
        _share(
            "key_person",
            _("Key-person dependence"),
            lambda report: report.measures.key_person_share,
        ),
        Column(key="carrier", title=_("Carried by"), value=carrier),
        Column(
            key="owner",
            title=_("Account manager"),
            value=lambda report: str(report.account.owner or ""),
        ),
    ]


def _counted() -> Sequence[Column[MatrixReport]]:
    return [
        Column(
            key="people",
            title=_("People of the customer"),
            value=lambda report: Decimal(len(report.rows)),
            kind=Kind.NUMBER,
        ),
        Column(
            key="colleagues",
            title=_("Colleagues"),
            value=lambda report: Decimal(len(report.columns)),
            kind=Kind.NUMBER,
        ),
        Column(
            key="over",
            title=_("More than meant"),
            value=lambda report: report.measures.over,
            kind=Kind.DECIMAL,
            is_shown=False,
        ),
        _share(
            "links",
            _("Links there are"),
            lambda report: report.measures.link_coverage_share,
            is_shown=False,
        ),
        Column(
            key="concentration",
            title=_("Concentration (HHI)"),
            value=lambda report: report.measures.concentration,
            kind=Kind.DECIMAL,
            is_shown=False,
        ),
    ]


def gap_of(report: MatrixReport) -> Figure:
    """Return how many contacts a year are missing, where somebody said what is meant."""
    return report.measures.gap if report.measures.ideal else NotComputable("no_ideal")


def carrier(report: MatrixReport) -> str:
    """Return who carries most of the contacts."""
    first = report.measures.key_person
    names = {column.key: column.colleague.name for column in report.columns}
    return names[first.key] if first else ""


def _share(
    key: str,
    title: str,
    value: Callable[[MatrixReport], Figure],
    *,
    is_shown: bool = True,
) -> Column[MatrixReport]:
    return Column(key=key, title=title, value=value, kind=Kind.SHARE, is_shown=is_shown)
