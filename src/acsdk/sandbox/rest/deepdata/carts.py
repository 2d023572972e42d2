"""Carts on the clock: abandoned from their abandoned date on (rule `carts.abandoned`)."""

from __future__ import annotations

from datetime import datetime, timedelta

from acsdk.sandbox.dates import parse_instant
from acsdk.sandbox.state import State
from acsdk.sandbox.store import Row

__all__ = ["abandon_cart", "schedule_cart", "state_of"]

_PENDING, _COMPLETED, _ABANDONED, _RECOVERED = "0", "1", "2", "3"
_FURTHEST = timedelta(days=30)
"""A date further ahead is one of another clock: carts of today, where a test's clock stands still in the past."""


def state_of(row: Row, known: Row | None, now: datetime) -> str:
    """The number of a row that is about to be written (rules `carts.abandoned`, `carts.recovered`)."""
    before: str = (known or {}).get("state", _COMPLETED)
    if row.get("externalid"):
        was_order = known is not None and known.get("externalid")
        return _RECOVERED if before in {_ABANDONED, _RECOVERED} else before if was_order else _COMPLETED
    return _PENDING if before != _ABANDONED and _lies_ahead(row, now) else _ABANDONED


def schedule_cart(state: State, row: Row) -> None:
    """Queue the end of a pending cart."""
    moment = _abandoned(row)
    if _is_pending(row) and moment is not None:
        state.pipeline.add("cart.abandon", {"cart": row["id"]}, at=moment)


def abandon_cart(state: State, payload: Row) -> None:
    """End a cart whose date has passed; one whose date was moved on has a later job queued."""
    row = state.store.get("ecomOrders", payload["cart"])
    if row is not None and _is_pending(row) and not _lies_ahead(row, state.now()):
        state.store.replace("ecomOrders", {**row, "state": _ABANDONED})


def _is_pending(row: Row) -> bool:
    return row.get("state") == _PENDING and not row.get("externalid")


def _lies_ahead(row: Row, now: datetime) -> bool:
    moment = _abandoned(row)
    return moment is not None and now < moment <= now + _FURTHEST


def _abandoned(row: Row) -> datetime | None:
    """None, too, for a stamp without an offset, which says too little about when it is, and for what is no text."""
    given = row.get("abandonedDate")
    return parse_instant(given) if isinstance(given, str) else None
