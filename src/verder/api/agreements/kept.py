"""Agreements with accounts: read, kept, changed, removed, and each of that undone."""

from datetime import date
from typing import Any, TypeVar

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils import timezone
from ninja import Query, Router

from verder.api.agreements.given import AgreementGiven, BonusGiven, ContractGiven, PriceGiven
from verder.api.agreements.records import agreed_account
from verder.api.agreements.shown import (
    AgreementsShown,
    BonusShown,
    ContractShown,
    PriceShown,
    SeenContractShown,
)
from verder.api.authentication import Caller
from verder.api.pages import Page, PageAsked
from verder.api.records import seen_account
from verder.api.values import Key
from verder.apps.accounts.said import Said
from verder.apps.agreements.models import BonusAgreement, Contract, PriceAgreement
from verder.apps.agreements.queries import (
    agreements_of,
    attachments_of,
    contracts_of,
    seen_contracts,
)
from verder.apps.agreements.services import agree, end_agreement, undo_agreement
from verder.apps.core.models import User

router = Router(tags=["agreements"])
OF_ACCOUNT = "/accounts/{int:account_id}/agreements"
KINDS: dict[str, type[Said]] = {
    kind.said_as: kind for kind in (Contract, PriceAgreement, BonusAgreement)
}
Row = TypeVar("Row", bound=Said)


@router.get("/contracts", response=Page[SeenContractShown], operation_id="listContracts")
def list_contracts(request: Caller, page: Query[PageAsked]) -> dict[str, Any]:
    """List the contracts with accounts in view, and where each stands today."""
    today, found = timezone.localdate(), seen_contracts(request.user)
    part = found[page.offset : page.offset + page.limit]
    return page.told([_standing(each, today) for each in part], found.count())


def _standing(contract: Contract, today: date) -> dict[str, Any]:
    standing = contract.standing(today)
    return {
        "account": contract.account,
        "contract": contract,
        "state": standing.state,
        "runs_to": standing.ends_on,
        "notice_on": standing.notice_on,
    }


@router.get(OF_ACCOUNT, response=AgreementsShown, operation_id="listAgreements")
def list_agreements(request: Caller, account_id: Key) -> dict[str, Any]:
    """Return the contracts, prices, bonuses and files of an account."""
    account = seen_account(request.user, account_id)
    return {
        "contracts": list(contracts_of(account)),
        "prices": list(agreements_of(account, PriceAgreement)),
        "bonuses": list(agreements_of(account, BonusAgreement)),
        "files": list(attachments_of(account)),
    }


@router.post(f"{OF_ACCOUNT}/contracts", response={201: ContractShown}, operation_id="addContract")
def add_contract(request: Caller, account_id: Key, given: ContractGiven) -> Contract:
    """Keep a new contract."""
    account = agreed_account(request.user, account_id)
    return _kept(request.user, Contract(responsible=_person(given), account=account), given)


@router.put(
    f"{OF_ACCOUNT}/contracts/{{int:row_id}}", response=ContractShown, operation_id="changeContract"
)
def change_contract(
    request: Caller, account_id: Key, row_id: Key, given: ContractGiven
) -> Contract:
    """Say a contract anew; the answer has a number of its own."""
    account = agreed_account(request.user, account_id)
    row = Contract(responsible=_person(given), account=account)
    return _kept(request.user, row, given, row_id)


@router.post(f"{OF_ACCOUNT}/prices", response={201: PriceShown}, operation_id="addPrice")
def add_price(request: Caller, account_id: Key, given: PriceGiven) -> PriceAgreement:
    """Keep a new price or discount."""
    account = agreed_account(request.user, account_id)
    return _kept(request.user, PriceAgreement(account=account), given)


@router.put(f"{OF_ACCOUNT}/prices/{{int:row_id}}", response=PriceShown, operation_id="changePrice")
def change_price(
    request: Caller, account_id: Key, row_id: Key, given: PriceGiven
) -> PriceAgreement:
    """Say a price or discount anew; the answer has a number of its own."""
    account = agreed_account(request.user, account_id)
    return _kept(request.user, PriceAgreement(account=account), given, row_id)


@router.post(f"{OF_ACCOUNT}/bonuses", response={201: BonusShown}, operation_id="addBonus")
def add_bonus(request: Caller, account_id: Key, given: BonusGiven) -> BonusAgreement:
    """Keep a new year-end bonus; it comes off net revenue."""
    account = agreed_account(request.user, account_id)
    return _kept(request.user, BonusAgreement(account=account), given)


@router.put(f"{OF_ACCOUNT}/bonuses/{{int:row_id}}", response=BonusShown, operation_id="changeBonus")
def change_bonus(
    request: Caller, account_id: Key, row_id: Key, given: BonusGiven
) -> BonusAgreement:
    """Say a year-end bonus anew; the answer has a number of its own."""
    account = agreed_account(request.user, account_id)
    return _kept(request.user, BonusAgreement(account=account), given, row_id)


@router.delete(
    f"{OF_ACCOUNT}/{{kind}}/{{int:row_id}}/row",
    response={204: None},
    operation_id="removeAgreement",
)
def remove(request: Caller, account_id: Key, kind: str, row_id: Key) -> None:
    """Remove an agreement; `kind` is contract, price or bonus."""
    account = agreed_account(request.user, account_id)
    row = get_object_or_404(_kind(kind), pk=row_id, account=account, replaced_on=None)
    end_agreement(by=request.user, row=row)


@router.post(
    f"{OF_ACCOUNT}/{{kind}}/{{int:row_id}}/undo", response={204: None}, operation_id="undoAgreement"
)
def undo(request: Caller, account_id: Key, kind: str, row_id: Key) -> None:
    """Undo the latest act on an agreement; `kind` is contract, price or bonus."""
    account = agreed_account(request.user, account_id)
    undo_agreement(by=request.user, row=get_object_or_404(_kind(kind), pk=row_id, account=account))


def _kept(by: User, row: Row, given: AgreementGiven, before_id: int | None = None) -> Row:
    """Keep an agreement, in the place of the one before where there is one."""
    for name, value in given.content().items():
        setattr(row, name, value)
    before: Row | None = None
    if before_id is not None:
        rows = type(row)._default_manager  # noqa: SLF001 - Django's name
        before = get_object_or_404(rows, pk=before_id, account=row.account, replaced_on=None)
    return agree(by=by, row=row, instead_of=before)


def _person(given: ContractGiven) -> User | None:
    if given.responsible is None:
        return None
    return get_object_or_404(User, pk=given.responsible, is_active=True)


def _kind(name: str) -> type[Said]:
    if name not in KINDS:
        raise Http404
    return KINDS[name]
