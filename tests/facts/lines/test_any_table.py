"""Random tables, written in random dialects, come back equal."""

import csv
import io
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.facts.lines.staging import Desk, is_balanced, lines_of
from verder.facts.answers import Answers, DateOrder, DecimalMark

NAMES = st.text(st.sampled_from("abcé ëüß;,|\"'\t\n-12€"), min_size=1, max_size=12).map(
    lambda name: f"x{name}x"
)
MONEY = st.integers(-(10**9), 10**9).map(lambda whole: Decimal(whole).scaleb(-2))
DAYS = st.dates(date(1950, 1, 1), date(2090, 12, 31))
ROWS = st.lists(st.tuples(NAMES, DAYS, MONEY, st.booleans()), min_size=1, max_size=12)


@dataclass(frozen=True, slots=True)
class Dialect:
    """How to write a table."""

    delimiter: str
    ending: str
    encoding: str
    day: str
    decimal: str
    thousands: str
    minus: str
    titles: int

    def money(self, amount: Decimal) -> str:
        """Write an amount."""
        plain = f"{abs(amount):,.2f}".replace(",", "T").replace(".", self.decimal)
        text = plain.replace("T", self.thousands)
        return self.minus.replace("0", text) if amount < 0 else text

    def write(self, rows: list[tuple[str, date, Decimal, bool]]) -> bytes:
        """Write the table; of a row that is no line the date is nonsense."""
        out = io.StringIO()
        out.write(f"Overzicht{self.ending}" * self.titles)
        writer = csv.writer(out, delimiter=self.delimiter, lineterminator=self.ending)
        writer.writerow(["Factuurnummer", "Factuurdatum", "Klantnaam", "Nettobedrag"])
        for number, (name, day, amount, is_line) in enumerate(rows, start=1):
            written = day.strftime(self.day) if is_line else "nooit"
            writer.writerow([number, written, name, self.money(amount)])
        return out.getvalue().encode(self.encoding)

    @property
    def answers(self) -> Answers:
        """Say what a small table may leave open."""
        month_first = self.day.startswith("%m")
        return Answers(
            dates=DateOrder.MONTH_FIRST if month_first else DateOrder.DAY_FIRST,
            decimal=DecimalMark.COMMA if self.decimal == "," else DecimalMark.POINT,
            columns={
                "date": "Factuurdatum", "customer_name": "Klantnaam", "amount": "Nettobedrag",
                "invoice": "Factuurnummer",
            },
        )  # fmt: skip


MARKS = [(",", "."), (",", " "), (",", ""), (".", ","), (".", "'"), (".", "")]
DIALECTS = st.builds(
    lambda delimiter, ending, encoding, day, marks, minus, titles: Dialect(
        delimiter=delimiter,
        ending=ending,
        encoding=encoding,
        day=day,
        decimal=marks[0],
        thousands=marks[1],
        minus=minus,
        titles=titles,
    ),
    st.sampled_from([";", ",", "\t", "|"]),
    st.sampled_from(["\n", "\r\n"]),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-16-le"]),
    st.sampled_from(["%d-%m-%Y", "%Y-%m-%d", "%m/%d/%Y", "%Y%m%d", "%d %B %Y"]),
    st.sampled_from(MARKS),
    st.sampled_from(["-0", "0-", "(0)", "€ -0"]),
    st.integers(0, 2),
)


@settings(max_examples=60, suppress_health_check=list(HealthCheck))
@given(rows=ROWS, dialect=DIALECTS)
def test_a_table_comes_back_as_it_was_written(
    rows: list[tuple[str, date, Decimal, bool]], dialect: Dialect
) -> None:
    with TemporaryDirectory() as folder:
        staged = Desk(Path(folder)).stage(dialect.write(rows), answers=dialect.answers)
        found = [
            (line["invoice"], line["customer_name"], line["date"], line["amount"])
            for line in lines_of(staged)
        ]
    expected = [
        (str(number), " ".join(name.splitlines()), day, int(amount * 10_000))
        for number, (name, day, amount, is_line) in enumerate(rows, start=1)
        if is_line
    ]
    assert [(a, " ".join(b.splitlines()), c, d) for a, b, c, d in found] == expected
    assert staged.preview.rejected.rows == sum(not is_line for *_, is_line in rows)
    assert is_balanced(staged)
