"""The batchers of the namespaces: concurrent single upserts become bulk calls, and each caller gets its own outcome."""

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from datetime import UTC, datetime

import anyio
import pytest

import acsdk
from acsdk.models import OrderInput, ProductInput, RecurringPaymentInput
from acsdk.sandbox import Sandbox, SandboxClock

pytestmark = pytest.mark.anyio


@pytest.fixture
def sandbox() -> Sandbox:
    return Sandbox(clock=SandboxClock(), rate_limit=None)


@pytest.fixture
async def client(sandbox: Sandbox) -> AsyncIterator[acsdk.AsyncClient]:
    async with sandbox.client(rate_limit=None) as client:
        shop = {"service": "shop", "externalid": "shop", "name": "Shop", "logoUrl": "", "linkUrl": ""}
        await client.rest.request("POST", "/connections", json={"connection": shop})
        yield client


def order(number: int) -> OrderInput:
    return OrderInput(
        legacy_connection_id=1,
        store_order_id=str(number),
        email="ada@example.com",
        creation_source="REAL_TIME",
        store_created_date=datetime(2026, 1, 1, tzinfo=UTC),
        final_amount="9.95",
        currency="USD",
    )


async def test_each_caller_gets_the_order_or_its_own_error(sandbox: Sandbox, client: acsdk.AsyncClient) -> None:
    outcomes: dict[int, object] = {}

    async def upsert(number: int) -> None:
        content = order(number).replace(email="nobody" if number == 3 else "ada@example.com")
        try:
            result = await batcher.add(content)
        except acsdk.ValidationFailedError as error:
            outcomes[number] = error
        else:
            outcomes[number] = result.row.store_order_id

    async with client.orders.batcher(max_delay=0.01, max_size=10) as batcher, anyio.create_task_group() as tasks:
        for number in range(8):
            tasks.start_soon(upsert, number)
    assert isinstance(outcomes.pop(3), acsdk.RecordsRejectedError)
    assert outcomes == {number: str(number) for number in range(8) if number != 3}
    assert [call.operation for call in sandbox.calls].count("bulkUpsertOrders") == 2


async def test_the_other_batchers(sandbox: Sandbox, client: acsdk.AsyncClient) -> None:
    payment = RecurringPaymentInput(
        legacy_connection_id=1, store_recurring_payment_id="r", email="ada@example.com", suppress_automations=True
    )
    product = ProductInput(legacy_connection_id=1, store_primary_id="p")
    async with AsyncExitStack() as stack:
        orders = await stack.enter_async_context(client.orders.batcher(queued=True, max_delay=0))
        products = await stack.enter_async_context(client.products.batcher(max_delay=0))
        payments = await stack.enter_async_context(client.recurring_payments.batcher(max_delay=0))
        queued = await orders.add(order(1))
        written = await products.add(product)
        accepted = await payments.add(payment)
    assert queued.row is None
    assert queued.record_id
    assert written.row is not None
    assert written.row.store_primary_id == "p"
    assert accepted.record_id


async def test_an_unknown_option_is_named(client: acsdk.AsyncClient) -> None:
    with pytest.raises(acsdk.InvalidInputError, match="max_dealy"):
        client.orders.batcher(max_dealy=1)  # type: ignore[call-overload]
