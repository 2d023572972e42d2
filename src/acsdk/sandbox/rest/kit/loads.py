"""Rows of other resources: found by a sent key, shown as side-loads."""

from __future__ import annotations

from collections.abc import Iterable

from acsdk.sandbox.codec import Json
from acsdk.sandbox.state import State
from acsdk.sandbox.store import Row

__all__ = ["row_named", "shown_rows", "whole"]


def whole(text: str) -> int | None:
    """The number that digits stand for; none for other text, and for more digits than the number of a row has."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 16 else None


def row_named(state: State, table: str, key: Json) -> Row | None:
    """The row with this id, sent as a number or as digits."""
    number = whole(str(key))
    return None if number is None else state.store.get(table, number)


def shown_rows(state: State, path: str, rows: Iterable[Row]) -> list[dict[str, Json]]:
    """Rows of the resource with this path, as GET shows them."""
    return [state.shown(state, path, row) for row in rows]
