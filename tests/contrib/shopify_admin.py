"""A shop's GraphQL Admin API for tests: it gives what a query selects and no more, and counts what that costs."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import httpx
from graphql import FieldNode, InlineFragmentNode, OperationDefinitionNode, SelectionSetNode, parse
from graphql.utilities import value_from_ast_untyped

__all__ = ["TYPES", "AdminApi", "Clock"]

Node = dict[str, Any]
TYPES = {"orders": "Order", "products": "Product", "customers": "Customer", "abandonedCheckouts": "AbandonedCheckout"}


@dataclass
class Clock:
    """Time that passes when somebody waits for it; stands for anyio's."""

    now: float = 0.0

    def current_time(self) -> float:
        return self.now

    async def sleep_until(self, moment: float) -> None:
        self.now = max(self.now, moment)


@dataclass
class AdminApi:
    """Answers as ``POST graphql.json`` of a shop does."""

    nodes: Callable[[], Sequence[Node]]
    """What the shop has now of all kinds, its connections as lists."""
    clock: Clock = field(default_factory=Clock)
    points: float = 1000
    """The most that the limit has, and that one query may cost."""
    rate: float = 50
    asked: list[Mapping[str, Any]] = field(default_factory=list[Mapping[str, Any]])
    """The variables of each query."""
    queries: list[str] = field(default_factory=list[str])
    refused: int = 0
    _left: float = 1000
    _at: float = 0.0

    def http(self, base: str = "https://tea.myshopify.com/admin/api/2026-10/") -> httpx.AsyncClient:
        return httpx.AsyncClient(transport=httpx.MockTransport(self.answer), base_url=base)

    def answer(self, request: httpx.Request) -> httpx.Response:
        assert (request.method, request.url.path.rpartition("/")[2]) == ("POST", "graphql.json")
        body = json.loads(request.content)
        self.asked.append(body["variables"])
        self.queries.append(body["query"])
        operation = parse(body["query"]).definitions[0]
        assert isinstance(operation, OperationDefinitionNode)
        (root,) = operation.selection_set.selections
        assert isinstance(root, FieldNode)
        return httpx.Response(200, json=self._answer(root, body["variables"], _nodes_of(body)))

    def use_up(self, points: float) -> None:
        """What another program of the same app does."""
        self._fill()
        self._left -= points

    def _answer(self, root: FieldNode, variables: Mapping[str, Any], cost: int) -> Node:
        if cost > self.points:
            told = {"code": "MAX_COST_EXCEEDED", "cost": cost, "maxCost": self.points}
            return {"errors": [{"message": f"Query cost is {cost}", "extensions": told}]}
        self._fill()
        if cost > self._left:
            self.refused += 1
            error = {"message": "Throttled", "extensions": {"code": "THROTTLED"}}
            return {"errors": [error], "extensions": self._cost(cost, None)}
        data = self._data(root, variables)
        self._left -= cost
        return {"data": {root.name.value: data}, "extensions": self._cost(cost, cost)}

    def _fill(self) -> None:
        self._left = min(self.points, self._left + self.rate * (self.clock.now - self._at))
        self._at = self.clock.now

    def _cost(self, cost: float, actual: float | None) -> Node:
        status = {"maximumAvailable": self.points, "currentlyAvailable": self._left, "restoreRate": self.rate}
        return {"cost": {"requestedQueryCost": cost, "actualQueryCost": actual, "throttleStatus": status}}

    def _data(self, root: FieldNode, variables: Mapping[str, Any]) -> Node | None:
        given = _arguments(root, variables)
        assert root.selection_set is not None
        if root.name.value == "node":
            found = [node for node in self.nodes() if node["id"] == given["id"]]
            return _selected(found[0], root.selection_set, variables) if found else None
        since = re.search(r"updated_at:>='([^']+)'", given.get("query", ""))
        own = [node for node in self.nodes() if node["id"].split("/")[3] == TYPES[root.name.value]]
        wanted = [node for node in own if since is None or node["updatedAt"] >= since[1]]
        return _page(sorted(wanted, key=lambda node: _key(node, given)), given, root.selection_set, variables)


def _nodes_of(body: Mapping[str, Any]) -> int:
    """What a query costs: a point for each node that it may give."""
    within = re.search(r"first: (\d+)", body["query"])
    return int(body["variables"].get("first", 1)) * (1 + int(within[1] if within else 0))


def _key(node: Node, given: Mapping[str, Any]) -> str:
    number = f"{int(node['id'].rpartition('/')[2]):012}"
    return f"{node['updatedAt']} {number}" if given.get("sortKey") == "UPDATED_AT" else number


def _page(
    nodes: Sequence[Node], given: Mapping[str, Any], selection: SelectionSetNode | None, variables: Mapping[str, Any]
) -> Node:
    """A page of a connection; a cursor is the key of what it stands behind."""
    after = given.get("after")
    rest = [node for node in nodes if after is None or _key(node, given) > after]
    shown = rest[: given["first"]]
    end = _key(shown[-1], given) if shown else None
    page = {"nodes": shown, "pageInfo": {"hasNextPage": len(rest) > len(shown), "endCursor": end}}
    return dict(_fields(page, selection, variables))


def _selected(value: Any, selection: SelectionSetNode | None, variables: Mapping[str, Any]) -> Any:
    if isinstance(value, list):
        items: list[Any] = value  # pyright: ignore[reportUnknownVariableType]
        return [_selected(each, selection, variables) for each in items]
    if selection is None or value is None:
        return value
    return dict(_fields(value, selection, variables))


def _fields(value: Node, selection: SelectionSetNode | None, variables: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    for each in selection.selections if selection else ():
        if isinstance(each, InlineFragmentNode):
            yield from ((name, found) for name, found in _fields(value, each.selection_set, variables) if found)
        elif isinstance(each, FieldNode):
            name, found = each.name.value, value.get(each.name.value)
            given = _arguments(each, variables)
            if "first" in given and each.selection_set is not None:
                yield name, _page(found or [], given, each.selection_set, variables)
            else:
                yield name, _selected(found, each.selection_set, variables)


def _arguments(node: FieldNode, variables: Mapping[str, Any]) -> dict[str, Any]:
    return {each.name.value: value_from_ast_untyped(each.value, dict(variables)) for each in node.arguments or ()}
