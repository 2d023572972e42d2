"""Pages of WooCommerce's REST API, from a shop in which things are made and deleted meanwhile."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal
from typing import Any

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from acsdk.contrib.woocommerce import walk
from tests.examples import examples

pytestmark = pytest.mark.anyio


SPAN = ("modified_before", "modified_after")


class Shop:
    """A collection, asked for over HTTP; ``meanwhile`` changes it before each answer."""

    def __init__(self, ids: Iterable[int], meanwhile: Callable[[Shop, int], object] | None = None) -> None:
        self.ids = list(ids)
        self.asked: list[dict[str, str]] = []
        self.headers = True
        self._meanwhile = meanwhile

    def client(self) -> httpx.AsyncClient:
        base = "https://shop.example.com/wp-json/wc/v3/"
        return httpx.AsyncClient(transport=httpx.MockTransport(self.answer), base_url=base, auth=("ck", "cs"))

    def answer(self, request: httpx.Request) -> httpx.Response:
        if self._meanwhile:
            self._meanwhile(self, len(self.asked))
        asked = dict(request.url.params)
        self.asked.append(asked)
        size, page = int(asked["per_page"]), int(asked["page"])
        pages = -(-len(self.ids) // size)
        if page > max(pages, 1):
            return httpx.Response(400, json={"code": "rest_post_invalid_page_number", "message": "no such page"})
        records = [{"id": number, "total": 0.1} for number in sorted(self.ids)[(page - 1) * size : page * size]]
        counts = {"X-WP-Total": str(len(self.ids)), "X-WP-TotalPages": str(pages)}
        return httpx.Response(200, json=records, headers=counts if self.headers else {})


async def walked(shop: Shop, **options: Any) -> list[int]:
    async with shop.client() as http:
        return [record["id"] async for record in walk(http, "orders", **options)]


async def test_all_pages_by_rising_id() -> None:
    shop = Shop(range(1, 251))
    assert await walked(shop) == list(range(1, 251))
    assert shop.asked == [{"orderby": "id", "order": "asc", "per_page": "100", "page": str(page)} for page in (1, 2, 3)]


async def test_an_empty_collection() -> None:
    assert await walked(Shop([])) == []


async def test_numbers_with_a_point_are_exact() -> None:
    async with Shop([1]).client() as http:
        (record,) = [record async for record in walk(http, "orders")]
    assert record["total"] == Decimal("0.1")


async def test_a_span_of_changes_is_asked_for_in_utc() -> None:
    shop = Shop([1])
    noon = datetime(2026, 6, 1, 12, tzinfo=timezone(timedelta(hours=2)))
    await walked(shop, modified_after=noon, modified_before=noon + timedelta(days=1), params={"status": "any"})
    assert shop.asked[0]["modified_after"] == "2026-06-01T09:59:59"
    assert shop.asked[0]["modified_before"] == "2026-06-02T10:00:00"
    assert (shop.asked[0]["dates_are_gmt"], shop.asked[0]["status"]) == ("true", "any")


@pytest.mark.parametrize("part", [timedelta(0), timedelta(microseconds=1), timedelta(milliseconds=999)])
async def test_spans_that_join_leave_nothing_out(part: timedelta) -> None:
    """Stamps are whole seconds, and the API gives what lies between the bounds alone: ``after < stamp < before``."""
    shop, joint = Shop([1]), datetime(2026, 6, 1, 12, tzinfo=UTC) + part
    await walked(shop, modified_before=joint)
    await walked(shop, modified_after=joint)
    first, second = (datetime.fromisoformat(asked[name]) for asked, name in zip(shop.asked, SPAN, strict=True))
    for stamp in (datetime(2026, 6, 1, 11, 59, 59) + timedelta(seconds=each) for each in range(4)):
        assert stamp < first or stamp > second
        assert stamp > second or stamp < joint.replace(tzinfo=None)


async def test_what_is_deleted_meanwhile_moves_nothing_past_the_walk() -> None:
    def meanwhile(shop: Shop, request: int) -> None:
        if request == 1:
            shop.ids = [number for number in shop.ids if number > 3]

    assert await walked(Shop(range(1, 8), meanwhile), page_size=2) == [1, 2, 4, 5, 6, 7]


async def test_the_last_page_may_vanish() -> None:
    def meanwhile(shop: Shop, request: int) -> None:
        if request == 1:
            shop.ids.remove(1)

    assert await walked(Shop([1, 2, 3], meanwhile), page_size=2) == [1, 2, 3]


async def test_all_may_vanish() -> None:
    def meanwhile(shop: Shop, request: int) -> None:
        if request == 1:
            shop.ids.clear()

    assert await walked(Shop([1, 2, 3], meanwhile), page_size=2) == [1, 2]


@given(
    st.integers(0, 12),
    st.lists(st.tuples(st.integers(0, 6), st.sets(st.integers(1, 12), max_size=4), st.integers(0, 2)), max_size=4),
    st.integers(1, 4),
)
@examples(0.6)
async def test_nothing_is_left_out_or_given_twice(
    count: int, changes: list[tuple[int, set[int], int]], page_size: int
) -> None:
    """Whatever stays for the whole walk is given once, if between two answers things are deleted or made, not both."""
    at: dict[int, tuple[set[int], int]] = {}
    for moment, gone, made in changes:
        at[moment] = (gone, 0) if gone else (set(), made)

    def meanwhile(shop: Shop, request: int) -> None:
        gone, made = at.get(request, (set[int](), 0))
        shop.ids = [number for number in shop.ids if number not in gone]
        shop.ids += range(100 + request * 10, 100 + request * 10 + made)

    shop = Shop(range(1, count + 1), meanwhile)
    found = await walked(shop, page_size=page_size)
    assert found == sorted(set(found))
    assert {number for number in shop.ids if number <= count} <= set(found)


async def test_a_proxy_that_takes_the_counts_away() -> None:
    shop = Shop(range(1, 6))
    shop.headers = False
    assert await walked(shop, page_size=2) == [1, 2, 3, 4, 5]


@pytest.mark.parametrize("content", [b"<html>", b'{"code": "x"}', b"null"])
async def test_what_is_no_collection_is_said(content: bytes) -> None:
    transport = httpx.MockTransport(lambda _: httpx.Response(200, content=content))
    async with httpx.AsyncClient(transport=transport, base_url="https://shop.example.com/wp-json/wc/v3/") as http:
        with pytest.raises(ValueError, match="/wp-json/wc/v3/orders answered no list of records"):
            [record async for record in walk(http, "orders")]


async def test_an_error_is_httpx_own() -> None:
    transport = httpx.MockTransport(lambda _: httpx.Response(401, content=json.dumps({"code": "denied"})))
    async with httpx.AsyncClient(transport=transport, base_url="https://shop.example.com") as http:
        with pytest.raises(httpx.HTTPStatusError):
            [record async for record in walk(http, "orders")]


@pytest.mark.parametrize(
    ("options", "reason"),
    [
        ({"page_size": 101}, "page_size must be from 1 to 100, not 101"),
        ({"page_size": 0}, "page_size must be from 1 to 100, not 0"),
        ({"page_size": True}, "page_size must be from 1 to 100, not True"),
        ({"modified_after": datetime(2026, 1, 1)}, "modified_after has no time zone"),
    ],
)
async def test_what_woocommerce_would_take_wrongly_is_refused(options: dict[str, Any], reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        await walked(Shop([1]), **options)


async def test_a_far_off_date() -> None:
    shop = Shop([1])
    await walked(shop, modified_after=datetime(2026, 1, 1, tzinfo=UTC))
    assert "modified_before" not in shop.asked[0]
