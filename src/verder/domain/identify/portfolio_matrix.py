"""Account portfolio matrix (klantportfolio): attractiveness against relative strength."""

from dataclasses import dataclass
from decimal import Decimal
from enum import IntEnum, StrEnum
from typing import Final

MOST: Final = Decimal(5)


class Quadrant(StrEnum):
    """What an account is to us."""

    STRATEGIC = "strategic"  # attractive, and we are strong
    STAR = "star"  # attractive, a competitor is stronger
    STATUS = "status"  # less attractive, and we are strong
    STREAMLINE = "streamline"  # less attractive, a competitor is stronger


class Management(StrEnum):
    """Fiocca's first step: how important an account is, and how hard to manage."""

    KEY_EASY = "key_easy"
    KEY_DIFFICULT = "key_difficult"
    NON_KEY_EASY = "non_key_easy"
    NON_KEY_DIFFICULT = "non_key_difficult"


class Band(IntEnum):
    """A third of a scale."""

    LOW = 1
    MEDIUM = 2
    HIGH = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class PortfolioLimits:
    """Where the lines of the matrices run; exactly on a line is the higher side."""

    attractive_from: Decimal = Decimal("3.0")
    strong_from: Decimal = Decimal("1.0")
    important_from: Decimal = Decimal("3.0")
    difficult_from: Decimal = Decimal("3.0")
    medium_from: Decimal = Decimal("2.5")
    high_from: Decimal = Decimal("3.5")

    def __post_init__(self) -> None:
        lines = (self.attractive_from, self.important_from, self.difficult_from)
        scores = (*lines, self.medium_from, self.high_from)
        if not all(1 <= line <= MOST for line in scores) or self.strong_from <= 0:
            raise ValueError("A line of a score lies from 1 to 5, that of strength above 0.")
        if self.medium_from >= self.high_from:
            raise ValueError("Medium begins below high.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One of Fiocca's nine cells."""

    attractiveness: Band
    relationship: Band


def quadrant_of(
    attractiveness: Decimal, ratio: Decimal, limits: PortfolioLimits | None = None
) -> Quadrant:
    """Return the quadrant of an account.

    Source: literature (McDonald and Woodburn, Cheverton); the lines are our own (REC).

    >>> quadrant_of(Decimal("3.75"), Decimal("1.145")).value
    'strategic'
    >>> quadrant_of(Decimal("3.0"), Decimal("0.99")).value
    'star'
    """
    limits = limits or PortfolioLimits()
    if attractiveness >= limits.attractive_from:
        return Quadrant.STRATEGIC if ratio >= limits.strong_from else Quadrant.STAR
    return Quadrant.STATUS if ratio >= limits.strong_from else Quadrant.STREAMLINE


def management_of(
    importance: Decimal, difficulty: Decimal, limits: PortfolioLimits | None = None
) -> Management:
    """Return Fiocca's first step from two scores of 1 to 5.

    >>> management_of(Decimal(4), Decimal(2)).value
    'key_easy'
    """
    limits = limits or PortfolioLimits()
    is_difficult = difficulty >= limits.difficult_from
    if importance >= limits.important_from:
        return Management.KEY_DIFFICULT if is_difficult else Management.KEY_EASY
    return Management.NON_KEY_DIFFICULT if is_difficult else Management.NON_KEY_EASY


def cell_of(
    attractiveness: Decimal, relationship: Decimal, limits: PortfolioLimits | None = None
) -> Cell:
    """Return Fiocca's second step: which of nine cells, from two scores of 1 to 5.

    >>> cell_of(Decimal("3.5"), Decimal("2.4")).relationship.name
    'LOW'
    """
    limits = limits or PortfolioLimits()
    return Cell(
        attractiveness=band_of(attractiveness, limits), relationship=band_of(relationship, limits)
    )


def band_of(score: Decimal, limits: PortfolioLimits) -> Band:
    """Return the third of the scale in which a score lies."""
    if score >= limits.high_from:
        return Band.HIGH
    return Band.MEDIUM if score >= limits.medium_from else Band.LOW
