"""Bulk mutations of the GraphQL schema: what a bulk call accepts, and how it is carried out.

The machinery that carries them out is loaded by the first bulk call: it takes as long as all else that orders need.
"""

from __future__ import annotations

from collections.abc import AsyncIterable, Callable, Iterable, Mapping
from contextlib import AbstractAsyncContextManager
from dataclasses import replace
from os import PathLike
from typing import TYPE_CHECKING, Any, Generic, TypeVar, cast

from acsdk._errors import InvalidInputError
from acsdk._graphql.caller import GraphQLCaller
from acsdk._options import RequestOptions
from acsdk.models.kit.base import Model
from acsdk.resources.kit.bulk_mutation import BulkMutation
from acsdk.resources.kit.checks import expect_writing

if TYPE_CHECKING:
    from acsdk._bulk import Batcher, BulkFailure, BulkProgress, BulkReport, OutboxFailure
    from acsdk._bulk.callers import Bounds
    from acsdk._bulk.delivery import BeforeAttempt
    from acsdk._bulk.hooks import Hook
    from acsdk._bulk.storage import OutboxStorage

__all__ = [
    "BatcherOptions",
    "BulkOptions",
    "UpsertOptions",
    "as_given",
    "batcher",
    "bulk_upsert",
    "parted",
]

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

    Nobody knows how many it takes: what its own plugins send, 50 orders, is all that is known to be safe. So requests
    grow one at a time, and one that is too large goes again in halves. Calls with records that set off automations
    never grow.
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


def as_given(item: I) -> I:
    """Send an item as it is."""
    return item


async def bulk_upsert(
    graphql: GraphQLCaller,
    mutation: BulkMutation[I, Row],
    items: Iterable[I] | AsyncIterable[I],
    prepare: Callable[[I], I],
    options: UpsertOptions[I, Row],
    *,
    may_grow: Callable[[I], bool],
) -> BulkReport[I]:
    """Send items through a bulk mutation; ``prepare`` checks and completes each one before it is encoded.

    Items that ``may_grow`` are harmless when they are sent twice.
    """
    from acsdk._bulk import run
    from acsdk.resources.kit.bulk_job import bulk_job

    request_options, run_options = parted(options, UpsertOptions)
    if not run_options.get("dry_run"):
        expect_writing(graphql.caller, mutation.operation)
    job = replace(bulk_job(graphql, mutation, prepare, request_options), may_grow=may_grow)
    return await run(job, items, clock=graphql.caller.clock, **run_options)


def batcher(
    graphql: GraphQLCaller, mutation: BulkMutation[I, Row], prepare: Callable[[I], I], options: BatcherOptions
) -> AbstractAsyncContextManager[Batcher[I, Any]]:
    """Collect single records for a bulk mutation; live traffic, so it does not give way to imports."""
    from acsdk._bulk import batching
    from acsdk.resources.kit.bulk_job import bulk_job

    request_options, batcher_options = parted(options, BatcherOptions)
    expect_writing(graphql.caller, mutation.operation)
    job = bulk_job(graphql, mutation, prepare, request_options, for_batcher=True)
    defaults = graphql.caller.options
    bounds: Bounds = {
        "deadline": request_options.get("deadline", defaults.deadline),
        "queue_timeout": batcher_options.pop("queue_timeout", defaults.queue_timeout),
    }
    return batching(job, clock=graphql.caller.clock, bounds=bounds, **batcher_options)


def parted(options: Mapping[str, Any], known: type) -> tuple[RequestOptions, dict[str, Any]]:
    """The options of each request, and those of the run."""
    unknown = options.keys() - known.__annotations__.keys()
    if unknown:
        raise InvalidInputError(f"unknown option {min(unknown)!r}; the call takes {', '.join(known.__annotations__)}")
    names = RequestOptions.__annotations__.keys()
    of_requests = {name: value for name, value in options.items() if name in names}
    of_run = {name: value for name, value in options.items() if name not in names}
    return cast("RequestOptions", of_requests), of_run
