"""What one account leaves, costs and is worth; what if; proposals; quantities of drivers."""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404
from ninja import Query, Router

from verder.api.accounts.profit_given import (
    ChangeGiven,
    ProposalGiven,
    QuantitiesGiven,
    QuantitiesUndone,
)
from verder.api.accounts.profit_shown import (
    AccountCostsShown,
    AccountLadderShown,
    AccountValueShown,
    ProposalShown,
    QuantitiesKept,
    WhatIfShown,
)
from verder.api.answers import Answer, answered
from verder.api.asked import PeriodAsked, limits_to_try, tried
from verder.api.authentication import READERS, Caller
from verder.api.pages import Page, PageAsked
from verder.api.records import seen_account
from verder.api.values import Key, why
from verder.apps.accounts.models import Account
from verder.apps.core.models import User
from verder.apps.core.rules import may_see_margins
from verder.apps.identify import figures
from verder.apps.identify.models import CostDriver, Proposal
from verder.apps.identify.queries.proposals import proposals_of
from verder.apps.identify.question import Question
from verder.apps.identify.reports.account_costs import AccountCosts, account_costs
from verder.apps.identify.reports.account_profit import (
    AccountProfitReport,
    account_profit,
    account_what_if,
)
from verder.apps.identify.reports.account_value import AccountValue, account_value
from verder.apps.identify.rules import may_propose
from verder.apps.identify.services import (
    restore_proposal,
    save_proposal,
    state_quantities,
    undo_quantities,
    withdraw_proposal,
)
from verder.apps.identify.services.quantities import Said
from verder.domain.identify.lifetime_value import LifetimeAssumptions
from verder.domain.identify.profit_ladder import Step
from verder.domain.identify.value_models import ValueModel
from verder.domain.identify.what_if import WhatIf

router = Router(tags=["profit"])


@router.get(
    "/{int:account_id}/profit",
    response=Answer[AccountLadderShown],
    operation_id="readAccountProfit",
)
def read_profit(request: Caller, account_id: Key, asked: Query[PeriodAsked]) -> dict[str, object]:
    """Return what the account leaves at every step of the profit ladder."""
    account = seen_account(request.user, account_id)
    return answered(
        lambda: _ladder(account_profit(user=request.user, account=account, period=asked.period))
    )


def _ladder(report: AccountProfitReport) -> dict[str, Any]:
    ladder = report.ladder
    return {
        "basis": report.basis,
        "gross_sales": ladder.gross_sales,
        "credit_notes": ladder.credit_notes,
        "revenue": ladder.revenue,
        "cost_of_goods": ladder.cost_of_goods,
        "costed_share": ladder.costed_share,
        "cm1": ladder.cm1,
        "cm2": ladder.cm2,
        "cm3": ladder.cm3,
        "costs": ladder.costs,
        "company_margin_share": report.margin_share,
    }


@router.post(
    "/{int:account_id}/what-if",
    response=Answer[WhatIfShown],
    operation_id="askWhatIf",
    auth=READERS,
)
def ask_what_if(request: Caller, account_id: Key, given: ChangeGiven) -> dict[str, object]:
    """Return what another price, service or minimum order would bring. Nothing is kept."""
    account = seen_account(request.user, account_id)

    def found() -> dict[str, Any]:
        report = account_profit(user=request.user, account=account, period=given.period)
        return _what_if(account_what_if(report, given.change))

    return answered(found)


def _what_if(found: WhatIf) -> dict[str, Any]:
    return {
        "revenue": found.revenue,
        "steps": [
            {
                "step": step,
                "before": found.before.profit(step),
                "effect": found.effect(step),
                "after": found.after(step),
            }
            for step in Step
        ],
        "orders": found.orders.orders,
        "small_orders": found.orders.small,
        "orders_left": found.orders.left,
    }


@router.get(
    "/{int:account_id}/proposals", response=Page[ProposalShown], operation_id="listProposals"
)
def list_proposals(request: Caller, account_id: Key, page: Query[PageAsked]) -> dict[str, Any]:
    """List the proposals of an account, the latest first, the withdrawn last."""
    account = seen_account(request.user, account_id)
    if not may_see_margins(request.user):
        raise PermissionDenied
    return page.of_records(proposals_of(account))


@router.post(
    "/{int:account_id}/proposals", response={201: ProposalShown}, operation_id="keepProposal"
)
def keep_proposal(request: Caller, account_id: Key, given: ProposalGiven) -> Proposal:
    """Keep a what-if as a proposal, with what it brings as reckoned now."""
    return save_proposal(
        by=request.user,
        account=_proposable(request.user, account_id),
        change=given.change,
        period=given.period,
        note=given.note,
    )


@router.post(
    "/{int:account_id}/proposals/{int:proposal_id}/withdraw",
    response=ProposalShown,
    operation_id="withdrawProposal",
)
def withdraw(request: Caller, account_id: Key, proposal_id: Key) -> Proposal:
    """Withdraw a proposal; it can be brought back."""
    account = _proposable(request.user, account_id)
    proposal = get_object_or_404(Proposal, pk=proposal_id, account=account)
    withdraw_proposal(by=request.user, proposal=proposal)
    return Proposal.objects.get(pk=proposal.pk)


@router.post(
    "/{int:account_id}/proposals/{int:proposal_id}/restore",
    response=ProposalShown,
    operation_id="restoreProposal",
)
def restore(request: Caller, account_id: Key, proposal_id: Key) -> Proposal:
    """Bring a withdrawn proposal back."""
    account = _proposable(request.user, account_id)
    proposal = get_object_or_404(Proposal, pk=proposal_id, account=account)
    restore_proposal(by=request.user, proposal=proposal)
    return Proposal.objects.get(pk=proposal.pk)


@router.get(
    "/{int:account_id}/cost-to-serve",
    response=Answer[AccountCostsShown],
    operation_id="readAccountCosts",
)
def read_costs(request: Caller, account_id: Key, asked: Query[PeriodAsked]) -> dict[str, object]:
    """Return what serving the account takes, driver by driver, and who or what says so."""
    account, question = seen_account(request.user, account_id), Question(period=asked.period)
    return answered(
        lambda: _costs(account_costs(user=request.user, account=account, question=question))
    )


def _costs(found: AccountCosts) -> dict[str, Any]:
    return {
        "period": found.period,
        "currency": found.currency,
        "revenue": found.revenue,
        "service": found.costs.service if found.costs else None,
        "capital": found.costs.capital if found.costs else None,
        "total": found.costs.total if found.costs else None,
        "revenue_share": found.revenue_share,
        "lines": found.lines,
        "statements": found.statements,
        "payments": found.payments,
    }


@router.get(
    "/{int:account_id}/value",
    response=Answer[AccountValueShown],
    operation_id="readAccountValue",
    openapi_extra=limits_to_try(LifetimeAssumptions),
)
def read_value(
    request: Caller,
    account_id: Key,
    asked: Query[PeriodAsked],
    model: ValueModel = ValueModel.LOYALTY,
) -> dict[str, object]:
    """Return what the account will still bring, with its range."""
    account, assumed = seen_account(request.user, account_id), tried(request, LifetimeAssumptions)
    return answered(
        lambda: _value(account_value(request.user, account, asked.period, model, assumed))
    )


def _value(report: AccountValue) -> dict[str, Any]:
    used, row = report.valuation, report.row
    return {
        "basis": report.basis,
        "model": used.model,
        "why_another_model": why(used.why_not) if used.why_not else None,
        "value": row.found.value,
        "contribution": row.found.customer.contribution,
        "retention": row.found.retention,
        "acquisition_cost": row.acquisition_cost,
        "payback_year": report.payback,
        "years": report.years,
        "has_probably_stopped": row.has_probably_stopped,
    }


@router.post("/quantities", response=QuantitiesKept, operation_id="stateQuantities")
def give_quantities(request: Caller, given: QuantitiesGiven) -> dict[str, object]:
    """State how much of cost drivers accounts take in a period; of one account or of many."""
    period = given.period or figures.default_period()
    accounts = {key: seen_account(request.user, key) for key in _keys(given)}
    drivers = {each.code: each for each in CostDriver.objects.filter(is_active=True)}
    if any(each.driver not in drivers for each in given.quantities):
        raise Http404
    said = [
        Said(
            account=accounts[each.account],
            driver=drivers[each.driver],
            period=period,
            quantity=each.quantity,
            note=given.note,
        )
        for each in given.quantities
    ]
    return {"at": state_quantities(said=said, by=request.user)}


@router.post("/quantities/undo", response={204: None}, operation_id="undoQuantities")
def take_quantities_back(request: Caller, given: QuantitiesUndone) -> None:
    """Take back what was stated in one go; what held before holds again."""
    undo_quantities(at=given.at, by=request.user)


def _keys(given: QuantitiesGiven) -> Iterable[int]:
    return {each.account for each in given.quantities}


def _proposable(user: User, account_id: int) -> Account:
    account = seen_account(user, account_id)
    if not may_propose(user, account):
        raise PermissionDenied
    return account
