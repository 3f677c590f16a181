"""No text that people see stands outside a translation: in no template, in no code of the web."""

import ast
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest

WEB = Path(__file__).resolve().parents[2] / "src/verder/web"
TEMPLATES = sorted((WEB / "templates").rglob("*.html"))
MODULES = sorted(WEB.rglob("*.py"))

SAME_IN_EVERY_LANGUAGE = {
    "Verder",
    "Excel",
    "PowerPoint",
    "CSV",
    "Nederlands",
    "English",
    "UTF-8",
    "KvK",
    "HHI",
    "Gini",
    "ABC",
    "CR",
    "Σx",
}
PRODUCTS = {  # names of bookkeeping packages
    "Exact Online",
    "Exact Globe",
    "AFAS Profit",
    "Visma eAccounting",
    "Microsoft Dynamics",
}
SPOKEN = {
    "action",
    "alt",
    "aria-description",
    "aria-label",
    "empty",
    "explain_title",
    "hint",
    "label",
    "lead",
    "note",
    "placeholder",
    "summary",
    "than",
    "title",
}
SILENT = {"code", "kbd", "script", "style"}
TRANSLATED = re.compile(
    r"\{%\s*(blocktrans(?:late)?|comment)\b.*?\{%\s*end\1\s*%\}|\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}",
    re.DOTALL,
)
WORD = re.compile(r"[^\W\d_]{2,}")
MARKUP = re.compile(r"<[a-z]+[ >]")
SENTENCE = re.compile(r"[^\W\d_]{2,}[,:]? +[^\W\d_]{2,}")
MARKERS = {
    "_",
    "gettext",
    "gettext_lazy",
    "gettext_noop",
    "ngettext",
    "ngettext_lazy",
    "pgettext",
    "pgettext_lazy",
    "npgettext",
    "npgettext_lazy",
}
FOR_PROGRAMMERS = {"ValueError", "RuntimeError", "TypeError", "TypeVar", "compile", "cast"}


class Spoken(HTMLParser):
    """Gathers the texts of a page that are seen or read aloud."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note attributes that are spoken."""
        self.silent += tag in SILENT
        is_form = tag == "form"  # its `action` is an address
        self.found += [
            value
            for name, value in attrs
            if value and name in SPOKEN and not (is_form and name == "action")
        ]

    def handle_endtag(self, tag: str) -> None:
        """Hear again after what is not spoken."""
        self.silent -= tag in SILENT

    def handle_data(self, data: str) -> None:
        """Note what stands between the tags."""
        if not self.silent:
            self.found.append(data.strip())


def untranslated(source: str) -> list[str]:
    """Return the texts of a template that nobody can translate."""
    page = Spoken()
    page.feed(TRANSLATED.sub(" ", source).replace('action="/', 'data-action="/'))
    return [
        text
        for text in page.found
        if WORD.search(text) and not set(WORD.findall(text)) <= SAME_IN_EVERY_LANGUAGE
    ]


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(WEB)))
def test_every_text_of_a_template_can_be_translated(path: Path) -> None:
    assert untranslated(path.read_text(encoding="utf-8")) == []


def test_text_in_a_template_is_found() -> None:
    assert untranslated("<p>Hello there</p>") == ["Hello there"]
    assert untranslated('<input placeholder="Search here">') == ["Search here"]
    assert untranslated("<p>{% translate 'Hello' %} {{ name }}</p><kbd>Esc</kbd>") == []


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(WEB)))
def test_every_sentence_of_the_web_can_be_translated(path: Path) -> None:
    assert list(bare_sentences(ast.parse(path.read_text(encoding="utf-8")))) == []


def test_a_sentence_in_code_is_found() -> None:
    assert list(bare_sentences(ast.parse('say(request, "It is done")'))) == ["It is done"]
    assert list(bare_sentences(ast.parse('say(request, _("It is done"))'))) == []
    assert list(bare_sentences(ast.parse("""draw('<p class="a b">Done</p>')"""))) != []
    assert list(bare_sentences(ast.parse("""draw('<p class="a b">{}</p>')"""))) == []
    assert list(bare_sentences(ast.parse('def f():\n    """It is done."""'))) == []


def bare_sentences(tree: ast.AST) -> Iterator[str]:
    """Yield texts of several words that are no docstring and in no call that translates."""
    for child in ast.iter_child_nodes(tree):
        if isinstance(child, ast.Expr) and isinstance(child.value, ast.Constant):
            continue
        if isinstance(child, ast.Call) and called(child) in MARKERS | FOR_PROGRAMMERS:
            continue
        if isinstance(child, ast.Constant) and isinstance(child.value, str):
            if is_spoken(child.value) and child.value not in PRODUCTS:
                yield child.value
        else:
            yield from bare_sentences(child)


def is_spoken(text: str) -> bool:
    """Return whether people see words of it; those of a tag they do not."""
    return bool(untranslated(text) if MARKUP.match(text) else SENTENCE.search(text))


def called(call: ast.Call) -> str:
    """Return the name of what is called."""
    return str(getattr(call.func, "id", None) or getattr(call.func, "attr", ""))
