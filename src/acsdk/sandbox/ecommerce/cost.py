"""A bound on what one call may cost: texts of 15,000 tokens can ask for millions of values (rule `graphql.cost`)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, cast

from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLNamedType,
    GraphQLObjectType,
    GraphQLSchema,
    InlineFragmentNode,
    OperationDefinitionNode,
    SelectionNode,
    SelectionSetNode,
)

from .field import named_type

__all__ = ["MAX_VALUES", "complexity"]

MAX_VALUES = 500_000

_MAX_SELECTIONS = 1_000  # side by side: validation compares each with each
_PAGE, _ROWS = 100, 10


def complexity(schema: GraphQLSchema, document: DocumentNode) -> int:
    """How many values the answer may have: a list at the root counts as a page, one further down as ten rows."""
    measure = _Measure(schema, document)
    return max(
        (measure.operation(one) for one in document.definitions if isinstance(one, OperationDefinitionNode)), default=0
    )


class _Measure:
    def __init__(self, schema: GraphQLSchema, document: DocumentNode) -> None:
        self._schema = schema
        self._fragments = {
            one.name.value: one for one in document.definitions if isinstance(one, FragmentDefinitionNode)
        }
        self._known: dict[str, int] = {}

    def operation(self, definition: OperationDefinitionNode) -> int:
        return self._selections(definition.selection_set, self._schema.get_root_type(definition.operation), _PAGE)

    def _selections(self, selected: SelectionSetNode, parent: GraphQLNamedType | None, width: int) -> int:
        if len(selected.selections) > _MAX_SELECTIONS:
            return MAX_VALUES + 1
        return sum(self._selection(one, parent, width) for one in _once(selected))

    def _selection(self, one: SelectionNode, parent: GraphQLNamedType | None, width: int) -> int:
        if isinstance(one, FieldNode):
            return self._field(one, parent, width)
        if isinstance(one, InlineFragmentNode):
            return self._selections(one.selection_set, parent, width)
        return self._fragment(cast("FragmentSpreadNode", one).name.value, width)

    def _field(self, field: FieldNode, parent: GraphQLNamedType | None, width: int) -> int:
        if field.selection_set is None:
            return 1
        kind = self._type_of(field.name.value, parent)
        if kind is None:
            return 1  # validation refuses it
        many = width if str(kind).startswith("[") else 1
        return 1 + many * self._selections(field.selection_set, named_type(kind), _ROWS)

    def _type_of(self, name: str, parent: GraphQLNamedType | None) -> Any:  # noqa: ANN401 - graphql-core leaves it open
        known: Any = self._schema.get_field(parent, name) if isinstance(parent, GraphQLObjectType) else None
        return known.type if known else None

    def _fragment(self, name: str, width: int) -> int:
        """Each fragment is measured once; one that holds itself ends there, and validation refuses it."""
        if name not in self._known:
            self._known[name] = 0
            found = self._fragments.get(name)
            if found is not None:
                kind = self._schema.get_type(found.type_condition.name.value)
                self._known[name] = self._selections(found.selection_set, kind, width)
        return self._known[name]


def _once(selected: SelectionSetNode) -> Iterator[SelectionNode]:
    """The selections; a fragment that is spread twice is executed once."""
    spread: set[str] = set()
    for one in selected.selections:
        name = one.name.value if isinstance(one, FragmentSpreadNode) else ""
        if not name or name not in spread:
            spread.add(name)
            yield one
