from pathlib import Path

import pytest

from tests.facts.lines.staging import Desk


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """Return a folder to stage files in."""
    return Desk(tmp_path)
