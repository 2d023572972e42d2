"""Made by `nox -s refresh` from acsdk.resources.graphql."""

from acsdk._options import RequestOptions
from acsdk.blocking._types._graphql.transport import EngineTransport
from acsdk.blocking._types.resources.ecommerce.ecommerce import EcommerceNamespace
from acsdk.models.ecommerce.shared import EcommerceConnection
from collections.abc import Mapping
from gql import GraphQLRequest
from graphql import DocumentNode, GraphQLSchema
from typing import Any, TypeVar, Unpack, overload

T = TypeVar('T')

class GraphQL(EcommerceNamespace):
    """Raw documents with the client's authentication, rate limit, retries and errors."""
    @overload
    def execute(
        self,
        document: str | GraphQLRequest | DocumentNode,
        variables: Mapping[str, object] | None = None,
        *,
        result_type: type[T],
        operation_name: str | None = None,
        repeatable: bool | None = None,
        **options: Unpack[RequestOptions],
    ) -> T:
        """Run a document and get its ``data``, decimals exact, or made into ``result_type``.

        The document is text, or what gql's ``gql()`` and ``dsl_gql()`` make. Values belong into ``variables``, which
        take models, ``Decimal`` and aware ``datetime`` too: the server counts the tokens of the text and refuses more
        than 15,000. Queries are repeated when an answer is lost, mutations only if they are ``repeatable``. Raises
        `InvalidInputError` for a variable that cannot be sent, `GraphQLError` with all errors and the partial data,
        and `DecodeError` where the data do not fit ``result_type``. About the GraphQL API page.
        """
        ...
    @overload
    def execute(
        self,
        document: str | GraphQLRequest | DocumentNode,
        variables: Mapping[str, object] | None = None,
        *,
        operation_name: str | None = None,
        repeatable: bool | None = None,
        **options: Unpack[RequestOptions],
    ) -> dict[str, Any]:
        """Run a document and get its ``data``, decimals exact, or made into ``result_type``.

        The document is text, or what gql's ``gql()`` and ``dsl_gql()`` make. Values belong into ``variables``, which
        take models, ``Decimal`` and aware ``datetime`` too: the server counts the tokens of the text and refuses more
        than 15,000. Queries are repeated when an answer is lost, mutations only if they are ``repeatable``. Raises
        `InvalidInputError` for a variable that cannot be sent, `GraphQLError` with all errors and the partial data,
        and `DecodeError` where the data do not fit ``result_type``. About the GraphQL API page.
        """
        ...
    def schema(self, **options: Unpack[RequestOptions]) -> GraphQLSchema:
        """The account's own schema, by introspection, as gql's ``DSLSchema`` takes it."""
        ...
    def transport(self) -> EngineTransport:
        """A transport for a ``gql.Client`` of your own, over this client's connections and rate limit."""
        ...
    def sync_legacy_connection(
        self,
        integration_name: str,
        connection_unique_identifier: str,
        **options: Unpack[RequestOptions],
    ) -> EcommerceConnection:
        """Make the GraphQL service aware of a v3 connection: ``syncLegacyConnection``.

        Undocumented: the WooCommerce plugin calls it before it sends products, with the connection's service and
        ``externalid``; the Magento plugin does without. May be repeated.
        """
        ...
