"""What people say of an account beside its invoices: inputs, benefits, factors, a target."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils import timezone
from ninja import Router

from verder.api.accounts.judgements_given import (
    BenefitGiven,
    FactorGiven,
    InputGiven,
    InputsUndone,
    TargetGiven,
)
from verder.api.accounts.judgements_shown import (
    BenefitShown,
    FactorShown,
    InputShown,
    MutualShown,
    StrengthShown,
    TargetShown,
)
from verder.api.answers import Answer, answered
from verder.api.authentication import Caller
from verder.api.records import seen_account
from verder.api.values import Key
from verder.apps.accounts.models import Account
from verder.apps.core.models import User
from verder.apps.core.rules import may_see_margins
from verder.apps.identify.input_kinds import InputKind
from verder.apps.identify.limits import limits_of
from verder.apps.identify.models import (
    AccountInput,
    BenefitEntry,
    KeyBuyingFactor,
    PortfolioTarget,
)
from verder.apps.identify.queries import all_inputs_of, standing
from verder.apps.identify.reports.dependence import Mutual, mutual_of
from verder.apps.identify.reports.portfolio_matrix import MatrixRow, matrix_rows
from verder.apps.identify.rules import may_see_input
from verder.apps.identify.said_kinds import KINDS
from verder.apps.identify.services import say, set_input, take_away, undo, undo_input
from verder.domain.identify.benefit_ledger import Side
from verder.domain.identify.dependence import Balance, Reason
from verder.domain.identify.mutual_concerns import Concern
from verder.domain.identify.portfolio_matrix import PortfolioLimits

router = Router(tags=["judgements"])


@router.get("/{int:account_id}/inputs", response=list[InputShown], operation_id="listInputs")
def list_inputs(request: Caller, account_id: Key) -> list[AccountInput]:
    """List what holds of the account beside its invoices, by kind."""
    said = all_inputs_of(seen_account(request.user, account_id))
    return [each for kind, each in said.items() if may_see_input(request.user, kind)]


@router.put("/{int:account_id}/inputs/{kind}", response=InputShown, operation_id="setInput")
def give_input(
    request: Caller, account_id: Key, kind: InputKind, given: InputGiven
) -> AccountInput:
    """Say something of an account, in its own unit; neither value nor text empties it."""
    account = seen_account(request.user, account_id)
    return set_input(by=request.user, account=account, kind=kind, **given.model_dump())


@router.post(
    "/{int:account_id}/undone-inputs", response=list[InputShown], operation_id="undoInputs"
)
@transaction.atomic
def undo_inputs(request: Caller, account_id: Key, given: InputsUndone) -> list[AccountInput]:
    """Take back inputs that were said last; the answer is what holds again."""
    account = seen_account(request.user, account_id)
    found = AccountInput.objects.filter(pk__in=given.inputs, account=account)
    if found.count() != len(set(given.inputs)):
        raise Http404
    before = [undo_input(by=request.user, said=each) for each in found.order_by("-pk")]
    return [each for each in before if each is not None]


@router.get("/{int:account_id}/mutual", response=Answer[MutualShown], operation_id="readMutual")
def read_mutual(request: Caller, account_id: Key) -> dict[str, object]:
    """Return what each side gains, and who depends on whom."""
    account = seen_account(request.user, account_id)
    return answered(lambda: _mutual(request.user, account))


@router.post("/{int:account_id}/benefits", response={201: BenefitShown}, operation_id="addBenefit")
def add_benefit(request: Caller, account_id: Key, given: BenefitGiven) -> BenefitEntry:
    """Name a benefit of one side."""
    account = seen_account(request.user, account_id)
    row = BenefitEntry(account=account, **given.model_dump())
    return say(by=request.user, row=row)


@router.put(
    "/{int:account_id}/benefits/{int:benefit_id}",
    response=BenefitShown,
    operation_id="changeBenefit",
)
def change_benefit(
    request: Caller, account_id: Key, benefit_id: Key, given: BenefitGiven
) -> BenefitEntry:
    """Say a benefit anew; the answer has a number of its own."""
    account = seen_account(request.user, account_id)
    before = get_object_or_404(standing(BenefitEntry), pk=benefit_id, account=account)
    row = BenefitEntry(account=account, **given.model_dump())
    return say(by=request.user, row=row, instead_of=before)


@router.delete(
    "/{int:account_id}/benefits/{int:benefit_id}",
    response={204: None},
    operation_id="removeBenefit",
)
def remove_benefit(request: Caller, account_id: Key, benefit_id: Key) -> None:
    """Take a benefit out of the ledger."""
    account = seen_account(request.user, account_id)
    row = get_object_or_404(standing(BenefitEntry), pk=benefit_id, account=account)
    take_away(by=request.user, row=row)


@router.get("/{int:account_id}/strength", response=StrengthShown, operation_id="readStrength")
def read_strength(request: Caller, account_id: Key) -> MatrixRow:
    """Return what the customer buys by, how we do, and where it is meant to go."""
    account = _of_margins(request.user, account_id)
    limits, today = limits_of(PortfolioLimits), timezone.localdate()
    (row,) = matrix_rows([account.pk], {}, None, today=today, limits=limits)
    return row


@router.post("/{int:account_id}/factors", response={201: FactorShown}, operation_id="addFactor")
def add_factor(request: Caller, account_id: Key, given: FactorGiven) -> KeyBuyingFactor:
    """Add what the customer buys by."""
    account = _of_margins(request.user, account_id)
    row = KeyBuyingFactor(account=account, **given.model_dump())
    return say(by=request.user, row=row)


@router.put(
    "/{int:account_id}/factors/{int:factor_id}", response=FactorShown, operation_id="changeFactor"
)
def change_factor(
    request: Caller, account_id: Key, factor_id: Key, given: FactorGiven
) -> KeyBuyingFactor:
    """Score a buying factor anew; the answer has a number of its own."""
    account = _of_margins(request.user, account_id)
    before = get_object_or_404(standing(KeyBuyingFactor), pk=factor_id, account=account)
    row = KeyBuyingFactor(account=account, **given.model_dump())
    return say(by=request.user, row=row, instead_of=before)


@router.delete(
    "/{int:account_id}/factors/{int:factor_id}", response={204: None}, operation_id="removeFactor"
)
def remove_factor(request: Caller, account_id: Key, factor_id: Key) -> None:
    """Take a buying factor away."""
    account = _of_margins(request.user, account_id)
    row = get_object_or_404(standing(KeyBuyingFactor), pk=factor_id, account=account)
    take_away(by=request.user, row=row)


@router.put("/{int:account_id}/target", response=TargetShown, operation_id="setTarget")
def set_target(request: Caller, account_id: Key, given: TargetGiven) -> PortfolioTarget:
    """Say where the account is meant to stand in the matrix, by when and why."""
    account = _of_margins(request.user, account_id)
    before = standing(PortfolioTarget).filter(account=account).first()
    row = PortfolioTarget(account=account, **given.model_dump())
    return say(by=request.user, row=row, instead_of=before)


@router.delete("/{int:account_id}/target", response={204: None}, operation_id="removeTarget")
def remove_target(request: Caller, account_id: Key) -> None:
    """Take the target position away."""
    account = _of_margins(request.user, account_id)
    row = get_object_or_404(standing(PortfolioTarget), account=account)
    take_away(by=request.user, row=row)


@router.post(
    "/{int:account_id}/said/{kind}/{int:row_id}/undo", response={204: None}, operation_id="undoSaid"
)
def undo_said(request: Caller, account_id: Key, kind: str, row_id: Key) -> None:
    """Undo the latest act on a benefit, a buying factor or a target."""
    account = seen_account(request.user, account_id)
    if kind not in KINDS:
        raise Http404
    undo(by=request.user, row=get_object_or_404(KINDS[kind], pk=row_id, account=account))


def _mutual(user: User, account: Account) -> dict[str, Any]:
    """Return both sides, without what tells margins where the user may not see those."""
    found, sees = mutual_of(account, today=timezone.localdate()), may_see_margins(user)
    hidden = frozenset() if sees else {Concern.LOPSIDED}
    return {
        "customer_dependence": found.found.customer,
        "supplier_dependence": found.found.supplier if sees else None,
        "asymmetry": found.found.asymmetry if sees else None,
        "balance": _balance(found) if sees else None,
        "scores": {
            reason: score
            for reason, score in found.scores.scores.items()
            if sees or reason is not Reason.OWN_CONTRIBUTION
        },
        "concerns": [each for each in found.concerns if each not in hidden],
        "benefits": [each for each in found.benefits if sees or each.side == Side.CUSTOMER],
        "customer_gains": found.ledger.customer,
        "we_gain": found.ledger.us if sees else None,
    }


def _balance(found: Mutual) -> Balance | None:
    balance = found.found.balance
    return balance if isinstance(balance, Balance) else None


def _of_margins(user: User, account_id: int) -> Account:
    """Return an account in view to who sees margins: strength stands on them."""
    account = seen_account(user, account_id)
    if not may_see_margins(user):
        raise PermissionDenied
    return account
