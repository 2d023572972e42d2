"""Orders exports for tests: rows as dictionaries, and the file they make."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from typing import Literal

from acsdk.contrib.shopify import Rejected, read_orders
from acsdk.models import OrderInput

HEAD = {
    "Name": "#1001",
    "Email": "ada@example.com",
    "Financial Status": "paid",
    "Currency": "USD",
    "Total": "20.00",
    "Created at": "2024-01-31 10:00:00 -0500",
    "Id": "5001",
    "Lineitem quantity": "1",
    "Lineitem name": "Tea",
    "Lineitem price": "20.00",
}
FURTHER = {
    "Name": "#1001",
    "Email": "ada@example.com",
    "Created at": "2024-01-31 10:00:00 -0500",
    "Lineitem quantity": "2",
    "Lineitem name": "Cup",
    "Lineitem price": "7.50",
}


def order_row(number: int, **cells: str) -> dict[str, str]:
    """The first row of order ``#<number>``; underscores in the names of cells stand for spaces."""
    named = {column.replace("_", " "): value for column, value in cells.items()}
    return {**HEAD, "Name": f"#{number}", "Id": str(4000 + number), **named}


def to_csv(
    rows: Iterable[Mapping[str, str]], *, quoting: Literal[0, 1] = csv.QUOTE_MINIMAL, delimiter: str = ","
) -> str:
    """The text of a file whose header has the columns of all rows."""
    written = list(rows)
    columns = list(dict.fromkeys((*HEAD, *(column for row in written for column in row))))
    text = io.StringIO()
    writer = csv.DictWriter(text, columns, restval="", lineterminator="\n", quoting=quoting, delimiter=delimiter)
    writer.writeheader()
    writer.writerows(written)
    return text.getvalue()


def read(text: str) -> tuple[list[OrderInput], list[Rejected]]:
    """The orders of a file, and the rows that were rejected."""
    rejected: list[Rejected] = []
    lines = io.StringIO(text, newline="")
    return list(read_orders(lines, connection_id=3, on_rejected=rejected.append)), rejected


def read_one(*rows: Mapping[str, str]) -> OrderInput:
    """The only order of these rows."""
    orders, rejected = read(to_csv(rows))
    assert rejected == []
    assert len(orders) == 1
    return orders[0]


def read_reason(*rows: Mapping[str, str]) -> str:
    """Why the only order of these rows is rejected."""
    orders, rejected = read(to_csv(rows))
    assert orders == []
    assert len(rejected) == 1
    return rejected[0].reason
