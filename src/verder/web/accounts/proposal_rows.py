"""What was proposed for an account, ready to be shown."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from verder.apps.accounts.models import Account
from verder.apps.identify.models import Proposal
from verder.apps.identify.proposed_changes import change_of
from verder.apps.identify.queries.proposals import proposals_of
from verder.domain.values.period import Period
from verder.web.accounts.what_if_form import asked_of
from verder.web.identify.presenters.what_if import change_words


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalRow:
    """A proposal with its change in words, and the address that tries it again."""

    record: Proposal
    words: list[str]
    period: Period
    query: str


def proposal_rows(account: Account, names: Mapping[str, str], currency: str) -> list[ProposalRow]:
    """Return the proposals of an account, the latest first, the withdrawn last."""
    return [_row(each, names, currency) for each in proposals_of(account)]


def _row(each: Proposal, names: Mapping[str, str], currency: str) -> ProposalRow:
    change, period = change_of(each.change), Period(each.start_on, each.end_on)
    days = [("from", f"{period.start_on}"), ("to", f"{period.last_on}")]
    return ProposalRow(
        record=each,
        words=change_words(change, names, currency),
        period=period,
        query=urlencode([*asked_of(change), *days]),
    )
