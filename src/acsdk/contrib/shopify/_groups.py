"""From rows to orders: which rows belong together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ._rows import Row

__all__ = ["WINDOW", "group"]

WINDOW = 100
"""So many orders are kept open for rows that stand apart from the others of their order."""


def group(rows: Iterable[Row]) -> Iterator[list[Row]]:
    """The rows of each order, the one with its own columns first, in the order in which the orders appear.

    Shopify writes the rows of an order one after the other; files that were sorted or merged since may not have them
    so. Memory holds ``WINDOW`` orders, however long the file is.
    """
    open_orders: dict[str, list[Row]] = {}
    name = ""
    for row in rows:
        # A further row without a name is the preceding row's neighbour.
        name = row.name if row.name or row.starts_order else name
        if name in open_orders and _is_another(open_orders[name][0], row):
            yield open_orders.pop(name)
        rows = open_orders.setdefault(name, [])
        rows.insert(0 if row.starts_order and not (rows and rows[0].starts_order) else len(rows), row)
        if len(open_orders) > WINDOW:
            yield open_orders.pop(next(iter(open_orders)))
    yield from open_orders.values()


def _is_another(first: Row, row: Row) -> bool:
    """Whether the row starts another order of the same name, which Shopify permits."""
    return row.starts_order and first.starts_order and row.text("Id") != first.text("Id")
