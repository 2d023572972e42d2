"""What an observer is told, and that it can do no harm."""

import logging
from dataclasses import FrozenInstanceError, replace
from datetime import UTC, datetime
from typing import Any

import anyio
import pytest

import acsdk
from acsdk import (
    AsyncClient,
    AttemptEnded,
    BatchEnded,
    CallEnded,
    CallStarted,
    Observer,
    OutboxStalled,
    PauseStarted,
    WaitEnded,
)
from acsdk.models import CreationSource, OrderInput
from acsdk.sandbox import Sandbox, SandboxClock
from tests.support import cancel_when_still

pytestmark = pytest.mark.anyio

CONNECTION = {"connection": {"service": "acme", "externalid": "shop", "name": "Acme", "logoUrl": "", "linkUrl": ""}}


class Recorder(Observer):
    def __init__(self) -> None:
        self.events: list[Any] = []

    def call_started(self, event: CallStarted, /) -> None:
        self.events.append(event)

    def attempt_ended(self, event: AttemptEnded, /) -> None:
        self.events.append(event)

    def wait_ended(self, event: WaitEnded, /) -> None:
        self.events.append(event)

    def call_ended(self, event: CallEnded, /) -> None:
        self.events.append(event)

    def batch_ended(self, event: BatchEnded, /) -> None:
        self.events.append(event)

    @property
    def kinds(self) -> list[str]:
        return [type(event).__name__ for event in self.events]

    def last(self, kind: type[Any]) -> Any:
        return [event for event in self.events if isinstance(event, kind)][-1]


@pytest.fixture
def clock() -> SandboxClock:
    return SandboxClock()


@pytest.fixture
def sandbox(clock: SandboxClock) -> Sandbox:
    return Sandbox(clock=clock, rate_limit=None, seed=0)


def order(number: int, connection: int = 1) -> OrderInput:
    return OrderInput(
        legacy_connection_id=connection,
        store_order_id=str(number),
        email="ada@example.com",
        creation_source=CreationSource.HISTORICAL,
        store_created_date=datetime(2025, 1, 1, tzinfo=UTC),
        final_amount=1,
        currency="USD",
    )


async def test_a_call_is_told_from_start_to_end(sandbox: Sandbox, clock: SandboxClock) -> None:
    seen = Recorder()
    async with sandbox.client(observer=seen, clock=clock, rate_limit=None) as client:
        await client.rest.request("GET", "/connections", params={"filters[email]": "ada@example.com"})
    started, attempt, ended = seen.events
    assert started == CallStarted("rest.get", "GET", f"{client.api_url}/api/3/connections", background=False)
    assert (attempt.number, attempt.status_code, attempt.error) == (1, 200, None)
    assert (ended.attempts, ended.status_code, ended.error) == (1, 200, None)
    assert ended.request_id == attempt.request_id
    assert ended.request_id


async def test_a_repetition_is_two_attempts_and_a_wait(sandbox: Sandbox, clock: SandboxClock) -> None:
    sandbox.faults.add("*/connections", status=429, headers={"retry-after": "7"}, count=1)
    seen = Recorder()
    async with sandbox.client(observer=seen, clock=clock, rate_limit=None) as client:
        await client.rest.request("GET", "/connections")
    assert seen.kinds == ["CallStarted", "AttemptEnded", "WaitEnded", "AttemptEnded", "CallEnded"]
    refused, wait = seen.events[1], seen.events[2]
    assert refused.status_code == 429
    assert isinstance(refused.error, acsdk.RateLimitError)
    assert (wait.reason, wait.seconds) == ("retry", 7)
    assert seen.last(CallEnded).attempts == 2
    assert seen.last(CallEnded).seconds == 7


async def test_the_wait_for_the_rate_limit_is_not_part_of_the_attempt(sandbox: Sandbox, clock: SandboxClock) -> None:
    seen = Recorder()
    async with sandbox.client(observer=seen, clock=clock, rate_limit=1) as client:
        await client.rest.request("GET", "/connections")
        await client.rest.request("GET", "/connections")
    assert seen.kinds == [
        "CallStarted",
        "AttemptEnded",
        "CallEnded",
        "CallStarted",
        "WaitEnded",
        "AttemptEnded",
        "CallEnded",
    ]
    wait = seen.last(WaitEnded)
    assert wait.reason == "rate_limit"
    assert 1 <= wait.seconds < 1.1
    assert seen.last(AttemptEnded).seconds == 0


async def test_a_call_that_got_no_slot_made_no_attempt() -> None:
    sandbox = Sandbox(rate_limit=None)
    seen = Recorder()
    async with sandbox.client(observer=seen, clock=sandbox.clock, rate_limit=0.001, queue_timeout=0.005) as client:
        await client.with_options(queue_timeout=None).rest.request("GET", "/connections")
        with pytest.raises(acsdk.QueueTimeoutError):
            await client.rest.request("GET", "/connections")
    second = seen.kinds.index("CallEnded") + 1
    assert seen.kinds[second:] == ["CallStarted", "WaitEnded", "CallEnded"]
    ended = seen.last(CallEnded)
    assert (ended.attempts, ended.status_code) == (0, None)
    assert isinstance(ended.error, acsdk.QueueTimeoutError)


async def test_a_failure_without_an_answer_has_no_status(sandbox: Sandbox, clock: SandboxClock) -> None:
    sandbox.faults.add("*/connections", drop="before")
    seen = Recorder()
    async with sandbox.client(observer=seen, clock=clock, rate_limit=None, max_retries=0) as client:
        with pytest.raises(acsdk.TransportError):
            await client.rest.request("GET", "/connections")
    attempt = seen.last(AttemptEnded)
    assert (attempt.status_code, attempt.request_id) == (None, None)
    assert isinstance(attempt.error, acsdk.TransportError)
    assert seen.last(CallEnded).error is attempt.error


async def test_what_a_call_finds_wrong_with_an_answer_ends_the_call(sandbox: Sandbox) -> None:
    sandbox.faults.add("*/graphql", body={"errors": [{"message": "out of order"}], "data": None})
    seen = Recorder()
    async with sandbox.client(observer=seen, rate_limit=None) as client:
        with pytest.raises(acsdk.GraphQLError):
            await client.orders.get(1, "9999")
    assert seen.last(AttemptEnded).error is None
    assert isinstance(seen.last(CallEnded).error, acsdk.GraphQLError)


async def test_a_cancelled_call_is_told_too(clock: SandboxClock) -> None:
    sandbox = Sandbox(rate_limit=None)  # on a clock that really keeps one waiting
    sandbox.faults.add("*/connections", delay=60)
    seen = Recorder()
    async with sandbox.client(observer=seen, clock=clock, rate_limit=None) as client:
        await cancel_when_still(client.rest.request, "GET", "/connections")
    assert seen.kinds == ["CallStarted", "CallEnded"]
    assert isinstance(seen.last(CallEnded).error, anyio.get_cancelled_exc_class())


async def test_an_e_mail_address_in_a_path_is_masked(sandbox: Sandbox) -> None:
    seen = Recorder()
    async with sandbox.client(observer=seen, rate_limit=None) as client:
        with pytest.raises(acsdk.APIError):
            await client.rest.request("GET", "/people/ada@example.com/notes")
        with pytest.raises(acsdk.APIError):
            await client.rest.request("GET", "/people/ada%40example.com")
    urls = [event.url for event in seen.events if isinstance(event, CallStarted)]
    assert urls == [
        f"{client.api_url}/api/3/people/<email>/notes",
        f"{client.api_url}/api/3/people/<email>",
    ]


async def test_a_bulk_run_tells_what_became_of_its_records(sandbox: Sandbox, clock: SandboxClock) -> None:
    seen = Recorder()
    async with sandbox.client(observer=seen, clock=clock, rate_limit=None) as client:
        answer = await client.rest.request("POST", "/connections", json=CONNECTION)
        number = int(answer["connection"]["id"])
        good = [order(one, number) for one in range(5)]
        bad = without_email(order(99, number))
        report = await client.orders.bulk_upsert([*good, bad])
    batches = [event for event in seen.events if isinstance(event, BatchEnded)]
    assert sum(batch.accepted for batch in batches) == report.accepted
    assert sum(batch.failed for batch in batches) == report.failed == 1
    assert {batch.operation for batch in batches} == {"orders.bulk_upsert"}
    assert any(batch.record_id for batch in batches if batch.accepted)
    assert all(
        event.background for event in seen.events if isinstance(event, CallStarted) and "bulk" in event.operation
    )


async def test_lost_answers_of_a_bulk_run_are_told(sandbox: Sandbox, clock: SandboxClock) -> None:
    seen = Recorder()
    async with sandbox.client(observer=seen, clock=clock, rate_limit=None, max_retries=0) as client:
        await client.rest.request("POST", "/connections", json=CONNECTION)
        sandbox.faults.add("*/graphql", drop="after")
        report = await client.orders.bulk_upsert([order(1), order(2)])
    assert report.unknown == 2
    assert [
        (batch.accepted, batch.failed, batch.unknown) for batch in seen.events if isinstance(batch, BatchEnded)
    ] == [(0, 0, 2)]


async def test_a_batcher_tells_what_became_of_its_records(sandbox: Sandbox, clock: SandboxClock) -> None:
    seen = Recorder()
    async with sandbox.client(observer=seen, clock=clock, rate_limit=None, max_retries=0) as client:
        await client.rest.request("POST", "/connections", json=CONNECTION)
        async with client.orders.batcher(max_delay=0) as batcher:
            await batcher.add(order(1))
            with pytest.raises(acsdk.RecordsRejectedError):
                await batcher.add(without_email(order(2)))
            sandbox.faults.add("*/graphql", drop="after")
            with pytest.raises(acsdk.TransportError):
                await batcher.add(order(3))
    assert [
        (batch.accepted, batch.failed, batch.unknown) for batch in seen.events if isinstance(batch, BatchEnded)
    ] == [(1, 0, 0), (0, 1, 0), (0, 0, 1)]


async def test_an_observer_that_fails_harms_no_call(sandbox: Sandbox, caplog: pytest.LogCaptureFixture) -> None:
    class Broken(Observer):
        def call_ended(self, event: CallEnded, /) -> None:
            raise RuntimeError("the disk is full")

    async with sandbox.client(observer=Broken(), rate_limit=None) as client:
        with caplog.at_level(logging.ERROR, "acsdk"):
            assert await client.rest.request("GET", "/connections")
    assert [record.getMessage() for record in caplog.records] == ["the observer failed on CallEnded"]


async def test_clients_on_the_same_connections_share_the_observer(sandbox: Sandbox, clock: SandboxClock) -> None:
    seen = Recorder()
    client: AsyncClient = sandbox.client(observer=seen, clock=clock, rate_limit=None)
    await client.with_options(max_retries=0).rest.request("GET", "/connections")
    await client.aclose()
    assert seen.kinds == ["CallStarted", "AttemptEnded", "CallEnded"]


def test_a_bare_observer_does_nothing() -> None:
    class Silent(Observer):
        pass

    silent = Silent()
    silent.call_started(CallStarted("a", "GET", "http://x", background=False))
    silent.attempt_ended(AttemptEnded("a", 1, 0.0, None, None, None))
    silent.wait_ended(WaitEnded("a", "retry", 1.0))
    silent.batch_ended(BatchEnded("a", 1, 0, 0, None))
    silent.pause_started(PauseStarted(1.0, None, None))
    silent.outbox_stalled(OutboxStalled("a", 1, 1, 0.0, 0.0, None))
    event = CallEnded("a", 1, 0.0, None, None, None)
    silent.call_ended(event)
    assert replace(event, attempts=2).attempts == 2
    with pytest.raises(FrozenInstanceError):
        event.attempts = 2  # type: ignore[misc]


def without_email(one: OrderInput) -> OrderInput:
    """An order that passes here and that the server refuses."""
    return one.replace(email=None)
