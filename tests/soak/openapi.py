"""An OpenAPI description of the sandbox, read off its own tables."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from acsdk.sandbox.rest.kit.resource import Resource
from acsdk.sandbox.rest.registry import ENDPOINTS, RESOURCES

__all__ = ["description"]

_SINGLE = {"get": "get", "update": "put", "delete": "delete"}
_ANSWERS = {"200": {"description": "an answer"}}
_VALUE: dict[str, Any] = {
    "anyOf": [
        *({"type": kind} for kind in ("string", "integer", "number", "boolean", "null")),
        {"type": "array", "items": {}},
        {"type": "object"},
    ]
}


def description() -> dict[str, Any]:
    """Every path and method; bodies have the columns that a resource takes, of any type."""
    paths: dict[str, dict[str, Any]] = {}
    for method, path, body in _operations():
        named, names = _named(path)
        paths.setdefault(f"/api/3/{named}", {})[method] = _operation(names, body)
    return {"openapi": "3.0.2", "info": {"title": "sandbox", "version": "1"}, "paths": paths}


def _operations() -> Iterator[tuple[str, str, dict[str, Any] | None]]:
    for resource in RESOURCES:
        if "list" in resource.verbs:
            yield "get", resource.path, None
        if "create" in resource.verbs:
            yield "post", resource.path, _wrapped(resource)
        for verb, method in _SINGLE.items():
            if verb in resource.verbs:
                yield method, f"{resource.path}/{{}}", _wrapped(resource) if verb == "update" else None
        for child in resource.children:
            yield "get", f"{resource.path}/{{}}/{child.name}", None
    for endpoint in ENDPOINTS:
        yield endpoint.method.lower(), endpoint.path, _VALUE if endpoint.method in ("POST", "PUT", "PATCH") else None


def _wrapped(resource: Resource) -> dict[str, Any]:
    columns: dict[str, dict[str, Any]] = {name: {} for name in resource.writable}
    return {"type": "object", "properties": {resource.singular: {"type": "object", "properties": columns}}}


def _named(path: str) -> tuple[str, list[str]]:
    parts = path.split("/")
    names = [f"key{number}" for number, part in enumerate(parts) if part == "{}"]
    return "/".join(f"{{key{number}}}" if part == "{}" else part for number, part in enumerate(parts)), names


def _operation(names: list[str], body: dict[str, Any] | None) -> dict[str, Any]:
    keys = [{"name": name, "in": "path", "required": True, "schema": _key()} for name in names]
    query = [{"name": name, "in": "query", "schema": {"type": "string"}} for name in ("limit", "offset", "search")]
    operation: dict[str, Any] = {"parameters": [*keys, *query], "responses": _ANSWERS}
    if body is not None:
        operation["requestBody"] = {"content": {"application/json": {"schema": body}}}
    return operation


def _key() -> dict[str, Any]:
    return {"anyOf": [{"type": "integer", "minimum": 1, "maximum": 3}, {"type": "string", "minLength": 1}]}
