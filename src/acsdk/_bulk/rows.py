"""Which row of an answer belongs to which record."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Generic, NamedTuple

from acsdk._bulk.job import BulkJob, Item, Row, SentBatch
from acsdk._bulk.records import Record

__all__ = ["Matched", "match_rows"]


class Matched(NamedTuple, Generic[Item, Row]):
    """The records of an accepted batch."""

    confirmed: list[tuple[Record[Item], Row | None]]
    """Those that were accepted, with their rows where the API hands any back."""
    missing: list[Record[Item]]
    """Those that the answer passes over."""


def match_rows(job: BulkJob[Item, Row], records: Sequence[Record[Item]], answer: SentBatch[Row]) -> Matched[Item, Row]:
    """Match by natural key; by position where keys are missing from the rows and the numbers agree."""
    rows = answer.rows
    if rows is None:
        return Matched([(record, None) for record in records], [])
    by_key = {key: row for row in rows if job.row_key is not None and (key := job.row_key(row)) is not None}
    found = [record for record in records if record.key in by_key]
    if len(found) < len(records) and len(rows) == len(records):
        return Matched(list(zip(records, rows, strict=True)), [])
    confirmed: list[tuple[Record[Item], Row | None]] = [(record, by_key[record.key]) for record in found]
    return Matched(confirmed, [record for record in records if record.key not in by_key])
