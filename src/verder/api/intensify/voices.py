"""What many people of customers answer: of one account, and of the accounts in view."""

from datetime import date
from typing import Any, Final, Literal

from django.utils import timezone
from ninja import Query, Router

from verder.api.accounts.shown import NamedShown
from verder.api.authentication import Caller
from verder.api.intensify.relationship_shown import ViewShown
from verder.api.pages import Page, PageAsked
from verder.api.records import seen_account
from verder.api.values import Exact, Figure, Given, Key, Shown
from verder.apps.intensify.instruments import PROMOTERS, promoters_instrument
from verder.apps.intensify.reports.voices import AccountVoices, account_voices, voices_report
from verder.domain.engines.voices import Range, Voices

router = Router(tags=["relationship"])
MANY: Final = {PROMOTERS: promoters_instrument}


class VoicesAsked(Given):
    """Which instrument; one that many people of a customer answer."""

    instrument: Literal["nps"] = "nps"


class ScoreRangeShown(Shown):
    """Between which values a net score lies, 19 times out of 20."""

    low: Exact
    high: Exact


class NetScoreShown(Shown):
    """The highest band less the lowest, from -1 to 1; null below the least number of answers."""

    count: int
    highest: int
    between: int
    lowest: int
    score: Figure
    range: ScoreRangeShown | None


class ItemVoicesShown(Shown):
    """What was answered to one item, or on average to a group of items."""

    key: str
    count: int
    least: Exact
    most: Exact
    mean: Figure


class VoicesShown(Shown):
    """What many people answered, and how many of those asked."""

    asked: int
    answered: int
    response_share: Figure
    net: NetScoreShown
    bands: dict[str, int]
    groups: list[ItemVoicesShown]
    items: list[ItemVoicesShown]


class AccountVoicesRow(Shown):
    """An account of the list, and what its people answered."""

    account: NamedShown
    now: VoicesShown
    last_on: date | None


class AccountVoicesShown(AccountVoicesRow):
    """What the people of an account answered, now and in the same time before, one by one."""

    before: VoicesShown
    views: list[ViewShown]


@router.get("/voices", response=Page[AccountVoicesRow], operation_id="listVoices")
def list_voices(
    request: Caller, asked: Query[VoicesAsked], page: Query[PageAsked]
) -> dict[str, Any]:
    """List the accounts in view whose people were asked or answered, by name."""
    known = MANY[asked.instrument]()
    found = voices_report(request.user, known, today=timezone.localdate()).accounts
    return page.told([_row(each) for each in page.part(found)], len(found))


@router.get(
    "/accounts/{int:account_id}/voices",
    response=AccountVoicesShown,
    operation_id="readAccountVoices",
)
def read_voices(request: Caller, account_id: Key, asked: Query[VoicesAsked]) -> dict[str, Any]:
    """Return what the people of an account answered: the latest answer of each."""
    account, known = seen_account(request.user, account_id), MANY[asked.instrument]()
    found, _limits = account_voices(account, known, today=timezone.localdate())
    return {**_row(found), "before": _told(found.before), "views": list(found.rows)}


def _row(found: AccountVoices) -> dict[str, Any]:
    return {"account": found.account, "now": _told(found.now), "last_on": found.last_on}


def _told(found: Voices) -> dict[str, Any]:
    net = found.net
    names = ("asked", "answered", "response_share", "bands", "groups", "items")
    counts = {name: getattr(net, name) for name in ("count", "highest", "between", "lowest")}
    reach = net.range if isinstance(net.range, Range) else None
    return {
        **{name: getattr(found, name) for name in names},
        "net": {**counts, "score": net.score, "range": reach},
    }
