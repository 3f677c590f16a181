"""A small calculation in words."""

from verder.documents.calculation.told import ToldInput, ToldRows, ToldStep

PIECES = ToldInput(
    key="lines.pieces",
    label="Pieces",
    of="",
    unit="pieces",
    help="",
    limits=("This must be 0 pieces at least.",),
    options=(),
    is_optional=False,
    value="",
    problem="",
)
SHARE = ToldStep(
    key="lines.share",
    label="Share",
    of="of the total",
    formula="Pieces ÷ Total",
    filled="",
    value="",
    reason="",
    is_result=False,
)
LINES = ToldRows(
    key="lines", label="Lines", columns=(PIECES,), steps=(SHARE,), lines=(("10 pieces", "100%"),)
)
