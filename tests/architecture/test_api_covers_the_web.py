"""What a form of the web writes, the API writes too, unless there is a reason."""

import inspect
from collections.abc import Callable, Iterator
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver

from tests.architecture.api_coverage import BY_OPERATION, OF_A_BROWSER
from verder.api.main import api


def pages(resolver: URLResolver) -> Iterator[tuple[str, Callable[..., Any]]]:
    """Yield the name and the view of every page of our own web."""
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLResolver):
            yield from pages(pattern)
        elif isinstance(pattern, URLPattern) and pattern.name:
            view: Callable[..., Any] = inspect.unwrap(pattern.callback)
            if view.__module__.startswith("verder.web."):
                yield pattern.name, pattern.callback


def methods_of(view: Callable[..., Any] | None) -> list[str]:
    """Return the methods that a view takes, as its decorator keeps them."""
    while view is not None:
        kept = inspect.getclosurevars(view).nonlocals if inspect.isfunction(view) else {}
        if "request_method_list" in kept:
            return list(kept["request_method_list"])
        view = getattr(view, "__wrapped__", None)
    return []


def test_every_view_says_which_methods_it_takes() -> None:
    assert [name for name, view in pages(get_resolver()) if not methods_of(view)] == []


def test_every_form_has_its_operation_or_a_reason() -> None:
    writes = {name for name, view in pages(get_resolver()) if "POST" in methods_of(view)}
    assert writes == BY_OPERATION.keys() | OF_A_BROWSER.keys()
    assert not BY_OPERATION.keys() & OF_A_BROWSER.keys()


def test_every_operation_that_is_named_exists() -> None:
    there = {
        operation["operationId"]
        for methods in api.get_openapi_schema()["paths"].values()
        for operation in methods.values()
    }
    named = {name for names in BY_OPERATION.values() for name in names}
    assert named - there == set()
