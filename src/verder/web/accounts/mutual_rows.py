"""The tab of mutual benefit: both columns of the ledger, the scores, what should worry us."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from verder.apps.core.models import User
from verder.apps.core.rules import may_see_margins
from verder.apps.identify.models import AccountInput, BenefitEntry
from verder.apps.identify.reports.dependence import Mutual
from verder.apps.identify.reports.dependence_scores import TYPED
from verder.domain.identify.benefit_ledger import Side, SideTotal
from verder.domain.identify.dependence import OF_CUSTOMER, OF_SUPPLIER, Reason
from verder.domain.identify.mutual_concerns import Concern
from verder.web.accounts.input_forms import InputForm
from verder.web.accounts.mutual_forms import BenefitForm
from verder.web.identify.presenters.mutual_words import (
    CONCERN_NAMES,
    CONCERN_TEXTS,
    REASON_NAMES,
)

Forms = Mapping[Reason, InputForm]
Text = str | Promise


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryRow:
    """A benefit and the form that changes it."""

    entry: BenefitEntry
    form: BenefitForm


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerColumn:
    """One side of the ledger, and the form that adds to it."""

    side: Side
    title: str
    lead: str
    rows: Sequence[EntryRow]
    total: SideTotal
    form: BenefitForm


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreRow:
    """A reason for dependence: its weight, its score, who said it, or that it was computed."""

    reason: Reason
    name: Text
    weight: Decimal
    score: Decimal | None
    said: AccountInput | None
    form: InputForm | None  # None where the invoices give it


@dataclass(frozen=True, slots=True, kw_only=True)
class Worry:
    """A concern in words."""

    name: Text
    text: Text


def ledger_columns(
    user: User, mutual: Mutual, refused: Mapping[str, BenefitForm]
) -> list[LedgerColumn]:
    """Return the sides the user may see; `refused` holds forms to be shown as they were sent."""
    sides = [
        (
            Side.CUSTOMER,
            _("What the customer gains"),
            _("In the words of the customer."),
            "customer",
        ),
        (Side.US, _("What we gain"), _("Volume, margin, knowledge, a name to show."), "us"),
    ]
    totals = {"customer": mutual.ledger.customer, "us": mutual.ledger.us}
    return [
        LedgerColumn(
            side=side,
            title=title,
            lead=lead,
            rows=[_entry_row(entry, refused) for entry in mutual.benefits if entry.side == side],
            total=totals[name],
            form=refused.get(name) or BenefitForm(None, side=side),
        )
        for side, title, lead, name in sides
        if side is Side.CUSTOMER or may_see_margins(user)
    ]


def _entry_row(entry: BenefitEntry, refused: Mapping[str, BenefitForm]) -> EntryRow:
    form = refused.get(str(entry.pk)) or BenefitForm(None, side=Side(entry.side), entry=entry)
    return EntryRow(entry=entry, form=form)


def score_columns(user: User, mutual: Mutual, refused: Forms) -> list[tuple[str, list[ScoreRow]]]:
    """Return the scores of both sides; what stands on margins only for who may see those."""
    customer = [_score_row(reason, mutual, refused) for reason in OF_CUSTOMER]
    supplier = [
        _score_row(reason, mutual, refused)
        for reason in OF_SUPPLIER
        if reason in TYPED or may_see_margins(user)
    ]
    return [(_("They on us"), customer), (_("We on them"), supplier)]


def _score_row(reason: Reason, mutual: Mutual, refused: Forms) -> ScoreRow:
    said = mutual.scores.said.get(reason)
    form = refused.get(reason)
    if form is None and reason in TYPED:
        form = score_form(reason, None, said)
    return ScoreRow(
        reason=reason,
        name=REASON_NAMES[reason],
        weight=mutual.found.limits.weights((reason,))[reason],
        score=mutual.scores.scores.get(reason),
        said=said,
        form=form,
    )


def score_form(reason: Reason, sent: object, said: AccountInput | None = None) -> InputForm:
    """Return the form of one score among several on a page."""
    return InputForm(sent, kind=TYPED[reason], said=said, prefix=reason.value)


def worries(user: User, mutual: Mutual) -> list[Worry]:
    """Return the concerns in words; how lopsided it is would tell margins."""
    hidden = set() if may_see_margins(user) else {Concern.LOPSIDED}
    return [
        Worry(name=CONCERN_NAMES[concern], text=CONCERN_TEXTS[concern])
        for concern in mutual.concerns
        if concern not in hidden
    ]
