"""What a root resolver is given."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

from graphql import GraphQLInputObjectType, GraphQLNamedType, get_named_type

from acsdk.sandbox.codec import Json
from acsdk.sandbox.state import State

__all__ = ["RootField", "named_type"]


@dataclass(frozen=True, slots=True)
class RootField:
    """The account, and the type of the field's `filter` argument where it has one."""

    state: State
    filter_type: GraphQLInputObjectType | None = None


def named_type(wrapped: Json) -> GraphQLNamedType:
    """The named type inside lists and non-nulls; graphql-core leaves its parameters open."""
    return cast("GraphQLNamedType", get_named_type(wrapped))
