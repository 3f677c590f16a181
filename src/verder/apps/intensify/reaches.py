"""Addresses and numbers of people: as they are kept, and as they are shown."""

from functools import lru_cache

import phonenumbers
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _
from phonenumbers import NumberParseException, PhoneNumber, PhoneNumberFormat

from verder.apps.intensify.enums import ReachKind

HOME_COUNTRY = "NL"


def kept_reach(kind: str, text: str, country: str = "") -> str:
    """Return an address or number as it is kept; a ValidationError says what to do."""
    return kept_email(text) if kind == ReachKind.EMAIL else kept_phone(text, country)


def kept_email(text: str) -> str:
    """Return an e-mail address in small letters.

    >>> kept_email(" Femke.Boor@Example.NL ")
    'femke.boor@example.nl'
    """
    address = text.strip().removeprefix("mailto:").lower()
    try:
        validate_email(address)
    except ValidationError:
        raise ValidationError(
            _("%(text)s is not an e-mail address. Write it like name@company.com."),
            params={"text": text.strip()},
        ) from None
    return address


def kept_phone(text: str, country: str = "") -> str:
    """Return a number with its country, as E.164 has it; an extension stands behind it.

    >>> kept_phone("085-000 1234"), kept_phone("+32 2 555 12 12 ext. 5")
    ('+31850001234', '+3225551212;ext=5')
    """
    try:
        number = phonenumbers.parse(text.strip().removeprefix("tel:"), country or HOME_COUNTRY)
    except NumberParseException:
        number = None
    if number is None or not phonenumbers.is_possible_number(number):
        raise ValidationError(
            _(
                "%(text)s is not a phone number. Write it with all its digits, and for another"
                " country with + and the country code, such as +32 2 555 12 12."
            ),
            params={"text": text.strip()},
        )
    kept = phonenumbers.format_number(number, PhoneNumberFormat.E164)
    return f"{kept};ext={number.extension}" if number.extension else kept


def shown_reach(kind: str, value: str, country: str = "") -> str:
    """Return a kept address or number as people read it."""
    return value if kind == ReachKind.EMAIL else shown_phone(value, country)


def shown_phone(value: str, country: str = "") -> str:
    """Return a kept number as it is dialled in the country: with the country code from abroad.

    >>> shown_phone("+31850001234"), shown_phone("+31850001234", "BE")
    ('085 000 1234', '+31 85 000 1234')
    """
    number = _number(value)
    if number is None:
        return value
    is_home = phonenumbers.region_code_for_number(number) == (country or HOME_COUNTRY)
    form = PhoneNumberFormat.NATIONAL if is_home else PhoneNumberFormat.INTERNATIONAL
    return phonenumbers.format_number(number, form)


@lru_cache(maxsize=4096)
def _number(value: str) -> PhoneNumber | None:
    try:
        return phonenumbers.parse(value)
    except NumberParseException:
        return None


def dialled(kind: str, value: str) -> str:
    """Return the address that a browser opens to write or to call."""
    return f"mailto:{value}" if kind == ReachKind.EMAIL else f"tel:{value}"
