"""Why another system could not be asked."""

from collections.abc import Mapping


class Trouble(Exception):  # noqa: N818 - it says what happened to the request
    """Another system did not do what was asked; nothing was changed here.

    `code` names the sentence that people read. With `needs_user` trying again helps
    nothing before somebody changes something.
    """

    def __init__(self, code: str, *, needs_user: bool = False, **details: object) -> None:
        super().__init__(code)
        self.code, self.needs_user = code, needs_user
        self.details: Mapping[str, object] = details

    def __str__(self) -> str:
        return f"{self.code} {dict(self.details)}"
