"""What a receiver answers, and how repeated deliveries are recognised."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import pytest

from acsdk.webhooks import ContactUpdated, Deduplicator, MemoryStore, Receipt, SeenStore, WebhookReceiver

from .deliveries import FORM, body_of

pytestmark = pytest.mark.anyio

SECRET = "correct-horse-battery-staple"
OLD = "an-older-secret-of-the-shop"


class Body(AsyncIterator[bytes]):
    """A body in pieces that counts how much of it is read."""

    def __init__(self, *chunks: bytes) -> None:
        self.chunks = iter(chunks)
        self.read = 0

    async def __anext__(self) -> bytes:
        for chunk in self.chunks:
            self.read += len(chunk)
            return chunk
        raise StopAsyncIteration


async def receive(receiver: WebhookReceiver, secret: str = SECRET, body: bytes | None = None) -> Receipt:
    content = body_of("update").encode() if body is None else body
    return await receiver.receive(secret, FORM, Body(content[:10], content[10:]))


async def test_a_delivery() -> None:
    receipt = await receive(WebhookReceiver(SECRET))
    assert receipt.status == 200
    assert isinstance(receipt.event, ContactUpdated)


@pytest.mark.parametrize("secret", ["", "x", SECRET + "x", SECRET[:-1], "é" * 20, "\ud800"])
async def test_a_wrong_secret_is_not_found_and_nothing_is_read(secret: str) -> None:
    body = Body(b"type=update")
    receipt = await WebhookReceiver(SECRET).receive(secret, FORM, body)
    assert (receipt.status, receipt.event) == (404, None)
    assert body.read == 0


async def test_secrets_are_replaced_and_retired() -> None:
    both = WebhookReceiver([SECRET, OLD])
    assert (await receive(both, SECRET)).status == 200
    assert (await receive(both, OLD)).status == 200
    for retired in (OLD, [OLD]):
        receipt = await receive(WebhookReceiver(SECRET, retired=retired), OLD)
        assert (receipt.status, receipt.event, receipt.reason) == (410, None, "gone")


async def test_a_secret_may_be_retired_and_current_while_it_is_moved() -> None:
    assert (await receive(WebhookReceiver(SECRET, retired=[SECRET]))).status == 200


async def test_a_large_body_is_not_read_to_its_end() -> None:
    body = Body(*[b"x" * 100] * 50)
    receipt = await WebhookReceiver(SECRET, max_bytes=250).receive(SECRET, FORM, body)
    assert (receipt.status, receipt.event) == (413, None)
    assert receipt.reason == "the body is larger than 250 bytes"
    assert body.read == 300


async def test_a_body_of_exactly_the_limit_is_taken() -> None:
    content = body_of("update").encode()
    assert (await receive(WebhookReceiver(SECRET, max_bytes=len(content)), body=content)).status == 200
    assert (await receive(WebhookReceiver(SECRET, max_bytes=len(content) - 1), body=content)).status == 413


async def test_a_limit_of_one_byte_is_one() -> None:
    receiver = WebhookReceiver(SECRET, max_bytes=1)
    assert [(await receive(receiver, body=body)).status for body in (b"x", b"xy")] == [400, 413]


async def test_what_is_no_delivery_is_a_bad_request() -> None:
    receipt = await receive(WebhookReceiver(SECRET), body=b"hello there")
    assert (receipt.status, receipt.event) == (400, None)
    assert "hello" not in receipt.reason


def test_sixteen_characters_are_enough() -> None:
    assert repr(WebhookReceiver("x" * 16)) == "<WebhookReceiver of 1 secrets, 0 retired>"


@pytest.mark.parametrize("secret", ["", "short", "x" * 15, [], [SECRET, "short"]])
def test_weak_secrets_are_refused(secret: str | list[str]) -> None:
    with pytest.raises(ValueError, match="token_urlsafe"):
        WebhookReceiver(secret)


def test_the_secret_is_not_shown() -> None:
    shown = repr(WebhookReceiver(SECRET, retired=[OLD]))
    assert shown == "<WebhookReceiver of 1 secrets, 1 retired>"


class Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


async def test_repeated_deliveries_are_handled_by_default() -> None:
    receiver = WebhookReceiver(SECRET)
    assert [(await receive(receiver)).event is not None for _ in range(2)] == [True, True]


async def test_repeated_deliveries_are_left_out_on_request() -> None:
    clock = Clock()
    receiver = WebhookReceiver(SECRET, deduplicator=Deduplicator(ttl=60, store=MemoryStore(clock=clock)))
    assert (await receive(receiver)).event is not None
    again = await receive(receiver)
    assert (again.status, again.event, again.reason) == (200, None, "already received")
    assert (await receive(receiver, body=body_of("sent").encode())).event is not None
    clock.now = 60
    assert (await receive(receiver)).event is not None


async def test_a_wrong_secret_or_a_bad_body_is_not_remembered() -> None:
    store = MemoryStore()
    receiver = WebhookReceiver(SECRET, deduplicator=Deduplicator(store=store))
    await receive(receiver, "wrong")
    await receive(receiver, body=b"hello")
    assert len(store) == 0


async def test_the_memory_is_bounded_and_forgets_the_oldest() -> None:
    clock = Clock()
    store = MemoryStore(max_keys=2, clock=clock)
    assert [await store.add(key, 10) for key in "abc"] == [True, True, True]
    assert len(store) == 2
    assert await store.add("a", 10)
    assert not await store.add("c", 10)
    clock.now = 10
    assert await store.add("d", 10)
    assert len(store) == 1


async def test_a_hundred_thousand_keys_are_remembered_unless_told_otherwise() -> None:
    store = MemoryStore()
    for number in range(100_001):
        await store.add(str(number), 600)
    assert len(store) == 100_000


async def test_what_came_again_is_no_longer_the_oldest() -> None:
    clock = Clock()
    store = MemoryStore(clock=clock)
    for clock.now, key in ((0, "a"), (1, "b"), (10, "a"), (11, "c")):
        assert await store.add(key, 10)
    assert len(store) == 2, "b is over, though a came first"


async def test_text_and_bytes_are_the_same_delivery() -> None:
    deduplicator = Deduplicator()
    assert await deduplicator.is_new("a=é")
    assert not await deduplicator.is_new("a=é".encode())


async def test_another_store() -> None:
    class Store:
        def __init__(self) -> None:
            self.keys: list[tuple[str, float]] = []

        async def add(self, key: str, ttl: float) -> bool:
            self.keys.append((key, ttl))
            return True

    store = Store()
    typed: SeenStore = store
    for deduplicator in (
        Deduplicator(ttl=5, store=typed),
        Deduplicator(store=typed),
        Deduplicator(ttl=0.5, store=typed),
    ):
        assert await deduplicator.is_new(b"a=1")
    assert [(len(key), ttl) for key, ttl in store.keys] == [(64, 5), (64, 600), (64, 0.5)]


async def test_a_store_that_fails_loses_no_delivery(caplog: pytest.LogCaptureFixture) -> None:
    class Broken:
        async def add(self, key: str, ttl: float) -> bool:
            raise ConnectionError("redis://:secret@cache")

    receiver = WebhookReceiver(SECRET, deduplicator=Deduplicator(store=Broken()))
    assert [(await receive(receiver)).event is not None for _ in range(2)] == [True, True]
    assert "came before: ConnectionError" in caplog.text
    assert "secret" not in caplog.text


async def test_a_delivery_is_forgotten_when_its_time_is_over_and_not_before() -> None:
    clock = Clock()
    store = MemoryStore(clock=clock)
    assert await store.add("a", 10)
    clock.now = 9.999
    assert not await store.add("a", 10)
    clock.now = 10
    assert await store.add("a", 10), "told again, it counts from now on"
    clock.now = 19
    assert not await store.add("a", 10)
    assert len(store) == 1


@pytest.mark.parametrize("size", [0, -1, True, 1.5])
def test_a_senseless_limit_is_refused(size: Any) -> None:
    with pytest.raises(ValueError, match="max_bytes must be a whole number"):
        WebhookReceiver(SECRET, max_bytes=size)


@pytest.mark.parametrize("ttl", [0, -1, float("nan"), float("inf")])
def test_a_senseless_time_to_remember_is_refused(ttl: float) -> None:
    with pytest.raises(ValueError, match="ttl is the number of seconds"):
        Deduplicator(ttl=ttl)
