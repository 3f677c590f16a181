"""Why a file is refused as a whole."""

from collections.abc import Mapping


class FileRefused(Exception):  # noqa: N818 - it says what happened to the file
    """The file cannot be read, or not without an answer; the store is as it was.

    `code` names the sentence that the web and the terminal show; `details` fill
    it: `file`, and where there is one `row`, `column`, `text`, `flag` (the
    terminal's flag that answers an ambiguity) and what else the sentence needs.
    Values are plain (text, numbers, lists of them), so they can be stored as JSON.
    """

    def __init__(self, code: str, **details: object) -> None:
        super().__init__(code)
        self.code = code
        self.details: Mapping[str, object] = details

    def __str__(self) -> str:
        return f"{self.code} {dict(self.details)}"
