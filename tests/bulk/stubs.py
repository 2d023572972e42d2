"""An account that takes records in bulk, as far as a bulk run can tell."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from operator import attrgetter, itemgetter
from typing import Any

from anyio.lowlevel import checkpoint

from acsdk._bulk import BulkJob, BulkReport, SentBatch
from acsdk._errors import (
    DocumentTooLargeError,
    ErrorItem,
    InvalidInputError,
    PayloadTooLargeError,
    RecordsRejectedError,
    RequestError,
    ValidationFailedError,
)


@dataclass(frozen=True)
class Thing:
    """What is handed in: two shops may use the same number."""

    number: str
    value: int = 0
    shop: int = 1
    bad: bool = False
    unencodable: bool = False
    size: int = 0

    @property
    def key(self) -> str:
        return f"{self.shop}:{self.number}"


def things(count: int, *, start: int = 0, bad: Sequence[int] = ()) -> Iterator[Thing]:
    return (Thing(str(number), bad=number in bad) for number in range(start, start + count))


def encode(thing: Thing) -> bytes:
    if thing.unencodable:
        raise InvalidInputError("value is missing")
    document = {"number": thing.number, "value": thing.value, "shop": thing.shop, "bad": thing.bad}
    return json.dumps({**document, "filling": "x" * thing.size} if thing.size else document).encode()


@dataclass
class StubAccount:
    """Takes a batch whole or not at all, as the API does."""

    names_bad: bool = True
    names_one_at_a_time: bool = False
    most_records: int | None = None
    most_bytes: int | None = None
    hands_rows_back: bool = False
    wait: Callable[[], Any] = checkpoint
    failures: list[RequestError | None] = field(default_factory=list[RequestError | None])
    """Raised by the next calls instead of an answer; ``None`` lets one through."""
    calls: list[list[str]] = field(default_factory=list[list[str]])
    accepted: dict[str, list[int]] = field(default_factory=dict[str, list[int]])
    in_flight: set[str] = field(default_factory=set[str])
    overlaps: list[str] = field(default_factory=list[str])
    most_in_flight: int = 0
    _under_way: int = 0

    async def send(self, records: Sequence[bytes], on_attempt: Callable[[], None]) -> SentBatch[dict[str, Any]]:
        on_attempt()
        documents: list[dict[str, Any]] = [json.loads(record) for record in records]
        keys = [f"{document['shop']}:{document['number']}" for document in documents]
        self.calls.append(keys)
        self.overlaps.extend(key for key in keys if key in self.in_flight)
        self.in_flight.update(keys)
        self._under_way += 1
        self.most_in_flight = max(self.most_in_flight, self._under_way)
        try:
            await self.wait()
        finally:
            self._under_way -= 1
            self.in_flight.difference_update(keys)
        self._refuse(records, documents)
        for document, key in zip(documents, keys, strict=True):
            self.accepted.setdefault(key, []).append(document["value"])
        rows = [{"key": key, "id": f"id-{key}"} for key in keys] if self.hands_rows_back else None
        return SentBatch(None if rows else f"batch-{len(self.calls)}", rows)

    def _refuse(self, records: Sequence[bytes], documents: Sequence[dict[str, Any]]) -> None:
        failure = self.failures.pop(0) if self.failures else None
        if failure is not None:
            raise failure
        if self.most_records is not None and len(records) > self.most_records:
            raise DocumentTooLargeError("More than 15000 grammar tokens")
        if self.most_bytes is not None and len(b",".join(records)) + 2 > self.most_bytes:
            raise PayloadTooLargeError("too large", status_code=413)
        bad = [document["number"] for document in documents if document["bad"]]
        if bad and not self.names_bad:
            raise ValidationFailedError("Validation errors", status_code=422)
        if bad:
            named = bad[:1] if self.names_one_at_a_time else bad
            items = [ErrorItem(title=f"{number} is bad", record=number) for number in dict.fromkeys(named)]
            raise RecordsRejectedError("Validation errors", items=items)

    @property
    def landed(self) -> set[str]:
        return set(self.accepted)


def number_of(key: str) -> str:
    return key.partition(":")[2]


def is_consistent(report: BulkReport[Any]) -> bool:
    parts = (report.accepted, report.failed, report.unknown, report.dropped, report.skipped, report.unsent)
    return report.read == sum(parts) and min(parts) >= 0


def make_job(stub: StubAccount | None, /, **changes: Any) -> BulkJob[Thing, dict[str, Any]]:
    settings: dict[str, Any] = {
        "operation": "things.bulk_upsert",
        "account": "acme.api-us1.com",
        "key": attrgetter("key"),
        "encode": encode,
        "send": stub and stub.send,
        "error_name": number_of,
        "row_key": itemgetter("key"),
        "row_id": itemgetter("id"),
        "batch_size": 10,
    }
    return BulkJob(**{**settings, **changes})
