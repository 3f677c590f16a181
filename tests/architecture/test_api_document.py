"""The document of the API: one meaning for each name, one router for each address."""

import re
from collections import Counter, defaultdict
from typing import Any

import pytest
from django.urls import resolve
from ninja.openapi.schema import OpenAPISchema

from verder.api.main import api

Definitions = dict[str, Any]
EXAMPLE = re.compile(r"{\w+}")


def test_two_schemas_never_share_a_name(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: defaultdict[str, set[str]] = defaultdict(set)

    def note(self: OpenAPISchema, definitions: Definitions) -> None:
        for name, definition in definitions.items():
            told = definition.get("enum"), sorted(definition.get("properties", ()))
            seen[name].add(str(told))
        self.schemas.update(definitions)

    monkeypatch.setattr(OpenAPISchema, "add_schema_definitions", note)
    OpenAPISchema(api, "api/")
    assert {name: each for name, each in seen.items() if len(each) > 1} == {}


def test_an_address_stands_in_one_router() -> None:
    addresses = Counter(
        f"{bound.prefix}{path}"
        for bound in api._get_bound_routers()
        for path in bound.path_operations
    )
    assert [address for address, count in addresses.items() if count > 1] == []


def test_every_operation_is_named_and_told_in_one_line() -> None:
    operations = [
        operation
        for methods in api.get_openapi_schema()["paths"].values()
        for operation in methods.values()
    ]
    ids = [each["operationId"] for each in operations]
    assert len(ids) == len(set(ids))
    assert [each["operationId"] for each in operations if len(each["summary"]) > 90] == []
    assert [each["operationId"] for each in operations if not each.get("tags")] == []


def test_no_address_hides_behind_another() -> None:
    paths = api.get_openapi_schema()["paths"]
    found = {path: resolve(EXAMPLE.sub("1", path)).route for path in paths}
    assert {path: _plain(route) for path, route in found.items()} == {
        path: path.lstrip("/") for path in paths
    }


def _plain(route: str) -> str:
    return re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", route)
