"""The limits of the pyramid as flat values: its textbook benchmark layer by layer."""

from decimal import Decimal
from typing import Any

from verder.domain.identify.layers import ACTIVE_LAYERS, BENCHMARKS, Benchmark, PyramidLimits

OWN_BENCHMARK = "own"
NONE = Decimal(0)


def make_pyramid(**values: Any) -> PyramidLimits:  # noqa: ANN401 - shares and a count by name
    """Return the limits from values by name; a benchmark of 0 says nothing of its layer.

    >>> make_pyramid(benchmark_top=Decimal("0.6"), benchmark_small=Decimal(0)).benchmark.code
    'own'
    """
    kept = {name: value for name, value in values.items() if not name.startswith("benchmark_")}
    usual = flat_pyramid(PyramidLimits())
    shares = {layer: values.get(_name(layer), usual[_name(layer)]) for layer in ACTIVE_LAYERS}
    claimed = {layer: share for layer, share in shares.items() if share}
    if sum(claimed.values()) > 1:
        raise ValueError("The shares of the benchmark are at most 1 together.")
    return PyramidLimits(**kept, benchmark=_benchmark(claimed))


def flat_pyramid(limits: PyramidLimits) -> dict[str, Any]:
    """Return the values by name."""
    shares = {_name(layer): limits.benchmark.shares.get(layer, NONE) for layer in ACTIVE_LAYERS}
    return {
        "top_share": limits.top_share,
        "large_share": limits.large_share,
        "medium_share": limits.medium_share,
        "fewest_customers": limits.fewest_customers,
        **shares,
    }


def _name(layer: str) -> str:
    return f"benchmark_{layer}"


def _benchmark(claimed: dict[Any, Decimal]) -> Benchmark:
    known = (each for each in BENCHMARKS if dict(each.shares) == claimed)
    return next(known, Benchmark(code=OWN_BENCHMARK, shares=claimed))
