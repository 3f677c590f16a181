"""The words of agreements: how a contract stands, what a price is, how large a file is."""

from collections.abc import Mapping
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from verder.apps.agreements.models import Contract, PriceAgreement
from verder.domain.agreements.notice import NoticeUnit, TermStanding, TermState
from verder.web.core import formats

STATES: Mapping[TermState, Promise] = {
    TermState.NOT_BEGUN: gettext_lazy("not begun yet"),
    TermState.RUNNING: gettext_lazy("runs"),
    TermState.NOTICE_PASSED: gettext_lazy("notice date passed"),
    TermState.ENDED: gettext_lazy("ended"),
}
MEGABYTE = 1 << 20
KILOBYTE = 1 << 10


def notice_words(contract: Contract) -> str:
    """Return the notice period: "3 months"."""
    count = contract.notice_count
    if not count:
        return _("none")
    if contract.notice_unit == NoticeUnit.DAYS:
        return ngettext("%(count)d day", "%(count)d days", count) % {"count": count}
    return ngettext("%(count)d month", "%(count)d months", count) % {"count": count}


def term_words(contract: Contract, standing: TermStanding, today: date) -> str:
    """Return what comes next for a contract, in one sentence."""
    if standing.ends_on is None or standing.notice_on is None:
        return _("Runs until somebody gives notice.")
    words = {
        "end": formats.day(standing.ends_on),
        "notice": formats.day(standing.notice_on),
        "days": formats.number(abs((standing.notice_on - today).days)),
        "months": contract.renewal_months,
    }
    if standing.state is TermState.ENDED:
        return _("Ended on %(end)s.") % words
    if standing.state is TermState.NOTICE_PASSED and contract.renewal_months:
        return (
            _(
                "The last day for notice was %(notice)s: after %(end)s it renews"
                " by %(months)s months."
            )
            % words
        )
    if standing.state is TermState.NOTICE_PASSED:
        return _("Ends on %(end)s, and nothing follows unless it is agreed anew.") % words
    if standing.notice_on == today:
        return _("Today is the last day for notice; it ends on %(end)s.") % words
    return _("Notice can be given up to %(notice)s, in %(days)s days; it ends on %(end)s.") % words


def price_words(price: PriceAgreement, currency: str) -> str:
    """Return the price or the discount."""
    if price.discount_share is not None:
        return _("%(share)s discount") % {"share": formats.share(price.discount_share)}
    assert price.price is not None  # noqa: S101 - one of both, as a constraint says
    return formats.money(price.price, currency, 2)


def size_words(size: int) -> str:
    """Return the size of a file: "2.4 MB"."""
    if size >= MEGABYTE:
        return f"{formats.number(size / MEGABYTE, 1)} MB"
    return f"{formats.number(max(1, size / KILOBYTE))} kB"


def type_words(name: str) -> str:
    """Return the type of a file by its ending, as people call it: "PDF"."""
    _stem, dot, ending = name.rpartition(".")
    return ending.upper() if dot and len(ending) <= 5 else _("file")
