"""What many people of customers answer to an instrument, of one account and of all in view."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from verder.apps.accounts.models import Account
from verder.apps.accounts.queries import visible_accounts
from verder.apps.core.models import User
from verder.apps.identify.limits import limits_of
from verder.apps.intensify.instruments import KnownInstrument
from verder.apps.intensify.models import Assessment
from verder.apps.intensify.queries.voices import Response, answers_since, responses_since
from verder.domain.engines.instruments import Instrument
from verder.domain.engines.voices import VoiceLimits, Voices, voices

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountVoices:
    """What the people of one account answer; `before` is the same length of time earlier."""

    account: Account
    rows: Sequence[Assessment]  # one for each voice, the latest first
    now: Voices
    before: Voices

    @property
    def last_on(self) -> date | None:
        """The day of the latest answer."""
        return self.rows[0].on if self.rows else None


@dataclass(frozen=True, slots=True, kw_only=True)
class VoicesReport:
    """What the people of all accounts in view answer together, and of each that was asked."""

    now: Voices
    before: Voices
    accounts: tuple[AccountVoices, ...]
    limits: VoiceLimits
    from_on: date


def account_voices(
    account: Account, instrument: KnownInstrument, *, today: date
) -> tuple[AccountVoices, VoiceLimits]:
    """Return what the people of an account answer; the caller has found it among the visible."""
    limits = limits_of(VoiceLimits)
    one = Account.objects.filter(pk=account.pk).order_by()
    begins_on, earlier_on = _windows(today, limits)
    rows = answers_since(one, instrument.key, earlier_on).get(account.pk, [])
    asked = responses_since(one, instrument.key, begins_on).get(account.pk, Response())
    return _account(account, instrument.method, rows, asked, begins_on, limits), limits


def voices_report(user: User | None, instrument: KnownInstrument, *, today: date) -> VoicesReport:
    """Return the accounts in view whose people were asked or answered, by name."""
    limits, method = limits_of(VoiceLimits), instrument.method
    seen = (visible_accounts(user) if user else Account.objects.all()).order_by()
    begins_on, earlier_on = _windows(today, limits)
    rows = answers_since(seen, instrument.key, earlier_on)
    asked = responses_since(seen, instrument.key, begins_on)
    accounts = Account.objects.filter(pk__in=rows.keys() | asked.keys()).select_related("owner")
    found = [
        _account(
            account,
            method,
            rows.get(account.pk, []),
            asked.get(account.pk, Response()),
            begins_on,
            limits,
        )
        for account in accounts.order_by("name", "pk")
    ]
    earlier = [row for each in rows.values() for row in _before(each, begins_on)]
    return VoicesReport(
        now=_voices(method, [row for each in found for row in each.rows], asked.values(), limits),
        before=_voices(method, earlier, (), limits),
        accounts=tuple(found),
        limits=limits,
        from_on=begins_on,
    )


def _windows(today: date, limits: VoiceLimits) -> tuple[date, date]:
    length = limits.voice_days * DAY
    return today + DAY - length, today + DAY - 2 * length


def _account(
    account: Account,
    method: Instrument,
    rows: Sequence[Assessment],
    asked: Response,
    begins_on: date,
    limits: VoiceLimits,
) -> AccountVoices:
    current = _one_each(row for row in rows if row.on >= begins_on and row.replaced_on is None)
    return AccountVoices(
        account=account,
        rows=current,
        now=_voices(method, current, [asked], limits),
        before=_voices(method, _before(rows, begins_on), (), limits),
    )


def _before(rows: Sequence[Assessment], begins_on: date) -> list[Assessment]:
    return _one_each(row for row in rows if row.on < begins_on)


def _one_each(rows: Iterable[Assessment]) -> list[Assessment]:
    """Return the latest answer of each voice; a person who was asked twice is one voice."""
    found: dict[object, Assessment] = {}
    for row in rows:
        found.setdefault(row.position_id or row.voice, row)
    return list(found.values())


def _voices(
    method: Instrument,
    rows: Sequence[Assessment],
    asked: Iterable[Response],
    limits: VoiceLimits,
) -> Voices:
    responses = list(asked)
    return voices(
        method,
        [row.answers for row in rows],
        asked=sum(each.asked for each in responses),
        answered=sum(each.answered for each in responses),
        limits=limits,
    )
