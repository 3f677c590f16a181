"""The questions of the marts as a good engineer asks them of DuckDB, pandas and Polars."""

from pathlib import Path

import pandas as pd
import polars as pl

from verder.domain.values.period import Period

SOURCE = """'{path}' JOIN numbers USING (source, customer)
WHERE date >= '{period.start_on}' AND date < '{period.end_on}'"""
MONEY = """sum(amount)::BIGINT, sum(cost)::BIGINT, sum(amount) FILTER (cost IS NOT NULL)::BIGINT"""
SQL = {
    "totals": f"""SELECT account_id, {MONEY}, sum(abs(amount))::BIGINT,
        sum(abs(amount)) FILTER (cost IS NOT NULL)::BIGINT, count(*), count(DISTINCT invoice),
        count(DISTINCT product), min(date), max(date) FROM {SOURCE} GROUP BY 1 ORDER BY 1""",
    "months": f"""SELECT date_trunc('month', date), {MONEY}, count(DISTINCT account_id),
        count(DISTINCT invoice) FROM {SOURCE} GROUP BY 1 ORDER BY 1""",
    "months by account": f"""SELECT account_id, date_trunc('month', date), sum(amount)::BIGINT
        FROM {SOURCE} GROUP BY 1, 2 ORDER BY 1, 2""",
    "groups by account": f"""SELECT account_id, product_group, {MONEY}
        FROM {SOURCE} GROUP BY 1, 2 ORDER BY 1, 2""",
}
KEYS = {
    "totals": ["account_id"],
    "months": ["month"],
    "months by account": ["account_id", "month"],
    "groups by account": ["account_id", "product_group"],
}
DISTINCT = {"totals": ["invoice", "product"], "months": ["account_id", "invoice"]}
COLUMNS = ["source", "customer", "date", "amount", "cost"]


def asked_in_pandas(name: str, path: Path, numbers: pd.DataFrame, period: Period) -> object:
    """Return the answer of pandas."""
    columns = _columns_of(name)
    lines = pd.read_parquet(path, columns=columns, dtype_backend="pyarrow")
    start_on, end_on = period.start_on, period.end_on
    lines = lines[(lines["date"] >= start_on) & (lines["date"] < end_on)]
    lines = lines.merge(numbers, on=["source", "customer"])
    lines["costed"] = lines["amount"].where(lines["cost"].notna())
    if "month" in KEYS[name]:
        lines["month"] = lines["date"].astype("datetime64[ns]").dt.to_period("M")
    sums = {"amount": "sum", "cost": "sum", "costed": "sum"}
    if name == "totals":
        lines["weight"] = lines["amount"].abs()
        sums |= {"weight": "sum", "date": "max"}
    return lines.groupby(KEYS[name]).agg(sums | dict.fromkeys(DISTINCT.get(name, ()), "nunique"))


def asked_in_polars(name: str, path: Path, numbers: pl.DataFrame, period: Period) -> object:
    """Return the answer of Polars, streaming."""
    lines = pl.scan_parquet(path).filter(
        pl.col("date") >= period.start_on, pl.col("date") < period.end_on
    )
    lines = lines.join(numbers.lazy(), on=["source", "customer"])
    if "month" in KEYS[name]:
        lines = lines.with_columns(month=pl.col("date").dt.truncate("1mo"))
    sums = [
        pl.col("amount").sum(),
        pl.col("cost").sum(),
        pl.col("amount").filter(pl.col("cost").is_not_null()).sum().alias("costed"),
    ]
    if name == "totals":
        sums += [pl.col("amount").abs().sum().alias("weight"), pl.col("date").max()]
    counts = [pl.col(each).n_unique().alias(f"n_{each}") for each in DISTINCT.get(name, ())]
    answer = lines.group_by(KEYS[name]).agg(*sums, *counts).sort(KEYS[name])
    return answer.collect(engine="streaming")


def _columns_of(name: str) -> list[str]:
    extra = [*KEYS[name], *DISTINCT.get(name, ())]
    return COLUMNS + [each for each in extra if each not in ("account_id", "month")]
