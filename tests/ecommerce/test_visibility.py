"""`orders.wait_until_visible` follows the pipeline on a clock that the test and the client share."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime

import pytest

from acsdk import AsyncClient, DeadlineError, NotFoundError
from acsdk.models import OrderInput
from acsdk.resources.kit.waiting import TimeLeft
from acsdk.sandbox import Sandbox, SandboxClock
from tests.support import VirtualClock

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
    assert sandbox.clock.monotonic() == pytest.approx(9.5)


class TestTimeLeft:
    async def test_each_look_ends_with_the_time(self) -> None:
        clock, bounds = VirtualClock(), list[object]()
        time = TimeLeft(clock, 10, 4)

        async def look() -> str | None:
            bounds.append(time.bound({"timeout": 1}).get("deadline", "own"))
            return None

        assert await time.wait_for(look) is None
        assert bounds == ["own", "own", "own", "own", 2.5, 0.5]
        assert clock.elapsed == 9.5
        assert TimeLeft(clock, 5, None).bound({}) == {"deadline": 5}

    @pytest.mark.parametrize(("answered", "seconds", "expected"), [(1, 10, None), (0, 10, "raised"), (1, 1, "raised")])
    async def test_a_look_that_is_cut_short(self, answered: int, seconds: float, expected: str | None) -> None:
        """It tells nothing where an earlier one said no; with time left it was not the end that cut it."""
        clock, looks = VirtualClock(), list[float]()

        async def look() -> str | None:
            looks.append(clock.elapsed)
            if len(looks) <= answered:
                return None
            await clock.sleep(seconds)
            raise DeadlineError("no answer")

        outcome: str | None
        try:
            outcome = await TimeLeft(clock, 10, None).wait_for(look)
        except DeadlineError:
            outcome = "raised"
        assert outcome == expected


async def test_no_time_means_one_look(sandbox: Sandbox, client: AsyncClient) -> None:
    with pytest.raises(NotFoundError):
        await client.orders.wait_until_visible(1, "never", within=0)
    assert len(sandbox.calls.matching("*/graphql")) == 1


async def test_real_time_orders_of_the_past_fail_before_sending(sandbox: Sandbox, client: AsyncClient) -> None:
    long_ago = datetime(2025, 12, 1, tzinfo=UTC)
    old = order("2").replace(creation_source="REAL_TIME", store_created_date=long_ago)
    report = await client.orders.bulk_upsert([old, order("3")])
    assert (report.accepted, report.failed) == (1, 1)
    assert "would trigger automations" in report.failures[0].reasons[0]
    assert (await client.orders.bulk_upsert([old], allow_old_real_time=True)).accepted == 1
    assert (await client.orders.bulk_upsert([old], creation_source="HISTORICAL")).accepted == 1
