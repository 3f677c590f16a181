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


@pytest.mark.parametrize(
    ("locale", "said"),
    [
        ({"LANG": "nl_BE.UTF-8"}, "De omgevingsvariabele VERDER_WORKERS"),
        ({"LANG": "de_DE.UTF-8"}, "The environment variable VERDER_WORKERS"),
        ({"LANG": "nl_NL.UTF-8", "LC_ALL": "C"}, "The environment variable VERDER_WORKERS"),
        ({"LANG": "C", "VERDER_LANGUAGE": "nl"}, "De omgevingsvariabele VERDER_WORKERS"),
    ],
)
def test_nonsense_is_told_in_the_language_of_the_terminal(
    tmp_path: Path, locale: dict[str, str], said: str
) -> None:
    environment = {"VERDER_HOME": str(tmp_path), "PATH": "", "VERDER_WORKERS": "0", **locale}
    found = subprocess.run(
        [sys.executable, "-c", "from verder.cli.main import run; run()", "imports"],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert found.returncode != 0
    assert found.stderr.startswith(said)


@pytest.mark.parametrize(
    ("language", "said"),
    [("nl", "Start de webapplicatie"), ("en", "Start the web application")],
)
def test_help_is_in_the_language_of_the_terminal(language: str, said: str) -> None:
    found = subprocess.run(
        [sys.executable, "-c", "from verder.cli.main import run; run()", "--help"],
        env={"PATH": "", "VERDER_LANGUAGE": language},
        capture_output=True,
        text=True,
        check=False,
    )
    assert found.returncode == 0
    assert said in found.stdout
