"""GraphQL documents as operations of the engine."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any, TypeVar, cast

from acsdk._engine.operation import Answer, AttemptHook, Operation
from acsdk._engine.problems import aside
from acsdk._errors import DecodeError
from acsdk._graphql.documents import has_mutation, told
from acsdk._graphql.problems import graphql_error, graphql_refusal
from acsdk._json.encode import Encoded
from acsdk.models.kit.encode import to_json

__all__ = ["GRAPHQL_PATH", "data_of", "graphql_operation"]

T = TypeVar("T")

GRAPHQL_PATH = "/ecom/graphql"


def graphql_operation(
    name: str,
    text: str,
    variables: Mapping[str, object],
    read: Callable[[Answer], T],
    *,
    operation_name: str | None = None,
    repeatable: bool,
    background: bool = False,
    on_attempt: AttemptHook | None = None,
) -> Operation[T]:
    """The operation that runs a document; ``read`` sees answers without errors."""

    def read_data(answer: Answer) -> T:
        failure = graphql_error(answer.data)
        if failure is not None:
            failure.status_code, failure.request_id = answer.info.status_code, answer.info.request_id
            raise failure
        return read(answer)

    return Operation(
        name,
        "POST",
        GRAPHQL_PATH,
        read=read_data,
        body=_body(text, variables, operation_name),
        repeatable=repeatable,
        only_reads=not has_mutation(text),
        background=background,
        on_attempt=on_attempt,
        graphql=told(text, operation_name),
        explain=graphql_refusal,
    )


def data_of(answer: Answer) -> dict[str, Any]:
    """What stands under ``data``."""
    document: object = answer.data
    data: object = cast("Mapping[str, object]", document).get("data") if isinstance(document, Mapping) else None
    if not isinstance(data, dict):
        raise DecodeError(
            f"the answer has neither data nor errors{aside(answer.data)}",
            status_code=answer.info.status_code,
            request_id=answer.info.request_id,
        )
    return cast("dict[str, Any]", data)


def _body(text: str, variables: Mapping[str, object], operation_name: str | None) -> bytes:
    encoded = {name: Encoded(to_json(value, f"the variable {name!r}")) for name, value in variables.items()}
    parts = [b'{"query":', _text(text), b',"variables":', to_json(encoded)]
    if operation_name:
        parts += [b',"operationName":', _text(operation_name)]
    return b"".join((*parts, b"}"))


@lru_cache(maxsize=128)
def _text(text: str) -> bytes:
    return json.dumps(text).encode()
