"""Calculations to keep: one discount, worked out."""

from decimal import Decimal

from verder.apps.accounts.models import Account
from verder.apps.calculate.enums import CalculationKind
from verder.apps.calculate.models import Calculation
from verder.apps.calculate.origins import Origin
from verder.apps.calculate.services import Named, Worked, save_calculation
from verder.apps.core.models import User
from verder.domain.calculate.calculators.price_change import CALCULATOR

NAME = "Tien procent voor de zomer"


def discount(share: str = "-0.10", origin: Origin | None = None) -> Worked:
    """Return what a price change asks."""
    inputs = {
        "price": Decimal(50),
        "unit_cost": Decimal(30),
        "volume": Decimal(10_000),
        "change": Decimal(share),
    }
    return Worked.out(CALCULATOR, inputs, origin)


def keep(
    by: User,
    account: Account | None = None,
    *,
    name: str = NAME,
    kind: CalculationKind = CalculationKind.PLAIN,
    worked: Worked | None = None,
) -> Calculation:
    """Keep a discount."""
    named = Named(name=name, account=account, kind=kind)
    return save_calculation(by=by, worked=worked or discount(), named=named)
