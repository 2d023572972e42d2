"""``client.graphql``: any document for the Ecommerce GraphQL API."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, Unpack, overload

from acsdk._errors import InvalidInputError
from acsdk._graphql.documents import RootField, has_mutation
from acsdk._graphql.operations import data_of, graphql_operation
from acsdk._options import RequestOptions
from acsdk.models.ecommerce.shared import EcommerceConnection
from acsdk.resources.ecommerce.ecommerce import EcommerceNamespace
from acsdk.resources.kit.answers import one, typed

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
        take models, ``Decimal`` and aware ``datetime`` too: the server counts the tokens of the text and refuses more
        than 15,000. Queries are repeated when an answer is lost, mutations only if they are ``repeatable``. Raises
        `InvalidInputError` for a variable that cannot be sent, `GraphQLError` with all errors and the partial data,
        and `DecodeError` where the data do not fit ``result_type``. About the GraphQL API page.
        """
        text, given, named = _parts(document)
        read = None if result_type is None else typed(result_type)
        operation = graphql_operation(
            "graphql.execute",
            text,
            {**given, **(variables or {})},
            lambda answer: data_of(answer) if read is None else read(data_of(answer), answer),
            operation_name=operation_name or named,
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


def _parts(document: str | GraphQLRequest | DocumentNode) -> tuple[str, Mapping[str, object], str | None]:
    if isinstance(document, str):
        return document, {}, None
    from acsdk._graphql.session import request_parts

    parts = request_parts(document)
    if parts is None:
        raise InvalidInputError(f"document must be text or a gql request, not {type(document).__name__}")
    return parts
