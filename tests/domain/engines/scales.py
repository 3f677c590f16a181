"""Scales to test with, and answers to them."""

from decimal import Decimal

from hypothesis import strategies as st

from verder.domain.engines.instruments import Band, Instrument, ItemGroup, Scoring

STAGES = Instrument(
    key="stages",
    items=("breadth", "information", "share", "joint", "seniors", "systems"),
    least=1,
    most=4,
    scoring=Scoring.SUM,
    bands=(
        Band("basic", Decimal(6)),
        Band("cooperative", Decimal(11)),
        Band("interdependent", Decimal(17)),
        Band("integrated", Decimal(23)),
    ),
)
AVERAGE = Instrument(
    key="average",
    items=("first", "second", "third"),
    least=1,
    most=5,
    scoring=Scoring.MEAN,
    bands=(Band("low", Decimal(1)), Band("middle", Decimal("2.5")), Band("high", Decimal(4))),
)
PROMOTERS = Instrument(
    key="promoters",
    items=("recommend", "delivery", "advice", "price"),
    least=0,
    most=10,
    scoring=Scoring.MEAN,
    bands=(
        Band("detractor", Decimal(0)),
        Band("passive", Decimal(7)),
        Band("promoter", Decimal(9)),
    ),
    groups=(
        ItemGroup(key="recommending", weights={"recommend": Decimal(1)}),
        ItemGroup(
            key="experience",
            weights={"delivery": Decimal(2), "advice": Decimal(2), "price": Decimal(1)},
            weight=Decimal(0),
        ),
    ),
)


def answers_of(instrument: Instrument) -> st.SearchStrategy[dict[str, int]]:
    """Return full answers to an instrument."""
    choice = st.integers(instrument.least, instrument.most)
    return st.fixed_dictionaries(dict.fromkeys(instrument.items, choice))


def answered(*values: int) -> dict[str, int]:
    """Return these answers to the items of the stages, in their order."""
    return dict(zip(STAGES.items, values, strict=True))
