"""What tells companies apart: VAT and KvK numbers, countries, names without legal form."""

import re
import unicodedata
from functools import lru_cache

from babel import Locale
from django.utils.translation import gettext as _
from stdnum import get_cc_module
from stdnum.eu import vat as eu_vat
from stdnum.exceptions import ValidationError as NumberError

KVK_DIGITS = 8
LANGUAGES = ("nl", "en", "de", "fr")
LEGAL_FORMS = frozenset(
    {
        *("bv", "bvba", "nv", "vof", "cv", "cvba", "srl", "sprl", "sa", "sarl", "sas", "maatschap"),
        *("eenmanszaak", "stichting", "vzw", "asbl", "coop", "ua", "holding", "groep", "group"),
        *("ltd", "limited", "plc", "llc", "inc", "corp", "co", "company", "gmbh", "ag", "kg", "ug"),
    }
)
NOT_LETTERS = re.compile(r"[^a-z0-9]+")
DOTTED = re.compile(r"\b(?:[a-z]\.){2,}(?=\s|$|[,;)])|\b(?:[a-z]\.)+[a-z]\b")


def plain_vat(text: str, country: str = "") -> str:
    """Return the VAT number as it is compared, with its country in front where it is known.

    >>> plain_vat("nl 8200.98.395.B01"), plain_vat("820098395B01", "NL")
    ('NL820098395B01', 'NL820098395B01')
    """
    compact = "".join(sign for sign in text.upper() if sign.isalnum())
    if not compact or compact[:2].isalpha() or not country:
        return compact
    return country + compact


def is_vat_valid(text: str, country: str = "") -> bool:
    """Return whether the VAT number can exist, by the rules of its country.

    >>> is_vat_valid("BE0403.019.261"), is_vat_valid("NL123456789B01")
    (True, False)
    """
    compact = plain_vat(text, country)
    if eu_vat.is_valid(compact):
        return True
    module = get_cc_module(compact[:2].lower(), "vat") if compact[:2].isalpha() else None
    try:
        return bool(module and module.validate(compact))
    except NumberError:
        return False


def plain_kvk(text: str) -> str:
    """Return the digits of a KvK number."""
    return "".join(sign for sign in text if sign.isdigit())


def is_kvk_valid(text: str) -> bool:
    """Return whether it has the form of a KvK number: eight digits, of which not all the same.

    >>> is_kvk_valid("12 34 56 78"), is_kvk_valid("1234567")
    (True, False)
    """
    digits = plain_kvk(text)
    return len(digits) == KVK_DIGITS and len(set(digits)) > 1


def number_problems(*, vat_number: str, kvk_number: str, country: str) -> dict[str, str]:
    """Return what is wrong with the numbers of a company, by field."""
    problems: dict[str, str] = {}
    if kvk_number and not is_kvk_valid(kvk_number):
        problems["kvk_number"] = _("A KvK number has eight digits.")
    if vat_number and not is_vat_valid(vat_number, country):
        problems["vat_number"] = _("No VAT number looks like this.")
    return problems


def country_of(text: str) -> str | None:
    """Return the two letters of a country that is named in one of our languages.

    >>> country_of("België"), country_of("nl"), country_of("Nergensland")
    ('BE', 'NL', None)
    """
    return country_codes().get(text.strip().casefold())


@lru_cache(maxsize=1)
def country_codes() -> dict[str, str]:
    """Return the codes of all countries by code, and by name in each language."""
    found = {"holland": "NL", "the netherlands": "NL", "uk": "GB", "usa": "US", "eire": "IE"}
    for language in LANGUAGES:
        for code, name in Locale(language).territories.items():
            if len(code) == 2 and code.isalpha():
                found.setdefault(name.casefold(), code)
                found[code.casefold()] = code
    return found


def name_words(name: str) -> tuple[str, ...]:
    """Return the words that tell a company from others, without its legal form.

    >>> name_words("Bakkerij De Vries & Zn. B.V."), name_words("GTX-Pro")
    (('bakkerij', 'de', 'vries', 'zn'), ('gtx', 'pro'))
    """
    flat = unicodedata.normalize("NFKD", name.casefold()).encode("ascii", "ignore").decode()
    flat = DOTTED.sub(lambda found: found.group().replace(".", ""), flat)
    words = [word for word in NOT_LETTERS.split(flat) if word]
    telling = tuple(word for word in words if word not in LEGAL_FORMS)
    return telling or tuple(words)
