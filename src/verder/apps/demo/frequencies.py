"""How often both sides meet in the demo company, as it should be and as colleagues estimate."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Final

from verder.apps.accounts.models import Account
from verder.apps.intensify.enums import FrequencyKind
from verder.apps.intensify.models import Position, Seat
from verder.apps.intensify.queries.contacts import Pair
from verder.apps.intensify.reports.contact_matrix import MatrixReport, contact_matrix_report
from verder.apps.intensify.reports.ideal_proposal import (
    ProposalAsked,
    contact_class_of,
    ideal_proposal,
)
from verder.apps.intensify.services.frequencies import CellWish, set_frequencies
from verder.domain.intensify.ideal_frequency import ContactClass
from verder.facts.demo.chance import Chance

FIRST_DAYS, ESTIMATE_DAYS, RECENT_DAYS = 400, 330, 45
ESTIMATED: Final = 0.4  # of the pairs that should meet


def fill_matrices(*, today: date, seed: int) -> None:
    """Fill the matrices of the accounts whose people are known on both sides."""
    chance = Chance(seed, "frequencies")
    seated = Seat.objects.values("account")
    known = Position.objects.filter(account__in=seated).values("account")
    for account in Account.objects.filter(pk__in=known).order_by("pk"):
        _fill(account, today, chance)


def _fill(account: Account, today: date, chance: Chance) -> None:
    """Say the ideal a year ago, estimates after it, and a better ideal of late."""
    report = contact_matrix_report(user=None, account=account, on=today)
    asked = ProposalAsked(contact_class=contact_class_of(account) or ContactClass.B)
    proposed = {pair: cell.after for pair, cell in ideal_proposal(report, asked).items()}
    first = [_wish(pair, FrequencyKind.IDEAL, times) for pair, times in proposed.items()]
    _say(account, first, today - timedelta(days=FIRST_DAYS))
    _say(account, _estimates(report, proposed, chance), today - timedelta(days=ESTIMATE_DAYS))
    later = [
        _wish(pair, FrequencyKind.IDEAL, times + chance.whole(1, 3))
        for pair, times in proposed.items()
        if times and chance.happens(0.15)
    ]
    _say(account, later, today - timedelta(days=RECENT_DAYS))


def _estimates(
    report: MatrixReport, proposed: dict[Pair, Decimal | None], chance: Chance
) -> list[CellWish]:
    """Return what colleagues think they do: mostly less than meant, the account manager more."""
    first = report.columns[0].key if report.columns else 0
    found = []
    for pair, times in proposed.items():
        if times and chance.happens(ESTIMATED + (0.3 if pair[1] == first else 0)):
            less = chance.whole(0, int(times))
            found.append(_wish(pair, FrequencyKind.ESTIMATE, times - less))
    return found


def _wish(pair: Pair, kind: FrequencyKind, times: Decimal | None) -> CellWish:
    return CellWish(pair=pair, kind=kind, times=times)


def _say(account: Account, wishes: list[CellWish], on: date) -> None:
    set_frequencies(by=account.owner, account=account, wishes=wishes, today=on)
