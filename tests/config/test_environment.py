import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
NAME = re.compile(r'"(VERDER_[A-Z_]+)"')


def names_in_source() -> set[str]:
    paths = (ROOT / "src/verder").rglob("*.py")
    return {name for path in paths for name in NAME.findall(path.read_text(encoding="utf-8"))}


def test_the_sample_names_every_variable_and_no_other() -> None:
    sample = (ROOT / ".env.sample").read_text(encoding="utf-8")
    assert set(re.findall(r"^# (VERDER_[A-Z_]+)=", sample, re.MULTILINE)) == names_in_source()


@pytest.mark.parametrize(
    ("name", "nonsense"),
    [
        ("VERDER_DEBUG", "perhaps"),
        ("VERDER_WORKERS", "many"),
        ("VERDER_WORKERS", "0"),
        ("VERDER_DATABASE", "mysql://localhost/x"),
        ("VERDER_HOME", "/dev/null/home"),
    ],
)
def test_nonsense_stops_with_a_sentence_that_names_the_variable(
    tmp_path: Path, name: str, nonsense: str
) -> None:
    environment = {"VERDER_HOME": str(tmp_path), "PATH": "", name: nonsense}
    found = subprocess.run(
        [sys.executable, "-c", "import verder.config.settings"],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert found.returncode != 0
    assert name in found.stderr
    assert len(found.stderr.strip().splitlines()) == 1
