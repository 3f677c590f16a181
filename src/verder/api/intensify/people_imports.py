"""Files of contacts: sent, looked at, their companies chosen, imported, undone; and cards back."""

from dataclasses import asdict
from typing import IO, Annotated, Any, Literal, cast

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from ninja import File, Router, UploadedFile
from pydantic import Field

from verder.api.accounts.shown import NamedShown
from verder.api.authentication import Caller
from verder.api.intensify.doubles import DoubleShown, doubles_told
from verder.api.records import seen_account
from verder.api.values import Given, Key, Name, Shown
from verder.apps.core.models import User
from verder.apps.core.sentences import sentence
from verder.apps.intensify.companies import FoundBy
from verder.apps.intensify.enums import ContactImportState
from verder.apps.intensify.models import ContactImport
from verder.apps.intensify.queries.contact_list import HERE, contacts_of
from verder.apps.intensify.queries.known_people import people_imported
from verder.apps.intensify.reports.cards import cards_of
from verder.apps.intensify.reports.contact_import import (
    Outcome,
    PlannedCompany,
    PlannedContact,
)
from verder.apps.intensify.reports.doubles import doubles_of
from verder.apps.intensify.services.contact_imports import (
    choose_accounts,
    discard_import,
    import_contacts,
    plan_of,
    receive_contacts,
    undo_import,
)

router = Router(tags=["persons"])
IMPORTS = "/people/imports"
IMPORT = f"{IMPORTS}/{{int:contact_import_id}}"
CARD_FILE: dict[str, Any] = {"responses": {200: {"content": {"text/vcard": {"schema": {}}}}}}


class ChoicesGiven(Given):
    """The account of each company of the file by its key; "skip" leaves it out, null takes back."""

    companies: Annotated[dict[Name, Key | Literal["skip"] | None], Field(max_length=1000)]


class FileProblemShown(Shown):
    """Something wrong in a file: in which card or row, of which property, and what to do.

    `file` is the file of a zip in which it stands.
    """

    number: int
    file: str = ""
    field: str
    code: str
    text: str
    sentence: str


class FileCompanyShown(Shown):
    """A company of the file: its account and why, or those that come nearest."""

    key: str
    name: str
    contacts: int
    account: NamedShown | None
    by: FoundBy | None
    likely: list[NamedShown]
    is_skipped: bool


class FileContactShown(Shown):
    """A contact of the file, and what becomes of it."""

    number: int
    name: str
    company: str
    function: str
    account: NamedShown | None
    outcome: Outcome
    changes: list[str]


class ContactImportShown(Shown):
    """A file of contacts: what an import would do, or did, and all that was wrong."""

    id: int
    file_name: str
    state: ContactImportState
    reader: str
    origin: str
    counts: dict[str, int]
    companies: list[FileCompanyShown]
    contacts: list[FileContactShown]
    problems: list[FileProblemShown]
    doubles: Annotated[
        list[DoubleShown], Field(description="Whom those imported may be, the surest first.")
    ]


@router.post(IMPORTS, response={201: ContactImportShown}, operation_id="readContacts")
def receive(request: Caller, file: File[UploadedFile]) -> dict[str, Any]:
    """Read a file of contacts; nothing is kept of it before it is imported."""
    read = receive_contacts(
        by=request.user,
        content=cast("IO[bytes]", file.file),
        name=file.name or "contacts",
        most_bytes=settings.MOST_ATTACHMENT_MB << 20,
    )
    return _told(request.user, read)


@router.get(IMPORT, response=ContactImportShown, operation_id="previewContacts")
def preview(request: Caller, contact_import_id: Key) -> dict[str, Any]:
    """Return what an import would do, or did."""
    return _told(request.user, _own(request.user, contact_import_id))


@router.put(f"{IMPORT}/companies", response=ContactImportShown, operation_id="chooseCompanies")
def choose(request: Caller, contact_import_id: Key, given: ChoicesGiven) -> dict[str, Any]:
    """Say which account each company of the file is."""
    import_ = _own(request.user, contact_import_id)
    choices = {key: str(choice or "") for key, choice in given.companies.items()}
    choose_accounts(by=request.user, import_=import_, choices=choices)
    return _told(request.user, import_)


@router.post(f"{IMPORT}/apply", response=ContactImportShown, operation_id="importContacts")
def apply(request: Caller, contact_import_id: Key) -> dict[str, Any]:
    """Import what the preview says; contacts of unclear companies are left out."""
    import_ = _own(request.user, contact_import_id)
    done = import_contacts(by=request.user, import_=import_, today=timezone.localdate())
    return _told(request.user, done)


@router.post(f"{IMPORT}/undo", response={204: None}, operation_id="undoContactImport")
def undo(request: Caller, contact_import_id: Key) -> None:
    """Undo an import; contacts that somebody worked on since stay."""
    undo_import(by=request.user, import_=_own(request.user, contact_import_id))


@router.delete(IMPORT, response={204: None}, operation_id="discardContacts")
def discard(request: Caller, contact_import_id: Key) -> None:
    """Forget a file that was read and not imported."""
    discard_import(by=request.user, import_=_own(request.user, contact_import_id))


@router.get(
    "/accounts/{int:account_id}/people/cards",
    response={200: None},
    operation_id="readCards",
    openapi_extra=CARD_FILE,
)
def cards(request: Caller, account_id: Key) -> HttpResponse:
    """Return everybody who works at an account now as address cards (vCard 3.0)."""
    account = seen_account(request.user, account_id)
    places = contacts_of(account, timezone.localdate()).filter(state=HERE)
    return HttpResponse(cards_of(places), content_type="text/vcard; charset=utf-8")


def _own(user: User, contact_import_id: int) -> ContactImport:
    return get_object_or_404(ContactImport, pk=contact_import_id, by=user)


def _told(user: User, import_: ContactImport) -> dict[str, Any]:
    plan = plan_of(by=user, import_=import_, today=timezone.localdate())
    flaws = [*import_.problems, *(asdict(each) for each in plan.flaws)]
    return {
        "id": import_.pk,
        "file_name": import_.file_name,
        "state": import_.state,
        "reader": import_.reader,
        "origin": import_.origin,
        "counts": import_.counts or {each.value: plan.count(each) for each in Outcome},
        "companies": [_company(each) for each in plan.companies],
        "contacts": [_contact(each) for each in plan.contacts],
        "problems": [{**each, "sentence": sentence(each["code"], each)} for each in flaws],
        "doubles": doubles_told(doubles_of(user, people_imported(import_))),
    }


def _company(each: PlannedCompany) -> dict[str, Any]:
    names = ("contacts", "account", "by", "likely", "is_skipped")
    told = {name: getattr(each, name) for name in names}
    return told | {"key": each.company.key, "name": each.company.name}


def _contact(each: PlannedContact) -> dict[str, Any]:
    names = ("number", "name", "company", "function")
    told = {name: getattr(each.contact, name) for name in names}
    return told | {
        "account": each.account,
        "outcome": each.outcome,
        "changes": list(each.changes),
    }
