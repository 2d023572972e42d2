"""Orders that were imported, beside those that the account has."""

from __future__ import annotations

import pytest

from acsdk import AsyncClient
from acsdk._cli.order_figures import Figures, differences
from acsdk.sandbox import Sandbox


@pytest.mark.anyio
async def test_orders_that_others_sent_are_no_difference(client: AsyncClient, sandbox: Sandbox) -> None:
    sandbox.seed(contacts=2, orders=6)
    orders = await client.orders.search(limit=None).collect()
    shop = orders[0].legacy_connection_id or 0
    ours, others, *_ = [order for order in orders if order.legacy_connection_id == shop]
    sent = {ours.store_order_id or "": Figures.of(ours)}
    assert others.store_order_id not in sent
    assert await differences(client, shop, sent) == []
    never = {"never": Figures.of(ours), "9": Figures.of(ours)}
    lost = await differences(client, shop, sent | never)
    assert [line.split()[1] for line in lost if line.startswith("order")] == ["never:", "9:"]
