"""From a path below `/api/3` to a handler."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from urllib.parse import parse_qsl

from acsdk.sandbox.codec import BadJsonError, Json, loads
from acsdk.sandbox.messages import Request, Response, message_response
from acsdk.sandbox.state import State

from . import verbs
from .call import Call
from .links import follow
from .resource import Child, Resource

__all__ = ["Endpoint", "Router"]

_METHODS = {"GET": "get", "PUT": "update", "PATCH": "update", "DELETE": "delete"}
_SINGLE = {"get": verbs.get, "update": verbs.update, "delete": verbs.delete}
_MAX_PARAMETERS = 1000


@dataclass(frozen=True, slots=True)
class Endpoint:
    """A path that is not a plain verb of a resource; `{}` stands for any one segment."""

    method: str
    path: str
    handle: Callable[[Call], Response]


class Router:
    """Finds the endpoint or the resource's verb for a request."""

    def __init__(self, resources: tuple[Resource, ...], endpoints: tuple[Endpoint, ...]) -> None:
        self._resources: Mapping[str, Resource] = {resource.path: resource for resource in resources}
        self._endpoints: dict[tuple[str, ...], dict[str, Endpoint]] = {}
        self._shapes: dict[int, dict[tuple[int, ...], None]] = {}
        """By the number of segments: where the patterns of that length have their free segments."""
        for endpoint in endpoints:
            pattern = tuple(filter(None, endpoint.path.split("/")))
            self._endpoints.setdefault(pattern, {})[endpoint.method] = endpoint
            self._shapes.setdefault(len(pattern), {})[_free(pattern)] = None

    def handle(self, state: State, request: Request, below: str) -> Response:
        """Answer a request whose path continues with `below` after `/api/3`."""
        segments = tuple(part for part in below.split("/") if part)
        try:
            call = _decode(state, request, segments)
        except BadJsonError as error:
            return message_response(400, f"The body is not JSON: {error}")
        endpoint = self._endpoint(segments)
        if endpoint is not None and request.method in endpoint:
            return endpoint[request.method].handle(call)
        handler = self._verb(call) if segments else None
        if handler is not None:
            return handler()
        if endpoint is not None or self._known(segments):
            return message_response(405, f"{request.method} is not allowed on {'/'.join(segments)}")
        return message_response(404, f"The sandbox has no route {request.method} /api/3/{'/'.join(segments)}")

    def _endpoint(self, segments: tuple[str, ...]) -> dict[str, Endpoint] | None:
        """Those of a path; one look-up for each of the few shapes that paths of its length have."""
        exact = self._endpoints.get(segments)
        if exact is not None:
            return exact
        for free in self._shapes.get(len(segments), ()):
            pattern = list(segments)
            for place in free:
                pattern[place] = "{}"
            if (found := self._endpoints.get(tuple(pattern))) is not None:
                return found
        return None

    def _verb(self, call: Call) -> Callable[[], Response] | None:
        resource = self._resources.get(call.segments[0])
        if resource is None:
            return None
        match call.segments[1:]:
            case ():
                return self._collection_verb(resource, call)
            case (key,):
                verb = _METHODS.get(call.method, "")
                single = _SINGLE[verb] if verb in resource.verbs else None
                return (lambda: single(resource, call, key)) if single else None
            case (key, name) if call.method == "GET":
                return self._below(resource, call, key, name)
            case _:
                return None

    def _collection_verb(self, resource: Resource, call: Call) -> Callable[[], Response] | None:
        if call.method == "GET" and "list" in resource.verbs:
            return lambda: verbs.list_rows(resource, call)
        if call.method == "POST" and "create" in resource.verbs:
            return lambda: verbs.create(resource, call)
        if call.method == "DELETE" and "delete" in resource.verbs:
            return lambda: verbs.missing(resource, call, "0")  # recorded: the number that is missing is a 0
        return None

    def _below(self, resource: Resource, call: Call, key: str, name: str) -> Callable[[], Response] | None:
        """A sub-collection, the row behind a relation, or wherever a link leads."""
        child = next((child for child in resource.children if child.name == name), None)
        if child is not None:
            return lambda: self._children(resource, call, key, child)
        relation = next((item for item in resource.relations if item.name == name), None)
        target = self._resources.get(relation.target) if relation else None
        if relation is not None and target is not None:
            return lambda: self._related(resource, call, key, relation.column, target)
        return (lambda: follow(self._resources, resource, call, key, name)) if name in (resource.links or ()) else None

    def _children(self, resource: Resource, call: Call, key: str, child: Child) -> Response:
        row = verbs.find(resource, call, key)
        if row is None:
            return verbs.missing(resource, call, key)
        target = self._resources[child.resource]
        names, values = zip(*child.fixed, strict=True) if child.fixed else ((), ())
        rows = call.state.store.find(target.rows, (child.column, *names), (row["id"], *values))
        return verbs.list_rows(replace(target, total=None) if child.bare else target, call, rows)

    def _related(self, resource: Resource, call: Call, key: str, column: str, target: Resource) -> Response:
        row = verbs.find(resource, call, key)
        if row is None:
            return verbs.missing(resource, call, key)
        unset = next((item.default for item in resource.columns if item.name == column), "0")
        return verbs.get(target, call, str(row.get(column, unset)))

    def _known(self, segments: tuple[str, ...]) -> bool:
        resource = self._resources.get(segments[0]) if segments else None
        return resource is not None and (
            len(segments) <= 2 or any(segments[2:] == (child.name,) for child in resource.children)
        )


def _free(pattern: tuple[str, ...]) -> tuple[int, ...]:
    return tuple(place for place, part in enumerate(pattern) if part == "{}")


def _body(request: Request) -> Json:
    """Clients send JSON under every content type, form types included; what a GET carries need not be JSON."""
    if not request.body.strip():
        return None
    try:
        return loads(request.body)
    except BadJsonError:
        if request.method != "GET":
            raise
        return None


def _decode(state: State, request: Request, segments: tuple[str, ...]) -> Call:
    body = _body(request)
    try:
        query = parse_qsl(request.query, keep_blank_values=True, max_num_fields=_MAX_PARAMETERS)
    except ValueError:
        query = []
    return Call(state, request.method, segments, query, body, len(request.body))
