"""A shop's records over its REST API, page after page."""

from __future__ import annotations

import re
from collections.abc import AsyncGenerator, Mapping
from datetime import datetime
from typing import Any

import httpx

from acsdk.contrib._shops.bodies import required, value
from acsdk.contrib._shops.pages import check_page_size, fetch, page_of, utc_of, with_params
from acsdk.contrib._shops.values import to_count

__all__ = ["walk"]

_SEARCH = "searchCriteria"
_GROUP = re.compile(r"searchCriteria\[(filter_?groups)\]\[(\d+)\]", re.IGNORECASE)


async def walk(
    http: httpx.AsyncClient,
    path: str = "orders",
    *,
    updated_after: datetime | None = None,
    page_size: int = 100,
    params: Mapping[str, str] | None = None,
) -> AsyncGenerator[Mapping[str, Any]]:
    """Give each record of a collection such as ``orders`` or ``products``, by rising id.

    ``http`` brings address, token and time limits, as in ``httpx.AsyncClient(timeout=30,
    base_url="https://shop.example.com/rest/V1/", headers={"Authorization": f"Bearer {token}"})``. The walk ends by
    ``total_count``: past the last page the API repeats it. An order that changes meanwhile may come twice. One page is
    in memory; numbers with a point are ``Decimal``. Groups of filters in ``params`` must hold together with
    ``updated_after``.

    Raises ``httpx.HTTPError`` for a call that fails, ``ValueError`` for a date without a time zone, a page size above
    300, which is the most that the API takes, a parameter that the walk sets itself, or what is no collection. May be
    repeated.
    """
    check_page_size(page_size, 300)
    own = {f"{_SEARCH}[pageSize]": str(page_size), f"{_SEARCH}[currentPage]": "1", **_span(updated_after, params or {})}
    wanted = {**_sorted("entity_id"), **with_params(own, params)}
    page, seen = 1, 0
    while True:
        answer, found = page_of(await fetch(http, path, {**wanted, f"{_SEARCH}[currentPage]": str(page)}), "items")
        total = required(value(answer, "total_count", to_count), "total_count")
        for record in found[: max(total - seen, 0)]:
            yield record
        page, seen = page + 1, seen + page_size
        if seen >= total:
            return


def _sorted(field: str) -> dict[str, str]:
    order = f"{_SEARCH}[sortOrders][0]"
    return {f"{order}[field]": field, f"{order}[direction]": "ASC"}


def _span(after: datetime | None, params: Mapping[str, str]) -> dict[str, str]:
    """What changed since; the shop's stamps are UTC without a zone.

    It is a group of its own behind the caller's: filters of one group are alternatives. Of two spellings of the groups
    the API would take one, so it is the caller's.
    """
    if after is None:
        return {}
    stamp = utc_of("updated_after", after).strftime("%Y-%m-%d %H:%M:%S")
    known = [found.groups() for name in params if (found := _GROUP.match(name))]
    groups = known[0][0] if known else "filter_groups"
    own = f"{_SEARCH}[{groups}][{max((int(number) + 1 for _, number in known), default=0)}][filters][0]"
    return {f"{own}[field]": "updated_at", f"{own}[value]": stamp, f"{own}[condition_type]": "gteq"}
