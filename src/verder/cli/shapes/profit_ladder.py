"""`verder report profit-ladder`: what each account leaves at every step."""

from typing import Any

from django.utils.translation import gettext as _

from verder.apps.identify.queries import names_of
from verder.apps.identify.question import Question
from verder.apps.identify.reports.profit import ProfitReport, profit_report
from verder.cli.output import money, share, shown
from verder.cli.shapes.answers import Csv, Table, percent
from verder.domain.identify.profit_ladder import Figure, ProfitLadder, Step
from verder.domain.identify.ranking import ranked
from verder.domain.values.missing import NotComputable

NOTHING: dict[str, Any] = {"accounts": [], "coverage": dict.fromkeys(map(str, Step))}
MOST = 50  # that a screen shows; a file has them all
AMOUNTS = (
    *("gross_sales", "credit_notes", "year_end_bonus"),
    *("net_revenue", "uncosted_revenue", "cost_of_goods"),
)


def as_json(question: Question) -> dict[str, Any]:
    """Return every ladder, the largest account first; a step without an answer has its reason."""
    report = profit_report(None, question)
    names = names_of(report.ladders.keys())
    return {
        "coverage": {str(step): share(report.coverage[step]) for step in Step},
        "accounts": [_account(ladder, names[ladder.account_id]) for ladder in _ordered(report)],
    }


def _account(ladder: ProfitLadder, name: str) -> dict[str, Any]:
    amounts = zip(AMOUNTS, _amounts(ladder), strict=True)
    steps = {str(step): ladder.profit(step) for step in Step}
    return {
        "account": ladder.account_id,
        "name": name,
        **{key: money(amount) for key, amount in amounts},
        "costs": {each.driver.code: money(each.cost) for each in ladder.costs},
        **{key: money(amount) for key, amount in steps.items()},
        "reasons": {key: _reason(amount) for key, amount in steps.items() if _reason(amount)},
    }


def as_table(question: Question) -> Table:
    """Return net revenue and the steps of the largest accounts, and what the steps cover."""
    report = profit_report(None, question)
    largest = _ordered(report)[:MOST]
    names = names_of({ladder.account_id for ladder in largest})
    rows: list[tuple[Any, ...]] = [
        (
            names[ladder.account_id],
            shown(ladder.revenue),
            *(shown(ladder.profit(step)) for step in Step),
        )
        for ladder in largest
    ]
    covered = (percent(share(report.coverage[step])) for step in Step)
    rows.append((_("coverage"), "", *covered))
    headers = [_("account"), _("net revenue"), "CM1", "CM2", "CM3"]
    return _("Profit ladder"), headers, rows


def as_csv(question: Question) -> Csv:
    """Return every account, the largest first; what has no answer is empty."""
    report = profit_report(None, question)
    names = names_of(report.ladders.keys())
    rows = [
        (
            ladder.account_id,
            names[ladder.account_id],
            *map(money, _amounts(ladder)),
            *(money(ladder.profit(step)) for step in Step),
        )
        for ladder in _ordered(report)
    ]
    return ["account", "name", *AMOUNTS, *map(str, Step)], rows


def _ordered(report: ProfitReport) -> list[ProfitLadder]:
    return ranked(report.ladders.values())


def _amounts(ladder: ProfitLadder) -> tuple[Figure, ...]:
    return (
        ladder.gross_sales,
        ladder.credit_notes,
        ladder.bonus,
        ladder.revenue,
        ladder.uncosted_revenue,
        ladder.cost_of_goods,
    )


def _reason(figure: Figure) -> str:
    return figure.reason if isinstance(figure, NotComputable) else ""
