"""What bulk operations share."""

from __future__ import annotations

from acsdk.sandbox.dates import utc_instant
from acsdk.sandbox.state import ACCOUNT_ID, State
from acsdk.sandbox.store import Fields, Row, index_key

__all__ = ["batch_record", "distinct"]


def batch_record(state: State) -> Row:
    """A `BulkAsync`: `<instant with nanoseconds>_bulk_<account>_<uuid>`, new for each call (recorded)."""
    now = state.now()
    instant = utc_instant(now.replace(microsecond=0)).removesuffix("Z")
    return {"recordId": f"{instant}.{now.microsecond:06d}000Z_bulk_{ACCOUNT_ID}_{state.new_guid()}"}


def distinct(rows: list[Row], key: Fields) -> list[Row]:
    """One row per natural key, the first survives (Products page; rule `bulk.dedupe` for the others)."""
    kept: dict[str, Row] = {}
    for row in rows:
        kept.setdefault(index_key(row, key), row)
    return list(kept.values())
