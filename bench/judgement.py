"""How long the domain needs to judge a company: ABC, concentration, pyramid and whale."""

import time
from collections.abc import Callable
from decimal import Decimal
from random import Random

from bench.rows import Row
from verder.domain.identify.abc_analysis import abc
from verder.domain.identify.concentration import concentration
from verder.domain.identify.pyramid import pyramid
from verder.domain.identify.ranking import AccountRevenue
from verder.domain.identify.whale import AccountProfit, whale

ACCOUNTS = 50_000
LIMIT_SECONDS = 0.5
ROUNDS = 5


def company(accounts: int, seed: int = 1) -> tuple[list[AccountRevenue], list[AccountProfit]]:
    """Return revenue and profit of so many accounts, spread as in real companies."""
    draw = Random(seed)  # noqa: S311 - made-up money, not a secret
    revenues, profits = [], []
    for account_id in draw.sample(range(accounts), accounts):
        whole = int(draw.paretovariate(1.2) * 10_000_000)
        margin = whole * draw.randint(-10, 45) // 100
        revenue = Decimal(whole).scaleb(-4)
        revenues.append(AccountRevenue(account_id, revenue, draw.randint(1, 40)))
        profits.append(
            AccountProfit(account_id=account_id, revenue=revenue, profit=Decimal(margin).scaleb(-4))
        )
    return revenues, profits


def fastest(judge: Callable[[], object]) -> float:
    """Return the shortest of a few runs, in seconds."""
    runs = []
    for _ in range(ROUNDS):
        started = time.perf_counter()
        judge()
        runs.append(time.perf_counter() - started)
    return min(runs)


def judgement_seconds(accounts: int = ACCOUNTS) -> dict[str, float]:
    """Return the seconds of each analysis of so many accounts."""
    revenues, profits = company(accounts)
    return {
        "abc": fastest(lambda: abc(revenues)),
        "concentration": fastest(lambda: concentration(revenues)),
        "pyramid": fastest(lambda: pyramid(revenues)),
        "whale": fastest(lambda: whale(profits)),
    }


def run() -> list[Row]:
    """Measure the judgement of a company, all analyses together."""
    seconds = judgement_seconds()
    note = ", ".join(f"{name} {each:.3f}" for name, each in seconds.items())
    together = sum(seconds.values())
    title = f"judgement of {ACCOUNTS:,} accounts"
    return [Row(name=title, seconds=together, most=LIMIT_SECONDS, note=note)]


def main() -> None:
    """Print the seconds of each analysis and of all together, beside the limit."""
    seconds = judgement_seconds()
    for name, each in seconds.items():
        print(f"{name:<16}{each:8.3f} s")
    together = sum(seconds.values())
    print(f"{'together':<16}{together:8.3f} s   (limit {LIMIT_SECONDS} s, {ACCOUNTS:,} accounts)")


if __name__ == "__main__":
    main()
