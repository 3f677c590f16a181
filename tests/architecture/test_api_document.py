"""The document of the API: one meaning for each name, one router for each address."""

from collections import Counter, defaultdict
from typing import Any

import pytest
from ninja.openapi.schema import OpenAPISchema

from verder.api.main import api

Definitions = dict[str, Any]


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
