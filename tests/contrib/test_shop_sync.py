"""The ledger of a shop, and the reconciliation of its day with ActiveCampaign's."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import AbstractAsyncContextManager, suppress
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import anyio
import httpx
import pytest

from acsdk import AsyncClient, ConfigurationError
from acsdk.contrib.shop_sync import Delivery, DeliveryKind, Ledger, Total, reconcile
from acsdk.models import CreationSource, LineItem, Order, OrderInput, OrderState
from acsdk.sandbox import Sandbox

pytestmark = pytest.mark.anyio

NOON = datetime(2026, 5, 2, 12, tzinfo=UTC)
SECOND = timedelta(seconds=1)


class Clock:
    def __init__(self) -> None:
        self.at = NOON

    def now(self) -> datetime:
        return self.at


@pytest.fixture
def clock() -> Clock:
    return Clock()


def opened(folder: Path, clock: Clock) -> AbstractAsyncContextManager[Ledger]:
    return Ledger.open(folder / "shop.db", now=clock.now)


def delivery(
    number: str,
    version: datetime | None = NOON,
    *,
    sent: datetime | None = None,
    subject: str = "order/1",
    kind: DeliveryKind = "order",
    ends: Sequence[str] = (),
    **body: Any,
) -> Delivery:
    return Delivery(number, "t", kind, subject, version, sent, body, tuple(ends))


async def takes(ledger: Ledger, given: Delivery) -> bool:
    async with ledger.taking(given) as is_news:
        return is_news


async def test_a_delivery_is_taken_once(tmp_path: Path, clock: Clock) -> None:
    async with opened(tmp_path, clock) as ledger:
        assert [await takes(ledger, delivery("a")), await takes(ledger, delivery("a"))] == [True, False]
    async with opened(tmp_path, clock) as ledger:
        assert not await takes(ledger, delivery("a"))
        assert await takes(ledger, delivery("b"))
        assert not await takes(ledger, delivery("b", NOON + SECOND))


async def test_an_earlier_version_that_comes_late_does_not_win(tmp_path: Path, clock: Clock) -> None:
    async with opened(tmp_path, clock) as ledger:
        assert await takes(ledger, delivery("b", NOON))
        assert not await takes(ledger, delivery("a", NOON - timedelta(microseconds=1)))
        assert await takes(ledger, delivery("c", NOON - SECOND, subject="order/2"))
        assert await takes(ledger, delivery("d", None))
        assert not await takes(ledger, delivery("e", NOON - SECOND))


@pytest.mark.parametrize(
    ("first", "second", "wins"),
    [
        (None, None, True),  # the later one to come is the newer one, as far as anybody knows
        (NOON, NOON - SECOND, False),
        (NOON - SECOND, NOON, True),
        (NOON, None, True),
        (None, NOON - SECOND, True),
    ],
)
async def test_two_of_one_version(
    tmp_path: Path, clock: Clock, first: datetime | None, second: datetime | None, wins: bool
) -> None:
    async with opened(tmp_path, clock) as ledger:
        assert await takes(ledger, delivery("a", sent=first))
        assert await takes(ledger, delivery("b", sent=second)) is wins
        known = max(filter(None, (first, second)), default=NOON)
        assert not await takes(ledger, delivery("c", sent=known - timedelta(hours=1))) or first == second is None


async def test_what_fails_is_not_taken_and_still_holds_earlier_ones_back(tmp_path: Path, clock: Clock) -> None:
    async with opened(tmp_path, clock) as ledger:
        with suppress(OSError):
            async with ledger.taking(delivery("b", NOON)):
                raise OSError
        assert not await takes(ledger, delivery("a", NOON - SECOND))
        assert await takes(ledger, delivery("b", NOON))


async def test_two_versions_at_once_keep_their_order(tmp_path: Path, clock: Clock) -> None:
    done: list[str] = []
    async with opened(tmp_path, clock) as ledger:
        entered = anyio.Event()

        async def slow() -> None:
            async with ledger.taking(delivery("a", NOON)):
                entered.set()
                for _ in range(20):
                    await anyio.lowlevel.checkpoint()
                done.append("a")

        async with anyio.create_task_group() as tasks:
            tasks.start_soon(slow)
            await entered.wait()
            async with ledger.taking(delivery("b", NOON + SECOND)):
                done.append("b")
    assert done == ["a", "b"]


async def test_each_ends_the_others_subject(tmp_path: Path, clock: Clock) -> None:
    async with opened(tmp_path, clock) as ledger:
        with anyio.fail_after(120):
            async with anyio.create_task_group() as tasks:
                for one, other in (("x", "y"), ("y", "x")) * 5:
                    tasks.start_soon(takes, ledger, delivery(one + other, subject=one, ends=[other]))


async def test_what_is_old_is_forgotten(tmp_path: Path, clock: Clock) -> None:
    async with Ledger.open(tmp_path / "s.db", keep=timedelta(days=3), now=clock.now) as ledger:
        assert await takes(ledger, delivery("a"))
        clock.at += timedelta(days=4)
        assert await takes(ledger, delivery("b", subject="order/2"))
        assert await takes(ledger, delivery("a", NOON - SECOND))


async def test_one_process_has_the_ledger(tmp_path: Path, clock: Clock) -> None:
    async with opened(tmp_path, clock):
        with pytest.raises(ConfigurationError, match="the ledger of a shop"):
            async with opened(tmp_path, clock):
                raise AssertionError


def order(number: int | str, amount: str = "10.00", modified: datetime | None = NOON, **changes: Any) -> OrderInput:
    fields = {
        "legacy_connection_id": 1,
        "store_order_id": str(number),
        "email": "ada@example.com",
        "creation_source": CreationSource.REAL_TIME,
        "store_created_date": NOON - timedelta(hours=2),
        "store_modified_date": modified,
        "final_amount": amount,
        "currency": "EUR",
        "line_items": [LineItem(name="Tea", quantity=1, price_amount=amount)],
    }
    return OrderInput.model_validate({**fields, **changes})


@pytest.mark.parametrize(
    ("given", "version", "passes"),
    [
        (order(1, modified=NOON), None, True),
        (order(1, modified=NOON - SECOND), None, False),
        (order(1, modified=None), NOON + SECOND, True),
        (order(1, modified=None), NOON - SECOND, False),
        (order(1, modified=None), None, True),
    ],
)
async def test_a_repair_loses_against_a_later_webhook(
    tmp_path: Path, clock: Clock, given: OrderInput, version: datetime | None, passes: bool
) -> None:
    async with opened(tmp_path, clock) as ledger:
        assert await takes(ledger, delivery("a", NOON, sent=NOON))
        async with ledger.repairing(given, version=version) as is_current:
            assert is_current is passes


def cart(number: str, version: datetime | None = NOON, **body: Any) -> Delivery:
    return delivery(number, version, subject="checkout/tok", kind="cart", **body)


class Sent:
    """What was sent, and may fail."""

    def __init__(self) -> None:
        self.bodies: list[Mapping[str, Any]] = []
        self.fails = False

    async def __call__(self, body: Mapping[str, Any]) -> None:
        if self.fails:
            raise OSError("down")
        self.bodies.append(body)


async def held(ledger: Ledger, given: Delivery) -> None:
    async with ledger.taking(given) as is_news:
        if is_news:
            await ledger.hold_cart(given)


async def test_a_cart_is_sent_once_it_has_lain_idle(tmp_path: Path, clock: Clock) -> None:
    sent = Sent()
    async with opened(tmp_path, clock) as ledger:
        await held(ledger, cart("a", total=Decimal("9.50")))
        clock.at += timedelta(minutes=50)
        await held(ledger, cart("b", clock.at, total=Decimal("19.50")))
        await held(ledger, cart("a2", NOON, total=Decimal("9.50")))
        clock.at += timedelta(minutes=50)
        assert await ledger.send_idle_carts(sent) == 0
        clock.at += timedelta(minutes=10)
        sent.fails = True
        with pytest.raises(OSError, match="down"):
            await ledger.send_idle_carts(sent)
        sent.fails = False
        assert await ledger.send_idle_carts(sent) == 1
        assert await ledger.send_idle_carts(sent) == 0
    assert sent.bodies == [{"total": "19.50"}]


async def test_a_cart_that_cannot_be_sent_keeps_no_other_back(tmp_path: Path, clock: Clock) -> None:
    sent: list[Any] = []

    async def send(body: Mapping[str, Any]) -> None:
        if not body["email"]:
            raise ValueError("email is missing")
        sent.append(body["email"])

    async with opened(tmp_path, clock) as ledger:
        for place, email in enumerate(["", "ada@example.com", "", "zoe@example.com"]):
            await held(ledger, delivery(str(place), clock.at, subject=f"checkout/{place}", kind="cart", email=email))
            clock.at += timedelta(hours=2)
        for _ in range(2):
            with pytest.raises(ValueError, match="email is missing"):
                await ledger.send_idle_carts(send)
        clock.at += timedelta(days=31)
        await held(ledger, delivery("order", clock.at))
        assert await ledger.send_idle_carts(send) == 0
    assert sent == ["ada@example.com", "zoe@example.com"]


async def test_a_cart_that_was_bought_is_not_sent(tmp_path: Path, clock: Clock) -> None:
    sent = Sent()
    async with opened(tmp_path, clock) as ledger:
        await held(ledger, cart("a", None))
        assert await takes(ledger, delivery("b", ends=["checkout/tok"]))
        await held(ledger, cart("late", NOON + timedelta(hours=9)))
        clock.at += timedelta(hours=2)
        assert await ledger.send_idle_carts(sent) == 0
    assert sent.bodies == []


async def test_a_cart_that_is_bought_while_carts_are_sent(tmp_path: Path, clock: Clock) -> None:
    async with opened(tmp_path, clock) as ledger:
        await held(ledger, delivery("a", subject="checkout/1", kind="cart", n=1))
        await held(ledger, delivery("b", NOON + SECOND, subject="checkout/2", kind="cart", n=2))
        clock.at += timedelta(hours=2)
        seen: list[Any] = []

        async def send(body: Mapping[str, Any]) -> None:
            seen.append(body["n"])
            await takes(ledger, delivery("o", ends=["checkout/2"]))

        assert await ledger.send_idle_carts(send) == 1
    assert seen == [1]


class Repaired:
    """Hands over, and remembers what."""

    def __init__(self, client: AsyncClient) -> None:
        self.client = client
        self.keys: list[str] = []

    async def __call__(self, given: OrderInput) -> Order:
        self.keys.append(given.store_order_id)
        return await self.client.orders.upsert(given)


@pytest.fixture
async def client() -> AsyncIterator[AsyncClient]:
    sandbox = Sandbox(rate_limit=None)
    async with sandbox.client(rate_limit=None) as client:
        await client.deepdata.connections.ensure("shop", "tea.example.com")
        yield client


SINCE = NOON - timedelta(days=1)


async def test_both_sides_agree_after_it(client: AsyncClient) -> None:
    await client.orders.upsert(order(1))
    await client.orders.upsert(order(2, "20.00"))
    await client.orders.upsert(order(3, normalized_status=OrderState.COMPLETED))
    await client.orders.upsert(order(4, modified=NOON + timedelta(minutes=1), currency="USD"))
    await client.orders.upsert(order(5, store_created_date=SINCE - timedelta(days=3)))
    await client.orders.upsert(order(6))
    given = [
        order(1),
        order(2, "20.01"),
        order(3, normalized_status=OrderState.CANCELLED),
        order(4, modified=NOON, currency="USD"),
        order(5, "0.00", store_created_date=SINCE - timedelta(days=3)),
        order(7, "7.00"),
    ]
    repaired = Repaired(client)
    found = await reconcile(client, given, connection_id=1, since=SINCE, hand_over=repaired)
    assert (found.missing, found.different, found.ahead, found.extra) == (("7",), ("2", "3", "5"), ("4",), ("6",))
    assert found.shop == {"EUR": Total(5, Decimal("47.01")), "USD": Total(1, Decimal("10.00"))}
    assert found.account == {"EUR": Total(5, Decimal("60.00")), "USD": Total(1, Decimal("10.00"))}
    assert not found.agrees
    assert str(found) == (
        "EUR: shop 5 of 47.01, ActiveCampaign 5 of 60.00; USD: shop 1 of 10.00, ActiveCampaign 1 of 10.00; "
        "1 missing; 3 different; 1 ahead; 1 extra"
    )
    assert repaired.keys == ["2", "3", "5", "7"]

    given[3] = order(4, modified=NOON + timedelta(minutes=1), currency="USD")
    again = await reconcile(client, [*given, order(6)], connection_id=1, since=SINCE, hand_over=repaired)
    assert again.agrees
    assert again.shop == again.account == {"EUR": Total(6, Decimal("57.01")), "USD": Total(1, Decimal("10.00"))}


async def test_an_empty_day(client: AsyncClient) -> None:
    async def none() -> AsyncIterator[OrderInput]:
        nobody: Sequence[OrderInput] = ()
        for each in nobody:
            yield each

    found = await reconcile(client, none(), connection_id=1, since=SINCE, hand_over=Repaired(client))
    assert found.agrees
    assert str(found) == ""


async def test_an_order_that_is_given_twice_counts_once_as_it_was_last(client: AsyncClient) -> None:
    repaired = Repaired(client)
    given = [order(1, "10.00"), order(1, "11.00", NOON + SECOND)]
    found = await reconcile(client, given, connection_id=1, since=SINCE, hand_over=repaired)
    assert (found.shop, repaired.keys) == ({"EUR": Total(1, Decimal("11.00"))}, ["1", "1"])
    assert (await client.orders.get(1, "1")).final_amount == Decimal("11.00")


async def test_what_the_shop_does_not_say_is_not_compared(client: AsyncClient) -> None:
    await client.orders.upsert(order(1, shipping_amount="4.00", normalized_status=OrderState.COMPLETED))
    repaired = Repaired(client)
    given = [order(1), order(1, shipping_amount="5.00")]
    found = await reconcile(client, given[:1], connection_id=1, since=SINCE, hand_over=repaired)
    assert found.agrees
    found = await reconcile(client, given[1:], connection_id=1, since=SINCE, hand_over=repaired)
    assert found.different == ("1",)


async def test_an_amount_that_is_nothing_is_the_same_as_none(client: AsyncClient) -> None:
    await client.orders.upsert(order(1))
    repaired = Repaired(client)
    for amount, agrees in (("0.00", True), ("0.01", False)):
        found = await reconcile(
            client, [order(1, discounts_amount=amount)], connection_id=1, since=SINCE, hand_over=repaired
        )
        assert found.agrees is agrees


async def test_only_the_days_orders_are_walked_through() -> None:
    sandbox = Sandbox(rate_limit=None)
    async with sandbox.client(rate_limit=None) as client:
        await client.deepdata.connections.ensure("shop", "tea.example.com")
        old = [order(n, creation_source="HISTORICAL", store_created_date=SINCE - n * SECOND) for n in range(1, 121)]
        await client.orders.bulk_upsert(old, queued=False)
        await client.orders.upsert(order(1000))
        before = len(sandbox.calls)
        found = await reconcile(client, [order(1000)], connection_id=1, since=SINCE, hand_over=Repaired(client))
        assert found.agrees
        assert len(sandbox.calls) - before == 1


@pytest.mark.parametrize(
    ("placed", "asked"),
    [
        ([SINCE + SECOND, SINCE - SECOND], 1),
        ([SINCE - SECOND, SINCE + SECOND], 1),  # which looks sorted as far as it is read: its order is asked for alone
        ([SINCE + SECOND, None, SINCE + 2 * SECOND, SINCE - SECOND, SINCE + 3 * SECOND], 0),
    ],
)
async def test_a_server_that_sorts_otherwise(placed: Sequence[datetime | None], asked: int) -> None:
    rows = [
        {"storeOrderId": str(number), "legacyConnectionId": 1, "storeCreatedDate": at and at.isoformat()}
        for number, at in enumerate(placed)
    ]
    looked: list[str] = []

    def answer(request: httpx.Request) -> httpx.Response:
        sent = json.loads(request.content)
        if "getOrder" in sent["query"]:
            looked.append(sent["variables"]["storeOrderId"])
            return httpx.Response(200, json={"data": {"getOrder": rows[int(looked[-1])]}})
        return httpx.Response(200, json={"data": {"searchOrder": rows}})

    transport = httpx.MockTransport(answer)
    async with AsyncClient("https://acme.api-us1.com", "token-f00dcafe", transport=transport) as client:
        keys = [str(number) for number, at in enumerate(placed) if at and at >= SINCE]
        plain = [
            OrderInput.model_validate(
                {"legacy_connection_id": 1, "store_order_id": key, "email": "ada@example.com", "currency": "EUR"}
                | {"creation_source": "HISTORICAL", "store_created_date": NOON, "final_amount": 0}
            )
            for key in keys
        ]
        repaired: list[str] = []

        async def note(given: OrderInput) -> None:
            repaired.append(given.store_order_id)

        found = await reconcile(client, Plain(plain), connection_id=1, since=SINCE, hand_over=note)
    assert (found.missing, found.different) == ((), tuple(keys))
    assert (repaired, len(looked)) == (keys, asked if placed[0] == SINCE - SECOND else 0)


class Plain:
    """Gives its orders asynchronously, and is no generator."""

    def __init__(self, orders: Sequence[OrderInput]) -> None:
        self._orders = iter(orders)

    def __aiter__(self) -> Plain:
        return self

    async def __anext__(self) -> OrderInput:
        for each in self._orders:
            return each
        raise StopAsyncIteration


@pytest.mark.parametrize(
    ("since", "given", "problem"),
    [(SINCE.replace(tzinfo=None), [], "no time zone"), (SINCE, [order(1, legacy_connection_id=2)], "of connection 2")],
)
async def test_what_cannot_be_compared(
    client: AsyncClient, since: datetime, given: Sequence[OrderInput], problem: str
) -> None:
    with pytest.raises(ValueError, match=problem):
        await reconcile(client, given, connection_id=1, since=since, hand_over=Repaired(client))
