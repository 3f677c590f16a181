"""The OpenAPI document, completed with what every operation may answer when it fails."""

from typing import Any, Final

from verder.api.problems import MEDIA_TYPE, ProblemShown

PROBLEM: Final = {"$ref": "#/components/schemas/ProblemShown"}
EVERYWHERE: Final = {
    "401": "There is no token, or it does not work (any more).",
    "403": "This caller may not do this.",
    "405": "This address does not take that method.",
    "429": "Too many requests in this minute.",
}
SOMETIMES: Final = {
    "400": "What was sent cannot be read.",
    "404": "That does not exist, or not for this caller.",
    "409": "It is refused as things stand; `code` says why.",
    "413": "What was sent is too large.",
    "422": "A field does not fit; `errors` names each.",
}


def complete(document: dict[str, Any]) -> None:
    """Add the problems that every operation may answer with."""
    schemas = document["components"]["schemas"]
    told = ProblemShown.model_json_schema(ref_template="#/components/schemas/{model}")
    schemas.update(told.pop("$defs"))
    schemas["ProblemShown"] = told
    for path, operations in document["paths"].items():
        for method, operation in operations.items():
            _name(operation)
            for status, about in _problems_of(path, method, operation).items():
                operation["responses"].setdefault(int(status), _response(about))


def _name(operation: dict[str, Any]) -> None:
    """Call the operation what the first sentence of its description says."""
    first, _dot, more = operation.pop("description").partition(".")
    operation["summary"] = first
    if more.strip():
        operation["description"] = " ".join(more.split())


def _problems_of(path: str, method: str, operation: dict[str, Any]) -> dict[str, str]:
    left_out = set()
    if "{" not in path and method == "get" and not operation.get("parameters"):
        left_out.add("404")
    if method == "get":
        left_out |= {"400", "409", "413"}
    if not operation.get("parameters") and "requestBody" not in operation:
        left_out.add("422")
    return EVERYWHERE | {
        status: about for status, about in SOMETIMES.items() if status not in left_out
    }


def _response(about: str) -> dict[str, Any]:
    return {"description": about, "content": {MEDIA_TYPE: {"schema": PROBLEM}}}
