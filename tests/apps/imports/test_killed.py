import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.homes import environment_of

DRIVER = Path(__file__).with_name("killing.py")
ROUNDS = 6


@pytest.mark.parametrize("seed", [1])
def test_an_import_that_is_killed_is_there_whole_or_not_at_all(ready_home: Path, seed: int) -> None:
    result = subprocess.run(
        [sys.executable, str(DRIVER), str(seed), str(ROUNDS)],
        env=environment_of(ready_home),
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
