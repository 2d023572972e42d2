"""What an OpenAPI description says of each operation: its query parameters, and the keys of its body."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

from acsdk import InvalidInputError

__all__ = ["Operation", "operations_in", "template"]

_METHODS = ("get", "post", "put", "patch", "delete")
_ROOT = "/api/3"
_DEPTH = 12
Node = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Operation:
    """One operation, with what can be sent to it; ``None`` where that is not told."""

    method: str
    path: str
    parameters: frozenset[str] | None
    keys: frozenset[str] | None

    @property
    def name(self) -> tuple[str, str]:
        """What makes two of them the same: ids may be called anything."""
        return self.method, template(self.path)


def template(path: str) -> str:
    """A path without the names of its ids."""
    return re.sub(r"\{[^}]*\}", "{}", path.rstrip("/"))


def operations_in(text: str) -> Sequence[Operation]:
    """Every operation below ``/api/3`` of a description in JSON.

    Raises `InvalidInputError` for what is none; one in YAML has to be made JSON first.
    """
    try:
        document: object = json.loads(text)
    except (ValueError, RecursionError):
        raise InvalidInputError("the description is no JSON; one in YAML has to be converted first") from None
    paths = _node(document).get("paths")
    if not isinstance(paths, dict):
        raise InvalidInputError("this is no OpenAPI description: it has no paths")
    reader = _Reader(_node(document))
    return [one for path, item in cast("Node", paths).items() for one in reader.operations(path, _node(item))]


class _Reader:
    """Follows the references of one description. What refers to itself ends at some depth."""

    def __init__(self, document: Node) -> None:
        self._document = document
        servers = [str(_node(one).get("url", "")) for one in _list(document.get("servers"))]
        self._is_below_root = any(_ROOT in url for url in servers)

    def operations(self, path: str, item: Node) -> Iterator[Operation]:
        if not (self._is_below_root or path.startswith(f"{_ROOT}/")):
            return
        shared = _list(item.get("parameters"))
        for method in _METHODS:
            if method in item:
                told = _node(item[method])
                parameters = frozenset(self._parameters([*shared, *_list(told.get("parameters"))]))
                keys = self._keys(self._schema(self._resolved(told.get("requestBody"))))
                yield Operation(method.upper(), path.removeprefix(_ROOT), parameters, keys)

    def _parameters(self, given: Sequence[object]) -> Iterator[str]:
        for one in map(self._resolved, given):
            if one.get("in") == "query" and isinstance(one.get("name"), str):
                yield one["name"]

    def _schema(self, body: Node) -> Node:
        content = _node(body.get("content"))
        kinds = [_node(kind) for name, kind in content.items() if "json" in name]
        return _node(kinds[0].get("schema")) if kinds else {}

    def _keys(self, schema: Node) -> frozenset[str] | None:
        """The names in a body; those of the record, where it stands alone in it."""
        found = self._properties(schema, _DEPTH)
        if len(found) == 1:
            (inner,) = found.values()
            inner = self._resolved(_node(self._resolved(inner)).get("items", inner))
            found = self._properties(inner, _DEPTH) or found
        if "attributes" in found:
            found = self._properties(found["attributes"], _DEPTH) or found
        return frozenset(found) if found else None

    def _properties(self, schema: object, depth: int) -> Mapping[str, Any]:
        node = self._resolved(schema)
        found: dict[str, Any] = dict(_node(node.get("properties")))
        if depth:
            for name in ("allOf", "oneOf", "anyOf"):
                for part in _list(node.get(name)):
                    found.update(self._properties(part, depth - 1))
        return found

    def _resolved(self, value: object) -> Node:
        node = _node(value)
        for _ in range(_DEPTH):
            reference = node.get("$ref")
            if not (isinstance(reference, str) and reference.startswith("#/")):
                return node
            found: Any = self._document
            for part in reference[2:].split("/"):
                found = _node(found).get(part.replace("~1", "/").replace("~0", "~"))
            node = _node(found)
        return {}


def _node(value: object) -> Node:
    return cast("Node", value) if isinstance(value, dict) else {}


def _list(value: object) -> Sequence[object]:
    return cast("Sequence[object]", value) if isinstance(value, list) else ()
