"""A shop's records over its REST API, page after page."""

from __future__ import annotations

import json
import math
from collections.abc import AsyncGenerator, Mapping
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any, cast

import httpx

from acsdk.contrib._shops.bodies import text
from acsdk.contrib._shops.pages import check_page_size, utc_of, with_params

__all__ = ["walk"]

_OF_BAD_PAGE = "rest_post_invalid_page_number"
_SECOND = timedelta(seconds=1)


async def walk(
    http: httpx.AsyncClient,
    path: str,
    *,
    modified_after: datetime | None = None,
    modified_before: datetime | None = None,
    page_size: int = 100,
    params: Mapping[str, str] | None = None,
) -> AsyncGenerator[Mapping[str, Any]]:
    """Give each record of a collection, such as ``orders``, ``products`` or ``orders/12/refunds``, once.

    ``http`` brings address, keys and time limits, as in ``httpx.AsyncClient(auth=(key, secret), timeout=30,
    base_url="https://shop.example.com/wp-json/wc/v3/")``. Records come by rising id, one page in memory. What is made
    meanwhile comes last; where something is deleted, which moves the rest forward, the walk goes back, so that nothing
    is left out or given twice. Spans that join leave nothing out: what changed at ``modified_after`` is given, what
    changed at ``modified_before`` is not. Numbers with a point are ``Decimal``.

    Raises ``httpx.HTTPError`` for a call that fails or an answer that is no page, ``ValueError`` for dates without a
    time zone, a page size above 100, a parameter that the walk sets itself, or what is no collection. May be repeated.
    """
    check_page_size(page_size, 100)
    own = {"orderby": "id", "order": "asc", "per_page": str(page_size), **_span(modified_after, modified_before)}
    wanted = with_params(own, params)
    page, last, before = 1, 0, 0
    while True:
        answer = await http.get(path, params={**wanted, "page": str(page)})
        if page > 1 and _is_past_the_end(answer):
            page -= 1
            continue
        records = _records(answer)
        total, pages = (_header(answer, name) for name in ("X-WP-Total", "X-WP-TotalPages"))
        before, gone = total or 0, before - total if total is not None else 0
        if page > 1 and gone > 0:
            page = max(page - math.ceil(gone / page_size), 1)
            continue
        for record in records:
            if (number := int(text(record, "id"))) > last:
                yield record
                last = number
        if (page >= pages) if pages is not None else (len(records) < page_size):
            return
        page += 1


def _span(after: datetime | None, before: datetime | None) -> dict[str, str]:
    """The span of changes, which WooCommerce would read as the site's own time.

    Its stamps are whole seconds, and it gives what lies between its bounds. That it includes neither of them is a
    guess; where it does, a second more is given.
    """
    span = dict[str, str]()
    if after is not None:
        span["modified_after"] = _stamp(utc_of("modified_after", after) - _SECOND)
    if before is not None:
        last = utc_of("modified_before", before)
        span["modified_before"] = _stamp(last + _SECOND if last.microsecond else last)
    return {**span, "dates_are_gmt": "true"} if span else {}


def _stamp(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%dT%H:%M:%S")


def _is_past_the_end(answer: httpx.Response) -> bool:
    return answer.status_code == 400 and _OF_BAD_PAGE in answer.text


def _records(answer: httpx.Response) -> list[Mapping[str, Any]]:
    answer.raise_for_status()
    try:
        page: object = json.loads(answer.content, parse_float=Decimal)
    except ValueError:
        page = None
    match page:
        case list():
            return cast("list[Mapping[str, Any]]", page)
        case _:
            raise ValueError(f"{answer.url.path} answered no list of records: is it a collection of the REST API?")


def _header(answer: httpx.Response, name: str) -> int | None:
    """A count, which proxies may have taken away."""
    found = answer.headers.get(name, "")
    return int(found) if found.isdecimal() else None
