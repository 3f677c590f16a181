"""What is said of an account, ready to be shown and edited."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from verder.apps.accounts.models import Account
from verder.apps.core.models import User
from verder.apps.core.queries import organisation
from verder.apps.identify.input_kinds import SHAPES, InputKind, Unit
from verder.apps.identify.models import AccountInput
from verder.apps.identify.queries import all_inputs_of
from verder.apps.identify.rules import may_see_input
from verder.web.accounts.input_forms import InputForm
from verder.web.core import formats


@dataclass(frozen=True, slots=True, kw_only=True)
class InputRow:
    """One kind: what is asked, what is said of it, and the form that says it anew."""

    kind: InputKind
    question: str | Promise
    unit: str
    said: AccountInput | None
    shown: str  # the value in the language of the page, empty where only words are said
    form: InputForm


def input_rows(
    user: User, account: Account, kinds: Sequence[InputKind], refused: InputForm | None = None
) -> list[InputRow]:
    """Return the rows of these kinds that the user may see; `refused` is shown as it was sent."""
    said, currency = all_inputs_of(account), organisation().currency
    forms = {} if refused is None else {refused.kind: refused}
    return [
        _row(kind, said.get(kind), currency, forms) for kind in kinds if may_see_input(user, kind)
    ]


def _row(
    kind: InputKind,
    said: AccountInput | None,
    currency: str,
    forms: Mapping[InputKind, InputForm],
) -> InputRow:
    return InputRow(
        kind=kind,
        question=SHAPES[kind].question,
        unit=unit_name(SHAPES[kind].unit, currency),
        said=said,
        shown="" if said is None else shown_value(said, currency),
        form=forms.get(kind) or InputForm(None, kind=kind, said=said),
    )


def shown_value(said: AccountInput, currency: str) -> str:
    """Return the value as people read it, with its unit."""
    if said.value is None:
        return ""
    value = said.value
    writers: dict[Unit, Callable[[], str]] = {
        Unit.MONEY_A_YEAR: lambda: _("%(amount)s a year") % {"amount": _money(value, currency)},
        Unit.MONEY: lambda: _money(value, currency),
        Unit.HOURS_A_YEAR: lambda: _("%(count)s hours a year") % {"count": short(value)},
        Unit.SHARE: lambda: short(value * 100) + "%",
        Unit.SCORE: lambda: _("%(score)s of 5") % {"score": short(value)},
        Unit.INDEX: lambda: _("%(score)s of 100") % {"score": short(value)},
        Unit.YES_NO: lambda: _("yes") if value else _("no"),
    }
    return writers[SHAPES[InputKind(said.kind)].unit]()


def short(value: Decimal) -> str:
    """Return a number with a decimal only where it has one."""
    return formats.number(value, 0 if value == value.to_integral_value() else 1)


def _money(value: Decimal, currency: str) -> str:
    return formats.money(value, currency)


def unit_name(unit: Unit, currency: str) -> str:
    """Return what stands behind the field."""
    return {
        Unit.MONEY_A_YEAR: _("%(currency)s a year") % {"currency": currency},
        Unit.MONEY: currency,
        Unit.HOURS_A_YEAR: _("hours a year"),
        Unit.SHARE: "%",
        Unit.SCORE: _("from 1 to 5"),
        Unit.INDEX: _("from 0 to 100"),
        Unit.YES_NO: "",
    }[unit]
