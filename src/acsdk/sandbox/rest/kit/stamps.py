"""Columns that the account fills in itself when it writes a row."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC
from typing import TypeAlias

from acsdk.sandbox.store import Row

from .call import Call

__all__ = ["KEYS_USER", "Prepare", "stamped"]

KEYS_USER = "1"
"""Whose the token is, as `created_by` and `updated_by` name them (recorded)."""

Prepare: TypeAlias = Callable[[Call, Row, Row | None], Row]


def stamped(
    *, iso: tuple[str, str] | None = None, wall: tuple[str, str] | None = None, utc: tuple[str, str] | None = None
) -> Prepare:
    """The columns for when a row was made and when it last changed, as ISO dates, zoneless or in UTC."""
    for name, columns in (("iso", iso), ("wall", wall), ("utc", utc)):
        if columns is not None and len(columns) != 2:
            raise ValueError(f'{name} takes two columns, made and changed, such as ("cdate", "udate"), not {columns!r}')

    def prepare(call: Call, row: Row, known: Row | None) -> Row:
        stamps = [(iso, call.state.iso_now()), (wall, call.state.stamp_now()), (utc, _utc(call))]
        written = [(names, now) for names, now in stamps if names is not None]
        made = {names[0]: now for names, now in written if known is None}
        return {**row, **made, **{names[1]: now for names, now in written}}

    return prepare


def _utc(call: Call) -> str:
    return call.state.now().replace(microsecond=0).astimezone(UTC).isoformat()
