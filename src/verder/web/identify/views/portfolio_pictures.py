"""The pictures of the portfolio."""

from decimal import Decimal

from django.utils.translation import gettext as _

from verder.apps.identify.reports.portfolio import PortfolioReport
from verder.domain.identify.abc_analysis import CLASSES
from verder.domain.values.missing import NotComputable
from verder.web.core import formats
from verder.web.identify.asked import Asked
from verder.web.identify.charts.classes import ClassShares, classes_option
from verder.web.identify.charts.months import months_option
from verder.web.identify.charts.parts import Option
from verder.web.identify.charts.small_whale import small_whale_option
from verder.web.identify.presenters.words import CLASS_NAMES, STEP_NAMES
from verder.web.identify.views.common import accounts_address
from verder.web.identify.views.concentration_pictures import lorenz_chart

POINTS = 201  # of a small curve


def classes_chart(report: PortfolioReport, asked: Asked) -> Option:
    """Return the classes as one bar of the whole."""
    groups = report.abc.groups
    return classes_option(
        [
            ClassShares(
                group=group,
                name=f"{group}: {CLASS_NAMES[group]}",
                revenue_share=_known(groups[group].share),
                customers_share=_known(groups[group].customers_share),
                href=accounts_address(asked, group=group),
            )
            for group in CLASSES
        ],
        revenue_name=_("Revenue"),
        customers_name=_("Customers"),
    )


def _known(share: Decimal | NotComputable) -> Decimal:
    return Decimal(0) if isinstance(share, NotComputable) else share


def months_chart(report: PortfolioReport) -> Option:
    """Return revenue by month beside the year before."""
    return months_option(
        [formats.month(each.month) for each in report.months],
        (_("This period"), [each.revenue for each in report.months]),
        (
            _("A year before"),
            [
                None if isinstance(each.year_before, NotComputable) else each.year_before
                for each in report.months
            ],
        ),
    )


def whale_chart(report: PortfolioReport) -> Option | None:
    """Return the small whale curve, where there is one."""
    if isinstance(report.whale, NotComputable):
        return None
    return small_whale_option(
        report.whale.points(POINTS),
        name=str(STEP_NAMES[report.step]),
        x_name=_("Share of customers"),
    )


def small_lorenz_chart(report: PortfolioReport) -> Option | None:
    """Return the Lorenz curve, where there is one."""
    if isinstance(report.concentration, NotComputable):
        return None
    return lorenz_chart(report.concentration, POINTS)
