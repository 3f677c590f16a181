"""Currencies, by code and by sign."""

SIGNS = {"€": "EUR", "£": "GBP", "¥": "JPY", "₺": "TRY", "zł": "PLN", "US$": "USD", "Fr.": "CHF"}
DOLLAR = "$"  # of many countries, so it names no currency by itself
CODES = frozenset(
    {
        "AED", "ARS", "AUD", "BGN", "BRL", "CAD", "CHF", "CLP", "CNY", "CZK", "DKK", "EUR", "GBP",
        "HKD", "HRK", "HUF", "IDR", "ILS", "INR", "ISK", "JPY", "KRW", "MAD", "MXN", "MYR", "NOK",
        "NZD", "PHP", "PLN", "RON", "RSD", "RUB", "SAR", "SEK", "SGD", "THB", "TRY", "TWD", "UAH",
        "USD", "VND", "ZAR",
    }
)  # fmt: skip
TOKENS = tuple(sorted([*SIGNS, *CODES, DOLLAR], key=len, reverse=True))


def currency_of(token: str) -> str | None:
    """Return the code that a sign or code in an amount stands for, None where it is open."""
    return SIGNS.get(token) or (token if token in CODES else None)
