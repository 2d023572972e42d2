"""A gql transport over the engine, for users who bring a ``gql.Client``."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from typing import Any

from gql import GraphQLRequest
from gql.transport import AsyncTransport
from graphql import ExecutionResult, GraphQLError, print_ast

from acsdk._engine.operation import Caller
from acsdk._errors import GraphQLError as AnsweredWithErrors
from acsdk._graphql.documents import has_mutation
from acsdk._graphql.operations import data_of, graphql_operation
from acsdk._options import RequestOptions

__all__ = ["EngineTransport"]


class EngineTransport(AsyncTransport):
    """Executes gql requests with the client's authentication, rate limit, retries and errors.

    Only queries are repeated when an answer is lost. The connections stay the client's: closing this closes nothing.
    """

    def __init__(self, call: Caller) -> None:
        self._call = call

    async def connect(self) -> None:
        """Nothing to do: the client connects on first use."""

    async def close(self) -> None:
        """Nothing to do: the client owns the connections."""

    async def execute(
        self,
        request: GraphQLRequest,
        **kwargs: Any,  # noqa: ANN401 - gql's own signature
    ) -> ExecutionResult:
        """Run one request; errors come back in the result, as gql expects."""
        options: RequestOptions = kwargs.get("options", {})
        text = print_ast(request.document)
        operation = graphql_operation(
            "graphql.transport",
            text,
            request.variable_values or {},
            data_of,
            operation_name=request.operation_name,
            repeatable=not has_mutation(text),
        )
        try:
            data = await self._call(operation, options)
        except AnsweredWithErrors as failure:
            errors = [
                GraphQLError(error.message, path=error.path or None, extensions=dict(error.extensions))
                for error in failure.errors
            ]
            return ExecutionResult(data=dict(failure.data) if failure.data else None, errors=errors)
        return ExecutionResult(data=data)

    def subscribe(self, request: GraphQLRequest) -> AsyncGenerator[ExecutionResult]:
        """Refuse: the API has no subscriptions."""
        raise NotImplementedError("the Ecommerce GraphQL API has no subscriptions")
