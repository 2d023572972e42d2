"""What became of contacts: nothing skipped, nothing told twice, whatever happens in between."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import pytest

from acsdk import AsyncClient, InvalidInputError
from acsdk.models import ContactInput, ContactUpdate
from acsdk.sandbox import Sandbox, SandboxClock
from tests.support import Recorder, answer, new_client

pytestmark = pytest.mark.anyio

START = datetime(2026, 11, 1, tzinfo=UTC)


@pytest.fixture
def clock() -> SandboxClock:
    return SandboxClock(START)


@pytest.fixture
def sandbox(clock: SandboxClock) -> Sandbox:
    return Sandbox(clock=clock, rate_limit=None)


@pytest.fixture
async def client(sandbox: Sandbox) -> AsyncIterator[AsyncClient]:
    async with sandbox.client(rate_limit=None) as client:
        yield client


class Reader:
    """Keeps the cursor, as a program does between its runs."""

    def __init__(self, client: AsyncClient, since: datetime | str = START - timedelta(days=1)) -> None:
        self.client = client
        self.cursor: datetime | str = since
        self.knows_deletions = False

    async def round(self, **options: Any) -> list[tuple[str, int]]:
        told: list[tuple[str, int]] = []
        while True:
            page = await self.client.contacts.changes(self.cursor, **options)
            told += [(change.kind.value, change.contact_id) for change in page.changes]
            self.cursor = page.cursor
            if not page.has_more:
                self.knows_deletions = page.knows_deletions
                return told


async def add(client: AsyncClient, *names: str) -> list[int]:
    return [(await client.contacts.create(ContactInput(email=f"{name}@example.com"))).id for name in names]


async def test_the_life_of_contacts_is_told_once(client: AsyncClient, clock: SandboxClock) -> None:
    reader = Reader(client)
    ada, bob = await add(client, "ada", "bob")
    assert await reader.round() == [("created", ada), ("created", bob)]
    assert await reader.round() == []
    await client.contacts.update(ada, ContactUpdate(first_name="Ada"))  # in the same second
    assert await reader.round() == [("updated", ada)]
    clock.advance(3600)
    await client.contacts.delete(bob)
    assert await reader.round() == [("deleted", bob)]
    begun = await client.contacts.archive.restore([bob])
    await client.contacts.archive.wait_until_restored(begun.id)
    assert (await reader.round(), reader.knows_deletions) == ([("restored", bob)], True)
    await client.contacts.delete(bob)
    await reader.round()
    await client.contacts.archive.delete_many([bob])
    assert await reader.round() == [("purged", bob)]
    clock.advance(86_400)
    assert await reader.round() == []


async def test_what_changes_while_pages_are_read_is_told_in_the_next_round(
    client: AsyncClient, clock: SandboxClock
) -> None:
    numbers = await add(client, *(f"person{number}" for number in range(150)))
    reader = Reader(client)
    page = await client.contacts.changes(START - timedelta(days=1))
    assert (len(page.changes), page.has_more, page.knows_deletions) == (100, True, False)
    clock.advance(60)
    await client.contacts.update(numbers[0], ContactUpdate(first_name="Behind"))
    await client.contacts.update(numbers[149], ContactUpdate(first_name="Ahead"))
    reader.cursor = page.cursor
    assert [number for _, number in await reader.round()] == numbers[100:]
    assert await reader.round() == [("updated", numbers[0])]


async def test_a_page_that_was_not_kept_comes_again(client: AsyncClient) -> None:
    await add(client, "ada")
    first = await client.contacts.changes(START - timedelta(days=1))
    again = await client.contacts.changes(START - timedelta(days=1))
    assert [change.contact_id for change in first.changes] == [change.contact_id for change in again.changes] == [1]
    assert "ada" not in first.cursor


async def test_deletions_may_be_left_out_or_be_out_of_reach(client: AsyncClient, sandbox: Sandbox) -> None:
    reader = Reader(client)
    ada, _, bob = await add(client, "ada", "eve", "bob")
    await reader.round()
    await client.contacts.delete(ada)
    assert (await reader.round(deletions=False), reader.knows_deletions) == ([], False)
    sandbox.faults.add(status=404, path="*/contactArchives", count=1, body=b"")
    assert (await reader.round(), reader.knows_deletions) == ([], False)
    await client.contacts.delete(bob)
    assert await reader.round() == [("deleted", ada), ("deleted", bob)]
    assert await reader.round() == []


@pytest.mark.parametrize(
    ("since", "problem"),
    [
        (datetime(2026, 1, 1), "since has no time zone"),
        ("2026-01-01", "neither a moment nor a cursor"),
        ("[1]", "neither a moment nor a cursor"),
        ('{"v":1,"account":"x"}', "neither a moment nor a cursor"),
        ('{"v":2}', "neither a moment nor a cursor"),
        (
            '{"v":1,"account":"https://other.example.com","since":"2026-01-01T00:00:00+00:00"}',
            "a cursor of the account",
        ),
        (7, "neither a moment nor a cursor"),
    ],
)
async def test_what_is_no_cursor_of_this_account_is_refused(client: AsyncClient, since: Any, problem: str) -> None:
    with pytest.raises(InvalidInputError, match=problem):
        await client.contacts.changes(since)


@pytest.mark.parametrize("overlap", [timedelta(-1), timedelta(days=10**6), 300, None])
async def test_an_overlap_is_a_span_of_time(client: AsyncClient, overlap: Any) -> None:
    with pytest.raises(InvalidInputError, match="overlap must be a timedelta of up to 366 days"):
        await client.contacts.changes(START, overlap=overlap)


def row(number: int, changed: str | None, **columns: str) -> dict[str, Any]:
    return {"id": str(number), "email": f"{number}@example.com", "udate": changed, **columns}


def coarse(request: httpx.Request) -> httpx.Response:
    """An account that compares days alone, shows deleted contacts in its lists, and dates its archive's rows."""
    if request.url.path.endswith("/contactArchives"):
        stamps = {7: "2026-10-01T00:00:00+00:00", 8: "2026-11-02T00:00:00+00:00", 9: "0000-00-00 00:00:00"}
        rows = [{"id": str(number), "deleted_at": stamp} for number, stamp in stamps.items()]
        return answer({"contactArchives": rows, "meta": {"total": "3"}})
    contacts = [
        row(1, "2026-11-01T08:00:00+00:00"),
        row(2, "2026-11-01T18:00:00+00:00", cdate="2026-11-01T17:00:00+00:00"),
        row(3, None),
        {**row(9, "2026-11-02T00:00:00+00:00"), "email": "deleted+9@example.com"},
    ]
    return answer({"contacts": contacts, "meta": {"total": "4"}}, headers={"date": "never"})


async def test_what_is_older_is_left_out_and_who_is_deleted_is_told_once() -> None:
    async with new_client(Recorder(coarse)) as client:
        reader = Reader(client, datetime(2026, 11, 1, 12, tzinfo=UTC))
        assert await reader.round() == [("created", 2), ("updated", 3), ("deleted", 9), ("deleted", 8)]
        # Of a contact without a date nobody knows when it changed: it is known by its contents.
        assert await reader.round() == []
