"""The history of imports as a table."""

from datetime import date, datetime

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from verder.apps.imports.enums import ImportKind, ImportState
from verder.apps.imports.models import ExchangeRate, Import
from verder.documents.sheet import Kind
from verder.web.core import formats
from verder.web.core.tables import Column, Filter, TableSpec


def _address(row: Import) -> str:
    return reverse("import_detail", args=[row.pk])


def _days(row: Import) -> str:
    if row.first_on is None or row.last_on is None:
        return ""
    return f"{_day(row.first_on)} – {_day(row.last_on)}"


def _day(on: date) -> str:
    return formats.day(on)


def _at(row: Import) -> datetime:
    return row.imported_at or row.created_at


IMPORTS: TableSpec[Import] = TableSpec(
    name="imports",
    sort="-at",
    search_fields=("file_name", "source", "by__name"),
    filters=(
        Filter(key="kind", title=_("What"), choices=ImportKind.choices, lookup="kind"),
        Filter(key="state", title=_("State"), choices=ImportState.choices, lookup="state"),
    ),
    columns=(
        Column(
            key="file",
            title=_("File"),
            value=lambda row: row.file_name,
            order="file_name",
            link=_address,
            template="imports/cells/file.html",
        ),
        Column(
            key="state",
            title=_("State"),
            value=lambda row: row.get_state_display(),
            order="state",
            template="imports/cells/state.html",
        ),
        Column(
            key="kind",
            title=_("What"),
            value=lambda row: row.get_kind_display(),
            order="kind",
        ),
        Column(key="source", title=_("Source"), value=lambda row: row.source, order="source"),
        Column(key="period", title=_("Period"), value=_days, order="first_on", kind=Kind.TEXT),
        Column(
            key="lines",
            title=_("Lines"),
            value=lambda row: row.lines,
            kind=Kind.NUMBER,
            order="lines",
        ),
        Column(
            key="rejected",
            title=_("Rejected"),
            value=lambda row: row.rejected,
            kind=Kind.NUMBER,
            order="rejected",
        ),
        Column(
            key="known",
            title=_("Known already"),
            value=lambda row: row.known,
            kind=Kind.NUMBER,
            order="known",
            is_shown=False,
        ),
        Column(key="at", title=_("When"), value=_at, kind=Kind.INSTANT, order="created_at"),
        Column(
            key="by",
            title=_("By"),
            value=lambda row: str(row.by) if row.by else str(_("terminal")),
            order="by__name",
            is_shown=False,
        ),
    ),
)

RATES: TableSpec[ExchangeRate] = TableSpec(
    name="rates",
    sort="-on",
    search_fields=("currency",),
    columns=(
        Column(key="currency", title=_("Currency"), value=lambda row: row.currency),
        Column(key="on", title=_("Date"), value=lambda row: row.on, kind=Kind.DATE),
        Column(
            key="rate",
            title=_("Rate"),
            value=lambda row: row.rate,
            kind=Kind.DECIMAL,
            template="imports/cells/rate.html",
        ),
    ),
    key=lambda row: row.pk,
)
