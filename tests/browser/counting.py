"""Somebody who works with clicks and keys, and whose effort is counted."""

from dataclasses import dataclass, field
from time import monotonic

from playwright.sync_api import Locator, Page


@dataclass
class Effort:
    """What it takes to do something: clicks, keys, and the seconds of the machine."""

    page: Page
    clicks: int = 0
    keys: int = 0
    started: float = field(default_factory=monotonic)
    steps: list[tuple[str, int, int, float]] = field(default_factory=list)

    def click(self, target: Locator) -> None:
        """Click once."""
        self.clicks += 1
        target.click()

    def type(self, target: Locator, text: str) -> None:
        """Go into a field with a click, and type."""
        self.click(target)
        self.write(text)

    def fill(self, target: Locator, text: str) -> None:
        """Replace what stands in a field that the keyboard reaches."""
        self.keys += len(text)
        target.fill(text)

    def write(self, text: str) -> None:
        """Type where the cursor is."""
        self.keys += len(text)
        self.page.keyboard.type(text)

    def press(self, *names: str) -> None:
        """Press keys, one after another."""
        for name in names:
            self.keys += 1
            self.page.keyboard.press(name)

    def choose(self, target: Locator, label: str) -> None:
        """Choose from a list: a click to open it, a click on the choice."""
        self.clicks += 2
        target.select_option(label=label)

    def reached(self, step: str) -> None:
        """Note that a step of the way is done."""
        self.steps.append((step, self.clicks, self.keys, monotonic() - self.started))

    def told(self) -> str:
        """Return the way as a table: clicks, keys and seconds from the start."""
        head = f"{'step':<34}{'clicks':>8}{'keys':>8}{'seconds':>9}"
        rows = [
            f"{name:<34}{clicks:>8}{keys:>8}{seconds:>9.1f}"
            for name, clicks, keys, seconds in self.steps
        ]
        return "\n".join([head, *rows])
