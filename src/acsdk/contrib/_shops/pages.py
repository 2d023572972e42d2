"""Pages of shops' REST APIs."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any, cast

import httpx

from .bodies import records

__all__ = ["check_page_size", "fetch", "page_of", "utc_of", "with_params"]


def check_page_size(page_size: int, most: int) -> None:
    """Raise ``ValueError`` for what is no size of a page."""
    if type(page_size) is not int or not 1 <= page_size <= most:
        raise ValueError(f"page_size must be from 1 to {most}, not {page_size!r}")


def utc_of(name: str, moment: datetime) -> datetime:
    """A moment in UTC. Raises ``ValueError`` if it has no time zone."""
    if moment.tzinfo is None:
        raise ValueError(f"{name} has no time zone: pass an aware datetime")
    return moment.astimezone(UTC)


def with_params(own: Mapping[str, str], params: Mapping[str, str] | None) -> dict[str, str]:
    """What a walk asks for, and what its caller does. Raises ``ValueError`` for a parameter that both name.

    Whichever won, records would be left out silently: the walk relies on its order, its sizes and its span.
    """
    given = params or {}
    taken = {_spelt(name) for name in own}
    for name in given:
        if _spelt(name) in taken:
            raise ValueError(f"params has {name!r}, which the walk sets itself: leave it out")
    return {**own, **given}


def _spelt(name: str) -> str:
    return name.replace("_", "").lower()


async def fetch(http: httpx.AsyncClient, url: str, params: Mapping[str, str] | None = None) -> httpx.Response:
    """A page. Raises ``httpx.HTTPError`` for a call that fails."""
    answer = await http.get(url, params=params) if params else await http.get(url)
    return answer.raise_for_status()


def page_of(answer: httpx.Response, field: str) -> tuple[Mapping[str, Any], list[Mapping[str, Any]]]:
    """An answer and the records in it, numbers with a point as ``Decimal``. Raises ``ValueError`` if it has none."""
    try:
        page: object = json.loads(answer.content, parse_float=Decimal)
    except ValueError:
        page = None
    if isinstance(page, dict) and isinstance(page.get(field), list):  # pyright: ignore[reportUnknownMemberType]
        known = cast("Mapping[str, Any]", page)
        return known, records(known, field)
    raise ValueError(f"{answer.url.path} answered no list of {field}: is it a collection of the API?")
