"""The layers of the customer pyramid, and what textbooks claim of them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from verder.domain.identify.ranking import count_of_share


class Layer(StrEnum):
    """The four layers of active customers, and the two groups around them."""

    TOP = "top"
    LARGE = "large"
    MEDIUM = "medium"
    SMALL = "small"
    INACTIVE = "inactive"  # bought before, not in this period
    NEW = "new"  # never bought before: only where a migration starts


ACTIVE_LAYERS: Final = (Layer.TOP, Layer.LARGE, Layer.MEDIUM, Layer.SMALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Benchmark:
    """Shares of revenue that sources claim for the layers; a layer they skip is absent."""

    code: str
    shares: Mapping[Layer, Decimal] = field(hash=False)  # equality still asks for them


def _benchmark(code: str, *percentages: int) -> Benchmark:
    shares = zip(ACTIVE_LAYERS, percentages, strict=False)
    return Benchmark(
        code=code,
        shares=MappingProxyType({layer: Decimal(each) / 100 for layer, each in shares}),
    )


FOUR_LAYERS: Final = _benchmark("textbook_40_25_15_20", 40, 25, 15, 20)  # three web sources
THREE_LAYERS: Final = _benchmark("textbook_50_30_20", 50, 30, 20)  # two web sources
BENCHMARKS: Final = (FOUR_LAYERS, THREE_LAYERS)


@dataclass(frozen=True, slots=True, kw_only=True)
class PyramidLimits:
    """The share of customers in each layer but the lowest, and what to compare with.

    Below `fewest_customers` active customers the layers say little, and the ABC
    analysis says more.
    """

    top_share: Decimal = Decimal("0.01")
    large_share: Decimal = Decimal("0.04")
    medium_share: Decimal = Decimal("0.15")
    fewest_customers: int = 50
    benchmark: Benchmark = field(default=FOUR_LAYERS)

    def __post_init__(self) -> None:
        shares = (self.top_share, self.large_share, self.medium_share)
        if min(shares) < 0 or sum(shares) > 1:
            raise ValueError("Shares of layers are not negative and at most 1 together.")

    def cuts(self, customers: int) -> tuple[int, int, int]:
        """Return after which rank each layer but the lowest ends.

        >>> PyramidLimits().cuts(37)
        (1, 2, 8)
        """
        large = self.top_share + self.large_share
        return (
            count_of_share(self.top_share, customers),
            count_of_share(large, customers),
            count_of_share(large + self.medium_share, customers),
        )
