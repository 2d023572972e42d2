"""The example of a live sync: what comes twice, late, in another order or never ends right, to the cent."""

from __future__ import annotations

import random
from collections.abc import AsyncGenerator, Callable, Iterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import anyio
import httpx
import pytest
from examples.live_sync import __main__ as live_sync_main
from examples.live_sync.app import MOST_BYTES, make_app, next_night
from examples.live_sync.shops import Shop, Stripe
from examples.live_sync.sync import Sync, every_night

from acsdk import AsyncClient
from acsdk.models import ProductInput
from acsdk.sandbox import Sandbox

from .invoice_double import InvoiceDouble, OldInvoiceDouble
from .shop_doubles import DOUBLES, START, Double, Goods, Plan, Request, ShopifyDouble, State

SINCE = START - timedelta(hours=1)
ORDERS = 4
SHOPS: Mapping[str, Callable[[int], Double]] = {**DOUBLES, "invoices": InvoiceDouble, "old invoices": OldInvoiceDouble}
HUNDRED = {"amount_total": 100, "price": {"id": "price_1"}}


@dataclass
class Account:
    """ActiveCampaign, and the sync that fills it."""

    client: AsyncClient
    sync: Sync
    sandbox: Sandbox

    async def drained(self) -> None:
        with anyio.fail_after(120):
            while self.sync.outbox.waiting:  # noqa: ASYNC110 - it says so nowhere else
                await anyio.sleep(0.01)


@asynccontextmanager
async def running(doubles: dict[str, Double], folder: Path) -> AsyncGenerator[Account]:
    sandbox = Sandbox(rate_limit=None)
    async with sandbox.client(rate_limit=None) as client:
        for name in doubles:
            await client.deepdata.connections.ensure(name, f"{name}.example.com")
        shops = {name: double.shop() for name, double in doubles.items()}
        async with Sync.running(client, shops, folder) as sync:
            yield Account(client, sync, sandbox)


def history(dice: random.Random) -> list[State]:
    """The states that orders go through, each with one before: priced anew, and then paid back in part."""
    states: list[State] = []
    for number in range(1, ORDERS + 1):
        cents = [dice.randrange(100, 100_000) for _ in range(2)]
        states += [State(number, version, each) for version, each in enumerate(cents)]
        if dice.random() < 0.6:
            states.append(State(number, 2, cents[-1], dice.randrange(1, cents[-1])))
    return states


def storm(double: Double, dice: random.Random) -> Iterator[Request]:
    """Deliveries of all that happens: some lost, some twice or three times, in no order at all."""
    sent: list[Request] = []
    for index, state in enumerate(history(dice)):
        double.orders[state.number] = state
        sent += [double.request(state, f"d{index}")] * dice.choice([0, 1, 1, 2, 3])
    dice.shuffle(sent)
    yield from sent


@pytest.mark.anyio
@pytest.mark.parametrize("seed", range(2))
async def test_after_a_storm_both_sides_agree_to_the_cent(seed: int, tmp_path: Path) -> None:
    dice = random.Random(seed)
    doubles = {name: make(number) for number, (name, make) in enumerate(SHOPS.items(), start=1)}
    async with running(doubles, tmp_path) as account:
        for name, double in doubles.items():
            async with anyio.create_task_group() as tasks:
                for body, headers in storm(double, dice):
                    tasks.start_soon(account.sync.receive, name, body, headers)
        await account.drained()
        for name in doubles:
            first = await account.sync.reconcile(name, SINCE)
            await account.drained()
            second = await account.sync.reconcile(name, SINCE)
            assert second.agrees, (name, str(first), str(second))
            assert (first.extra, first.ahead) == ((), ())
        for double in doubles.values():
            for state in double.orders.values():
                found = await account.client.orders.get(double.connection_id, double.key(state.number))
                assert found.final_amount == state.net


@pytest.mark.anyio
@pytest.mark.parametrize("name", SHOPS)
async def test_without_losses_nothing_is_left_for_the_night(name: str, tmp_path: Path) -> None:
    double = SHOPS[name](1)
    dice = random.Random(name)
    async with running({name: double}, tmp_path) as account:
        states = history(dice)
        double.orders = {state.number: state for state in states}
        requests = [double.request(state, f"d{index}") for index, state in enumerate(states)] * 2
        dice.shuffle(requests)
        for body, headers in requests:
            await account.sync.receive(name, body, headers)
        await account.drained()
        assert (await account.sync.reconcile(name, SINCE)).agrees


def catalog_storm(double: Double, dice: random.Random) -> list[Request]:
    """Products that change their price and lose a variant, and of which one is deleted; some deliveries are lost."""
    sent: list[Request] = []
    for number in (101, 102, 103):
        first = Goods(number, 0, dice.randrange(100, 9999), (10 * number, 10 * number + 1))
        last = Goods(number, 1, dice.randrange(100, 9999), (10 * number,))
        double.goods[number] = last
        sent += [double.product_request(first, f"p{number}")] * 2
        sent += [double.product_request(last, f"q{number}")] * dice.choice([0, 2])
    sent += [double.product_request(double.goods.pop(103), "deleted", deleted=True)] * dice.choice([0, 2])
    dice.shuffle(sent)
    return sent


@pytest.mark.anyio
@pytest.mark.parametrize("name", ["shopify", "woocommerce", "adobe"])
async def test_after_a_storm_the_catalog_is_the_shops(name: str, tmp_path: Path) -> None:
    double, dice = DOUBLES[name](1), random.Random(name)
    async with running({name: double}, tmp_path) as account:
        for body, headers in catalog_storm(double, dice):
            await account.sync.receive(name, body, headers)
        await account.drained()
        await account.sync.reconcile_records(name, SINCE)
        await account.drained()
        products, payments = await account.sync.reconcile_records(name, SINCE)
        assert (products.agrees, payments.shop) == (True, 0), str(products)
        found = {each.store_primary_id: each async for each in account.client.products.search()}
        there = {key: goods for goods in double.goods.values() for key in double.product_keys(goods)}
        assert {key for key, each in found.items() if not each.is_deleted} == there.keys()
        for key, goods in there.items():
            assert found[key].variant_price_amount == Decimal(goods.cents) / 100


@pytest.mark.anyio
@pytest.mark.parametrize("name", ["shopify", "woocommerce", "adobe"])
async def test_a_product_that_is_deleted_stays_so(name: str, tmp_path: Path) -> None:
    double, goods = DOUBLES[name](1), Goods(101, 0, 1000, (1010, 1011))
    async with running({name: double}, tmp_path) as account:
        double.goods = {101: goods}
        await account.sync.receive(name, *double.product_request(goods, "p"))
        await account.drained()
        assert [each.is_deleted or False async for each in account.client.products.search()] == [False] * len(
            double.product_keys(goods)
        )
        double.goods = {}
        await account.sync.receive(name, *double.product_request(goods, "q", deleted=True))
        await account.drained()
        assert all([each.is_deleted async for each in account.client.products.search()])


def plan_storm(double: Double, dice: random.Random) -> list[Request]:
    sent: list[Request] = []
    for number in (201, 202):
        states = [Plan(number, 0, 900), Plan(number, 1, dice.randrange(100, 9999), dice.choice(["active", "paused"]))]
        double.plans[number] = states[-1]
        for state in states:
            sent += [double.plan_request(state, f"s{number}-{state.version}")] * dice.choice([0, 1, 2])
    dice.shuffle(sent)
    return sent


@pytest.mark.anyio
@pytest.mark.parametrize("name", ["woocommerce", "stripe"])
async def test_after_a_storm_the_subscriptions_are_the_shops(name: str, tmp_path: Path) -> None:
    double, dice = DOUBLES[name](1), random.Random(name)
    async with running({name: double}, tmp_path) as account:
        for body, headers in plan_storm(double, dice):
            await account.sync.receive(name, body, headers)
        await account.drained()
        account.sandbox.settle()
        await account.sync.reconcile_records(name, SINCE)
        await account.drained()
        account.sandbox.settle()
        *_, payments = await account.sync.reconcile_records(name, SINCE)
        assert (payments.agrees, payments.shop) == (True, 2), str(payments)
        found = [each async for each in account.client.recurring_payments.search()]
        assert sorted(each.payment_amount or 0 for each in found) == sorted(
            Decimal(plan.cents) / 100 for plan in double.plans.values()
        )


@pytest.mark.anyio
async def test_a_webhook_during_the_reconciliation_wins(tmp_path: Path) -> None:
    double = ShopifyDouble(1)
    double.orders = {1: State(1, 0, 1000)}
    async with running({"shopify": double}, tmp_path) as account:
        read = double.answer

        def meanwhile(request: httpx.Request) -> httpx.Response:
            answer = read(request)
            double.orders[1] = State(1, 1, 2000)
            return answer

        double.answer = meanwhile  # type: ignore[method-assign]
        shop = double.shop()
        account.sync.shops = {"shopify": shop}
        bodies = [body async for body in shop.changed(SINCE)]
        await account.sync.receive("shopify", *double.request(double.orders[1], "d1"))
        order = await shop.order(bodies[0])
        assert order is not None
        await account.sync.repair(account.sync.ledgers["shopify"], None, order)
        await account.drained()
        assert (await account.client.orders.get(1, "1")).final_amount == 20


@pytest.mark.anyio
async def test_carts_wait_for_an_hour_and_orders_take_them_over(tmp_path: Path) -> None:
    double = ShopifyDouble(1)
    async with running({"shopify": double}, tmp_path) as account:
        sync, carts = account.sync, account.client.deepdata.carts
        for number in (1, 2):
            await sync.receive("shopify", *double.cart(number, f"c{number}"))
        await sync.receive("shopify", *double.request(State(1, 0, 1000), "o1"))
        await sync.send_carts()
        assert await carts.find(1, "cart-1") is None  # it was bought before it lay idle
        abandoned = await carts.find(1, "cart-2")
        assert abandoned is not None
        assert not abandoned.is_converted
        await sync.receive("shopify", *double.request(State(2, 0, 1000), "o2"))
        await sync.receive("shopify", *double.cart(2, "late"))
        await account.drained()
        account.sandbox.settle()
        await sync.send_carts()
        bought = await carts.find(1, "cart-2")
        assert bought is not None
        assert (bought.is_converted, bought.external_id) == (True, "2")


@pytest.mark.anyio
async def test_what_activecampaign_cannot_have_is_left_out(tmp_path: Path) -> None:
    double = ShopifyDouble(1)
    double.orders = {1: State(1, 0, 1000)}
    body = double.body(double.orders[1])
    double.body = lambda state: {**body, "email": None}  # type: ignore[method-assign]
    async with running({"shopify": double}, tmp_path) as account:
        await account.sync.receive("shopify", *double.request(double.orders[1], "d1"))
        assert account.sync.outbox.waiting == 0
        await every_night(account.sync, datetime.now(UTC))


@pytest.mark.anyio
async def test_what_fails_at_one_shop_keeps_no_other_back(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    doubles: dict[str, Double] = {"adobe": DOUBLES["adobe"](1), "shopify": ShopifyDouble(2)}
    doubles["shopify"].orders = {1: State(1, 0, 1000)}
    doubles["adobe"].answer = lambda request: httpx.Response(500)  # type: ignore[method-assign]
    async with running(doubles, tmp_path) as account:
        await every_night(account.sync, START)
        await account.drained()
        assert (await account.client.orders.get(2, "1")).final_amount == 10
    assert caplog.text.count("adobe: not compared, tried again in the next night") == 2


@pytest.mark.anyio
async def test_a_cart_that_is_refused_keeps_no_other_back(tmp_path: Path) -> None:
    double = ShopifyDouble(1)
    async with running({"shopify": double}, tmp_path) as account:
        for number in (1, 2):
            await account.sync.receive("shopify", *double.cart(number, f"c{number}"))
        account.sandbox.faults.add("*/ecomOrders", method="POST", status=422, body={"message": "No."}, count=1)
        await account.sync.send_carts()
        carts = [each async for each in account.client.deepdata.carts.list()]
        assert [each.external_checkout_id for each in carts] == ["cart-2"]


@pytest.mark.anyio
async def test_a_shop_without_a_catalog_has_lost_nothing(tmp_path: Path) -> None:
    """Its connection may have products that were brought in otherwise."""
    async with running({"stripe": DOUBLES["stripe"](1)}, tmp_path) as account:
        await account.client.products.bulk_upsert([ProductInput(legacy_connection_id=1, store_primary_id="9")])
        await every_night(account.sync, datetime.now(UTC))
        await account.drained()
        assert [each.is_deleted or False async for each in account.client.products.search()] == [False]


@pytest.mark.anyio
async def test_a_charge_without_a_payment_has_no_session(tmp_path: Path) -> None:
    shop = DOUBLES["stripe"](1).shop()
    assert await shop.order({"object": "charge", "id": "ch_1", "payment_intent": None}) is None


@pytest.mark.asyncio
async def test_the_service(tmp_path: Path) -> None:
    double = ShopifyDouble(1)
    sandbox = Sandbox(rate_limit=None)
    shops: dict[str, Shop] = {"shopify": double.shop()}
    app = make_app(lambda: sandbox.client(rate_limit=None), shops, tmp_path)
    body, headers = double.request(State(1, 0, 1000), "d1")
    async with app.router.lifespan_context(app):
        sync: Sync = app.state.sync
        await sync.client.deepdata.connections.ensure("shopify", "shopify.example.com")
        async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://sync") as http:
            answers = [
                await http.post("/webhooks/shopify", content=body, headers=dict(headers)),
                await http.post("/webhooks/shopify", content=body + b" ", headers=dict(headers)),
                await http.post("/webhooks/shopify", content=b"x" * (MOST_BYTES + 1)),
                await http.post("/webhooks/another", content=body),
            ]
    assert [answer.status_code for answer in answers] == [200, 401, 413, 404]
    async with sandbox.client() as client:
        assert (await client.orders.get(1, "1")).final_amount == 10


def test_nights() -> None:
    noon = datetime(2026, 5, 2, 12, tzinfo=UTC)
    assert next_night(noon) == datetime(2026, 5, 3, 3, tzinfo=UTC)
    assert next_night(noon.replace(hour=1)) == datetime(2026, 5, 2, 3, tzinfo=UTC)


def test_the_command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(tmp_path)
    names = "SHOPIFY_TOKEN SHOPIFY_SECRET WOOCOMMERCE_KEY WOOCOMMERCE_KEY_SECRET WOOCOMMERCE_SECRET STRIPE_KEY"
    for name in f"{names} STRIPE_SECRET ADOBE_TOKEN ADOBE_PUBLIC_KEY WOOCOMMERCE_CURRENCY ADOBE_CURRENCY".split():
        monkeypatch.setenv(name, "x")
    for name in ("SHOPIFY_URL", "WOOCOMMERCE_URL", "ADOBE_URL"):
        monkeypatch.setenv(name, "https://tea.example.com")
    ran: list[int] = []

    def run(_: object, *, port: int) -> None:
        ran.append(port)

    live_sync_main.main(["--port", "8010"], run=run)
    assert ran == [8010]
    assert capsys.readouterr().out.count("http://127.0.0.1:8010/webhooks/") == 4

    with pytest.raises(SystemExit):
        live_sync_main.main(["--live"], run=run)
    assert "SHOPIFY_CONNECTION is not set" in capsys.readouterr().err
    for name in ("SHOPIFY", "WOOCOMMERCE", "STRIPE", "ADOBE"):
        monkeypatch.setenv(f"{name}_CONNECTION", "7")
    with pytest.raises(SystemExit):
        live_sync_main.main(["--live"], run=run)
    assert "two shops have the same connection" in capsys.readouterr().err
    for name in ("SHOPIFY_URL", "WOOCOMMERCE_URL", "ADOBE_URL", "STRIPE_KEY"):
        monkeypatch.delenv(name)
    with pytest.raises(SystemExit):
        live_sync_main.main([], run=run)
    assert "no shop takes part" in capsys.readouterr().err
    assert ran == [8010]


@pytest.mark.anyio
async def test_the_lines_that_stripe_does_not_show_are_fetched() -> None:
    lines = [
        {"id": f"li_{number}", "description": "Tea", "quantity": 1, "amount": 100, "amount_subtotal": 100, **HUNDRED}
        for number in range(12)
    ]
    shown = {"data": lines[:10], "has_more": True}
    common = {"currency": "eur", "created": 1777629600, "customer_email": "ada@example.com"}
    session = {"id": "cs_1", "object": "checkout.session", "status": "complete", "amount_total": 1200, **common}
    invoice = {"id": "in_1", "object": "invoice", "status": "paid", "subtotal": 1200, "total": 1200, **common}

    def answer(request: httpx.Request) -> httpx.Response:
        if request.url.path.endswith(("/in_1/lines", "/cs_1/line_items")):
            return httpx.Response(200, json={"data": lines, "has_more": False})
        if request.url.path.endswith("/invoice_payments"):
            return httpx.Response(200, json={"data": [], "has_more": False})
        return httpx.Response(200, json={**session, "line_items": shown})

    transport = httpx.MockTransport(answer)
    async with httpx.AsyncClient(transport=transport, base_url="https://api.stripe.com/v1/") as http:
        shop = Stripe(1, "whsec_s", http)
        for body in (session, {**invoice, "lines": shown}):
            order = await shop.order(body)
            assert order is not None
            assert len(order.line_items or ()) == 12
