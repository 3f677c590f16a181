"""One demo company for all tests: smaller than the usual one, with every feature in it."""

from datetime import date
from pathlib import Path

import pyarrow as pa
import pytest

from verder.facts.demo.company import DemoCompany, demo_company, monthly_lines
from verder.facts.demo.files import DemoFiles, write_files

TODAY = date(2026, 11, 21)


@pytest.fixture(scope="session")
def company() -> DemoCompany:
    return demo_company(today=TODAY, customer_count=300, years=3)


@pytest.fixture(scope="session")
def lines(company: DemoCompany) -> pa.Table:
    return pa.concat_tables(list(monthly_lines(company)))


@pytest.fixture(scope="session")
def files(company: DemoCompany, tmp_path_factory: pytest.TempPathFactory) -> DemoFiles:
    folder: Path = tmp_path_factory.mktemp("demo")
    return write_files(company, folder / "files")
