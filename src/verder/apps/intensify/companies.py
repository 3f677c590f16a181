"""Which account a company of a file is: sure ones by number, name or domain, others to choose."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from rapidfuzz import fuzz, process

from verder.apps.accounts.identities import name_words, plain_vat

LIKELY = 70.0
SUGGESTIONS = 3
# Everybody has an address there, so it says nothing about where they work.
FREE_DOMAINS = frozenset(
    {
        *("gmail.com", "googlemail.com", "hotmail.com", "hotmail.nl", "outlook.com", "live.nl"),
        *("live.com", "yahoo.com", "icloud.com", "me.com", "msn.com", "aol.com", "gmx.net"),
        *("kpnmail.nl", "planet.nl", "ziggo.nl", "home.nl", "xs4all.nl", "hetnet.nl", "chello.nl"),
        *("telenet.be", "skynet.be", "proximus.be", "scarlet.be", "hotmail.be", "upcmail.nl"),
    }
)


class FoundBy(StrEnum):
    """Why a company is taken for an account, the surest first."""

    CHOSEN = "chosen"
    PERSON = "person"
    NUMBER = "customer_number"
    VAT = "vat_number"
    NAME = "name"
    DOMAIN = "mail_domain"


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """An account that a company may be."""

    account_id: int
    name: str
    country: str = ""
    vat_number: str = ""
    numbers: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()  # of the e-mail addresses of people known there


@dataclass(frozen=True, slots=True, kw_only=True)
class Company:
    """A company of a file, as its contacts name it."""

    key: str
    name: str
    numbers: tuple[str, ...] = ()
    vat_numbers: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """The account of a company and why, or the accounts that come nearest."""

    account_id: int | None = None
    by: FoundBy | None = None
    likely: tuple[int, ...] = field(default=())


def company_key(name: str, emails: Sequence[str]) -> str:
    """Return what the contacts of one company share: its name, or else the domain of their mail.

    >>> company_key("Klink & Zn. B.V.", []), company_key("", ["f@klink.example"])
    ('klink zn', '@klink.example')
    """
    words = " ".join(name_words(name)) if name.strip() else ""
    return words or next((f"@{domain}" for domain in domains_of(emails)), "")


def domains_of(emails: Iterable[str]) -> list[str]:
    """Return the domains that say where somebody works."""
    found = (email.rpartition("@")[2].strip().lower() for email in emails if "@" in email)
    return [domain for domain in dict.fromkeys(found) if domain and domain not in FREE_DOMAINS]


def matches(companies: Iterable[Company], candidates: Sequence[Candidate]) -> dict[str, Match]:
    """Return by company which account it is; a mark that two accounts share says nothing."""
    index = {
        FoundBy.NUMBER: _once((number, one) for one in candidates for number in one.numbers),
        FoundBy.VAT: _once((plain_vat(one.vat_number, one.country), one) for one in candidates),
        FoundBy.NAME: _once((" ".join(name_words(one.name)), one) for one in candidates),
        FoundBy.DOMAIN: _once((domain, one) for one in candidates for domain in one.domains),
    }
    names = {one.account_id: " ".join(name_words(one.name)) for one in candidates}
    return {each.key: _match(each, index, names) for each in companies}


def _once(keyed: Iterable[tuple[str, Candidate]]) -> dict[str, int]:
    found: dict[str, set[int]] = {}
    for key, one in keyed:
        if key:
            found.setdefault(key, set()).add(one.account_id)
    return {key: next(iter(ids)) for key, ids in found.items() if len(ids) == 1}


def _match(
    company: Company, index: Mapping[FoundBy, Mapping[str, int]], names: Mapping[int, str]
) -> Match:
    marks = {
        FoundBy.NUMBER: company.numbers,
        FoundBy.VAT: tuple(plain_vat(each) for each in company.vat_numbers),
        FoundBy.NAME: (company.key,),
        FoundBy.DOMAIN: company.domains,
    }
    for by, keys in marks.items():
        found = {index[by][key] for key in keys if key in index[by]}
        if len(found) == 1:
            return Match(account_id=found.pop(), by=by)
    near = process.extract(
        company.key.lstrip("@").partition(".")[0] if company.key.startswith("@") else company.key,
        names,
        scorer=fuzz.token_set_ratio,
        score_cutoff=LIKELY,
        limit=SUGGESTIONS,
    )
    return Match(likely=tuple(account_id for _name, _score, account_id in near))
