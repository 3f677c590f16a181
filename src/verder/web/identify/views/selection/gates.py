"""The gates of all accounts of a round on one page: what they gain, and whether credit is free."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from verder.apps.core.models import User
from verder.apps.core.rules import EDITS_ACCOUNTS, has_role
from verder.apps.core.sentences import sentence
from verder.apps.identify.input_kinds import InputKind
from verder.apps.identify.models import AccountInput, SelectionRound
from verder.apps.identify.queries import benefits_of, inputs_of_kinds
from verder.apps.identify.reports.selection import RoundLine, RoundReport, round_report
from verder.apps.identify.services import set_input
from verder.domain.identify.benefit_ledger import Side
from verder.domain.identify.selection import Gate, GateState
from verder.domain.values.missing import NotComputable
from verder.web.core import formats
from verder.web.core.flash import say, warn
from verder.web.core.requests import Request
from verder.web.identify.presenters.selection import STANDINGS, GateView, gate_views
from verder.web.identify.views.selection.common import round_frame, round_of

TAB = "selection_gates"
KINDS = (InputKind.CUSTOMER_BENEFIT, InputKind.CREDIT_BLOCKED)
CREDIT = {"free": Decimal(0), "blocked": Decimal(1)}
MOST_TEXT = 2000


@dataclass(frozen=True, slots=True, kw_only=True)
class GateRow:
    """An account with its gates, and what was said at them."""

    line: RoundLine
    standing: object
    gates: tuple[GateView, ...]
    benefit: str
    listed: int  # benefits in the ledger of the account, which open this gate too
    credit: str  # "free", "blocked", or nothing where nobody said it

    @property
    def is_dependence_open(self) -> bool:
        """Whether nobody knows yet who depends on whom."""
        gates = self.line.ranked.candidate.gates
        return gates.get(Gate.DEPENDENCE) is GateState.OPEN


@require_GET
@login_required
def gates_page(request: Request, round_id: int) -> HttpResponse:
    """Ask at the gates of every account in view, in the order of the round."""
    round_ = round_of(request.user, round_id)
    context = round_frame(request, round_, TAB)
    try:
        report = round_report(request.user, round_)
    except NotComputable as missing:
        context["missing"] = sentence(missing.reason)
        return render(request, "identify/selection/hidden.html", context)
    context |= {"rows": _rows(report), "may_answer": may_answer(request.user, round_)}
    return render(request, "identify/selection/gates.html", context)


@require_POST
@login_required
def answer_gates(request: Request, round_id: int) -> HttpResponse:
    """Keep what was said at the gates, as far as it differs from what was said before."""
    round_ = round_of(request.user, round_id)
    if not may_answer(request.user, round_):
        raise PermissionDenied
    try:
        rows = _rows(round_report(request.user, round_))
    except NotComputable as missing:
        warn(request, sentence(missing.reason))
        return redirect(TAB, round_.pk)
    with transaction.atomic():
        kept = [found for row in rows for found in _answered(request, row)]
    text = ngettext("%(count)s answer is kept.", "%(count)s answers are kept.", len(kept))
    say(request, text % {"count": formats.number(len(kept))} if kept else _("Nothing changed."))
    return redirect(TAB, round_.pk)


def may_answer(user: User, round_: SelectionRound) -> bool:
    """Return whether the user answers at the gates of the accounts in view."""
    return round_.is_open and has_role(user, *EDITS_ACCOUNTS)


def _rows(report: RoundReport) -> list[GateRow]:
    keys = [line.account_id for line in report.lines]
    said, listed = inputs_of_kinds(keys, KINDS), benefits_of(keys)
    return [
        GateRow(
            line=line,
            standing=STANDINGS[line.ranked.standing],
            gates=gate_views(line.ranked),
            benefit=_text(said.get(line.account_id, {}).get(InputKind.CUSTOMER_BENEFIT)),
            listed=sum(each.side == Side.CUSTOMER for each in listed.get(line.account_id, ())),
            credit=_credit(said.get(line.account_id, {}).get(InputKind.CREDIT_BLOCKED)),
        )
        for line in report.lines
    ]


def _text(said: AccountInput | None) -> str:
    return said.text if said else ""


def _credit(said: AccountInput | None) -> str:
    if said is None or said.value is None:
        return ""
    return "blocked" if said.value else "free"


def _answered(request: Request, row: GateRow) -> Iterator[AccountInput]:
    """Keep what is new of one account; an emptied field changes nothing."""
    account = row.line.entry.account
    benefit = request.POST.get(f"benefit-{account.pk}", "").strip()[:MOST_TEXT]
    if benefit and benefit != row.benefit:
        before = inputs_of_kinds([account.pk], KINDS).get(account.pk, {})
        named = before.get(InputKind.CUSTOMER_BENEFIT)
        yield set_input(
            by=request.user,
            account=account,
            kind=InputKind.CUSTOMER_BENEFIT,
            value=named.value if named and named.value else None,
            text=benefit,
        )
    credit = request.POST.get(f"credit-{account.pk}", "")
    if credit in CREDIT and credit != row.credit:
        yield set_input(
            by=request.user,
            account=account,
            kind=InputKind.CREDIT_BLOCKED,
            value=CREDIT[credit],
            text="",
        )
