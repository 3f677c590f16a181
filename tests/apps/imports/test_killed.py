import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

DRIVER = Path(__file__).with_name("killing.py")
ROUNDS = 6


@pytest.mark.parametrize("seed", [1])
def test_an_import_that_is_killed_is_there_whole_or_not_at_all(tmp_path: Path, seed: int) -> None:
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith("VERDER_")},
        "VERDER_HOME": str(tmp_path),
        "DJANGO_SETTINGS_MODULE": "verder.config.settings",
    }
    result = subprocess.run(
        [sys.executable, str(DRIVER), str(seed), str(ROUNDS)],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stderr
    found = json.loads(result.stdout)
    assert found["before"] != found["after"]
    assert found["before"][-1]
    assert len(found["left"]) > ROUNDS
    strange = [left for left in found["left"] if left not in (found["before"], found["after"])]
    assert strange == []
