"""An account's objects over Stripe's API, page after page."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Mapping
from datetime import datetime
from typing import Any

import httpx

from acsdk.contrib._shops.bodies import required, text
from acsdk.contrib._shops.pages import check_page_size, fetch, page_of, utc_of, with_params

__all__ = ["walk"]


async def walk(
    http: httpx.AsyncClient,
    path: str,
    *,
    created_after: datetime | None = None,
    page_size: int = 100,
    params: Mapping[str, str] | None = None,
) -> AsyncGenerator[Mapping[str, Any]]:
    """Give each object of a list, such as ``checkout/sessions``, ``invoices`` or ``events``, the newest first.

    ``http`` brings address, key and time limits, as in ``httpx.AsyncClient(auth=(key, ""), timeout=30,
    base_url="https://api.stripe.com/v1/")``; ``params`` anything else, such as ``{"expand[]": "data.line_items"}``.
    Stripe lists by creation alone: what changed later stands in ``events``, for 30 days. One page is in memory.

    Raises ``httpx.HTTPError`` for a call that fails, ``ValueError`` for a date without a time zone, a page size above
    100, a parameter that the walk sets itself, or what is no list. May be repeated.
    """
    check_page_size(page_size, 100)
    own = {"limit": str(page_size)}
    if created_after is not None:
        own["created[gte]"] = str(int(utc_of("created_after", created_after).timestamp()))
    wanted = with_params(own, params)
    while True:
        page, found = page_of(await fetch(http, path, wanted), "data")
        for each in found:
            yield each
        if not found or page.get("has_more") is not True:
            return
        wanted["starting_after"] = required(text(found[-1], "id"), "id")
