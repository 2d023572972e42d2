"""Learns an account's schema when it refuses a document, and fits the document to it.

What was learned is kept in the caller's memory, for all clients on the same connections.
"""

from __future__ import annotations

import warnings
from collections.abc import Mapping, Sequence
from typing import Any

import anyio

from acsdk._engine.operation import Caller
from acsdk._errors import DocumentRefusedError, RequestError, SchemaDriftWarning
from acsdk._graphql.documents import RootField, fitted, remember_fitted
from acsdk._graphql.operations import data_of, graphql_operation
from acsdk._graphql.problems import is_about_document
from acsdk._graphql.schema import (
    ROOT_QUERY,
    AccountSchema,
    fitted_document,
    missing_arguments,
    types_query,
    unknown_inputs,
)
from acsdk._json.decode import decode_json
from acsdk._json.shapes import is_sequence
from acsdk._options import RequestOptions
from acsdk.models.kit.encode import to_json

__all__ = ["Fitter"]

_MOST_INTROSPECTIONS = 8


class Fitter:
    """The documents of one account."""

    def __init__(self, call: Caller) -> None:
        self._call = call

    async def fit(
        self,
        field: RootField,
        variables: Mapping[str, object],
        text: str,
        refusal: DocumentRefusedError,
        options: RequestOptions,
    ) -> str:
        """Another document for a root field whose document was refused; raises the refusal where there is none.

        An account is asked for its schema once. Later refusals are read against what was learned, unless they say
        that the document itself does not fit any more.
        """
        waited = await self._turn(field)
        newer = fitted(field, self._call.memory)
        if newer != text:
            return newer  # another task has fitted it meanwhile
        is_learned = _schema_key(field) in self._call.memory and (waited or not is_about_document(refusal))
        if not is_learned:
            await self._learn(field, refusal, options)
        schema = self._call.memory[_schema_key(field)]
        if not isinstance(schema, AccountSchema):
            raise _explained(f"this account's schema has no {field.kind} {field.name}", refusal)
        _refuse_what_it_lacks(field, variables, schema, refusal)
        fitting = fitted_document(field, schema)
        if fitting == text:
            raise refusal
        remember_fitted(field, fitting, self._call.memory)
        warnings.warn(
            f"{field.name}: this account's schema differs; the document was fitted to it", SchemaDriftWarning, 2
        )
        return fitting

    async def _turn(self, field: RootField) -> bool:
        """Wait while another task is asking for the same schema; says whether one was."""
        waited = False
        while isinstance(busy := self._call.memory.get(_busy_key(field)), anyio.Event):
            await busy.wait()
            waited = True
        return waited

    async def _learn(self, field: RootField, refusal: DocumentRefusedError, options: RequestOptions) -> None:
        memory = self._call.memory
        learned = memory[_busy_key(field)] = anyio.Event()
        try:
            memory[_schema_key(field)] = await self._schema(field, refusal, options)
        finally:
            del memory[_busy_key(field)]
            learned.set()

    async def _schema(
        self, field: RootField, refusal: DocumentRefusedError, options: RequestOptions
    ) -> AccountSchema | None:
        schema = AccountSchema.read_root(await self._introspect(ROOT_QUERY, refusal, options), field)
        for _ in range(_MOST_INTROSPECTIONS):
            missing = schema.missing_types() if schema else []
            if schema is None or not missing:
                break
            schema = schema.with_types(await self._introspect(types_query(missing), refusal, options))
        return schema

    async def _introspect(self, text: str, refusal: DocumentRefusedError, options: RequestOptions) -> Mapping[str, Any]:
        operation = graphql_operation("graphql.introspect", text, {}, data_of, repeatable=True)
        try:
            return await self._call(operation, options)
        except RequestError as error:
            raise refusal from error  # an account that does not show its schema has still refused the document


def _schema_key(field: RootField) -> str:
    return f"graphql schema {field.name}"


def _busy_key(field: RootField) -> str:
    return f"graphql busy {field.name}"


def _refuse_what_it_lacks(
    field: RootField, variables: Mapping[str, object], schema: AccountSchema, refusal: DocumentRefusedError
) -> None:
    """Say what we send and the schema does not have; leaving it out in silence would change what the call does."""
    missing = missing_arguments(field, schema)
    if missing:
        raise _explained(f"this account's schema has no argument {', '.join(missing)} of {field.name}", refusal)
    sent = decode_json(to_json(variables))
    unknown = list(dict.fromkeys(unknown_inputs(field, sent, schema)))
    if unknown:
        error = _explained(f"this account's schema has no field {', '.join(unknown)}; leave it unset", refusal)
        error.unknown_fields = _by_record(field, sent, schema)
        raise error


def _by_record(field: RootField, variables: Mapping[str, Any], schema: AccountSchema) -> Mapping[int, Sequence[str]]:
    """By its place, what each record of a bulk mutation has that the schema lacks."""
    records = [(name, *place) for name, value in variables.items() if is_sequence(value) for place in enumerate(value)]
    found = {place: tuple(unknown_inputs(field, {name: [record]}, schema)) for name, place, record in records}
    return {place: names for place, names in found.items() if names}


def _explained(message: str, refusal: DocumentRefusedError) -> DocumentRefusedError:
    error = DocumentRefusedError(
        message,
        errors=refusal.errors,
        items=refusal.items,
        status_code=refusal.status_code,
        request_id=refusal.request_id,
    )
    error.operation, error.attempts, error.seconds = refusal.operation, refusal.attempts, refusal.seconds
    return error
