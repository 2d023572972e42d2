"""Columns that the account fills in itself when it writes a row."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from acsdk.sandbox.store import Row

from .call import Call

__all__ = ["Prepare", "stamped"]

Prepare: TypeAlias = Callable[[Call, Row, Row | None], Row]


def stamped(*, iso: tuple[str, str] | None = None, wall: tuple[str, str] | None = None) -> Prepare:
    """The columns for when a row was made and when it last changed, as ISO dates and as zoneless stamps."""

    def prepare(call: Call, row: Row, known: Row | None) -> Row:
        stamps = [(iso, call.state.iso_now()), (wall, call.state.stamp_now())]
        written = [(names, now) for names, now in stamps if names is not None]
        made = {names[0]: now for names, now in written if known is None}
        return {**row, **made, **{names[1]: now for names, now in written}}

    return prepare
