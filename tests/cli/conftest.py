import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from django.utils import translation

from verder.cli.main import run


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a command left on the terminal."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The JSON it printed."""
        return json.loads(self.out)


Verder = Callable[..., Outcome]


@pytest.fixture
def verder(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Iterator[Verder]:
    """Return a way to call the terminal in this process, in English."""
    monkeypatch.setenv("VERDER_LANGUAGE", "en")

    def called(*words: object) -> Outcome:
        monkeypatch.setattr("sys.argv", ["verder", *map(str, words)])
        capsys.readouterr()
        with pytest.raises(SystemExit) as ended:
            run()
        said = capsys.readouterr()
        code = ended.value.code
        return Outcome(code if isinstance(code, int) else 1, said.out, said.err)

    yield called
    translation.deactivate()


@pytest.fixture
def sales(tmp_path: Path) -> Path:
    """Return a file with three customers, two currencies' worth of nothing strange, one reject."""
    path = tmp_path / "sales.csv"
    rows = [
        "invoice;line;date;customer;customer_name;product;amount;cost",
        "F1;1;2025-01-15;K1;Alfa BV;P1;800,00;500,00",
        "F1;2;2025-01-15;K1;Alfa BV;P2;100,50;50,00",
        "F2;1;2025-02-15;K2;Beta BV;P1;90,00;99,00",
        "F3;1;2025-03-15;;;P1;10,00;5,00",
        "F4;1;2025-03-31;K3;Gamma BV;P3;30,00;10,00",
        "F5;1;2025-03-31;K3;Gamma BV;P3;dertig;10,00",
    ]
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")
    return path
