"""Every operation, asked what its document allows and what it does not: never a broken answer."""

import os
from collections.abc import Iterator
from shutil import rmtree
from typing import Any, Final

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections, transaction
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis import Case, GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.core.failures import FailureGroup
from schemathesis.core.result import Ok
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from tests.api.records import make_records
from tests.world import World
from verder.api import throttle
from verder.apps.core.enums import Role
from verder.apps.core.services import make_token
from verder.apps.imports.folders import uploads_folder

# More is asked by hand: VERDER_API_EXAMPLES=100 pytest tests/api/test_whole_document.py
EXAMPLES: Final = int(os.environ.get("VERDER_API_EXAMPLES", "1"))
CHECKS: Final = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
]


@pytest.fixture
def kept_connection() -> Iterator[None]:
    """Keep the connection of the test, which the end of a request would close."""
    signals = (request_started, request_finished)
    for signal in signals:
        signal.disconnect(close_old_connections)
    yield
    for signal in signals:
        signal.connect(close_old_connections)


@pytest.mark.parametrize("mode", [GenerationMode.POSITIVE, GenerationMode.NEGATIVE])
def test_no_operation_breaks(
    world: World, kept_connection: None, monkeypatch: pytest.MonkeyPatch, mode: GenerationMode
) -> None:
    monkeypatch.setattr(throttle, "MOST_A_MINUTE", 10**9)
    keys = make_records(world)
    by = world.users[Role.ADMINISTRATOR]
    _token, secret = make_token(by=by, name="test", days=1, may_write=True)
    headers = {"Authorization": f"Bearer {secret}"}
    schema = schemathesis.openapi.from_wsgi("/api/openapi.json", get_wsgi_application())
    asked = 0
    broken: dict[str, str] = {}
    for found in schema.get_all_operations():
        assert isinstance(found, Ok)
        operation = found.ok()
        path = {name: _key(keys, operation.path, name) for name in _names(operation)}

        @settings(
            max_examples=EXAMPLES,
            derandomize=True,
            database=None,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        )
        @given(case=operation.as_strategy(mode, path_parameters=path))
        def ask(case: Case[Any]) -> None:
            with transaction.atomic():
                case.call_and_validate(headers=headers, checks=CHECKS)
                transaction.set_rollback(True)
            rmtree(uploads_folder(), ignore_errors=True)  # their records were rolled back

        try:
            ask()
        except FailureGroup as failure:
            broken[f"{operation.method} {operation.path}"] = str(failure)[:1500]
        asked += 1
    assert broken == {}, "\n\n".join(f"{name}: {said}" for name, said in broken.items())
    assert asked > 130


def _names(operation: Any) -> list[str]:
    return [each.name for each in operation.path_parameters if each.name.endswith("_id")]


def _key(keys: dict[str, int], path: str, name: str) -> int:
    """Return a record that the address may name; criteria there are of two kinds."""
    room = path.split("/")[2]
    return keys.get(f"{room}.{name}", keys.get(name, 1))
