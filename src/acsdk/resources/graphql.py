"""``client.graphql``: any document for the Ecommerce GraphQL API."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, Unpack, cast, overload

from pydantic import TypeAdapter

from acsdk._engine.operation import Answer
from acsdk._errors import DecodeError, InvalidInputError
from acsdk._graphql.caller import graphql_operation
from acsdk._graphql.documents import RootField, has_mutation
from acsdk._graphql.reading import one
from acsdk._options import RequestOptions
from acsdk.models.shared import EcommerceConnection
from acsdk.resources.ecommerce import EcommerceNamespace

if TYPE_CHECKING:
    from gql import GraphQLRequest
    from graphql import DocumentNode, GraphQLSchema

    from acsdk._graphql.transport import EngineTransport

__all__ = ["GraphQL"]

T = TypeVar("T")

_SYNC = RootField(
    "mutation",
    "syncLegacyConnection",
    (("integrationName", "String!"), ("connectionUniqueIdentifier", "String!")),
    EcommerceConnection,
)


class GraphQL(EcommerceNamespace):
    """Raw documents with the client's authentication, rate limit, retries and errors."""

    @overload
    async def execute(
        self,
        document: str | GraphQLRequest | DocumentNode,
        variables: Mapping[str, object] | None = None,
        *,
        result_type: type[T],
        operation_name: str | None = None,
        repeatable: bool | None = None,
        **options: Unpack[RequestOptions],
    ) -> T: ...
    @overload
    async def execute(
        self,
        document: str | GraphQLRequest | DocumentNode,
        variables: Mapping[str, object] | None = None,
        *,
        operation_name: str | None = None,
        repeatable: bool | None = None,
        **options: Unpack[RequestOptions],
    ) -> dict[str, Any]: ...
    async def execute(
        self,
        document: str | GraphQLRequest | DocumentNode,
        variables: Mapping[str, object] | None = None,
        *,
        result_type: type[Any] | None = None,
        operation_name: str | None = None,
        repeatable: bool | None = None,
        **options: Unpack[RequestOptions],
    ) -> Any:
        """Run a document and get its ``data``, decimals exact, or made into ``result_type``.

        The document is text, or what gql's ``gql()`` and ``dsl_gql()`` make. Values belong into ``variables``, which
        take models too: the server counts the tokens of the text and refuses more than 15,000. Queries are repeated
        when an answer is lost, mutations only if they are ``repeatable``. Raises `GraphQLError` with all errors and
        the partial data. About the GraphQL API page.
        """
        text, given = _text_and_variables(document, variables)
        operation = graphql_operation(
            "graphql.execute",
            text,
            given,
            _reader(result_type),
            operation_name=operation_name,
            repeatable=not has_mutation(text) if repeatable is None else repeatable,
        )
        return await self._call(operation, options)

    async def schema(self, **options: Unpack[RequestOptions]) -> GraphQLSchema:
        """The account's own schema, by introspection, as gql's ``DSLSchema`` takes it."""
        from acsdk._graphql.session import INTROSPECTION, schema_from

        return schema_from(await self.execute(INTROSPECTION, repeatable=True, **options))

    def transport(self) -> EngineTransport:
        """A transport for a ``gql.Client`` of your own, over this client's connections and rate limit."""
        from acsdk._graphql.transport import EngineTransport

        return EngineTransport(self._call)

    async def sync_legacy_connection(
        self, integration_name: str, connection_unique_identifier: str, **options: Unpack[RequestOptions]
    ) -> EcommerceConnection:
        """Make the GraphQL service aware of a v3 connection: ``syncLegacyConnection``.

        Undocumented: the WooCommerce plugin calls it before it sends products, with the connection's service and
        ``externalid``; the Magento plugin does without. May be repeated.
        """
        variables = {
            "integrationName": integration_name,
            "connectionUniqueIdentifier": connection_unique_identifier,
        }
        name = "graphql.sync_legacy_connection"
        return await self._run(name, _SYNC, variables, one(EcommerceConnection), options, repeatable=True)


def _text_and_variables(
    document: str | GraphQLRequest | DocumentNode, variables: Mapping[str, object] | None
) -> tuple[str, Mapping[str, object]]:
    if isinstance(document, str):
        return document, variables or {}
    from acsdk._graphql.session import request_parts

    parts = request_parts(document)
    if parts is None:
        raise InvalidInputError(f"document must be text or a gql request, not {type(document).__name__}")
    return parts[0], {**parts[1], **(variables or {})}


def _reader(result_type: type[Any] | None) -> Any:  # noqa: ANN401 - the JSON edge
    def read(answer: Answer) -> Any:  # noqa: ANN401 - the JSON edge
        document: Any = answer.data
        data: Any = cast("Mapping[str, Any]", document).get("data") if isinstance(document, Mapping) else None
        if data is None:
            raise DecodeError("the answer has neither data nor errors", status_code=answer.info.status_code)
        return data if result_type is None else TypeAdapter(result_type).validate_python(data)

    return read
