"""One GraphQL call, from body bytes to an answer."""

from __future__ import annotations

from collections import OrderedDict
from functools import lru_cache
from importlib import resources
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

from acsdk.sandbox.codec import Json, as_list, as_object
from acsdk.sandbox.messages import Request, Response, json_response, message_response
from acsdk.sandbox.state import State

from .cost import MAX_VALUES, complexity
from .roots import Info, resolve_root
from .scalars import attach_scalars
from .wording import TOKEN_LIMIT, execution_errors, syntax_error, too_complex, validation_errors

__all__ = ["GraphQLExecutor"]

_CACHED_DOCUMENTS = 256
_CACHED_LENGTH = 200_000  # of all their texts; parsed, they take two hundred times as much
_NESTED = (dict, list)  # and no kind of them: in an `Opaque` nulls are data
_Prepared = tuple[DocumentNode | None, list[dict[str, Any]]]


class GraphQLExecutor:
    """The endpoint `POST /api/3/ecom/graphql`."""

    def __init__(self, state: State, sdl: str | None) -> None:
        self._state = state
        text = sdl or resources.files("acsdk.sandbox.ecommerce").joinpath("ecommerce.graphql").read_text("utf-8")
        self.schema: GraphQLSchema = _schema(text)
        self._documents: OrderedDict[str, _Prepared] = OrderedDict()

    def handle(self, request: Request, call: dict[str, Json]) -> Response:
        """Answer a request with its decoded call; GraphQL errors have status 200 (rule `graphql.status`)."""
        if request.method == "GET":
            return message_response(400, "A GraphQL request is a POST.")
        if request.method != "POST":
            return message_response(405, f"{request.method} is not allowed on {request.path}")
        if not call:
            return message_response(400, "The body must be a JSON object with a query.")
        return json_response(200, self.execute(call))

    def execute(self, body: dict[str, Any]) -> dict[str, Any]:
        """Run one decoded body; the answer has `data`, `errors` or both (rule `graphql.data`)."""
        document, errors = self._prepare(body["query"])
        if document is None or errors:
            return {"errors": errors}
        name = body.get("operationName")
        result = execute_sync(
            self.schema,
            document,
            context_value=self._state,
            variable_values=as_object(body.get("variables")),
            operation_name=name if isinstance(name, str) and name else None,
            field_resolver=_resolve,
            max_coercion_errors=1,
        )
        answer: dict[str, Any] = {"errors": execution_errors(result.errors)} if result.errors else {}
        if result.data is not None or not result.errors:
            answer["data"] = _without_nulls(result.data or {})
        return answer

    def _prepare(self, query: str) -> _Prepared:
        prepared = self._documents.get(query)
        if prepared is None:
            prepared = self._parse(query)
            self._documents[query] = prepared
            while len(self._documents) > _CACHED_DOCUMENTS or sum(map(len, self._documents)) > _CACHED_LENGTH:
                self._documents.popitem(last=False)
        return prepared

    def _parse(self, query: str) -> _Prepared:
        try:
            document = parse(query, max_tokens=TOKEN_LIMIT)
            cost = complexity(self.schema, document)
            if cost > MAX_VALUES:
                return document, [too_complex(cost, MAX_VALUES)]
            return document, validation_errors(document, validate(self.schema, document, max_errors=20))
        except GraphQLError as error:
            return None, [syntax_error(error)]
        except RecursionError:
            return None, [syntax_error(GraphQLError("Syntax Error: the document is nested too deeply"))]

    def operation_name(self, query: str) -> str | None:
        """The first root field of a document, as faults and the call log name an operation."""
        document, _ = self._prepare(query)
        for definition in document.definitions if document else ():
            if isinstance(definition, OperationDefinitionNode):
                first = definition.selection_set.selections[:1]
                return first[0].name.value if first and isinstance(first[0], FieldNode) else None
        return None


@lru_cache(maxsize=8)
def _schema(sdl: str) -> GraphQLSchema:
    """Built once a process: building takes 50 ms, a schema holds no state, and tests make a sandbox each."""
    schema = build_schema(sdl)
    attach_scalars(schema)
    return schema


def _resolve(source: Json, info: Info, **arguments: Json) -> Json:
    if source is None:
        return resolve_root(info, arguments)
    # The account's own row numbers are not the API's identifiers.
    name = info.field_name
    return source.get("guid" if name == "id" else name)


def _without_nulls(value: Json) -> Json:
    """Null fields are left out of answers (rule `graphql.null_fields`); introspection keeps its own."""
    if isinstance(value, list):
        return [_without_nulls(item) if type(item) in _NESTED else item for item in as_list(value)]
    return {
        name: _without_nulls(item) if type(item) in _NESTED and not name.startswith("__") else item
        for name, item in as_object(value).items()
        if item is not None
    }
