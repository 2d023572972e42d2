"""Runs root fields of the GraphQL schema over the engine."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from acsdk._engine.decode import decode_json
from acsdk._engine.operation import Answer, Caller, Operation
from acsdk._errors import DecodeError, DocumentRefusedError, SchemaDriftWarning
from acsdk._graphql.documents import RootField, document
from acsdk._graphql.problems import graphql_error
from acsdk._graphql.schema import ROOT_QUERY, AccountSchema, fitted_document, types_query, unknown_inputs
from acsdk._options import RequestOptions
from acsdk.models.encode import to_json

__all__ = ["GRAPHQL_PATH", "GraphQLCaller", "graphql_operation"]

T = TypeVar("T")

GRAPHQL_PATH = "/ecom/graphql"
_MOST_INTROSPECTIONS = 8

Read = Callable[[Any, Answer], T]
"""Makes a result of what stands under the root field; ``None`` where it is null or absent."""


def graphql_operation(
    name: str,
    text: str,
    variables: Mapping[str, object],
    read: Callable[[Answer], T],
    *,
    operation_name: str | None = None,
    repeatable: bool,
    background: bool = False,
    on_attempt: Callable[[], None] | None = None,
) -> Operation[T]:
    """The operation that runs a document."""
    document = {"query": text, "variables": variables}
    if operation_name:
        document["operationName"] = operation_name

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
        body=to_json(document),
        repeatable=repeatable,
        background=background,
        on_attempt=on_attempt,
        explain=graphql_error,
    )


class GraphQLCaller:
    """Runs root fields; learns an account's schema when it differs from what this release knows."""

    def __init__(self, call: Caller) -> None:
        self.caller = call

    async def run(
        self,
        name: str,
        field: RootField,
        variables: Mapping[str, object],
        read: Read[T],
        options: RequestOptions,
        *,
        repeatable: bool = False,
        background: bool = False,
        on_attempt: Callable[[], None] | None = None,
    ) -> T:
        """Run a root field; a document that the account's schema refuses is fitted to it once and sent again."""

        def operation(text: str) -> Operation[T]:
            return graphql_operation(
                name,
                text,
                variables,
                lambda answer: read(_data(answer).get(field.name), answer),
                operation_name=field.name,
                repeatable=repeatable or field.kind == "query",
                background=background,
                on_attempt=on_attempt,
            )

        known = f"graphql document {field.name}"
        text = str(self.caller.memory.get(known) or document(field))
        try:
            return await self.caller(operation(text), options)
        except DocumentRefusedError as refusal:
            fitted = await self._fit(field, variables, refusal, options)
            if fitted == text:
                raise
        self.caller.memory[known] = fitted
        warnings.warn(
            f"{field.name}: this account's schema differs; the document was fitted to it", SchemaDriftWarning, 2
        )
        return await self.caller(operation(fitted), options)

    async def _fit(
        self, field: RootField, variables: Mapping[str, object], refusal: DocumentRefusedError, options: RequestOptions
    ) -> str:
        schema = AccountSchema.read_root(await self._introspect(ROOT_QUERY, options), field)
        if schema is None:
            raise _explained(f"this account's schema has no {field.kind} {field.name}", refusal)
        for _ in range(_MOST_INTROSPECTIONS):
            missing = schema.missing_types()
            if not missing:
                break
            schema = schema.with_types(await self._introspect(types_query(missing), options))
        _refuse_unknown_inputs(variables, schema, refusal)
        return fitted_document(field, schema)

    async def _introspect(self, text: str, options: RequestOptions) -> Mapping[str, Any]:
        return await self.caller(graphql_operation("graphql.introspect", text, {}, _data, repeatable=True), options)


def _data(answer: Answer) -> Mapping[str, Any]:
    document = answer.data
    data = document.get("data") if isinstance(document, dict) else None  # pyright: ignore[reportUnknownVariableType, reportUnknownMemberType]
    if not isinstance(data, dict):
        raise DecodeError("the answer has neither data nor errors", status_code=answer.info.status_code)
    return data  # pyright: ignore[reportUnknownVariableType]


def _refuse_unknown_inputs(
    variables: Mapping[str, object], schema: AccountSchema, refusal: DocumentRefusedError
) -> None:
    sent = decode_json(to_json(variables))
    unknown = [
        place
        for name, value in sent.items()
        for place in unknown_inputs(value, schema.arguments.get(name, schema.result), schema)
    ]
    if unknown:
        places = ", ".join(dict.fromkeys(unknown))
        raise _explained(f"this account's schema has no field {places}; leave it unset", refusal)


def _explained(message: str, refusal: DocumentRefusedError) -> DocumentRefusedError:
    return DocumentRefusedError(
        message,
        errors=refusal.errors,
        items=refusal.items,
        status_code=refusal.status_code,
        request_id=refusal.request_id,
    )
