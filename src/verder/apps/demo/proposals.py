"""Proposals of the demo company: what its account managers would do about the largest losses."""

from decimal import Decimal

from verder.apps.accounts.models import Account
from verder.apps.identify.question import Question
from verder.apps.identify.reports.profit import profits
from verder.apps.identify.services import save_proposal
from verder.domain.identify.profit_ladder import ProfitLadder, Step
from verder.domain.identify.ranking import ranked
from verder.domain.identify.what_if import Change
from verder.domain.values.money import round_half_up

MOST = 2
RISE = Decimal("0.03")
NOTES = (
    "Vaste leverdag per week afspreken en de prijs mee laten lopen met de inkoop.",
    "Spoedleveringen doorberekenen; bespreken in het jaargesprek.",
)


def propose_changes() -> None:
    """Propose a higher price and fewer deliveries for who loses most."""
    for ladder, note in zip(_largest_losses(), NOTES, strict=False):
        account = Account.objects.select_related("owner").get(pk=ladder.account_id)
        change = Change(price_share=RISE, quantities=_fewer_deliveries(ladder))
        save_proposal(by=account.owner, account=account, change=change, period=None, note=note)


def _largest_losses() -> list[ProfitLadder]:
    losing = [
        ladder
        for ladder in profits(None, Question()).values()
        if isinstance(ladder.cm3, Decimal) and ladder.cm3 < 0
    ]
    return ranked(losing, _loss)[:MOST]


def _loss(ladder: ProfitLadder) -> Decimal:
    return -ladder.cm3 if isinstance(ladder.cm3, Decimal) else Decimal(0)


def _fewer_deliveries(ladder: ProfitLadder) -> dict[str, Decimal]:
    """Return two thirds of the deliveries, where their number is known."""
    return {
        each.driver.code: round_half_up(each.quantity * 2 / 3, 0)
        for each in ladder.costs_of(Step.CM2)
        if each.driver.code == "deliveries" and isinstance(each.quantity, Decimal)
    }
