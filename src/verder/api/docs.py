"""What the API offers, as a page: made from its own document, with nothing from elsewhere."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET
from markdown_it import MarkdownIt

from verder.api.main import api
from verder.content.guide import page

Document = dict[str, Any]
ROOMS: Mapping[str, Promise] = {
    "you": _("Who you are"),
    "relationship": _("The relation with accounts"),
    "accounts": _("Accounts"),
    "judgements": _("What people say of an account"),
    "profit": _("What an account leaves, costs and is worth"),
    "agreements": _("Agreements"),
    "calculate": _("Calculations"),
    "persons": _("Contacts"),
    "organisation charts": _("Organisation chart"),
    "teams": _("Account team"),
    "colleagues": _("Colleagues"),
    "opinions": _("Influence and attitude"),
    "contacts": _("Contact moments and promises"),
    "contact_matrix": _("DMU–PSU matrix"),
    "planning": _("Contact planning"),
    "alerts": _("What changed"),
    "analyses": _("Analyses"),
    "ratings": _("Customer rating"),
    "selection": _("Selection"),
    "drivers": _("Cost drivers"),
    "limits": _("Limits"),
    "imports": _("Imports"),
    "people": _("Users"),
    "organisation": _("Organisation"),
}
MARKDOWN = MarkdownIt("commonmark", {"html": False}).enable("table")


@require_GET
@login_required
def api_docs(request: HttpRequest) -> HttpResponse:
    """List what programs can ask and change, below how that works."""
    found = page("api", "api", (get_language() or "nl")[:2])
    if found is None:
        raise Http404
    context = {
        "guide": SafeString(MARKDOWN.render(found.text)),  # our own file, and no raw HTML
        "rooms": [(room, str(ROOMS[room]), operations) for room, operations in _rooms().items()],
        "document": reverse("api:openapi-json"),
    }
    return render(request, "api/docs.html", context)


@cache
def _rooms() -> dict[str, list[Document]]:
    """Return the operations of each room, as the page lists them."""
    document = api.get_openapi_schema()
    rooms: dict[str, list[Document]] = {}
    for address, operations in document["paths"].items():
        for method, operation in operations.items():
            told = _told(address, method, operation, document["components"]["schemas"])
            rooms.setdefault(operation["tags"][0], []).append(told)
    return rooms


def _told(address: str, method: str, operation: Document, schemas: Document) -> Document:
    return {
        "id": operation["operationId"],
        "address": address,
        "method": method.upper(),
        "summary": operation["summary"],
        "description": operation.get("description", ""),
        "parameters": operation["parameters"],
        "body": list(_fields(operation, schemas)),
    }


def _fields(operation: Document, schemas: Document) -> list[Document]:
    """Return the fields of the body, and which of them it cannot do without."""
    for content in operation.get("requestBody", {}).get("content", {}).values():
        schema = content["schema"]
        schema = schemas.get(str(schema.get("$ref", "")).rpartition("/")[2], schema)
        required = schema.get("required", ())
        return [
            {
                "name": name,
                "about": each.get("description", ""),
                "is_required": name in required,
            }
            for name, each in schema.get("properties", {}).items()
        ]
    return []
