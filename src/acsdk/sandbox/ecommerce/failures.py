"""Errors that resolvers answer with."""

from __future__ import annotations

from collections.abc import Mapping

from graphql import GraphQLError

__all__ = ["invalid", "refused"]


def invalid(fields: Mapping[str, str]) -> GraphQLError:
    """The business error: nothing of the call was written (rules `errors.validation`, `errors.validation_texts`).

    Keys are `<field>-storeOrderId-<id>` and the like.
    """
    return GraphQLError("Validation errors", extensions={**fields})


def refused(text: str) -> GraphQLError:
    """Any other refusal by a resolver."""
    return GraphQLError(text)
