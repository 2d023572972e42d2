"""A shop's nodes over its GraphQL Admin API, page after page."""

from __future__ import annotations

import re
from collections.abc import AsyncGenerator, Mapping
from datetime import datetime
from typing import Any

import httpx

from acsdk.contrib._shops.bodies import mapping, records, required, text
from acsdk.contrib._shops.pages import check_page_size, utc_of

from .asking import Asking, TooCostlyError
from .fields import Node
from .query import BulkKind, Shape, arguments, shape_of

__all__ = ["get_node", "walk_nodes"]

_CHILDREN = 10  # of most orders all lines, for a tenth of what a page of the most would cost
_PAGE = "pageInfo { hasNextPage endCursor }"


async def walk_nodes(
    http: httpx.AsyncClient,
    kind: BulkKind = "orders",
    *,
    updated_after: datetime | None = None,
    search: str = "",
    page_size: int = 50,
    max_wait: float = 60,
) -> AsyncGenerator[Node]:
    """Give each node of the GraphQL Admin API with the fields of ``bulk_query()``, its children within.

    ``http`` brings address, token and time limits, as in ``httpx.AsyncClient(timeout=30,
    base_url="https://tea.myshopify.com/admin/api/2026-10/", headers={"X-Shopify-Access-Token": token})``. With
    ``updated_after`` they come by the moment at which they changed: what changes meanwhile comes once more at the end,
    and nothing is left out. ``search`` is Shopify's own filter. Orders are given in every status; those of more than 60
    days ago only if the app may read all orders. One page is in memory.

    A page waits until the shop's limit has what it costs, ``max_wait`` seconds at the most, and gets smaller where it
    costs more than a query may. A day's changes are the size for this, a history is for a bulk operation.

    Raises ``QueryError`` if Shopify refuses the query, ``TimeoutError`` if its limit is used up for longer,
    ``httpx.HTTPError`` for a call that fails, ``ValueError`` for a date without a time zone, a page size above 250, or
    an address that names no version of the API. May be repeated.
    """
    check_page_size(page_size, 250)
    shape = shape_of(kind, _version(http))
    query = _query(kind, shape, _search(search.strip(), updated_after))
    asking, size, after = Asking(http, max_wait), page_size, None
    while True:
        try:
            page = mapping(await asking.ask(query, {"first": size, "after": after}), kind)
        except TooCostlyError as error:
            size = _smaller(size, error)
            continue
        for node in records(page, "nodes"):
            if (whole := await _whole(asking, shape, node)) is not None:
                yield whole
        if (after := _next(page)) is None:
            return


async def get_node(http: httpx.AsyncClient, kind: BulkKind, number: str | int, *, max_wait: float = 60) -> Node | None:
    """Give one node as it is now, with the fields of ``bulk_query()`` and its children within; ``None`` if it is gone.

    ``number`` is its id, such as that in the body of a webhook, which may be older than the node, and of a product has
    100 variants at the most. All else is as for ``walk_nodes``; an id that is none of ``kind`` is a ``ValueError``.
    """
    shape, asking = shape_of(kind, _version(http)), Asking(http, max_wait)
    key = _key(shape, str(number))
    query = f"query($id: ID!) {{ node(id: $id) {{ ... on {shape.type} {_selection(shape)} }} }}"
    answer = await asking.ask(query, {"id": f"gid://shopify/{shape.type}/{key}"})
    node = mapping(answer, "node")
    return await _whole(asking, shape, node) if node else None


def _search(search: str, after: datetime | None) -> str:
    """Both filters; the caller's may hold OR, which no source says to bind less than AND or more."""
    if after is None:
        return search
    changed = f"updated_at:>='{utc_of('updated_after', after):%Y-%m-%dT%H:%M:%SZ}'"
    return f"({search}) AND {changed}" if search else changed


def _version(http: httpx.AsyncClient) -> str:
    """That of the address, which the query has to fit. Raises ``ValueError`` if it names none."""
    found = re.search(r"/api/([^/]+)/?$", http.base_url.path)
    if found is None:
        raise ValueError(f"base_url must end with /admin/api/2026-10/, or another version, not {http.base_url.path!r}")
    return found[1]


def _key(shape: Shape, given: str) -> str:
    """The digits of an id, which may stand alone; those of another kind are another thing's."""
    found = re.fullmatch(rf"(?:gid://shopify/{shape.type}/)?(\d+)", given)
    if found is None:
        raise ValueError(
            f"{given!r} is no id of {shape.type}: give its digits, or gid://shopify/{shape.type}/ and them"
        )
    return found[1]


def _query(kind: BulkKind, shape: Shape, search: str) -> str:
    asked = arguments(kind, search, "first: $first", "after: $after")
    asked = asked if "sortKey" in asked else f"{asked[:-1]}, sortKey: ID)"
    return f"query($first: Int!, $after: String) {{ {kind}{asked} {{ {_PAGE} nodes {_selection(shape)} }} }}"


def _selection(shape: Shape) -> str:
    """What is asked for of a node: its fields, and the first of its children."""
    within = f"{shape.children}(first: {_CHILDREN}) {_connection(shape)}" if shape.children else ""
    return f"{{{shape.fields} {within} }}"


def _connection(shape: Shape) -> str:
    return f"{{ {_PAGE} nodes {{{shape.of_children} }} }}"


def _smaller(size: int, error: TooCostlyError) -> int:
    """A size of which a page costs what a query may. Raises the error if there is none."""
    if size == 1:
        raise error
    return max(min(size * error.most // max(error.cost, 1), size - 1), 1)


def _next(connection: Mapping[str, Any]) -> str | None:
    page = mapping(connection, "pageInfo")
    return required(text(page, "endCursor"), "endCursor") if page.get("hasNextPage") is True else None


async def _whole(asking: Asking, shape: Shape, node: Node) -> Node | None:
    """The node with all of its children; ``None`` if it was deleted meanwhile."""
    held = mapping(node, shape.children)
    children, after = records(held, "nodes"), _next(held)
    while after is not None:
        answer = await asking.ask(_rest(shape), {"id": node.get("id"), "after": after})
        if answer.get("node") is None:
            return None
        held = mapping(mapping(answer, "node"), shape.children)
        children, after = children + records(held, "nodes"), _next(held)
    return {**node, shape.children: {"nodes": children}} if shape.children else node


def _rest(shape: Shape) -> str:
    of_type = f"... on {shape.type} {{ {shape.children}(first: 50, after: $after) {_connection(shape)} }}"
    return f"query($id: ID!, $after: String) {{ node(id: $id) {{ {of_type} }} }}"
