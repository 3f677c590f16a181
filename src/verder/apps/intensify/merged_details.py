"""What of one contact fills what is not known of the other, when the two become one."""

from typing import Any

from verder.apps.intensify.models import Person
from verder.apps.intensify.same_people import is_short_for, person_words


def filled_by(keep: Person, gone: Person) -> dict[str, Any]:
    """Return the fields that the one who stays gets from the one who goes."""
    filled: dict[str, Any] = {}
    if _is_fuller(gone.given_name, keep.given_name):
        filled["given_name"] = gone.given_name
    if gone.birthday_on and not keep.birthday_on:
        filled |= {"birthday_on": gone.birthday_on, "is_birthday_allowed": True}
    for name in ("language", "verified_on"):
        if getattr(gone, name) and not getattr(keep, name):
            filled[name] = getattr(gone, name)
    return filled


def _is_fuller(one: str, other: str) -> bool:
    """Return whether a first name is written out, and the other is empty or its initials."""
    words, short = person_words(one), person_words(other)
    is_whole = any(len(word) > 1 for word in words)
    return is_whole and words != short and is_short_for(short, words)
