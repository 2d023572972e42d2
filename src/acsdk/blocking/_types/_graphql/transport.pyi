"""Made by `nox -s refresh` from acsdk._graphql.transport."""

from collections.abc import Iterator
from gql import GraphQLRequest
from gql.transport import Transport
from graphql import ExecutionResult
from typing import Any


class EngineTransport(Transport):
    """Executes gql requests with the client's authentication, rate limit, retries and errors.

    Only queries are repeated when an answer is lost. The connections stay the client's: closing this closes nothing.
    """
    def connect(self) -> None:
        """Nothing to do: the client connects on first use."""
        ...
    def close(self) -> None:
        """Nothing to do: the client owns the connections."""
        ...
    def execute(self, request: GraphQLRequest, **kwargs: Any) -> ExecutionResult:
        """Run one request; errors come back in the result, as gql expects."""
        ...
    def subscribe(self, request: GraphQLRequest) -> Iterator[ExecutionResult]:
        """Refuse: the API has no subscriptions."""
        ...
