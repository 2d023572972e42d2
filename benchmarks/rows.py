"""Rows of the one table, and the ratios in them: of runs that follow each other at once, so that noise meets both."""

from __future__ import annotations

import time
from collections.abc import Awaitable, Callable, Iterable, Sequence
from dataclasses import dataclass
from statistics import median, quantiles

HEAD = ("What", "Figure", "Spread", "Beside", "In detail", "Aim", "Met")


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One figure. Shares are given as 0 to 1 with the unit ``%``; the spread is the middle half, or all of few runs."""

    what: str
    figure: float
    unit: str = "×"
    spread: tuple[float, float] | None = None
    beside: str = ""
    detail: str = ""
    at_most: float | None = None
    at_least: float | None = None

    @property
    def met(self) -> bool | None:
        """Whether the aim is reached; None where there is none."""
        if self.at_most is not None:
            return self.figure <= self.at_most
        return None if self.at_least is None else self.figure >= self.at_least

    def cells(self) -> tuple[str, ...]:
        return (
            self.what,
            self._shown(self.figure),
            "" if self.spread is None else " – ".join(self._shown(end) for end in self.spread),
            self.beside,
            self.detail,
            self._aim(),
            {True: "yes", False: "no", None: ""}[self.met],
        )

    def _aim(self) -> str:
        if self.at_most is not None:
            return f"≤ {self._shown(self.at_most)}"
        return "" if self.at_least is None else f"≥ {self._shown(self.at_least)}"

    def _shown(self, figure: float) -> str:
        if self.unit == "%":
            return f"{figure:.2%}" if figure < 0.1 else f"{figure:.1%}"
        if self.unit == "×":
            return f"{figure:.2f}×" if figure >= 0.1 else f"{figure:.1g}×"
        return f"{digits(figure)} {self.unit}"


def digits(figure: float) -> str:
    """As many as mean something."""
    return f"{figure:,.0f}" if figure >= 10 else f"{figure:.2g}"


def ratio(what: str, beside: str, pairs: Sequence[tuple[float, float]], *, at_most: float | None = None) -> Row:
    """The row of pairs of seconds, ours and the peer's; the detail shows the medians of both."""
    ours, peer = (median(pair[side] for pair in pairs) for side in (0, 1))
    ratios = [mine / theirs for mine, theirs in pairs]
    quarters = quantiles(ratios, n=4) if len(ratios) > 1 else None
    scale, unit = (1e6, "µs") if max(ours, peer) < 0.01 else (1e3, "ms")
    return Row(
        what=what,
        figure=median(ratios),
        spread=quarters and (quarters[0], quarters[-1]),
        beside=beside,
        detail=f"{digits(ours * scale)} and {digits(peer * scale)} {unit}",
        at_most=at_most,
    )


def of_shares(
    what: str, shares: Sequence[float], beside: str, *, at_most: float | None = None, at_least: float | None = None
) -> Row:
    """The row of the same share in several runs; the spread has all of them."""
    spread = (min(shares), max(shares)) if len(shares) > 1 else None
    return Row(
        what=what,
        figure=median(shares),
        unit="%",
        spread=spread,
        beside=beside,
        at_most=at_most,
        at_least=at_least,
    )


def cpu(work: Callable[[], object]) -> float:
    """Seconds of CPU that a piece of work takes."""
    began = time.process_time()
    work()
    return time.process_time() - began


async def cpu_of_calls(call: Callable[[], Awaitable[object]], count: int) -> float:
    """Seconds of CPU of one of so many calls."""
    began = time.process_time()
    for _ in range(count):
        await call()
    return (time.process_time() - began) / count


def table(rows: Iterable[Row]) -> str:
    """The rows as aligned Markdown."""
    lines = [HEAD, *(row.cells() for row in rows)]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    lines.insert(1, tuple("-" * width for width in widths))
    return "\n".join(
        "| " + " | ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)) + " |" for line in lines
    )
