"""A bulk mutation as a job for the bulk machinery."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from acsdk._bulk import Attempts, BulkJob, Send, SentBatch, is_fatal
from acsdk._engine.operation import Answer
from acsdk._errors import RecordsRejectedError, RequestError
from acsdk._graphql.caller import GraphQLCaller
from acsdk._json.encode import Encoded
from acsdk._options import RequestOptions
from acsdk.models.ecommerce.shared import BulkAsync
from acsdk.models.kit.base import Model
from acsdk.models.kit.encode import encode
from acsdk.resources.kit.answers import many, one
from acsdk.resources.kit.bulk_extras import blame, is_about_extras
from acsdk.resources.kit.bulk_mutation import BulkMutation, natural_key
from acsdk.resources.kit.identity import asking
from acsdk.resources.kit.namespace import expect

__all__ = ["bulk_job"]

I = TypeVar("I", bound=Model)  # noqa: E741 - an item
Row = TypeVar("Row", bound=Model)


def bulk_job(
    graphql: GraphQLCaller,
    mutation: BulkMutation[I, Row],
    prepare: Callable[[I], I],
    options: RequestOptions,
    *,
    for_batcher: bool = False,
) -> BulkJob[I, Row]:
    """A mutation as the bulk machinery sees it.

    A run gives way to other calls, and ends where an error fails every record alike; a batcher does neither.
    """

    def key(item: I) -> str:
        item = expect(item, mutation.model, "item")
        return natural_key(mutation.connection(item), mutation.store_id(item))

    def fatal(error: RequestError) -> bool:
        ends = is_fatal if for_batcher else _ends_a_run
        return ends(error) and not is_about_extras(error, mutation.model)

    def sender(options: RequestOptions) -> Send[Row]:
        async def send(records: Sequence[bytes], on_attempt: Attempts, /) -> SentBatch[Row]:
            return await graphql.run(
                mutation.operation,
                mutation.field,
                {mutation.argument: [Encoded(record) for record in records]},
                _read(mutation.row),
                options,
                repeatable=True,
                background=not for_batcher,
                on_attempt=on_attempt,
            )

        return send

    return BulkJob(
        operation=mutation.operation,
        account=graphql.caller.account,
        whose=asking(graphql.caller, options),
        key=key,
        error_name=lambda key: key.partition(":")[2],
        encode=lambda item: encode(prepare(item)),
        send=sender(options),
        probe=sender({**options, "max_retries": 0}),
        blame=blame,
        fatal=fatal,
        row_key=mutation.row_key,
        row_id=mutation.row_id,
        batch_size=mutation.batch_size,
        observer=graphql.caller.observer,
    )


def _read(row: type[Row] | None) -> Callable[[Any, Answer], SentBatch[Row]]:
    """How an answer is read: the rows that it hands back, or the receipt of a batch that the API queues."""

    def read(value: Any, answer: Answer) -> SentBatch[Row]:  # noqa: ANN401 - the JSON edge
        if row is None:
            return SentBatch(record_id=one(BulkAsync)(value, answer).record_id)
        return SentBatch(rows=many(row)(value, answer))

    return read


def _ends_a_run(error: RequestError) -> bool:
    """Whether the run cannot go on: an unknown connection, as much as a wrong token, fails every record."""
    if isinstance(error, RecordsRejectedError):
        return all(item.pointer == "legacyConnectionId" for item in error.items)
    return is_fatal(error)
