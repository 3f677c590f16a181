"""A few topics, small enough to know what each word weighs."""

from decimal import Decimal
from typing import Final

from verder.domain.engines.calculators.card import Input, Unit
from verder.domain.engines.recognition.topics import AskedNumber, Index, Topic
from verder.domain.engines.recognition.vocabulary import Vocabulary

VOCABULARY: Final = Vocabulary(
    small=frozenset(("de", "een", "ik", "en", "the", "to")),
    asking=frozenset(("hoeveel", "what")),
    down=frozenset(("korting", "lower")),
    up=frozenset(("hoger",)),
    changing=frozenset(("verandering",)),
    per=frozenset(("per",)),
    each=frozenset(("per stuk", "each")),
    numbers={"drie": Decimal(3), "twintig": Decimal(20), "twenty": Decimal(20), "five": Decimal(5)},
    scales={"k": Decimal(1000), "ton": Decimal(100_000), "duizend": Decimal(1000)},
    units={"stuks": Unit.PIECES, "euro": Unit.MONEY, "procent": Unit.SHARE, "dagen": Unit.DAYS},
    same=(("inkoop", "aankoop"), ("klant", "afnemer")),
)


def asked(key: str, unit: Unit, *labels: str, least: Decimal | None = Decimal(0)) -> AskedNumber:
    """Return an input that is called so."""
    return AskedNumber(key=key, asked=Input(key=key, unit=unit, least=least), labels=labels)


PRICE: Final = Topic(
    key="price",
    phrases=("korting", "meer verkopen"),
    names=("Prijsverandering",),
    asked=(
        asked("price", Unit.MONEY_EACH, "Verkoopprijs"),
        asked("cost", Unit.MONEY_EACH, "Inkoop"),
        asked("volume", Unit.PIECES, "Afzet"),
        asked("change", Unit.SHARE, "Verandering van de prijs", least=Decimal(-1)),
    ),
)
MARGIN: Final = Topic(
    key="margin",
    phrases=("marge", "winst per stuk"),
    names=("Marge op verkoop",),
    questions=("Wat is mijn marge?",),
    results=("Brutomarge",),
    texts=("Een prijs en een inkoop.",),
    asked=(asked("cost", Unit.MONEY_EACH, "Inkoop"), asked("vat", Unit.SHARE, "Btw")),
)
TERM: Final = Topic(
    key="term",
    phrases=("betaaltermijn", "te laat betalen"),
    names=("Betalingstermijn",),
    asked=(asked("days", Unit.DAYS, "Betaalt na"), asked("amount", Unit.MONEY, "Bedrag")),
)
INDEX: Final = Index((PRICE, MARGIN, TERM), VOCABULARY)
