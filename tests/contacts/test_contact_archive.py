"""Deleted contacts: where they go, how long they stay, and how they come back."""

from collections.abc import AsyncIterator
from datetime import date, timedelta
from typing import Any

import httpx
import pytest

from acsdk import (
    AsyncClient,
    BusyError,
    DeadlineError,
    InvalidInputError,
    NotFoundError,
    ServerError,
    ValidationFailedError,
)
from acsdk.models import ContactInput, CustomFieldInput
from acsdk.sandbox import Sandbox, SandboxClock
from tests.support import Recorder, answer, new_client

pytestmark = pytest.mark.anyio

DONE = {"id": "3", "finished_at": "2026-11-29T10:00:00+00:00", "contacts_restored": 1}


@pytest.fixture
def clock() -> SandboxClock:
    return SandboxClock()


@pytest.fixture
def sandbox(clock: SandboxClock) -> Sandbox:
    return Sandbox(clock=clock, rate_limit=None)


@pytest.fixture
async def client(sandbox: Sandbox) -> AsyncIterator[AsyncClient]:
    async with sandbox.client(rate_limit=None) as client:
        yield client


async def add(client: AsyncClient, *names: str) -> list[int]:
    return [(await client.contacts.create(ContactInput(email=f"{name}@example.com"))).id for name in names]


async def archived(client: AsyncClient) -> list[int]:
    return [row.id for row in await client.contacts.archive.list().collect()]


async def test_a_contact_comes_back_as_it_was(client: AsyncClient, sandbox: Sandbox) -> None:
    await client.fields.create(CustomFieldInput(title="Size", type="text", tag="SIZE"))
    ada = await client.contacts.create(ContactInput(email="ada@example.com", fields={"SIZE": "L"}))
    await client.contacts.add_tag(ada.id, "vip")
    connection = await client.deepdata.connections.ensure("shop", "s", name="Shop")
    customer = await client.deepdata.customers.ensure(connection.id, "c-1", "ada@example.com")
    await client.contacts.delete(ada.id)
    assert (await client.deepdata.customers.get(customer.id)).email == f"deleted+{ada.id}@example.com"
    (row,) = await client.contacts.archive.list().collect()
    assert (row.id, row.is_restorable) == (ada.id, True)
    begun = await client.contacts.archive.restore([ada.id])
    assert (begun.is_finished, begun.matching) == (False, 1)
    assert [restore.id for restore in await client.contacts.archive.restores().collect()] == [begun.id]
    ended = await client.contacts.archive.wait_until_restored(begun.id)
    assert (ended.restored, ended.to_be_skipped, ended.failed) == (1, 0, 0)
    again = await client.contacts.get_with_fields(ada.id)
    assert (again.contact.email, again.fields, again.tags) == ("ada@example.com", {"SIZE": "L"}, ["vip"])
    assert (await client.deepdata.customers.get(customer.id)).email == "ada@example.com"
    assert await archived(client) == []
    assert await client.contacts.archive.restores().collect() == []


async def test_of_one_address_the_latest_comes_back_and_none_over_another(client: AsyncClient) -> None:
    older, bob = await add(client, "ada", "bob")
    await client.contacts.delete(older)
    (newer,) = await add(client, "ada")
    await client.contacts.delete(newer)
    await client.contacts.delete(bob)
    (other_bob,) = await add(client, "bob")
    (ended,) = await client.contacts.archive.restore_many([older, newer, bob])
    assert (ended.restored, ended.to_be_skipped) == (1, 2)
    assert {row.id for row in await client.contacts.list().collect()} == {newer, other_bob}


async def test_for_good(client: AsyncClient) -> None:
    ada, bob = await add(client, "ada", "bob")
    await client.contacts.delete(ada)
    await client.contacts.archive.delete_many(iter([ada, ada]))
    await client.contacts.archive.delete_many([ada])
    with pytest.raises(NotFoundError, match="No Result found for Subscriber"):
        await client.contacts.get(ada)
    assert [row.id for row in await client.contacts.list().collect()] == [bob]


async def test_after_360_days_nobody_comes_back(client: AsyncClient, clock: SandboxClock) -> None:
    (ada,) = await add(client, "ada")
    await client.contacts.delete(ada)
    clock.advance(timedelta(days=360).total_seconds())
    (row,) = await client.contacts.archive.list().collect()
    assert row.is_restorable is False
    with pytest.raises(ValidationFailedError, match="restore window"):
        await client.contacts.archive.restore([ada])


async def test_all_or_by_day_or_by_search(client: AsyncClient, clock: SandboxClock) -> None:
    ids = await add(client, "ada", "bob", "eve")
    today = clock.now().date()
    for contact_id in ids:
        await client.contacts.delete(contact_id)
    archive = client.contacts.archive
    asked_and_found: list[tuple[dict[str, Any], int]] = [
        ({"end": today - timedelta(days=1)}, 0),
        ({"start": today + timedelta(days=1)}, 0),
        ({"start": today, "end": today, "search": "BOB"}, 1),
        ({}, 2),
    ]
    for asked, matching in asked_and_found:
        begun = await archive.restore_all(**asked)
        assert begun.matching == matching
        await archive.wait_until_restored(begun.id)


async def test_one_restore_at_a_time(client: AsyncClient) -> None:
    (ada,) = await add(client, "ada")
    await client.contacts.delete(ada)
    begun = await client.contacts.archive.restore([ada])
    with pytest.raises(BusyError, match="another restore is under way"):
        await client.contacts.archive.restore([99])
    with pytest.raises(DeadlineError, match="has not ended within 0"):
        await client.contacts.archive.wait_until_restored(begun.id, within=0)


async def test_more_than_a_hundred_go_one_hundred_after_the_other(client: AsyncClient) -> None:
    with pytest.raises(InvalidInputError, match="1 to 100 at once: restore_many takes more"):
        await client.contacts.archive.restore([*range(1, 102)])
    with pytest.raises(InvalidInputError, match="has 0; 1 to 100 at once"):
        await client.contacts.archive.restore([])
    assert [state.matching for state in await client.contacts.archive.restore_many(range(1, 102))] == [0, 0]
    with pytest.raises(ValidationFailedError, match="up to 100"):
        await client.rest.request("POST", "/contactArchives/deleteList", json={"ids": [*range(101)]})
    with pytest.raises(ValidationFailedError, match="up to 100"):
        await client.rest.request("POST", "/contactArchives/restoreRequest", json={"ids": ["x"]})
    with pytest.raises(ValidationFailedError, match="must not be empty"):
        await client.rest.request("POST", "/contactArchives/restoreAll")


async def test_days_the_wrong_way_round() -> None:
    async with new_client(Recorder(answer({}))) as client:
        with pytest.raises(InvalidInputError, match="is after end"):
            await client.contacts.archive.restore_all(start=date(2026, 1, 2), end=date(2026, 1, 1))


async def test_an_unknown_restore_is_asked_for_once(client: AsyncClient, sandbox: Sandbox) -> None:
    with pytest.raises(NotFoundError, match="no restore 99"):
        await client.contacts.archive.restore_state(99)
    assert len(sandbox.calls) == 1


@pytest.mark.parametrize("body", [DONE, {"restoreRequest": DONE}, {"anything": DONE, "meta": {}}])
async def test_a_restore_is_read_whatever_is_around_it(body: Any) -> None:
    async with new_client(Recorder(answer(body))) as client:
        state = await client.contacts.archive.restore_state(3)
    assert (state.id, state.is_finished, state.restored) == (3, True, 1)


async def test_who_is_no_admin_hears_why() -> None:
    async with new_client(Recorder(httpx.Response(404))) as client:
        with pytest.raises(NotFoundError, match="Admin group"):
            await client.contacts.archive.list()
        with pytest.raises(NotFoundError, match="Admin group"):
            await client.contacts.archive.restore_state(1)


async def test_another_failure_stays_what_it_is() -> None:
    async with new_client(Recorder(httpx.Response(502)), max_retries=0) as client:
        with pytest.raises(ServerError):
            await client.contacts.archive.restore_state(1)


async def test_an_account_that_shows_nothing_of_the_deleted() -> None:
    sandbox = Sandbox(rate_limit=None, shows_deleted=False)
    async with sandbox.client(rate_limit=None) as client:
        (ada,) = await add(client, "ada")
        await client.contacts.delete(ada)
        with pytest.raises(NotFoundError):
            await client.contacts.get(ada)
        assert await archived(client) == [ada]


async def test_a_file_keeps_the_archive(tmp_path: Any) -> None:
    sandbox = Sandbox(rate_limit=None, state=tmp_path / "a.db")
    async with sandbox.client(rate_limit=None) as client:
        (ada,) = await add(client, "ada")
        await client.contacts.delete(ada)
        await client.contacts.archive.restore([ada])
        sandbox.settle()
        assert [row.id for row in await client.contacts.list().collect()] == [ada]
