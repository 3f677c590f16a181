"""What the tab of agreements shows of each agreement, with the form that changes it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from verder.apps.accounts.models import Account
from verder.apps.agreements.models import Attachment, BonusAgreement, Contract, PriceAgreement
from verder.apps.agreements.queries import agreements_of, attachments_of, contracts_of
from verder.apps.identify.reports.bonus_standing import BonusStanding, bonus_standings
from verder.domain.agreements.notice import TermStanding, TermState
from verder.domain.values.missing import NotComputable
from verder.web.agreements.forms import (
    KINDS,
    AgreementForm,
    BonusForm,
    ContractForm,
    PriceForm,
)
from verder.web.agreements.words import (
    STATES,
    notice_words,
    price_words,
    size_words,
    term_words,
    type_words,
)

Refused = Mapping[str, AgreementForm]  # forms to be shown as they were sent, by kind and key


@dataclass(frozen=True, slots=True, kw_only=True)
class ContractRow:
    """A contract, where it stands, and its form."""

    contract: Contract
    standing: TermStanding
    state: str
    notice: str
    words: str
    is_near: bool
    form: AgreementForm | None

    @property
    def is_over(self) -> bool:
        """Whether it is history."""
        return self.standing.state is TermState.ENDED


@dataclass(frozen=True, slots=True, kw_only=True)
class PriceRow:
    """A price agreement, in words, and its form."""

    price: PriceAgreement
    words: str
    holds: bool
    form: AgreementForm | None


@dataclass(frozen=True, slots=True, kw_only=True)
class BonusRow:
    """A bonus, how far it is, or why that cannot be said, and its form."""

    bonus: BonusAgreement
    standing: BonusStanding | None
    why: NotComputable | None
    form: AgreementForm | None


@dataclass(frozen=True, slots=True, kw_only=True)
class FileRow:
    """A file in words."""

    file: Attachment
    size: str
    type: str


def key_of(kind: str, row_id: int | None) -> str:
    """Return under which name a refused form is found again."""
    return f"{kind}:{row_id or 'new'}"


def contract_rows(
    account: Account, today: date, days_ahead: int, refused: Refused, *, may_edit: bool
) -> list[ContractRow]:
    """Return the contracts, those that still run first, the nearest day first."""
    rows = []
    for contract in contracts_of(account):
        standing = contract.standing(today)
        rows.append(
            ContractRow(
                contract=contract,
                standing=standing,
                state=str(STATES[standing.state]),
                notice=notice_words(contract),
                words=term_words(contract, standing, today),
                is_near=standing.is_near(today, days_ahead),
                form=_form(ContractForm, account, contract, refused) if may_edit else None,
            )
        )
    return sorted(rows, key=lambda row: (row.is_over, row.standing.next_on or date.max))


def price_rows(
    account: Account, today: date, currency: str, refused: Refused, *, may_edit: bool
) -> list[PriceRow]:
    """Return the price agreements, those that hold first."""
    rows = [
        PriceRow(
            price=price,
            words=price_words(price, currency),
            holds=price.holds(today),
            form=_form(PriceForm, account, price, refused) if may_edit else None,
        )
        for price in agreements_of(account, PriceAgreement)
    ]
    return sorted(rows, key=lambda row: not row.holds)


def bonus_rows(account: Account, refused: Refused, *, may_edit: bool) -> list[BonusRow]:
    """Return the year-end bonuses."""
    found = list(agreements_of(account, BonusAgreement))
    standings = bonus_standings(found)
    return [
        BonusRow(
            bonus=bonus,
            standing=standing if isinstance(standing, BonusStanding) else None,
            why=standing if isinstance(standing, NotComputable) else None,
            form=_form(BonusForm, account, bonus, refused) if may_edit else None,
        )
        for bonus in found
        for standing in [standings[bonus.pk]]
    ]


def file_rows(account: Account) -> list[FileRow]:
    """Return the files."""
    return [
        FileRow(file=file, size=size_words(file.size), type=type_words(file.name))
        for file in attachments_of(account)
    ]


def _form(kind: type[AgreementForm], account: Account, row: Any, refused: Refused) -> AgreementForm:  # noqa: ANN401 - one of three kinds
    return refused.get(key_of(row.said_as, row.pk)) or kind(None, account=account, before=row)


def new_forms(account: Account, refused: Refused) -> dict[str, AgreementForm]:
    """Return the forms that add an agreement, by its kind."""
    return {
        name: refused.get(key_of(name, None)) or kind(None, account=account)
        for name, kind in KINDS.items()
    }
