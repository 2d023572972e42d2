"""From what the user hands in to encoded records."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Generic

from acsdk._bulk.blame import reasons_of
from acsdk._bulk.job import BulkJob, Item
from acsdk._bulk.limits import BatchLimits
from acsdk._bulk.outcomes import BulkFailure
from acsdk._bulk.records import Record
from acsdk._errors import InvalidInputError

__all__ = ["ReadItems", "encode_item", "read_items"]


class ReadItems(Generic[Item]):
    """What reading made of a few items."""

    def __init__(self) -> None:
        self.records: list[Record[Item]] = []
        self.failures: list[BulkFailure[Item]] = []


def read_items(job: BulkJob[Item, Any], limits: BatchLimits, items: Sequence[tuple[int, Item]]) -> ReadItems[Item]:
    """Encode the items. One that cannot be encoded, or is too large for any call, fails alone."""
    result = ReadItems[Item]()
    for index, item in items:
        key = ""
        try:
            key = job.key(item)
            result.records.append(Record(index, key, _body(job, limits, item), item))
        except ValueError as error:  # pydantic.ValidationError and InvalidInputError are ValueErrors
            result.failures.append(BulkFailure(index, key, reasons_of(error), item, error))
    return result


def encode_item(job: BulkJob[Item, Any], limits: BatchLimits, item: Item) -> tuple[str, bytes]:
    """The key and the body of one item; raises a ``ValueError`` where there is none."""
    return job.key(item), _body(job, limits, item)


def _body(job: BulkJob[Item, Any], limits: BatchLimits, item: Item) -> bytes:
    body = job.encode(item)
    if len(body) > limits.most_bytes:
        raise InvalidInputError(f"the record has {len(body):,} bytes; a call takes {limits.most_bytes:,}")
    return body
