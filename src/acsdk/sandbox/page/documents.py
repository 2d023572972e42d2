"""GraphQL documents as people read them."""

from __future__ import annotations

from graphql import GraphQLError, parse, print_ast

__all__ = ["laid_out"]

_LONGEST = 20_000


def laid_out(document: str) -> str:
    """The document over lines; as it was written where it is long or cannot be read."""
    if len(document) > _LONGEST:
        return document
    try:
        return print_ast(parse(document, max_tokens=5000))
    except (GraphQLError, RecursionError):
        return document
