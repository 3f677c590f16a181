"""How attractive each account is to us, from 1 to 5."""

from collections.abc import Collection, Mapping
from datetime import date
from decimal import Decimal

from verder.apps.core.reading import once
from verder.apps.identify.criterion_texts import criteria_of
from verder.apps.identify.input_kinds import InputKind
from verder.apps.identify.models import SelectionRound
from verder.apps.identify.queries import values_of
from verder.apps.identify.reports.selection import choice_of
from verder.apps.identify.reports.selection_cells import cells_of


def attractiveness_of(account_ids: Collection[int], on: date | None = None) -> dict[int, Decimal]:
    """Return by account its attractiveness, now or on a day; who has none is absent.

    It is the score of the selection round, or what somebody typed where there is none.
    """
    said = values_of(account_ids, [InputKind.ATTRACTIVENESS], on=on)
    typed = {key: values[InputKind.ATTRACTIVENESS] for key, values in said.items()}
    wanted = frozenset(account_ids)
    scored = {key: score for key, score in scores_of_round(on).items() if key in wanted}
    return typed | scored


def scores_of_round(on: date | None = None) -> Mapping[int, Decimal]:
    """Return by account its score in the latest round, or the latest whose figures ended by then.

    Who may see it is for the caller to judge: scores rest on margins.
    """
    rounds = SelectionRound.objects.order_by("-year", "-pk")
    round_ = rounds.first() if on is None else rounds.filter(end_on__lte=on).first()
    if round_ is None:
        return {}
    return once(("scores of a round", round_.pk), lambda: _scores(round_))


def _scores(round_: SelectionRound) -> Mapping[int, Decimal]:
    criteria = criteria_of(round_.criteria.order_by("position", "pk"))
    entries = list(round_.entries.select_related("account__owner", "decided_by").order_by("pk"))
    cells = cells_of(round_, criteria, entries)
    rows = choice_of(round_, criteria, entries, cells).rows
    return {row.account_id: row.score for row in rows if isinstance(row.score, Decimal)}
