"""Shopify's GraphQL Admin API, page after page: what changed, whole, within what the shop's limit allows."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any

import httpx
import pytest

from acsdk.contrib import shopify

from .shopify_admin import TYPES, AdminApi
from .shopify_bodies import never
from .shopify_nodes import line_node, order_node

pytestmark = pytest.mark.anyio

SINCE = datetime(2026, 5, 2, 14, tzinfo=UTC)


@pytest.fixture(autouse=True)
def shop(monkeypatch: pytest.MonkeyPatch) -> AdminApi:
    """A shop of no orders yet, whose time passes when it is waited for."""
    api = AdminApi(list)
    monkeypatch.setattr("acsdk.contrib.shopify._nodes.asking.anyio", api.clock)
    return api


def order(number: int, lines: int = 1, hour: int = 15, **changes: Any) -> dict[str, Any]:
    held = [line_node(number * 1000 + each, "10.00") for each in range(lines)]
    sums: dict[str, Any] = {"updatedAt": f"2026-05-02T{hour}:00:00Z", **changes}
    return {**order_node(number, f"{10 * lines}.00", **sums), "lineItems": held}


def orders(count: int) -> list[dict[str, Any]]:
    return [order(number) for number in range(1, count + 1)]


async def walked(api: AdminApi, **options: Any) -> list[Mapping[str, Any]]:
    async with api.http() as http:
        return [node async for node in shopify.walk_nodes(http, **options)]


async def ids(api: AdminApi, **options: Any) -> list[int]:
    return [int(str(node["id"]).rpartition("/")[2]) for node in await walked(api, **options)]


async def test_what_changed_comes_by_the_moment_of_the_change(shop: AdminApi) -> None:
    shop.nodes = lambda: [order(1, hour=18), order(2, hour=13), order(3, hour=15), order(4, hour=14)]
    assert await ids(shop, updated_after=SINCE, search="tag:tea", page_size=2) == [4, 3, 1]
    assert """query: "(tag:tea) AND updated_at:>='2026-05-02T14:00:00Z'", sortKey: UPDATED_AT""" in shop.queries[0]


async def test_alternatives_hold_together_with_the_moment(shop: AdminApi) -> None:
    """AND binds first: without parentheses all that have the first tag would come, whenever they changed."""
    await ids(shop, updated_after=SINCE, search=" tag:tea OR tag:mug ")
    assert """query: "(tag:tea OR tag:mug) AND updated_at:>=""" in shop.queries[0]
    await ids(shop, updated_after=SINCE, search="  ")
    assert """query: "updated_at:>='2026-05-02T14:00:00Z'",""" in shop.queries[1]
    await ids(shop, search="tag:tea OR tag:mug")
    assert """query: "tag:tea OR tag:mug", sortKey: ID""" in shop.queries[-1]


async def test_without_a_moment_they_come_by_id(shop: AdminApi) -> None:
    shop.nodes = lambda: [order(3, hour=11), order(1), order(2)]
    assert await ids(shop, page_size=1) == [1, 2, 3]
    assert [asked["first"] for asked in shop.asked] == [1, 1, 1]


@pytest.mark.parametrize("lines", [0, 10, 11, 60, 111])
async def test_an_order_has_all_of_its_lines(shop: AdminApi, lines: int) -> None:
    shop.nodes = lambda: [order(1, lines), order(2, 1)]
    (first, second) = await walked(shop)
    made = [shopify.order_from_node(node, connection_id=1, on_difference=never) for node in (first, second)]
    assert [len(each.line_items or ()) for each in made] == [lines, 1]
    assert [each.final_amount for each in made] == [10 * lines, 10]
    assert len(shop.queries) == 1 + max(-(-(lines - 10) // 50), 0)


async def test_an_order_that_changes_meanwhile_comes_once_more(shop: AdminApi) -> None:
    known = {1: order(1, hour=15), 2: order(2, hour=16), 3: order(3, hour=17)}
    shop.nodes = lambda: list(known.values())
    found: list[str] = []
    async with shop.http() as http:
        async for node in shopify.walk_nodes(http, updated_after=SINCE, page_size=1):
            found.append(node["id"])
            known[1] = order(1, hour=18)
    assert [each[-1] for each in found] == ["1", "2", "3", "1"]


async def test_an_order_that_is_deleted_between_its_lines_is_passed_over(shop: AdminApi) -> None:
    known = [order(1, 11), order(2)]
    shop.nodes = lambda: known if not shop.asked[1:] else known[1:]
    assert await ids(shop) == [2]


async def test_a_page_waits_for_what_it_costs(shop: AdminApi) -> None:
    """55 points a page: the 300 are used up by the sixth, and come again at 5 a second."""
    shop.points, shop.rate = 300, 5
    shop.nodes = lambda: orders(50)
    assert len(await ids(shop, page_size=5)) == 50
    assert shop.refused == 0
    assert 50 <= shop.clock.now <= 65


async def test_another_program_uses_the_limit_up(shop: AdminApi) -> None:
    shop.nodes = lambda: orders(2)
    shop.use_up(995)
    assert await ids(shop) == [1, 2]
    assert shop.refused == 1
    assert shop.clock.now == pytest.approx((550 - 5) / 50)


async def test_a_wait_has_a_bound(shop: AdminApi) -> None:
    shop.nodes = lambda: orders(2)
    shop.use_up(1000)
    shop.rate = 0.1
    with pytest.raises(TimeoutError, match=r"in 5500 seconds only: give a larger max_wait than 600"):
        await ids(shop, max_wait=600)
    assert (shop.refused, shop.clock.now) == (1, 0)


async def test_pages_that_cost_too_much_get_smaller(shop: AdminApi) -> None:
    shop.points = 120
    shop.nodes = lambda: orders(15)
    assert await ids(shop) == list(range(1, 16))
    assert [asked["first"] for asked in shop.asked] == [50, 10, 10]


async def test_one_order_alone_costs_too_much(shop: AdminApi) -> None:
    shop.points = 3
    with pytest.raises(shopify.QueryError, match="Query cost is 11"):
        await ids(shop)
    assert [asked["first"] for asked in shop.asked] == [50, 1]


async def test_the_rest_of_the_lines_costs_too_much(shop: AdminApi) -> None:
    shop.points = 30
    shop.nodes = lambda: [order(1, 11)]
    with pytest.raises(shopify.QueryError, match="Shopify refused the query: Query cost is 51"):
        await ids(shop)


@pytest.mark.parametrize(
    ("headers", "content"), [({}, b'{"errors": [{"message": "Throttled"}]}'), ({"Retry-After": "2"}, b"<html>")]
)
async def test_a_refusal_that_does_not_say_how_long(shop: AdminApi, headers: dict[str, str], content: bytes) -> None:
    answers = [httpx.Response(429, content=content, headers=headers)]
    shop.nodes = lambda: orders(1)
    read = shop.answer

    def answer(request: httpx.Request) -> httpx.Response:
        return answers.pop() if answers else read(request)

    shop.answer = answer  # type: ignore[method-assign]
    assert await ids(shop) == [1]
    assert shop.clock.now >= 1


ANSWERS: list[tuple[httpx.Response, type[Exception], str]] = [
    (
        httpx.Response(
            200,
            json={"data": {"orders": None}, "errors": [{"message": "No.", "extensions": {"code": "ACCESS_DENIED"}}]},
        ),
        shopify.QueryError,
        "Shopify refused the query: ACCESS_DENIED: No.",
    ),
    (httpx.Response(200, json={"errors": [{"message": "Field?"}]}), shopify.QueryError, "the query: Field?"),
    (httpx.Response(503, content=b"<html>"), httpx.HTTPStatusError, "503"),
    (httpx.Response(401, json={"errors": "[API] Invalid API key"}), httpx.HTTPStatusError, "401"),
    (httpx.Response(200, content=b"<html>"), ValueError, "answered no JSON object"),
    (httpx.Response(200, json={}), ValueError, "answered no data"),
    (
        httpx.Response(200, json={"data": {"orders": {"nodes": [], "pageInfo": {"hasNextPage": True}}}}),
        ValueError,
        "endCursor is missing",
    ),
]


@pytest.mark.parametrize(("answer", "error", "words"), ANSWERS)
async def test_what_is_no_page(answer: httpx.Response, error: type[Exception], words: str) -> None:
    async with httpx.AsyncClient(
        transport=httpx.MockTransport(lambda _: answer), base_url="https://tea.myshopify.com/admin/api/2026-10/"
    ) as http:
        with pytest.raises(error, match=words):
            [node async for node in shopify.walk_nodes(http)]


@pytest.mark.parametrize("kind", ["products", "customers", "abandonedCheckouts"])
@pytest.mark.parametrize(
    "base", ["https://tea.myshopify.com/admin/api/2026-01/", "https://tea.myshopify.com/admin/api/unstable"]
)
async def test_other_kinds_and_versions(shop: AdminApi, kind: shopify.BulkKind, base: str) -> None:
    node: dict[str, Any] = {
        "id": f"gid://shopify/{TYPES[kind]}/1",
        "updatedAt": "2026-05-02T15:00:00Z",
        "variants": [],
        "lineItems": [],
    }
    shop.nodes = lambda: [node]
    async with shop.http(base) as http:
        (found,) = [each async for each in shopify.walk_nodes(http, kind, updated_after=SINCE)]
    assert found["id"] == node["id"]
    assert f"{kind}(first: $first, after: $after, " in shop.queries[0]


async def test_one_node_as_it_is_now(shop: AdminApi) -> None:
    shop.nodes = lambda: [order(7, 12)]
    async with shop.http() as http:
        node = await shopify.get_node(http, "orders", "gid://shopify/Order/7")
        assert await shopify.get_node(http, "orders", 8) is None
    assert node is not None
    assert len(shopify.order_from_node(node, connection_id=1, on_difference=never).line_items or ()) == 12
    assert [asked["id"] for asked in shop.asked] == [f"gid://shopify/Order/{number}" for number in (7, 7, 8)]


@pytest.mark.parametrize("number", ["gid://shopify/Product/7", "7/8", "#1001", "", "gid://shopify/Order/"])
async def test_an_id_of_another_kind_is_not_asked_for(shop: AdminApi, number: str) -> None:
    async with shop.http() as http:
        with pytest.raises(ValueError, match=r"is no id of Order: give its digits, or gid://shopify/Order/ and them"):
            await shopify.get_node(http, "orders", number)
    assert shop.queries == []


async def test_a_customer_has_nothing_within(shop: AdminApi) -> None:
    shop.nodes = lambda: [{"id": "gid://shopify/Customer/7", "firstName": "Zoë"}]
    async with shop.http() as http:
        node = await shopify.get_node(http, "customers", 7)
    assert node is not None
    assert node["firstName"] == "Zoë"


async def test_the_query_fits_the_version_of_the_address(shop: AdminApi) -> None:
    for version, has in (("2026-04", False), ("2026-07", True)):
        async with shop.http(f"https://tea.myshopify.com/admin/api/{version}/") as http:
            [each async for each in shopify.walk_nodes(http)]
        assert ("checkoutToken" in shop.queries[-1]) is has


IMPOSSIBLE: list[tuple[Callable[[AdminApi], httpx.AsyncClient], dict[str, Any], str]] = [
    (AdminApi.http, {"page_size": 251}, "page_size must be from 1 to 250"),
    (AdminApi.http, {"updated_after": SINCE.replace(tzinfo=None)}, "updated_after has no time zone"),
    (AdminApi.http, {"kind": "shops"}, "kind must be one of orders"),
    (lambda api: api.http("https://tea.myshopify.com/"), {}, "base_url must end with /admin/api/2026-10/"),
    (lambda api: api.http("https://tea.myshopify.com/admin/api/26/"), {}, "version must be one such as"),
]


@pytest.mark.parametrize(("http", "options", "words"), IMPOSSIBLE)
async def test_what_cannot_be_asked(
    shop: AdminApi, http: Callable[[AdminApi], httpx.AsyncClient], options: dict[str, Any], words: str
) -> None:
    async with http(shop) as client:
        with pytest.raises(ValueError, match=words):
            [node async for node in shopify.walk_nodes(client, **options)]
    assert shop.queries == []
