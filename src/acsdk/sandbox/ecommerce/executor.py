"""One GraphQL call, from body bytes to an answer."""

from __future__ import annotations

from importlib import resources
from typing import Any

from graphql import execute_sync  # pyright: ignore[reportUnknownVariableType] - an optional parameter of it is

from acsdk.sandbox.codec import Json, as_list, as_object
from acsdk.sandbox.messages import Request, Response, json_response, message_response
from acsdk.sandbox.state import State

from .documents import documents_of
from .roots import Info, resolve_root
from .wording import execution_errors

__all__ = ["GraphQLExecutor"]

_NESTED = (dict, list)  # and no kind of them: in an `Opaque` nulls are data


class GraphQLExecutor:
    """The endpoint `POST /api/3/ecom/graphql`."""

    def __init__(self, state: State, sdl: str | None) -> None:
        self._state = state
        text = sdl or resources.files("acsdk.sandbox.ecommerce").joinpath("ecommerce.graphql").read_text("utf-8")
        self._documents = documents_of(text)

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
        document = self._documents.read(body["query"])
        if document.node is None or document.errors:
            return {"errors": document.errors}
        name = body.get("operationName")
        if document.about_schema is not None and not name:
            return {"data": document.about_schema}
        result = execute_sync(
            self._documents.schema,
            document.node,
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

    def operation_name(self, query: str) -> str | None:
        """The first root field of a document, as faults and the call log name an operation."""
        return self._documents.read(query).first_field


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
