"""Bulk mutations of the GraphQL schema: how they are carried out.

The machinery that carries them out is loaded by the first bulk call: it takes as long as all else that orders need.
"""

from __future__ import annotations

from collections.abc import AsyncIterable, Callable, Iterable, Mapping
from contextlib import AbstractAsyncContextManager
from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeVar, cast

from acsdk._engine.operation import BATCHERS
from acsdk._errors import InvalidInputError
from acsdk._graphql.caller import GraphQLCaller
from acsdk._options import RequestOptions
from acsdk.models.kit.base import Model
from acsdk.resources.kit.bulk_mutation import BulkMutation
from acsdk.resources.kit.bulk_options import BatcherOptions, UpsertOptions
from acsdk.resources.kit.checks import expect_writing

if TYPE_CHECKING:
    from acsdk._bulk import Batcher, BulkReport
    from acsdk._bulk.callers import Bounds

__all__ = ["as_given", "batcher", "bulk_upsert", "parted"]

I = TypeVar("I", bound=Model)  # noqa: E741 - an item
Row = TypeVar("Row", bound=Model)


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
    known = graphql.caller.memory.setdefault(BATCHERS, {})
    opened = cast("dict[Batcher[Any, Any], str]", known)
    return batching(job, clock=graphql.caller.clock, bounds=bounds, opened=opened, **batcher_options)


def parted(options: Mapping[str, Any], known: type) -> tuple[RequestOptions, dict[str, Any]]:
    """The options of each request, and those of the run."""
    unknown = options.keys() - known.__annotations__.keys()
    if unknown:
        raise InvalidInputError(f"unknown option {min(unknown)!r}; the call takes {', '.join(known.__annotations__)}")
    names = RequestOptions.__annotations__.keys()
    of_requests = {name: value for name, value in options.items() if name in names}
    of_run = {name: value for name, value in options.items() if name not in names}
    return cast("RequestOptions", of_requests), of_run
