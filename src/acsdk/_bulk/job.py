"""What a resource tells the bulk machinery about one of its operations."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from acsdk._bulk.blame import blame_by_name, is_fatal
from acsdk._errors import RequestError
from acsdk._observer import BatchEnded, Observer, tell

__all__ = ["Attempts", "Blame", "BulkJob", "Item", "Row", "Send", "SentBatch"]

Item = TypeVar("Item")
"""What users hand in."""
Row = TypeVar("Row")
"""What the API hands back for a record, where it does."""
Row_co = TypeVar("Row_co", covariant=True)

# No source states a limit on the size of a GraphQL body. A guess: the most common limit of web servers is 1 MiB.
_GUESSED_MAX_BYTES = 1_000_000


# No slots: in Python 3.11 a frozen generic dataclass with slots cannot be made as SentBatch[Row](…).
@dataclass(frozen=True)
class SentBatch(Generic[Row_co]):
    """The answer to one bulk call."""

    record_id: str | None = None
    """The id that the API gave the batch."""
    rows: Sequence[Row_co] | None = None
    """What was written, in any order; ``None`` where the API only queues."""


class Attempts(Protocol):
    """Is to be told of each attempt of a call."""

    def __call__(self) -> None:
        """An attempt has its rate slot; what this raises keeps it from being sent."""
        ...

    def refused(self) -> None:
        """The attempt is known not to have been applied."""
        ...


class Send(Protocol[Row_co]):
    """Makes one bulk call of encoded records."""

    def __call__(self, records: Sequence[bytes], on_attempt: Attempts, /) -> Awaitable[SentBatch[Row_co]]:
        """Send, repeating where that is safe."""
        ...


Blame = Callable[[RequestError, Sequence[str]], Mapping[str, Sequence[str]] | None]
"""From an error and the names of the batch's records, in order, to the reasons for each record it names."""


def _same(key: str) -> str:
    return key


def _no_interval(records: int) -> float:
    del records
    return 0.0


@dataclass(frozen=True, kw_only=True)
class BulkJob(Generic[Item, Row]):
    """A bulk operation as a value: how a record is identified, encoded and sent, and what its errors mean."""

    operation: str
    """Such as ``orders.bulk_upsert``."""
    account: str
    """The account's URL."""
    whose: Callable[[], Awaitable[str]] | None = None
    """Asks for the account's own name, where many share a URL; a journal or an outbox is then that account's."""
    key: Callable[[Item], str]
    """The natural key; two records of one key overwrite each other."""
    encode: Callable[[Item], bytes]
    """One record as JSON. A ``ValueError``, such as pydantic's or `InvalidInputError`, fails that record alone."""
    send: Send[Row]
    probe: Send[Row] | None = None
    """The same without a repetition, to see whether the API is back; by default the same."""
    error_name: Callable[[str], str] = _same
    """From a key to what the API's errors call the record."""
    blame: Blame = blame_by_name
    fatal: Callable[[RequestError], bool] = is_fatal
    """Whether an error ends the run because it is not about a record."""
    row_key: Callable[[Row], str | None] | None = None
    """The natural key in a row of the answer."""
    row_id: Callable[[Row], str | None] | None = None
    """The API's own id in a row of the answer; a journal keeps it."""
    batch_size: int
    """Records per call, unless the user says otherwise."""
    most_records: int | None = None
    """Records per call that the API takes at the most, where that is known."""
    may_grow: Callable[[Item], bool] = lambda _: False
    """Whether a record may be in a call that grows, because sending it twice is harmless."""
    max_batch_bytes: int = _GUESSED_MAX_BYTES
    """Bytes per call, ``overhead_bytes`` and the commas between records included."""
    overhead_bytes: int = 2
    """Bytes around the records: the brackets of the list and what stands outside them."""
    interval: Callable[[int], float] = _no_interval
    """Seconds until the next call of this operation, by the number of records in this one: a quota of its own."""
    queue_timeout: float | None = None
    """Seconds that a call may wait for a slot in that quota; ``None`` for no limit."""
    key_is_personal: bool = False
    """Whether keys are e-mail addresses, which a journal stores hashed."""
    requests_per_second: float = 5.0
    """The account's rate, to estimate the time of a dry run."""
    observer: Observer | None = None
    """Who is told of settled records."""

    def tell(self, *, accepted: int = 0, failed: int = 0, unknown: int = 0, record_id: str | None = None) -> None:
        """Tell the observer, where there is one, that a call settled so many records."""
        if self.observer is not None:
            tell(self.observer.batch_ended, BatchEnded(self.operation, accepted, failed, unknown, record_id))
