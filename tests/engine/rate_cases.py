"""What every limiter does, whether it keeps its plan in memory, in a file or in Redis: a table of cases."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

__all__ = ["CASES", "Case"]


@dataclass(frozen=True)
class Case:
    """What happens to a limiter of a rate, step by step.

    A number moves the clock; a word is told to the limiter, with its argument; ``("book", kind, seconds)`` asks for a
    slot and says what comes: a ``slot``, a ``turn`` to wait for, a ``pause``, or that somebody ``asked``. Seconds are
    without the margin, which is given as so many ``steps`` above the first one.
    """

    name: str
    rate: float
    steps: tuple[Any, ...]


FREE = ("book", "slot", 0.0)

CASES = [
    Case("five at once, then a second", 5, (FREE, FREE, FREE, FREE, FREE, ("book", "turn", 1.0))),
    Case("a window that slides", 2, (FREE, 0.4, FREE, ("book", "turn", 0.6), 0.7, FREE, ("book", "turn", 0.3))),
    Case("half a request a second", 0.5, (FREE, ("book", "turn", 2.0), 2.1, FREE)),
    Case("a pause holds", 5, (("pause", 30), ("book", "pause", 30.0), 29, ("book", "pause", 1.0), 1, *[FREE] * 5)),
    Case("a pause is only prolonged", 5, (("pause", 30), ("pause", 2), ("book", "pause", 30.0))),
    Case("a pause has an end", 5, (("pause", 10**9), ("book", "pause", 86_400.0))),
    Case("refusals grow the margin once a second", 1, (FREE, ("refused",), ("refused",), ("book", "turn", 1.0, 1))),
    Case(
        "refusals that go on spread the sends",
        5,
        (*[("refused",), 1] * 11, FREE, ("book", "turn", 0.2, 0), 61, *[FREE] * 5),
    ),
    Case(
        "after a pause that was cut one asks, and then all go",
        5,
        (
            ("hold", 60),
            ("book", "pause", 60.0),
            60,
            FREE,
            ("book", "asked", 0.1),
            0.5,
            ("book", "asked", 0.1),
            ("accepted",),
            *[FREE] * 4,
        ),
    ),
    Case(
        "one that asks and dies is followed by the next",
        5,
        (("hold", 60), 60, FREE, 9, ("book", "asked", 0.1), 1, FREE, ("book", "asked", 0.1)),
    ),
    Case(
        "one that asks and is refused begins it anew",
        5,
        (("hold", 60), 60, FREE, ("hold", 60), ("book", "pause", 60.0), 60, FREE, ("book", "asked", 0.1)),
    ),
    Case(
        "one that asks and is told a short pause asks again after it",
        5,
        (("hold", 60), 60, FREE, ("hold", 2), 2, FREE, ("book", "asked", 0.1)),
    ),
    Case(
        "a pause after one that was cut is cut too", 5, (("hold", 60), ("pause", 90), 90, FREE, ("book", "asked", 0.1))
    ),
    Case(
        "an answer to what was sent before the pause lets nobody go",
        5,
        (FREE, ("hold", 60), ("accepted",), 60, FREE, ("book", "asked", 0.1)),
    ),
]
