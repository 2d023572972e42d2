"""Pages of shops' APIs: Shopify's, Stripe's and Adobe Commerce's."""

from __future__ import annotations

import re
from collections.abc import AsyncGenerator, Callable, Mapping
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import httpx
import pytest

from acsdk.contrib import adobe_commerce, shopify, stripe, woocommerce

pytestmark = pytest.mark.anyio

SINCE = datetime(2026, 5, 2, 14, tzinfo=UTC)
Answer = Callable[[httpx.Request], httpx.Response]
Walk = Callable[[httpx.AsyncClient], AsyncGenerator[Mapping[str, Any]]]


class Asked:
    """A server that remembers what it was asked."""

    def __init__(self, answer: Answer, base: str = "https://shop.example.com/api/") -> None:
        self.params: list[dict[str, str]] = []
        self._answer = answer
        self.http = httpx.AsyncClient(transport=httpx.MockTransport(self._remember), base_url=base)

    def _remember(self, request: httpx.Request) -> httpx.Response:
        self.params.append(dict(request.url.params))
        return self._answer(request)

    async def ids(self, walk: Walk) -> list[int]:
        async with self.http:
            return [record["id"] async for record in walk(self.http)]


def shopifys_pages(request: httpx.Request) -> httpx.Response:
    page = int(request.url.params.get("page_info", "1"))
    link = f'<https://shop.example.com/api/orders.json?limit=2&page_info={page + 1}>; rel="next"'
    body = {"orders": [{"id": 2 * page - 1, "total": 0.1}, {"id": 2 * page}]}
    return httpx.Response(200, json=body, headers={"Link": link} if page < 3 else {})


async def test_shopifys_pages_follow_their_links() -> None:
    asked = Asked(shopifys_pages)
    found = await asked.ids(lambda http: shopify.walk(http, updated_after=SINCE, page_size=2))
    assert found == [1, 2, 3, 4, 5, 6]
    assert asked.params == [
        {"limit": "2", "status": "any", "updated_at_min": "2026-05-02T14:00:00+00:00"},
        {"limit": "2", "page_info": "2"},
        {"limit": "2", "page_info": "3"},
    ]


async def test_shopifys_other_collections_have_no_status() -> None:
    asked = Asked(lambda _: httpx.Response(200, json={"products": []}))
    assert await asked.ids(lambda http: shopify.walk(http, "products", params={"ids": "1"})) == []
    assert asked.params == [{"limit": "250", "ids": "1"}]


async def test_a_next_page_on_another_host_does_not_get_the_token() -> None:
    elsewhere = {"Link": '<https://evil.example.com/orders.json?page_info=2>; rel="next"'}
    asked = Asked(lambda _: httpx.Response(200, json={"orders": [{"id": 1}]}, headers=elsewhere))
    with pytest.raises(ValueError, match=r"evil\.example\.com"):
        await asked.ids(shopify.walk)
    assert len(asked.params) == 1


def stripes_pages(request: httpx.Request) -> httpx.Response:
    after = int(request.url.params.get("starting_after", "7"))
    found = [{"id": number} for number in range(after - 1, max(after - 3, 0), -1)]
    return httpx.Response(200, json={"object": "list", "data": found, "has_more": after > 3})


async def test_stripes_pages_go_on_after_the_last_id() -> None:
    asked = Asked(stripes_pages)
    found = await asked.ids(lambda http: stripe.walk(http, "invoices", created_after=SINCE, page_size=2))
    assert found == [6, 5, 4, 3, 2, 1]
    first = {"limit": "2", "created[gte]": str(int(SINCE.timestamp()))}
    assert asked.params == [first, {**first, "starting_after": "5"}, {**first, "starting_after": "3"}]


async def test_stripe_says_that_there_is_more_and_gives_nothing() -> None:
    asked = Asked(lambda _: httpx.Response(200, json={"data": [], "has_more": True}))
    assert await asked.ids(lambda http: stripe.walk(http, "events", params={"type": "x"})) == []


def adobes_pages(count: int) -> Answer:
    """Past its end the API gives the last page again."""

    def answer(request: httpx.Request) -> httpx.Response:
        size = int(request.url.params["searchCriteria[pageSize]"])
        page = min(int(request.url.params["searchCriteria[currentPage]"]), max(-(-count // size), 1))
        found = [{"id": number, "price": 0.1} for number in range(1, count + 1)][(page - 1) * size : page * size]
        return httpx.Response(200, json={"items": found, "total_count": count})

    return answer


@pytest.mark.parametrize("count", [0, 1, 2, 3, 4])
async def test_adobes_pages_end_by_their_count(count: int) -> None:
    asked = Asked(adobes_pages(count))
    assert await asked.ids(lambda http: adobe_commerce.walk(http, page_size=2)) == list(range(1, count + 1))
    assert len(asked.params) == max(-(-count // 2), 1)


async def test_adobe_is_asked_for_what_changed() -> None:
    asked = Asked(adobes_pages(1))
    await asked.ids(lambda http: adobe_commerce.walk(http, "products", updated_after=SINCE, params={"fields": "items"}))
    criterion = "searchCriteria[filter_groups][0][filters][0]"
    assert asked.params == [
        {
            "searchCriteria[pageSize]": "100",
            "searchCriteria[currentPage]": "1",
            "searchCriteria[sortOrders][0][field]": "entity_id",
            "searchCriteria[sortOrders][0][direction]": "ASC",
            f"{criterion}[field]": "updated_at",
            f"{criterion}[value]": "2026-05-02 14:00:00",
            f"{criterion}[condition_type]": "gteq",
            "fields": "items",
        }
    ]


@pytest.mark.parametrize("groups", ["filter_groups", "filterGroups"])
async def test_what_changed_holds_together_with_filters_of_the_callers(groups: str) -> None:
    """Filters of one group are alternatives, and a group of the same number would be overwritten."""
    asked = Asked(adobes_pages(1))
    theirs = {
        f"searchCriteria[{groups}][{group}][filters][{each}][{name}]": value
        for group, each in ((0, 0), (0, 1), (3, 0))
        for name, value in (("field", "status"), ("value", f"s{group}{each}"))
    }
    await asked.ids(lambda http: adobe_commerce.walk(http, updated_after=SINCE, params=theirs))
    (params,) = asked.params
    assert theirs.items() <= params.items()
    own = {name: value for name, value in params.items() if "[filters]" in name and name not in theirs}
    assert own == {
        f"searchCriteria[{groups}][4][filters][0][field]": "updated_at",
        f"searchCriteria[{groups}][4][filters][0][value]": "2026-05-02 14:00:00",
        f"searchCriteria[{groups}][4][filters][0][condition_type]": "gteq",
    }


async def test_numbers_with_a_point_are_exact() -> None:
    async with Asked(adobes_pages(1)).http as http:
        assert [record["price"] async for record in adobe_commerce.walk(http)] == [Decimal("0.1")]


WALKS: list[Walk] = [shopify.walk, lambda http: stripe.walk(http, "events"), adobe_commerce.walk]


@pytest.mark.parametrize("walk", WALKS)
@pytest.mark.parametrize("body", [b"[]", b"{}", b"<html>", b'{"orders": 1, "data": 1, "items": 1}'])
async def test_what_is_no_page(walk: Walk, body: bytes) -> None:
    with pytest.raises(ValueError, match="answered no list of"):
        await Asked(lambda _: httpx.Response(200, content=body)).ids(walk)


@pytest.mark.parametrize("walk", WALKS)
async def test_a_call_that_fails(walk: Walk) -> None:
    with pytest.raises(httpx.HTTPStatusError):
        await Asked(lambda _: httpx.Response(503)).ids(walk)


IMPOSSIBLE: list[Walk] = [
    lambda http: shopify.walk(http, page_size=251),
    lambda http: shopify.walk(http, updated_after=SINCE.replace(tzinfo=None)),
    lambda http: stripe.walk(http, "events", page_size=0),
    lambda http: stripe.walk(http, "events", created_after=SINCE.replace(tzinfo=None)),
    lambda http: adobe_commerce.walk(http, page_size=301),
    lambda http: adobe_commerce.walk(http, updated_after=SINCE.replace(tzinfo=None)),
]


TAKEN: list[tuple[Walk, str]] = [
    (lambda http: shopify.walk(http, params={"limit": "1"}), "limit"),
    (lambda http: shopify.walk(http, updated_after=SINCE, params={"updated_at_min": "2026"}), "updated_at_min"),
    (lambda http: stripe.walk(http, "events", params={"limit": "1"}), "limit"),
    (lambda http: stripe.walk(http, "events", created_after=SINCE, params={"created[gte]": "1"}), "created[gte]"),
    (lambda http: adobe_commerce.walk(http, params={"searchCriteria[pageSize]": "1"}), "searchCriteria[pageSize]"),
    (lambda http: adobe_commerce.walk(http, params={"searchCriteria[page_size]": "1"}), "searchCriteria[page_size]"),
    (lambda http: woocommerce.walk(http, "orders", params={"orderby": "date"}), "orderby"),
    (lambda http: woocommerce.walk(http, "orders", params={"per_page": "10"}), "per_page"),
]


@pytest.mark.parametrize(("walk", "name"), TAKEN)
async def test_a_parameter_that_would_leave_records_out(walk: Walk, name: str) -> None:
    asked = Asked(shopifys_pages)
    with pytest.raises(ValueError, match=re.escape(f"params has '{name}', which the walk sets itself: leave it out")):
        await asked.ids(walk)
    assert asked.params == []


async def test_a_span_of_the_callers_own_is_theirs() -> None:
    asked = Asked(lambda _: httpx.Response(200, json={"data": []}))
    await asked.ids(lambda http: stripe.walk(http, "events", params={"created[gte]": "1"}))
    assert asked.params == [{"limit": "100", "created[gte]": "1"}]


@pytest.mark.parametrize("walk", IMPOSSIBLE)
async def test_what_cannot_be_asked(walk: Walk) -> None:
    asked = Asked(shopifys_pages)
    with pytest.raises(ValueError, match=r"page_size must be|no time zone"):
        await asked.ids(walk)
    assert asked.params == []
