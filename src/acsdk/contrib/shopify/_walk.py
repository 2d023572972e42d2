"""A shop's records over its REST API, page after page."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Mapping
from datetime import datetime
from typing import Any

import httpx

from acsdk.contrib._shops.pages import check_page_size, fetch, page_of, utc_of, with_params

__all__ = ["walk"]


async def walk(
    http: httpx.AsyncClient,
    collection: str = "orders",
    *,
    updated_after: datetime | None = None,
    page_size: int = 250,
    params: Mapping[str, str] | None = None,
) -> AsyncGenerator[Mapping[str, Any]]:
    """Give each record of a collection of the REST Admin API, whose orders are what webhooks bring.

    ``http`` brings address, token and time limits, as in ``httpx.AsyncClient(timeout=30,
    base_url="https://tea.myshopify.com/admin/api/2026-10/", headers={"X-Shopify-Access-Token": token})``. Orders of
    every status are given, the closed ones too, one page in memory. Numbers with a point are ``Decimal``. The REST API
    is legacy: newer apps do not have it, and use ``walk_nodes``.

    Raises ``httpx.HTTPError`` for a call that fails, ``ValueError`` for a date without a time zone, a page size above
    250, a parameter that the walk sets itself, what is no collection, or a next page on another host, which must not
    get the token. May be repeated.
    """
    check_page_size(page_size, 250)
    own = {"limit": str(page_size)}
    if updated_after is not None:
        own["updated_at_min"] = utc_of("updated_after", updated_after).isoformat()
    every_status = {"status": "any"} if collection == "orders" else {}
    answer = await fetch(http, f"{collection}.json", {**every_status, **with_params(own, params)})
    while True:
        for record in page_of(answer, collection)[1]:
            yield record
        url = answer.links.get("next", {}).get("url")
        if url is None:
            return
        if httpx.URL(url).host != answer.url.host:
            raise ValueError(f"the next page of {collection} is on another host, {httpx.URL(url).host}")
        answer = await fetch(http, url)
