"""Amounts that are quantity × unit price × (1 − discount), in whole numbers throughout."""

from dataclasses import dataclass
from decimal import Decimal

from verder.facts.findings import Note
from verder.facts.staging.reading import Reading

MOST_DECIMALS = 9  # of a factor; what stands beyond is noise of floating point
SCALE = 4
LARGEST = "1e36"  # below what the engine's widest whole numbers hold


@dataclass(frozen=True, slots=True, kw_only=True)
class ComputedAmount:
    """The exact product as a whole number with `scale` decimals, and its rounding."""

    product: str
    scale: int

    @property
    def may_round(self) -> bool:
        """Whether the product can have more decimals than are kept."""
        return self.scale > SCALE

    @property
    def amount(self) -> str:
        """The product in whole ten-thousandths, halves away from zero."""
        return f"TRY_CAST({self._rounded()} AS BIGINT)"

    @property
    def rounding(self) -> str:
        """What the rounding makes, as a whole number with `scale` decimals."""
        return f"({self._rounded()} * {self._divisor} - {self.product})"

    def as_money(self, whole: int) -> Decimal:
        """Return a whole number with `scale` decimals."""
        return Decimal(whole).scaleb(-self.scale)

    @property
    def _divisor(self) -> int:
        return int(10 ** max(0, self.scale - SCALE))

    def _rounded(self) -> str:
        if self.scale <= SCALE:
            return f"({self.product} * {10 ** (SCALE - self.scale)})"
        half = self._divisor // 2
        return f"(sign({self.product}) * ((abs({self.product}) + {half}) // {self._divisor}))"


def computed_amount(reading: Reading) -> ComputedAmount:
    """Return the amount of a row of a file that has no column for it."""
    factors = [_whole(reading, name) for name in ("quantity", "unit_price")]
    scale = sum(_decimals(reading, name) for name in ("quantity", "unit_price"))
    if reading.has("discount"):
        factor, decimals = _what_remains(reading)
        factors.append(factor)
        scale += decimals
    small = " * ".join(f"abs({factor}::DOUBLE)" for factor in factors)
    product = f"CASE WHEN {small} < {LARGEST} THEN {' * '.join(factors)} END"
    return ComputedAmount(product=f"({product})", scale=scale)


def is_discount_per_cent(reading: Reading) -> bool:
    """Return whether the discounts of the file are per cents, not fractions."""
    header = reading.header("discount").casefold()
    discount = reading.numbers["discount"]
    if discount.is_share or any(word in header for word in ("%", "pct", "perc", "proc", "proz")):
        return True
    cell = reading.cell("discount")
    number = f"abs(TRY_CAST({discount.digits(cell)} AS DOUBLE))"
    return bool(reading.rows.one(f"SELECT coalesce(max({number}), 0) > 1 FROM raw")[0])


def discount_notes(reading: Reading) -> list[Note]:
    """Tell that a discount of 1 was taken for the whole price, where no other value shows it."""
    if not reading.has("discount") or is_discount_per_cent(reading):
        return []
    number = f"TRY_CAST({reading.numbers['discount'].digits(reading.cell('discount'))} AS DOUBLE)"
    query = f"SELECT count_if({number} = 1), count_if({number} > 0 AND {number} < 1) FROM raw"
    wholes, parts = reading.rows.one(query)
    if not wholes or parts:
        return []
    details = {"column": reading.header("discount"), "count": wholes}
    return [Note(code="discount_of_one", details=details)]


def _what_remains(reading: Reading) -> tuple[str, int]:
    """Return 1 − discount as a whole number, and its decimals; no discount leaves all."""
    decimals = _decimals(reading, "discount")
    extra = 2 if is_discount_per_cent(reading) else 0
    whole = 10 ** (decimals + extra)
    return f"({whole}::HUGEINT - coalesce({_whole(reading, 'discount')}, 0))", decimals + extra


def _decimals(reading: Reading, name: str) -> int:
    return min(MOST_DECIMALS, reading.numbers[name].decimals)


def _whole(reading: Reading, name: str) -> str:
    """Return a number as a whole one, without its decimal mark."""
    decimals = _decimals(reading, name)
    digits = reading.numbers[name].digits(reading.cell(name))
    number = f"TRY_CAST({digits} AS DECIMAL(24, {decimals}))"
    return f"CAST(CAST({number} AS DECIMAL(38, {decimals})) * {10**decimals} AS HUGEINT)"
