"""Cells of a notebook, one function each; every checker must accept them. Never executed."""

from decimal import Decimal
from typing import Any, assert_type

from acsdk import AsyncClient, Page
from acsdk.models import EcommerceConnection, Order, OrderFilter, gte
from acsdk.sandbox import Fault, Sandbox, SandboxClock


async def a_sandbox_to_play_with() -> AsyncClient:
    sandbox = Sandbox(clock=SandboxClock(), rate_limit=None, seed=1)
    fault = sandbox.faults.add("*/graphql", status=503, headers={"retry-after": "1"}, count=1)
    assert_type(fault, Fault)
    sandbox.settle()
    assert_type(sandbox.rows("orders"), list[dict[str, Any]])
    return sandbox.client(max_retries=5)


async def a_page_as_a_table(client: AsyncClient) -> list[dict[str, Any]]:
    page = await client.orders.search(OrderFilter(final_amount=gte(Decimal("9.95"))))
    assert_type(page, Page[Order])
    return page.to_dicts()


async def all_of_it(client: AsyncClient) -> dict[str | None, int]:
    orders = await client.orders.search(limit=1000).collect()
    return {order.currency: len(order.line_items) for order in orders}


async def raw_calls(client: AsyncClient) -> None:
    answer = await client.rest.request("GET", "/users/me", params={"include": None, "limit": 5})
    assert_type(answer, Any)
    data = await client.graphql.execute("query ($id: Int!) { a }", {"id": 1})
    assert_type(data, dict[str, Any])
    typed = await client.graphql.execute("query { a }", result_type=EcommerceConnection, timeout=None)
    assert_type(typed, EcommerceConnection)
