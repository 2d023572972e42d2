"""Nobody is brought back who has unsubscribed, on whatever way, unless it is said."""

from typing import Any

import httpx
import pytest

from acsdk import AsyncClient, InvalidInputError, RequestError, ServerError, UnsubscribedError
from acsdk.models import ContactImport, ContactInput, ListStatus
from acsdk.sandbox import Sandbox
from tests.contacts.test_memberships import people
from tests.support import Recorder, VirtualClock, answer, new_client

pytestmark = pytest.mark.anyio


async def left(client: AsyncClient) -> tuple[int, int]:
    """A contact that has unsubscribed from a list."""
    contact, news = await people(client)
    await client.contacts.subscribe(contact, news)
    await client.contacts.unsubscribe(contact, news)
    return contact, news


async def status_of(client: AsyncClient, contact: int) -> ListStatus | int | None:
    return (await client.contacts.get(contact)).lists[0].status


@pytest.mark.parametrize("status", [1, *(state for state in ListStatus if state != ListStatus.UNSUBSCRIBED)])
async def test_who_has_unsubscribed_stays_so(client: AsyncClient, sandbox: Sandbox, status: Any) -> None:
    contact, news = await left(client)
    before = len(sandbox.calls)
    told = rf"contact {contact} has unsubscribed from list {news}.*resubscribe="
    with pytest.raises(UnsubscribedError, match=told):
        await client.contacts.subscribe(contact, news)
    with pytest.raises(UnsubscribedError, match=told):
        await client.contacts.set_list_status(contact, news, status)
    assert [call.method for call in sandbox.calls[before:]] == ["GET", "GET"]
    assert await status_of(client, contact) == ListStatus.UNSUBSCRIBED


async def test_an_import_and_an_ensure_leave_it_so_too(client: AsyncClient, sandbox: Sandbox) -> None:
    contact, news = await left(client)
    report = await client.contacts.bulk_import([ContactImport(email="ada@example.com", subscribe=[news])])
    sandbox.settle()
    assert report.accepted == 1
    assert await status_of(client, contact) == ListStatus.UNSUBSCRIBED
    row = await client.contacts.ensure_on_list(contact, news)
    assert (row.status, row.list_id) == (ListStatus.UNSUBSCRIBED, news)
    await client.contacts.delete(contact)
    await client.contacts.archive.restore([contact])
    sandbox.settle()
    assert await status_of(client, contact) == ListStatus.UNSUBSCRIBED


async def test_who_asked_for_it_is_brought_back_in_one_request(client: AsyncClient, sandbox: Sandbox) -> None:
    contact, news = await left(client)
    before = len(sandbox.calls)
    row = await client.contacts.subscribe(contact, news, resubscribe=True)
    assert (row.status, row.source_id, len(sandbox.calls) - before) == (ListStatus.ACTIVE, 4, 1)


async def test_a_state_that_is_so_already_is_not_set_anew(client: AsyncClient, sandbox: Sandbox) -> None:
    contact, news = await people(client)
    first = await client.contacts.ensure_on_list(contact, news)
    assert first.status == ListStatus.ACTIVE
    before = len(sandbox.calls)
    assert (await client.contacts.subscribe(contact, news)).id == first.id
    assert (await client.contacts.ensure_on_list(contact, news)).id == first.id
    assert [call.method for call in sandbox.calls[before:]] == ["GET", "GET"]


def rows(status: int | None) -> httpx.Response:
    row = {"id": "5", "contact": "1", "list": "2", "status": str(status)}
    return answer({"contactLists": [] if status is None else [row]})


_DONE = answer({"contactList": {"id": "5", "contact": "1", "list": "2", "status": 1}})
_LOST = httpx.ReadError("the connection broke")
_FAILURES: dict[str, Any] = {"lost": _LOST, "503": answer({}, 503), "429": answer({}, 429)}


@pytest.mark.parametrize("failure", _FAILURES.values(), ids=_FAILURES)
async def test_who_unsubscribes_between_two_attempts_stays_so(failure: Any) -> None:
    server = Recorder(rows(None), failure, rows(ListStatus.UNSUBSCRIBED), _DONE)
    async with new_client(server, clock=VirtualClock()) as client:
        with pytest.raises(UnsubscribedError):
            await client.contacts.subscribe(1, 2)
    assert [request.method for request in server.requests] == ["GET", "POST", "GET"]


@pytest.mark.parametrize("failure", _FAILURES.values(), ids=_FAILURES)
async def test_a_lost_attempt_is_repeated_where_it_had_no_effect(failure: Any) -> None:
    server = Recorder(rows(None), failure, rows(None), _DONE)
    async with new_client(server, clock=VirtualClock()) as client:
        assert (await client.contacts.subscribe(1, 2)).status == ListStatus.ACTIVE
    assert [request.method for request in server.requests] == ["GET", "POST", "GET", "POST"]


async def test_a_lost_attempt_that_had_its_effect_is_not_repeated() -> None:
    server = Recorder(rows(None), _LOST, rows(ListStatus.ACTIVE))
    async with new_client(server, clock=VirtualClock()) as client:
        assert (await client.contacts.subscribe(1, 2)).id == 5
    assert [request.method for request in server.requests] == ["GET", "POST", "GET"]


async def test_attempts_are_bounded() -> None:
    server = Recorder(*[rows(None), answer({}, 500)] * 3)
    clock = VirtualClock()
    async with new_client(server, clock=clock) as client:
        with pytest.raises(ServerError) as caught:
            await client.contacts.subscribe(1, 2, max_retries=1)
    assert (len(server.requests), caught.value.sent) == (4, True)
    assert len(clock.sleeps) == 1  # before the one repetition, none after it


async def test_a_refusal_is_told_at_once() -> None:
    server = Recorder(rows(None), answer({"message": "Forbidden"}, 403))
    async with new_client(server) as client:
        with pytest.raises(RequestError, match="Forbidden"):
            await client.contacts.subscribe(1, 2)
    assert len(server.requests) == 2


async def test_one_list_cannot_be_both_subscribed_to_and_left(client: AsyncClient, sandbox: Sandbox) -> None:
    torn = ContactImport(email="ada@example.com", subscribe=[2, 3], unsubscribe=[3])
    with pytest.raises(InvalidInputError, match="subscribe and unsubscribe both name list 3"):
        await client.contacts.import_batch([torn])
    assert not sandbox.calls
    report = await client.contacts.bulk_import([torn, ContactImport(email="bob@example.com")])
    assert (report.accepted, [failure.key for failure in report.failures]) == (1, ["ada@example.com"])


async def test_upserts_say_nothing_of_lists(client: AsyncClient) -> None:
    contact, _ = await left(client)
    await client.contacts.upsert(ContactInput(email="ADA@example.com", first_name="Ada"))
    assert await status_of(client, contact) == ListStatus.UNSUBSCRIBED
