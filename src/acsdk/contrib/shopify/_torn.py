"""Orders that the edge of a file has torn: the shop split its history, and the files come in any order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ._rows import Row

__all__ = ["join_torn"]

_REPEATED = ("Name", "Email", "Created at")
"""What a further row holds of its order; its id is not among it."""


def join_torn(orders: Iterable[list[Row]]) -> Iterator[list[Row]]:
    """The same orders, each that ended one file with the rows of it that began another.

    Only the last order of each file is kept back for them, so memory grows with the files, not with their length. A
    copy of it in another file comes after it, as in the files.
    """
    heads: list[list[Row]] = []
    tails: list[list[Row]] = []
    for rows in orders:
        is_tail = not rows[0].starts_order
        if is_tail and not any(row.starts_part for row in rows):
            yield rows
            continue
        if (head := _take(heads, rows)) is not None:
            yield [*head, *rows] if is_tail else head
            if is_tail:
                continue
        if is_tail:
            tails.append(rows)
        elif not _may_go_on(rows):
            yield rows
        elif (tail := _take(tails, rows)) is not None:
            yield [*rows, *tail]
        else:
            heads.append(rows)
    yield from (*heads, *tails)


def _may_go_on(rows: list[Row]) -> bool:
    """Whether another file may have more of the order: it ended its own, and is not of two already."""
    return any(row.ends_part for row in rows) and len({row.part for row in rows}) == 1


def _take(parts: list[list[Row]], rows: list[Row]) -> list[Row] | None:
    """The part that is of the same order, which then is no longer looked for."""
    for index, part in enumerate(parts):
        if all(_agree(part[0].cells[column], rows[0].cells[column]) for column in _REPEATED):
            return parts.pop(index)
    return None


def _agree(one: str, other: str) -> bool:
    return one == other or not one or not other
