"""Where everybody stands in the drawing of an organisation chart.

A tidy tree: managers above the middle of their reports, reports without reports of their own
in columns, and branches in several rows where one row would be too wide to read. No two cards
overlap, and the same people always stand in the same place. The work grows with the number of
people alone, for thousands of them are drawn at once.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import ceil, isqrt

from verder.domain.intensify.organisation_chart import Hierarchy

Point = tuple[int, int]


@dataclass(frozen=True, slots=True)
class LayoutSizes:
    """How much room a card gets, in the units of the drawing."""

    width: int = 224
    height: int = 72
    beside: int = 24
    below: int = 56
    stacked: int = 16
    indent: int = 28
    fewest_stacked: int = 3
    tallest_column: int = 5
    widest_row: int = 2000


@dataclass(frozen=True, slots=True)
class Layout:
    """The middle of every card, and the corners of the line from each person to the manager."""

    points: Mapping[int, Point]
    lines: Mapping[int, tuple[Point, ...]]


@dataclass(frozen=True, slots=True)
class _Block:
    """The room that somebody takes together with everybody below."""

    width: int
    height: int


@dataclass(frozen=True, slots=True)
class _Packed:
    """Blocks in rows: the left top corner of each, and how much room they take together."""

    corners: tuple[Point, ...]
    room: _Block


@dataclass(frozen=True, slots=True)
class _Branch:
    """What stands below somebody: others with reports, and those without in columns."""

    spread: tuple[int, ...]
    columns: tuple[tuple[int, ...], ...]
    packed: _Packed


def layout_of(chart: Hierarchy, sizes: LayoutSizes = LayoutSizes()) -> Layout:
    """Return the places of everybody on the chart; who has no line at all stands below it."""
    roots = chart.reports.get(None, ())
    drawing = _Drawing(chart, sizes)
    bottom = drawing.draw_trees([each for each in roots if chart.reports.get(each)])
    drawing.draw_loose([each for each in roots if not chart.reports.get(each)], bottom)
    return Layout(points=drawing.points, lines=drawing.lines)


class _Drawing:
    """The drawing while it is made."""

    def __init__(self, chart: Hierarchy, sizes: LayoutSizes) -> None:
        self.chart, self.sizes = chart, sizes
        self.points: dict[int, Point] = {}
        self.lines: dict[int, tuple[Point, ...]] = {}
        self.branches: dict[int, _Branch] = {}
        self.blocks: dict[int, _Block] = {}
        for each in reversed(tuple(chart.places)):
            self._measure(each)

    def draw_trees(self, roots: Sequence[int]) -> int:
        """Draw trees beside each other, and return how far down they reach."""
        packed = _packed([self.blocks[root] for root in roots], self.sizes)
        for root, (left, top) in zip(roots, packed.corners, strict=True):
            self._draw(root, left, top)
        return packed.room.height + self.sizes.below if roots else 0

    def draw_loose(self, people: Sequence[int], top: int) -> None:
        """Draw people without any line in rows below the trees."""
        sizes = self.sizes
        card = _Block(sizes.width, sizes.height)
        for each, (x, y) in zip(people, _packed([card] * len(people), sizes).corners, strict=True):
            self.points[each] = (x + card.width // 2, top + y + card.height // 2)

    def _measure(self, person: int) -> None:
        sizes = self.sizes
        branch = self._branch(person)
        room, has_below = branch.packed.room, bool(branch.packed.corners)
        self.branches[person] = branch
        self.blocks[person] = _Block(
            max(sizes.width, room.width),
            sizes.height + (sizes.below + room.height if has_below else 0),
        )

    def _branch(self, person: int) -> _Branch:
        sizes, reports = self.sizes, self.chart.reports.get(person, ())
        alone = [each for each in reports if not self.chart.reports.get(each)]
        if len(alone) < sizes.fewest_stacked:
            return _Branch(reports, (), _packed([self.blocks[each] for each in reports], sizes))
        spread = tuple(each for each in reports if self.chart.reports.get(each))
        columns = _columns(alone, sizes.tallest_column)
        blocks = [self.blocks[each] for each in spread]
        blocks += [self._column_block(column) for column in columns]
        return _Branch(spread, columns, _packed(blocks, sizes))

    def _column_block(self, column: Sequence[int]) -> _Block:
        step = self.sizes.height + self.sizes.stacked
        return _Block(self.sizes.indent + self.sizes.width, step * len(column) - self.sizes.stacked)

    def _draw(self, root: int, left: int, top: int) -> None:
        """Draw a tree from the top down, in the room that begins at this corner."""
        waiting = [(root, left, top)]
        while waiting:
            person, left, top = waiting.pop()
            branch, width = self.branches[person], self.blocks[person].width
            head = (left + width // 2, top + self.sizes.height)
            self.points[person] = (head[0], top + self.sizes.height // 2)
            from_left = left + (width - branch.packed.room.width) // 2
            under = head[1] + self.sizes.below
            corners = [(from_left + x, under + y) for x, y in branch.packed.corners]
            for each, (x, y) in zip(branch.spread, corners, strict=False):
                waiting.append((each, x, y))
                end = x + self.blocks[each].width // 2
                self.lines[each] = (*self._way(head, from_left, (end, y)), (end, y))
            for column, corner in zip(branch.columns, corners[len(branch.spread) :], strict=True):
                self._draw_column(column, corner, head, from_left)

    def _way(self, head: Point, from_left: int, to: Point) -> tuple[Point, ...]:
        """Return the corners from under a manager to above a block in any row."""
        half = self.sizes.below // 2
        first, bar = head[1] + half, to[1] - half
        trunk = from_left + self.sizes.indent // 2
        down = ((trunk, first), (trunk, bar)) if bar > first else ()
        return (head, (head[0], first), *down, (to[0], bar))

    def _draw_column(
        self, column: Sequence[int], corner: Point, head: Point, from_left: int
    ) -> None:
        sizes, (left, top) = self.sizes, corner
        trunk, card = left + sizes.indent // 2, left + sizes.indent
        way = self._way(head, from_left, (trunk, top))
        for row, each in enumerate(column):
            y = top + row * (sizes.height + sizes.stacked) + sizes.height // 2
            self.points[each] = (card + sizes.width // 2, y)
            self.lines[each] = (*way, (trunk, y), (card, y))


def _columns(people: Sequence[int], tallest: int) -> tuple[tuple[int, ...], ...]:
    """Part people over as few columns as hold them, of about the same height."""
    height = ceil(len(people) / ceil(len(people) / tallest))
    return tuple(tuple(people[start : start + height]) for start in range(0, len(people), height))


def _packed(blocks: Sequence[_Block], sizes: LayoutSizes) -> _Packed:
    """Put blocks in rows: one where they fit, else about as wide as a screen."""
    widest = _widest(blocks, sizes)
    has_rows = sum(block.width + sizes.beside for block in blocks) - sizes.beside > widest
    margin = sizes.indent if has_rows else 0
    corners: list[Point] = []
    x, y, row_height, right = margin, 0, 0, 0
    for block in blocks:
        if x > margin and x + block.width > widest + margin:
            x, y, row_height = margin, y + row_height + sizes.below, 0
        corners.append((x, y))
        right, row_height = max(right, x + block.width), max(row_height, block.height)
        x += block.width + sizes.beside
    return _Packed(tuple(corners), _Block(right, y + row_height))


def _widest(blocks: Sequence[_Block], sizes: LayoutSizes) -> int:
    """Return how wide rows may be; three times the area, for rows are never quite full."""
    area = sum((block.width + sizes.beside) * (block.height + sizes.below) for block in blocks)
    widest = max((block.width for block in blocks), default=0)
    return max(widest, sizes.widest_row, isqrt(3 * area))
