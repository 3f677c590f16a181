"""Secrets that are used again: sealed, opened here alone, with a key for its owner alone."""

from pathlib import Path

import pytest
from pytest_django.fixtures import Settings

from verder.apps.core.failures import Refused
from verder.apps.core.sealing import KEY_FILE, seal, unseal


def test_a_key_is_made_once_for_its_owner_alone(home: Path) -> None:
    sealed = seal("geheim")
    assert "geheim" not in sealed
    assert (home / KEY_FILE).stat().st_mode & 0o777 == 0o600
    assert unseal(sealed) == "geheim"
    assert [path.name for path in home.iterdir()] == [KEY_FILE]


def test_a_newer_key_stands_before_the_older_one(settings: Settings) -> None:
    settings.CREDENTIALS_KEYS = ["oud"]
    sealed = seal("geheim")
    settings.CREDENTIALS_KEYS = ["nieuw", "oud"]
    assert unseal(sealed) == "geheim"
    settings.CREDENTIALS_KEYS = ["nieuw"]
    with pytest.raises(Refused, match="credentials_key_lost"):
        unseal(sealed)
