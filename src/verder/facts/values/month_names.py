"""Names of months: Dutch, English, German and French, with their short forms."""

from verder.domain.values.letters import without_accents

NAMES = (
    "januari january januar janvier jan janv jaenner",
    "februari february februar fevrier feb febr fevr fev",
    "maart march marz maerz mars mrt mar mrz mrs",
    "april avril apr avr",
    "mei may mai",
    "juni june juin jun",
    "juli july juillet jul juil",
    "augustus august aout aug aou",
    "september septembre sep sept",
    "oktober october octobre okt oct",
    "november novembre nov",
    "december dezember decembre dec dez",
)
MONTHS = {word: number for number, words in enumerate(NAMES, start=1) for word in words.split()}


def month_of(word: str) -> int | None:
    """Return the number of the month, whatever the language.

    >>> month_of("März"), month_of("mrt."), month_of("décembre"), month_of("x")
    (3, 3, 12, None)
    """
    return MONTHS.get(without_accents(word.casefold().rstrip(".")))
