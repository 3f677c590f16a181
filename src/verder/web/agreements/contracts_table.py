"""The contracts of many accounts as a table: its columns and its filters."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from verder.apps.agreements.enums import ContractKind
from verder.apps.agreements.models import Contract
from verder.documents.sheet import Kind
from verder.domain.agreements.notice import TermStanding, TermState
from verder.web.agreements.words import STATES, notice_words
from verder.web.core.tables import Column, Filter, TableSpec

AHEAD = (30, 90, 180)
PASSED, ENDED, FOR_EVER = "passed", "ended", "for_ever"


@dataclass(frozen=True, slots=True, kw_only=True)
class ContractLine:
    """A contract of the list, and where it stands."""

    contract: Contract
    standing: TermStanding

    @property
    def address(self) -> str:
        """The agreements of its account."""
        return reverse("account_agreements", args=[self.contract.account_id])

    @property
    def person(self) -> str:
        """Who is responsible: named, or else the account manager."""
        return str(self.contract.responsible or self.contract.account.owner or "")

    @property
    def state(self) -> str:
        """Where it stands, in words."""
        return str(STATES[self.standing.state])


def contract_lines(contracts: Iterable[Contract], today: date) -> list[ContractLine]:
    """Return the contracts with where they stand on a day."""
    return [ContractLine(contract=each, standing=each.standing(today)) for each in contracts]


def contract_counts(lines: Sequence[ContractLine], today: date) -> list[tuple[str, int, str]]:
    """Return how many come up soon, each with the filter that shows them."""
    near = [(_within(days), _count(lines, str(days), today), str(days)) for days in AHEAD]
    return [*near, (_("Notice date passed"), _count(lines, PASSED, today), PASSED)]


def _count(lines: Sequence[ContractLine], chosen: str, today: date) -> int:
    return sum(1 for line in lines if matches(line, chosen, today))


def matches(line: ContractLine, chosen: str, today: date) -> bool:
    """Return whether a contract is one of those asked for."""
    standing = line.standing
    match chosen:
        case "passed":
            return standing.state is TermState.NOTICE_PASSED
        case "ended":
            return standing.state is TermState.ENDED
        case "for_ever":
            return standing.ends_on is None
    border = today + timedelta(days=int(chosen))
    days = (standing.notice_on, standing.ends_on)
    return any(day is not None and today <= day <= border for day in days)


def _within(days: int) -> str:
    return ngettext("Within %(days)d day", "Within %(days)d days", days) % {"days": days}


def contracts_table(today: date) -> TableSpec[ContractLine]:
    """Describe the table, the nearest day first."""
    return TableSpec(
        name="contracts",
        columns=[*_named(), *_dated(today), *_more()],
        sort="next",
        search=lambda line: f"{line.contract.account} {line.contract.title} {line.person}",
        filters=_filters(today),
    )


def _filters(today: date) -> list[Filter[ContractLine]]:
    when: list[tuple[str, str | Promise]] = [(str(days), _within(days)) for days in AHEAD]
    when += [
        (PASSED, _("Notice date passed")),
        (ENDED, _("Ended")),
        (FOR_EVER, _("Until notice")),
    ]
    return [
        Filter(
            key="when",
            title=_("Notice or end"),
            choices=when,
            matches=lambda line, chosen: matches(line, chosen, today),
        ),
        Filter(
            key="kind",
            title=_("Kind"),
            choices=ContractKind.choices,
            matches=lambda line, chosen: line.contract.kind == chosen,
        ),
    ]


def _named() -> list[Column[ContractLine]]:
    return [
        Column(
            key="account",
            title=_("Account"),
            value=lambda line: line.contract.account.name,
            link=lambda line: line.address,
        ),
        Column(key="title", title=_("Contract"), value=lambda line: line.contract.title),
        Column(
            key="kind",
            title=_("Kind"),
            value=lambda line: str(ContractKind(line.contract.kind).label),
            is_shown=False,
        ),
    ]


def _dated(today: date) -> list[Column[ContractLine]]:
    return [
        Column(
            key="next",
            title=_("Next date"),
            value=lambda line: _coming(line, today),
            kind=Kind.DATE,
        ),
        Column(
            key="notice",
            title=_("Last day for notice"),
            value=lambda line: line.standing.notice_on,
            kind=Kind.DATE,
            is_shown=False,
        ),
        Column(
            key="ends", title=_("Ends on"), value=lambda line: line.standing.ends_on, kind=Kind.DATE
        ),
        Column(key="state", title=_("How it stands"), value=lambda line: line.state),
    ]


def _coming(line: ContractLine, today: date) -> date | None:
    """Return the next day that matters; what is over comes last."""
    found = line.standing.next_on
    return found if found is not None and found >= today else None


def _more() -> list[Column[ContractLine]]:
    return [
        Column(
            key="renews",
            title=_("Renews by"),
            value=lambda line: _renewal(line.contract.renewal_months),
        ),
        Column(key="person", title=_("Responsible"), value=lambda line: line.person),
        Column(
            key="begins",
            title=_("Begins on"),
            value=lambda line: line.contract.begins_on,
            kind=Kind.DATE,
            is_shown=False,
        ),
        Column(
            key="period",
            title=_("Notice period"),
            value=lambda line: notice_words(line.contract),
            is_shown=False,
        ),
        Column(
            key="remark",
            title=_("Remark"),
            value=lambda line: line.contract.remark,
            is_shown=False,
            is_long=True,
        ),
    ]


def _renewal(months: int) -> str:
    if not months:
        return _("does not renew")
    return ngettext("%(count)d month", "%(count)d months", months) % {"count": months}
