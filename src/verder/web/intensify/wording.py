"""A gentle word beside what people write about people; it never holds anything up."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _

from verder.content.wording import words_by_kind

MARK = "data-wording"  # js/wording.js looks after fields that bear it


def mind_wording(form: forms.BaseForm, *names: str) -> None:
    """Let these fields of a form say so where a word judges, or is about private life."""
    for name in names:
        if name in form.fields:
            form.fields[name].widget.attrs[MARK] = ""


def wording_told() -> dict[str, Any]:
    """Return the words with what they are, and what is said of each kind."""
    return {
        "words": {word: kind for kind, words in words_by_kind().items() for word in words},
        "hints": {
            "judging": _(
                "“{word}” is a judgement. Rather write what was said or done: the person may ask to"
                " read it."
            ),
            "private": _(
                "“{word}” may be about health, belief, origin or private life. Leave it out, unless"
                " the person asked you to write it down."
            ),
        },
    }
