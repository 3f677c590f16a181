"""What an import of contacts would do, as tables: the contacts, and what was wrong."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from verder.apps.core.sentences import sentence
from verder.apps.intensify.companies import FoundBy
from verder.apps.intensify.enums import ReachKind
from verder.apps.intensify.reports.contact_import import Outcome, PlannedContact
from verder.documents.sheet import Kind
from verder.web.core.tables import Column, Filter, TableSpec

FIELDS: Final[Mapping[str, Promise]] = {
    "email": gettext_lazy("E-mail"),
    "phone": gettext_lazy("Phone"),
    "language": gettext_lazy("Language"),
    "given_name": gettext_lazy("First name"),
    "family_name": gettext_lazy("Last name"),
    "function": gettext_lazy("Function"),
    "department": gettext_lazy("Department"),
    "company": gettext_lazy("Company"),
    "customer": gettext_lazy("Customer number"),
    "vat_number": gettext_lazy("VAT number"),
}
OUTCOMES: Final[Mapping[Outcome, Promise]] = {
    Outcome.NEW: gettext_lazy("new"),
    Outcome.CHANGED: gettext_lazy("changed"),
    Outcome.KNOWN: gettext_lazy("known already"),
    Outcome.UNCLEAR: gettext_lazy("account unclear"),
    Outcome.SKIPPED: gettext_lazy("left out"),
}
FOUND_BY: Final[Mapping[FoundBy, Promise]] = {
    FoundBy.CHOSEN: gettext_lazy("chosen"),
    FoundBy.PERSON: gettext_lazy("address of somebody who works there"),
    FoundBy.NUMBER: gettext_lazy("same customer number"),
    FoundBy.VAT: gettext_lazy("same VAT number"),
    FoundBy.NAME: gettext_lazy("same name"),
    FoundBy.DOMAIN: gettext_lazy("e-mail domain of people known there"),
}
CHANGES: Final[Mapping[str, Promise]] = {
    "email": gettext_lazy("e-mail"),
    "phone": gettext_lazy("phone"),
    "given_name": gettext_lazy("first name"),
    "language": gettext_lazy("language"),
    "account": gettext_lazy("works here too"),
    "function": gettext_lazy("function"),
    "department": gettext_lazy("department"),
}
ORIGINS: Final = {
    "salesforce": "Salesforce",
    "hubspot": "HubSpot",
    "outlook": "Outlook",
    "linkedin": "LinkedIn",
    "google": "Google",
    "zoho": "Zoho",
    "dynamics": "Microsoft Dynamics",
}


def planned_table() -> TableSpec[PlannedContact]:
    """Describe the contacts of a file, with what becomes of each."""
    return TableSpec(
        name="planned",
        title=_("Contacts of the file"),
        columns=[
            Column(
                key="number",
                title=_("Row or card"),
                value=lambda row: row.contact.number,
                kind=Kind.NUMBER,
            ),
            Column(key="name", title=_("Name"), value=lambda row: row.contact.name),
            Column(key="function", title=_("Function"), value=lambda row: row.contact.function),
            Column(key="company", title=_("Company"), value=lambda row: row.contact.company),
            Column(
                key="account",
                title=_("Account"),
                value=lambda row: row.account.name if row.account else None,
            ),
            Column(key="email", title=_("E-mail"), value=_email),
            Column(key="outcome", title=_("What happens"), value=outcome_words),
        ],
        sort="number",
        search=lambda row: f"{row.contact.name} {row.contact.company} {_email(row)}",
        filters=[
            Filter(
                key="outcome",
                title=_("What happens"),
                choices=[(each.value, words) for each, words in OUTCOMES.items()],
                matches=lambda row, chosen: row.outcome == chosen,
            )
        ],
    )


def _email(row: PlannedContact) -> str:
    return next((each.value for each in row.reaches if each.kind == ReachKind.EMAIL), "")


def outcome_words(row: PlannedContact) -> str:
    """Return what becomes of a contact: "changed: phone, function"."""
    words = str(OUTCOMES[row.outcome])
    changes = ", ".join(str(CHANGES[each]) for each in dict.fromkeys(row.changes))
    return f"{words}: {changes}" if changes else words


def problems_table(*, with_files: bool = False) -> TableSpec[Mapping[str, Any]]:
    """Describe what was wrong in a file, or the files of a zip: where, of what, what to do."""
    return TableSpec(
        name="problems",
        title=_("What was wrong"),
        prefix="p_",
        columns=[
            Column(
                key="number",
                title=_("Row or card"),
                value=lambda row: row["number"],
                kind=Kind.NUMBER,
            ),
            Column(
                key="file",
                title=_("File"),
                value=lambda row: row.get("file", ""),
                is_shown=with_files,
            ),
            Column(key="field", title=_("Property"), value=_field_name),
            Column(key="text", title=_("As it stands there"), value=lambda row: row["text"]),
            Column(
                key="what",
                title=_("What to know of it"),
                value=lambda row: sentence(row["code"], row),
                is_long=True,
            ),
        ],
        sort="number",
        page_size=20,
    )


def problem_rows(*lists: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """Return the problems of reading and of planning, each as plain values."""
    return [each for one in lists for each in one]


def _field_name(row: Mapping[str, Any]) -> str:
    """Return of what it is: in words, or as a card calls it ("TEL")."""
    return str(FIELDS.get(row["field"], row["field"]))
