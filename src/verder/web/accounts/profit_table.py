"""The figures behind the picture of a profit ladder."""

from collections.abc import Sequence

from django.http import QueryDict
from django.utils.translation import gettext as _

from verder.apps.core.sentences import sentence
from verder.documents.sheet import Kind
from verder.domain.values.missing import NotComputable
from verder.web.core.chart_tables import chart_table
from verder.web.core.tables import Column, Table
from verder.web.identify.presenters.ladder import LadderLine, quantity_words


def profit_table(
    lines: Sequence[LadderLine], query: QueryDict, *, currency: str
) -> Table[LadderLine]:
    """Return the ladder as a table: each step, how it is reckoned, and why it has no answer."""
    columns: list[Column[LadderLine]] = [
        Column(key="name", title=_("Step"), value=lambda line: line.name),
        Column(
            key="reckoning",
            title=_("Quantity × rate"),
            value=lambda line: quantity_words(line, currency),
        ),
        Column(
            key="amount", title=_("Amount"), value=lambda line: line.amount, kind=Kind.EXACT_MONEY
        ),
        Column(
            key="share", title=_("Of net revenue"), value=lambda line: line.share, kind=Kind.SHARE
        ),
        Column(key="why", title=_("Why not"), value=_why),
    ]
    return chart_table("ladder", _("Profit ladder"), columns, lines, query, currency=currency)


def _why(line: LadderLine) -> str:
    return sentence(line.amount.reason) if isinstance(line.amount, NotComputable) else ""
