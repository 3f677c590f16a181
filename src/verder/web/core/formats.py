"""Numbers, money, shares and dates as the reader's language writes them."""

from datetime import date, datetime
from decimal import Decimal

from babel import Locale
from babel.dates import format_date, format_datetime
from babel.numbers import format_compact_decimal
from django.utils import timezone

from verder.apps.core.currency import NARROW, country, currency_mark
from verder.domain.values.money import round_half_up
from verder.domain.values.period import Period

MINUS = "−"
FEW_DIGITS = 100
COMPACT_FROM = 10_000
COMPACT_WORDS = {
    "nl": {"K": f"{NARROW}dzd."},
    "en": {"K": "k", "M": "m", "B": "bn"},
}

Number = Decimal | int | float


def locale() -> Locale:
    """Return the country whose notation goes with the language of this page."""
    return country()


def number(amount: Number, places: int = 0) -> str:
    """Return the number with so many decimals, halves away from zero.

    The marks of thousands and decimals come from the country; the minus is a real one.
    """
    rounded = _rounded(amount, places)
    whole, _, fraction = f"{abs(rounded):,.{places}f}".partition(".")
    symbols = locale().number_symbols["latn"]
    text = whole.replace(",", symbols["group"])
    if fraction:
        text += symbols["decimal"] + fraction
    return MINUS + text if rounded < 0 else text


def short_number(amount: Decimal, most: int = 2) -> str:
    """Return the number with the decimals that it has, at most so many: "13" and "10,5"."""
    exponent = amount.normalize().as_tuple().exponent
    places = max(0, -exponent) if isinstance(exponent, int) else 0
    return number(amount, min(most, places))


def money(amount: Number, currency: str, places: int = 0) -> str:
    """Return the amount with its currency in front: "€ 1.234" or "€1,234"."""
    text = number(amount, places)
    sign = MINUS if text.startswith(MINUS) else ""
    return sign + currency_mark(currency) + text.removeprefix(MINUS)


def short_money(amount: Number, currency: str) -> str:
    """Return a large amount in few digits: "€ 1,2 mln." and "€ 800 dzd.", or "€1.2m"."""
    size = abs(Decimal(amount))
    if size < COMPACT_FROM:
        return money(amount, currency)
    text = format_compact_decimal(size, fraction_digits=_few_decimals(size), locale=locale())
    for written, usual in COMPACT_WORDS.get(locale().language, {}).items():
        text = text.replace(written, usual)
    sign = MINUS if amount < 0 else ""
    return sign + currency_mark(currency) + text.replace(" ", NARROW)


def share(amount: Number, places: int = 1) -> str:
    """Return a share of 0..1 as a percentage: "12,3%"."""
    return number(Decimal(amount) * 100, places) + "%"


def change(amount: Number, places: int = 1) -> str:
    """Return a change as a percentage with its sign: "+4.2%"."""
    text = share(amount, places)
    return (
        text
        if text.startswith(MINUS) or _rounded(Decimal(amount) * 100, places) == 0
        else f"+{text}"
    )


def day(on: date) -> str:
    """Return a date in full figures: "1 jan 2026"."""
    return format_date(on, "d MMM y", locale=locale()).replace(".", "")


def month(on: date) -> str:
    """Return the month of a date: "jan 2026"."""
    return format_date(on, "MMM y", locale=locale()).replace(".", "")


def instant(at: datetime) -> str:
    """Return a moment in the time zone of the installation: "1 jan 2026 14:05"."""
    local = timezone.localtime(at)
    return format_datetime(local, "d MMM y HH:mm", tzinfo=local.tzinfo, locale=locale()).replace(
        ".", ""
    )


def period(chosen: Period) -> str:
    """Return a period with both its ends: "jan 2025 – dec 2025", or days where it has days."""
    if not chosen.is_whole_months:
        return f"{day(chosen.start_on)} – {day(chosen.last_on)}"
    if chosen.month_count == 1:
        return month(chosen.start_on)
    return f"{month(chosen.start_on)} – {month(chosen.last_on)}"


def _rounded(amount: Number, places: int) -> Decimal:
    exact = Decimal(str(amount)) if isinstance(amount, float) else Decimal(amount)
    rounded = round_half_up(exact, places)
    return rounded or abs(rounded)


def _few_decimals(size: Decimal) -> int:
    leading = size
    while leading >= 1000:
        leading /= 1000
    return 0 if leading >= FEW_DIGITS else 1
