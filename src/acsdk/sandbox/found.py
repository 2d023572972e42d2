"""What a search found in orderings, before any row was read: how many, and the numbers of a page of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .ordering import Ordering, Span

__all__ = ["Asked", "Common", "common"]


@dataclass(frozen=True, slots=True)
class Asked:
    """The matches of a call as a span of one ordering, in its order or, without one, in that of the rows."""

    ordering: Ordering
    span: Span
    descending: bool | None

    @property
    def total(self) -> int:
        """How many rows match."""
        return max(0, self.span[1] - self.span[0])

    def numbers(self) -> list[int]:
        """All of them."""
        return sorted(self.ordering.numbers(self.span))

    def page(self, offset: int, limit: int) -> list[int]:
        """Some of them."""
        if self.descending is None and not self.ordering.is_ascending:
            return self.numbers()[offset : offset + limit]
        return self.ordering.page(self.span, offset, limit, descending=bool(self.descending))


@dataclass(frozen=True, slots=True)
class Common:
    """The matches of a call that several spans have in common, in the order of the rows or against it."""

    found: Sequence[int]

    @property
    def total(self) -> int:
        """How many rows match."""
        return len(self.found)

    def numbers(self) -> Sequence[int]:
        """All of them."""
        return self.found

    def page(self, offset: int, limit: int) -> Sequence[int]:
        """Some of them."""
        return self.found[offset : offset + limit]


def common(spans: Sequence[Asked], *, descending: bool = False) -> Common:
    """The rows that all spans hold."""
    first, *others = (asked.ordering.numbers(asked.span) for asked in spans)
    return Common(sorted(set(first).intersection(*others), reverse=descending))
