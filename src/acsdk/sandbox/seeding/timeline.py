"""When made-up things happen: over three years, more of them towards the end, in order, and never all in memory."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from functools import partial
from typing import TypeAlias

__all__ = ["BEGIN", "END", "Happening", "spread"]

BEGIN = datetime(2023, 1, 1, tzinfo=UTC)
END = datetime(2026, 1, 1, tzinfo=UTC)
_SECONDS = int((END - BEGIN).total_seconds())

Happening: TypeAlias = tuple[int, str, int, Callable[[], object]]
"""Seconds since the beginning, the kind, its number, and what to do then."""


def spread(kind: str, count: int, seed: int, happen: Callable[[int], object]) -> Iterator[Happening]:
    """So many of a kind, numbered from 0; three times as many at the end as at the beginning."""
    dice = random.Random(f"{seed}/{kind}")  # noqa: S311 - reproducible on purpose
    for number in range(count):
        share = (number + dice.random()) / count
        yield int(_SECONDS * share * (3 - share) / 2), kind, number, partial(happen, number)
