"""Runs root fields of the GraphQL schema over the engine."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from acsdk._engine.operation import Answer, AttemptHook, Caller, Operation
from acsdk._errors import DocumentRefusedError
from acsdk._graphql.documents import RootField, fitted
from acsdk._graphql.operations import data_of, graphql_operation
from acsdk._options import RequestOptions

__all__ = ["GraphQLCaller", "Read"]

T = TypeVar("T")

Read = Callable[[Any, Answer], T]
"""Makes a result of what stands under the root field; ``None`` where it is null or absent."""


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
        on_attempt: AttemptHook | None = None,
    ) -> T:
        """Run a root field; a document that the account's schema refuses is fitted to it once and sent again."""

        def operation(text: str) -> Operation[T]:
            return graphql_operation(
                name,
                text,
                variables,
                lambda answer: read(data_of(answer).get(field.name), answer),
                operation_name=field.name,
                repeatable=repeatable or field.kind == "query",
                background=background,
                on_attempt=on_attempt,
            )

        text = fitted(field, self.caller.memory)
        try:
            return await self.caller(operation(text), options)
        except DocumentRefusedError as error:
            refusal = error
        from acsdk._graphql.fitting import Fitter  # few accounts differ from what this release knows

        text = await Fitter(self.caller).fit(field, variables, text, refusal, options)
        return await self.caller(operation(text), options)
