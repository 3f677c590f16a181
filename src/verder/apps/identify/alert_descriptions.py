"""The limits of the alerts, and what is said of each."""

from decimal import Decimal
from typing import Final

from django.utils.translation import gettext_lazy as _

from verder.apps.identify.limit_kinds import at_least_one, days, money, share
from verder.apps.identify.limit_shapes import Analysis, Limit, Unit
from verder.domain.identify.alerts import AlertLimits

ALERTS: Final = Analysis(
    key="alerts",
    label=_("Alerts"),
    kind=AlertLimits,
    limits=(
        Limit(
            name="gap_times",
            label=_("Order gap: so many times the usual interval"),
            unit=Unit.RATIO,
            least=Decimal(1),
            most=Decimal(100),
        ),
        days("gap_days", _("Order gap: at least so many days")),
        at_least_one("margin_months", _("Margin: so many months down in a row"), 11),
        share("margin_drop", _("Margin: down by at least so much together")),
        money("least_revenue", _("Only accounts that buy for at least so much a year")),
    ),
)
