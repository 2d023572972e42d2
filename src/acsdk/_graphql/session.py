"""What users' own gql documents and schemas are, seen from here."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

from gql import GraphQLRequest
from graphql import (
    DocumentNode,
    GraphQLSchema,
    IntrospectionQuery,
    build_client_schema,
    get_introspection_query,
    print_ast,
)

__all__ = ["INTROSPECTION", "request_parts", "schema_from"]

INTROSPECTION = get_introspection_query(descriptions=False)
"""The document that asks for a whole schema."""


def request_parts(document: object) -> tuple[str, Mapping[str, Any], str | None] | None:
    """The text, the variables and the operation of a gql request or a parsed document; ``None`` for anything else."""
    if isinstance(document, DocumentNode):
        return print_ast(document), {}, None
    if isinstance(document, GraphQLRequest):
        return print_ast(document.document), document.variable_values or {}, document.operation_name
    return None


def schema_from(data: Mapping[str, Any]) -> GraphQLSchema:
    """The schema in the answer to `INTROSPECTION`."""
    return build_client_schema(cast("IntrospectionQuery", data))
