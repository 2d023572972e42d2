"""The lines of a bulk operation's file as whole nodes, however far their parts are apart, in bounded memory.

Invariant: a root is given once, in the file's order, with all lines that name it as their parent, in the file's order.
Children come after their parent, but between them may stand any number of other lines, so nothing is known to be whole
before the end of the file, until which the lines wait in a store. A file made with ``groupObjects: true`` has the
children right after their parent, and needs no waiting.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias, cast

from pydantic_core import from_json

from acsdk.contrib._shops.files import Source, open_files

from .store import LineStore, stored

__all__ = ["OnRejected", "RejectedNode", "whole_nodes"]

_PARENT = re.compile(r'"__parentId"\s*:\s*"([^"\\]*)"')  # within a text the quotes have backslashes before them
_CONNECTIONS = {"LineItem": "lineItems", "AbandonedCheckoutLineItem": "lineItems", "ProductVariant": "variants"}


@dataclass(frozen=True, slots=True)
class RejectedNode:
    """A line of a bulk operation's file that could not be used."""

    line: int
    """Number of the file's line, from 1; of an order or product that of the order or product itself."""
    id: str
    """The node's id, such as ``gid://shopify/Order/1``; empty if the line does not tell."""
    reason: str
    """What is wrong."""

    def __str__(self) -> str:
        return f"line {self.line}, {self.id or 'unknown'}: {self.reason}"


OnRejected: TypeAlias = Callable[[RejectedNode], object]
"""What is told of each line that cannot be used."""


def whole_nodes(source: Source, on_rejected: OnRejected, *, grouped: bool) -> Iterator[tuple[int, dict[str, Any]]]:
    """The roots of a file with their children within, each with the number of its line."""
    lines = ((number, line) for number, line in enumerate(_lines(source), start=1) if line.strip())
    yield from _grouped(lines, on_rejected) if grouped else _spooled(lines, on_rejected)


def _lines(source: Source) -> Iterator[str]:
    for _, lines in open_files(source):
        yield from lines


def _grouped(lines: Iterable[tuple[int, str]], on_rejected: OnRejected) -> Iterator[tuple[int, dict[str, Any]]]:
    root: dict[str, Any] | None = None
    at = 0
    for number, line in lines:
        node = _read(number, line, on_rejected)
        if node is None:
            continue
        if "__parentId" not in node:
            if root is not None:
                yield at, root
            root, at = node, number
        elif root is None or node["__parentId"] != root.get("id"):
            on_rejected(_rejected(number, node, "stands apart from its parent: read the file without grouped=True"))
        else:
            _adopt(root, [node])
    if root is not None:
        yield at, root


def _spooled(lines: Iterable[tuple[int, str]], on_rejected: OnRejected) -> Iterator[tuple[int, dict[str, Any]]]:
    with stored((_parent(line), number, line) for number, line in lines) as store:
        adopted = 0
        for number, line in store.roots():
            root = _read(number, line, on_rejected)
            if root is not None:
                own = store.of(str(root.get("id")))
                _adopt(root, (_read(at, text, on_rejected) for at, text in own))
                adopted += len(own)
                yield number, root
        if adopted < store.children:
            _tell_orphans(store, on_rejected)


def _tell_orphans(store: LineStore, on_rejected: OnRejected) -> None:
    """Tell of the children that no root has taken."""
    roots = (node for _, text in store.roots() if (node := _read(0, text, lambda _: None)) is not None)
    for number, line in store.without(str(root.get("id")) for root in roots):
        if (node := _read(number, line, on_rejected)) is not None and _connection(node):
            on_rejected(_rejected(number, node, f"its parent {node['__parentId']} is not in the file"))


def _parent(line: str) -> str:
    found = _PARENT.search(line)
    return found[1] if found else ""


def _read(number: int, line: str, on_rejected: OnRejected) -> dict[str, Any] | None:
    try:
        node = from_json(line, cache_strings="keys")
    except ValueError as error:
        on_rejected(RejectedNode(number, "", f"is not JSON: {error}"))
        return None
    if not isinstance(node, dict):
        on_rejected(RejectedNode(number, "", "is not an object"))
        return None
    return cast("dict[str, Any]", node)


def _connection(node: Mapping[str, Any]) -> str:
    """The connection of the parent that a node stands in; empty for one that is not read here."""
    return _CONNECTIONS.get(str(node.get("id", "")).rpartition("/")[0].rpartition("/")[2], "")


def _adopt(root: dict[str, Any], nodes: Iterable[dict[str, Any] | None]) -> None:
    """Put the children where an answer that is no bulk operation's has them."""
    for node in nodes:
        if node is not None and (name := _connection(node)):
            root.setdefault(name, {"nodes": []})["nodes"].append(node)


def _rejected(number: int, node: Mapping[str, Any], reason: str) -> RejectedNode:
    return RejectedNode(number, str(node.get("id", "")), reason)
