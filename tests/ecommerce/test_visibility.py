"""`orders.wait_until_visible` follows the pipeline on a clock that the test and the client share."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime

import pytest

from acsdk import AsyncClient, NotFoundError
from acsdk.models import OrderInput
from acsdk.sandbox import Sandbox, SandboxClock

pytestmark = pytest.mark.anyio


@pytest.fixture
def sandbox() -> Sandbox:
    return Sandbox(clock=SandboxClock(), rate_limit=None, pipeline_delay=4.0)


@pytest.fixture
async def client(sandbox: Sandbox) -> AsyncIterator[AsyncClient]:
    async with sandbox.client(clock=sandbox.clock, rate_limit=None) as client:
        shop = {"service": "shop", "externalid": "shop", "name": "Shop", "logoUrl": "", "linkUrl": ""}
        await client.rest.request("POST", "/connections", json={"connection": shop})
        yield client


def order(number: str) -> OrderInput:
    return OrderInput(
        legacy_connection_id=1,
        store_order_id=number,
        email="ada@example.com",
        creation_source="HISTORICAL",
        store_created_date=datetime(2026, 1, 1, tzinfo=UTC),
        final_amount="9.95",
        currency="USD",
    )


async def test_waits_for_the_object_and_then_for_the_v3_copy(sandbox: Sandbox, client: AsyncClient) -> None:
    await client.orders.bulk_upsert([order("1")])
    began = sandbox.clock.monotonic()
    in_graphql = await client.orders.wait_until_visible(1, "1", in_v3=False)
    seen_after = sandbox.clock.monotonic() - began
    in_both = await client.orders.wait_until_visible(1, "1")
    assert in_graphql.store_order_id == in_both.store_order_id == "1"
    assert 4.0 <= seen_after < 8.0 <= sandbox.clock.monotonic() - began < 16.0


async def test_gives_up_when_the_time_is_over(sandbox: Sandbox, client: AsyncClient) -> None:
    with pytest.raises(NotFoundError, match="did not become visible within 10 s"):
        await client.orders.wait_until_visible(1, "never", within=10)
    assert sandbox.clock.monotonic() == pytest.approx(10)


async def test_real_time_orders_of_the_past_fail_before_sending(sandbox: Sandbox, client: AsyncClient) -> None:
    long_ago = datetime(2025, 12, 1, tzinfo=UTC)
    old = order("2").replace(creation_source="REAL_TIME", store_created_date=long_ago)
    report = await client.orders.bulk_upsert([old, order("3")])
    assert (report.accepted, report.failed) == (1, 1)
    assert "would trigger automations" in report.failures[0].reasons[0]
    assert (await client.orders.bulk_upsert([old], allow_old_real_time=True)).accepted == 1
    assert (await client.orders.bulk_upsert([old], creation_source="HISTORICAL")).accepted == 1
