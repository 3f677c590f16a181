"""Secrets that must be used again are kept sealed: passwords of other systems.

The key is a setting, or a file in the home folder, made once. It is no part of a backup: who
finds a backup opens nothing with it.
"""

import os
from base64 import urlsafe_b64encode
from hashlib import sha256
from pathlib import Path
from typing import Final

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings

from verder.apps.core.failures import Refused

KEY_FILE: Final = "credentials-key"
OWNER_ONLY: Final = 0o600


def seal(text: str) -> str:
    """Return the text so that only this installation reads it."""
    return _keys().encrypt(text.encode()).decode("ascii")


def unseal(sealed: str) -> str:
    """Return what was sealed; refused where the key is another one, as after moving house."""
    try:
        return _keys().decrypt(sealed.encode()).decode()
    except InvalidToken as lost:
        raise Refused("credentials_key_lost") from lost


def _keys() -> MultiFernet:
    """Return the keys: the first one seals, those after it still open."""
    given: list[str] = settings.CREDENTIALS_KEYS
    return MultiFernet([Fernet(_key_of(words)) for words in given or [_kept_words()]])


def _key_of(words: str) -> bytes:
    return urlsafe_b64encode(sha256(words.encode()).digest())


def _kept_words() -> str:
    """Return what the key file holds; the first call makes it, whole or not at all."""
    path = Path(settings.VERDER_HOME) / KEY_FILE
    if not path.exists():
        unfinished = path.with_name(f".{KEY_FILE}.{os.getpid()}")
        opened = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, OWNER_ONLY)
        with os.fdopen(opened, "wb") as stream:
            stream.write(Fernet.generate_key())
        try:
            os.link(unfinished, path)
        except FileExistsError:
            pass  # another process was first, and its key counts
        finally:
            unfinished.unlink()
    return path.read_text(encoding="ascii")
