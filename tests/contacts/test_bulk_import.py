"""`contacts.bulk_import`: packed to the endpoint's limits, at its own pace, and one bad contact fails alone."""

import json
from collections.abc import AsyncIterator, Iterator

import httpx
import pytest

import acsdk
from acsdk import AsyncClient
from acsdk.models import ContactImport
from acsdk.sandbox import Sandbox, SandboxClock
from tests.support import VirtualClock

pytestmark = pytest.mark.anyio


@pytest.fixture
async def sandbox() -> Sandbox:
    return Sandbox(clock=SandboxClock(), rate_limit=None)


@pytest.fixture
async def client(sandbox: Sandbox) -> AsyncIterator[AsyncClient]:
    async with sandbox.client(clock=sandbox.clock, rate_limit=None) as client:
        yield client


def contacts(count: int) -> Iterator[ContactImport]:
    return (ContactImport(email=f"customer{number}@example.com", first_name="Ada") for number in range(count))


async def test_every_good_contact_lands_and_the_bad_one_is_named(sandbox: Sandbox, client: AsyncClient) -> None:
    bad = ContactImport(email="nobody")
    report = await client.contacts.bulk_import([*contacts(300), bad, *contacts(310)])
    assert (report.failed, report.failures[0].key) == (1, "nobody")
    assert report.accepted + report.dropped == 610
    assert all(batch.record_id for batch in report.batches)
    sandbox.settle()
    assert (await client.contacts.list()).total == 310


async def test_bodies_stay_within_count_and_bytes() -> None:
    bodies: list[bytes] = []

    def answer(request: httpx.Request) -> httpx.Response:
        bodies.append(request.content)
        queued = len(json.loads(request.content)["contacts"])
        return httpx.Response(200, json={"Success": 1, "queued_contacts": queued, "batchId": "b", "message": "queued"})

    wide = (ContactImport(email=f"{number}@example.com", phone="0" * 4_000) for number in range(400))
    async with AsyncClient("acme", "t", transport=httpx.MockTransport(answer), rate_limit=None) as client:
        report = await client.contacts.bulk_import(wide, exclude_automations=True)
    assert report.accepted == 400
    assert max(map(len, bodies)) <= 399_999
    assert max(len(json.loads(body)["contacts"]) for body in bodies) < 250
    assert all(json.loads(body)["exclude_automations"] is True for body in bodies)
    assert all(row["exclude_automations"] for body in bodies for row in json.loads(body)["contacts"])


async def test_keeps_to_twenty_single_contacts_a_minute() -> None:
    clock = VirtualClock()
    moments: list[float] = []

    def answer(request: httpx.Request) -> httpx.Response:
        moments.append(clock.elapsed)
        return httpx.Response(200, json={"success": 1, "queued_contacts": 1, "batchId": "b"})

    transport = httpx.MockTransport(answer)
    async with AsyncClient("acme", "t", transport=transport, rate_limit=None, clock=clock) as client:
        await client.contacts.bulk_import(contacts(45), batch_size=1)
    assert len(moments) == 45
    assert all(later - earlier >= 60 for earlier, later in zip(moments, moments[20:], strict=False))


async def test_waits_a_minute_when_the_server_says_that_it_was_too_soon() -> None:
    clock = VirtualClock()
    refusals = iter(range(1))
    refusal = {"success": 0, "message": "Rate limit exceeded.", "failureReasons": ["Up to 100 imports a minute."]}

    def answer(_request: httpx.Request) -> httpx.Response:
        if next(refusals, None) is not None:
            return httpx.Response(400, json=refusal)
        return httpx.Response(200, json={"success": 1, "queued_contacts": 2, "batchId": "b"})

    transport = httpx.MockTransport(answer)
    async with AsyncClient("acme", "t", transport=transport, rate_limit=None, clock=clock) as client:
        report = await client.contacts.bulk_import(contacts(2))
    assert report.accepted == 2
    assert clock.elapsed >= 60


async def test_fields_by_name_are_resolved_and_unknown_ones_fail_alone(client: AsyncClient) -> None:
    field = {"type": "text", "title": "Size", "perstag": "SIZE"}
    await client.rest.request("POST", "/fields", json={"field": field})

    async def source() -> AsyncIterator[ContactImport]:
        yield ContactImport(email="a@example.com", fields={"SIZE": "L"})
        yield ContactImport(email="b@example.com", fields={"SISE": "L"}, exclude_automations=False)
        yield ContactImport(email="c@example.com", fields={"SISE": "L"})
        yield ContactImport(email="d@example.com", fields={1: "M"})

    report = await client.contacts.bulk_import(source(), exclude_automations=True)
    assert report.accepted == 2
    assert [failure.key for failure in report.failures] == ["b@example.com", "c@example.com"]
    assert "did you mean 'size'" in report.failures[0].reasons[0]


async def test_what_is_no_contact_fails_alone(client: AsyncClient) -> None:
    mixed: list[ContactImport] = [*contacts(1), {"email": "a@example.com"}]  # type: ignore[list-item]
    report = await client.contacts.bulk_import(mixed)
    assert (report.accepted, report.failed) == (1, 1)


async def test_an_unknown_option_is_named(client: AsyncClient) -> None:
    with pytest.raises(acsdk.InvalidInputError, match="jornal"):
        await client.contacts.bulk_import([], jornal="x")  # type: ignore[call-arg]
