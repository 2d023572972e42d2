"""The documents of a schema, each parsed, measured and validated once a process.

Tests make a sandbox each and send the same few texts to all of them, from any thread. Invariant: what is kept depends
on the schema and the text alone, and the order of the texts changes under the lock. An answer that depended on an
account would be given to another (`test_documents_are_kept_for_all_accounts`); without the lock one thread counts the
texts while another adds one (`test_threads_share_documents`).
"""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
from functools import lru_cache
from threading import Lock
from typing import Any

from graphql import (
    DocumentNode,
    FieldNode,
    GraphQLError,
    GraphQLSchema,
    OperationDefinitionNode,
    build_schema,
    execute_sync,  # pyright: ignore[reportUnknownVariableType] - an optional parameter of it is
    parse,
    validate,
)

from .cost import MAX_VALUES, complexity
from .scalars import attach_scalars
from .wording import TOKEN_LIMIT, syntax_error, too_complex, validation_errors

__all__ = ["Document", "Documents", "documents_of"]

_MOST = 256
_MOST_LENGTH = 200_000  # of all their texts; parsed, they take two hundred times as much


@dataclass(frozen=True)
class Document:
    """A text, and what was found out about it; without a node it could not be parsed."""

    node: DocumentNode | None
    errors: list[dict[str, Any]]
    about_schema: dict[str, Any] | None = None
    """Its answer, where it asks for nothing but the schema: introspection takes a hundred times as long as a search."""

    @property
    def first_field(self) -> str | None:
        """The first root field, as faults and the call log name an operation."""
        operation = next(iter(_operations(self.node)), None) if self.node else None
        first = operation.selection_set.selections[0] if operation else None
        return first.name.value if isinstance(first, FieldNode) else None


class Documents:
    """Those of one schema."""

    def __init__(self, schema: GraphQLSchema) -> None:
        self.schema = schema
        self._kept: OrderedDict[str, Document] = OrderedDict()
        self._lock = Lock()

    def read(self, text: str) -> Document:
        """The document of a text."""
        with self._lock:
            found = self._kept.get(text)
        if found is None:
            found = self._read(text)
            if found.node:  # whether a text is nested too deeply is a matter of who asks
                self._keep(text, found)
        return found

    def _keep(self, text: str, document: Document) -> None:
        with self._lock:
            self._kept[text] = document
            while len(self._kept) > _MOST or sum(map(len, self._kept)) > _MOST_LENGTH:
                self._kept.popitem(last=False)

    def _read(self, text: str) -> Document:
        try:
            node = parse(text, max_tokens=TOKEN_LIMIT)
            cost = complexity(self.schema, node)
            if cost > MAX_VALUES:
                return Document(node, [too_complex(cost, MAX_VALUES)])
            errors = validation_errors(node, validate(self.schema, node, max_errors=20))
            return Document(node, errors, None if errors else self._about_schema(node))
        except GraphQLError as error:
            return Document(None, [syntax_error(error)])
        except RecursionError:
            return Document(None, [syntax_error(GraphQLError("Syntax Error: the document is nested too deeply"))])

    def _about_schema(self, node: DocumentNode) -> dict[str, Any] | None:
        return execute_sync(self.schema, node).data if _asks_for_the_schema_alone(node) else None


def _operations(node: DocumentNode) -> list[OperationDefinitionNode]:
    return [one for one in node.definitions if isinstance(one, OperationDefinitionNode)]


def _asks_for_the_schema_alone(node: DocumentNode) -> bool:
    fields = [field for one in _operations(node) for field in one.selection_set.selections]
    variables = [variable for one in _operations(node) for variable in one.variable_definitions or ()]
    names = [field.name.value if isinstance(field, FieldNode) else "" for field in fields]
    return names == ["__schema"] and not variables


@lru_cache(maxsize=8)
def documents_of(sdl: str) -> Documents:
    """Built once a process: building a schema takes 50 ms, and it holds no state."""
    schema = build_schema(sdl)
    attach_scalars(schema)
    return Documents(schema)
