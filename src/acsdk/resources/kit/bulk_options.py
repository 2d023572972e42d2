"""What bulk calls and batchers accept."""

from __future__ import annotations

from os import PathLike
from typing import TYPE_CHECKING, Generic, TypeVar

from acsdk._options import RequestOptions
from acsdk.models.kit.base import Model

if TYPE_CHECKING:  # the machinery is loaded by the first bulk call
    from acsdk._bulk import BulkFailure, BulkProgress, OutboxFailure
    from acsdk._bulk.delivery import BeforeAttempt
    from acsdk._bulk.hooks import Hook
    from acsdk._bulk.storage import OutboxStorage

__all__ = ["BatcherOptions", "BulkOptions", "UpsertOptions"]

I = TypeVar("I", bound=Model)  # noqa: E741 - an item
Row = TypeVar("Row", bound=Model)


class BulkOptions(RequestOptions, Generic[I, Row], total=False):
    """What every bulk call accepts beside its own arguments; the request options hold for each of its requests."""

    batch_size: int
    """Records per request; by default what the official shop plugins send."""
    journal: str | PathLike[str]
    """A file that remembers what was accepted: after a crash, the same call with the same source finishes the job."""
    on_progress: Hook[BulkProgress]
    """A plain or async callable that is given a `BulkProgress` after each request."""
    on_result: Hook[Row]
    """A plain or async callable that is given each row of the answers, where the API hands rows back."""
    on_failure: Hook[BulkFailure[I]]
    """A plain or async callable that is given each record that was not accepted."""
    max_failures: int
    """End the run when more records than this have failed."""
    dry_run: bool
    """Check, pack, count and estimate the time, and send nothing."""


class UpsertOptions(BulkOptions[I, Row], total=False):
    """What the bulk calls of the GraphQL API accept: what is known of ActiveCampaign has no limit on their size."""

    grow: bool
    """Send more records per request while the API takes them quickly; false by default.

    Nobody knows how many it takes: what its own plugins send, 50 orders, is all that is known to be safe. So one
    request at a time is larger than any before, the first of them five times ``batch_size``, and one that is too large
    goes again in parts. Requests with records that set off automations never grow.
    """


class BatcherOptions(RequestOptions, total=False):
    """What every batcher accepts; the request options hold for each of its requests."""

    max_delay: float
    """Seconds that a record waits for company; 0.5 by default."""
    max_size: int
    """Records per request; 30 by default."""
    max_waiting: int
    """How many records may wait before `add` holds its callers back; 1,000 by default."""
    journal: str | PathLike[str] | OutboxStorage
    """The file of an outbox, for `enqueue`: it holds the records themselves until they are delivered.

    Or a storage that others fill: the batcher only delivers what it holds.
    """
    before_attempt: BeforeAttempt
    """Called right before each request goes out: ``None`` lets it go, a reason keeps it back."""
    on_refused: Hook[OutboxFailure]
    """A plain or async callable that is given each record of the outbox that the API refuses."""
    drain: bool
    """Whether leaving the context sends what waits; if not, it only awaits what is on its way. True by default."""
    queue_timeout: float | None
    """Seconds that a record of `add` may wait for the first slot of its request; by default the client's setting."""
