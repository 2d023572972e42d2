"""From rows to orders: which rows belong together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from ._rows import Cells, Row

__all__ = ["WINDOW", "group"]

WINDOW = 100
"""So many orders are kept open for rows that stand apart from the others of their order."""

_OF_A_LINE = ("Lineitem", "Vendor")


def group(rows: Iterable[Row]) -> Iterator[list[Row]]:
    """The rows of each order, the one with its own columns first, in the order in which the orders appear.

    Shopify writes the rows of an order one after the other; files that were sorted or merged since may not have them
    so. Memory holds ``WINDOW`` orders, however long the file is.
    """
    open_orders: dict[str, list[Row]] = {}
    name = ""
    for each in rows:
        row = _named(each, name)
        name = row.name
        if row.starts_order and _is_another(open_orders.get(name, ()), row):
            yield open_orders.pop(name)
        known = open_orders.setdefault(name, [])
        known.insert(0 if row.starts_order and not (known and known[0].starts_order) else len(known), row)
        if len(open_orders) > WINDOW:
            yield open_orders.pop(next(iter(open_orders)))
    yield from open_orders.values()


def _named(row: Row, name: str) -> Row:
    """A further row without a name takes on that of the preceding row, whose neighbour it is."""
    return row if row.name or row.starts_order else replace(row, name=name, cells=Cells(row.cells, Name=name))


def _is_another(rows: Sequence[Row], row: Row) -> bool:
    """Whether the row starts another order of the same name, which Shopify permits, or another copy of the order.

    It belongs to the order if all rows repeat the order's own columns, as other programs write them, and it has
    another line.
    """
    if not rows or not rows[0].starts_order:
        return False
    repeats = all(known.starts_order for known in rows) and not _contradicts(rows[0], row)
    return not repeats or row.cells == rows[0].cells


def _contradicts(first: Row, row: Row) -> bool:
    """Whether the row says something else of the order."""
    return any(
        cell not in ("", first.cells[column]) for column, cell in row.cells.items() if not column.startswith(_OF_A_LINE)
    )
