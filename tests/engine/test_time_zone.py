"""Stamps without an offset get that of the account's zone, where it is known and certain."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import anyio
import httpx
import pytest

from acsdk import AsyncClient, ConfigurationError, ServerError
from acsdk.models import Campaign, ContactList, Tag
from acsdk.sandbox import Sandbox

pytestmark = pytest.mark.anyio

CHICAGO = ZoneInfo("America/Chicago")
WINTER, SUMMER = timedelta(hours=-6), timedelta(hours=-5)


class Account:
    """Answers with one tag, and with the user whose token it is."""

    def __init__(self, tag: dict[str, Any], zone: str = "America/Chicago", status: int = 200) -> None:
        self.tag = {"id": "1", "tag": "x", **tag}
        self.zone = zone
        self.status = status
        self.paths: list[str] = []
        self.gate: anyio.Event | None = None

    async def __call__(self, request: httpx.Request) -> httpx.Response:
        self.paths.append(request.url.path.removeprefix("/api/3"))
        if not request.url.path.endswith("/users/me"):
            return httpx.Response(200, json={"tag": self.tag, "contactTags": []})
        if self.gate is not None:
            await self.gate.wait()
        return httpx.Response(self.status, json={"user": {"id": "1", "localZoneid": self.zone}})

    def client(self, time_zone: Any) -> AsyncClient:
        transport = httpx.MockTransport(self)
        url = "https://acme.api-us1.com"
        return AsyncClient(url, "token", transport=transport, rate_limit=None, max_retries=0, time_zone=time_zone)


@pytest.mark.parametrize("time_zone", [CHICAGO, "account"])
async def test_stamps_get_the_offset_of_their_own_moment(time_zone: Any) -> None:
    account = Account(
        {
            "cdate": "2021-03-02T10:29:14-06:00",
            "created_timestamp": "2021-03-02 10:29:14",
            "updated_timestamp": "2024-09-18 05:31:55",
        }
    )
    tag = await account.client(time_zone).tags.get(1)
    assert isinstance(tag.created_timestamp, datetime)
    assert isinstance(tag.updated_timestamp, datetime)
    assert tag.created_timestamp.utcoffset() == WINTER
    assert tag.updated_timestamp.utcoffset() == SUMMER
    assert Tag.model_validate_json(tag.model_dump_json()) == tag


@pytest.mark.parametrize(
    ("stamp", "hour"),
    [("2026-11-01 01:30:00", "twice"), ("2026-03-08 02:30:00", "never")],
)
async def test_an_hour_that_the_zone_has_twice_or_never_leaves_all_naive(stamp: str, hour: str) -> None:
    account = Account({"created_timestamp": "2026-01-02 03:04:05", "updated_timestamp": stamp})
    tag = await account.client(CHICAGO).tags.get(1)
    assert (tag.created_timestamp, tag.updated_timestamp) == (
        datetime(2026, 1, 2, 3, 4, 5),
        datetime.fromisoformat(stamp),
    ), hour


async def test_a_date_of_the_same_moment_tells_even_the_hour_that_comes_twice() -> None:
    account = Account({"cdate": "2026-11-01T01:30:00-06:00", "created_timestamp": "2026-11-01 01:30:00"})
    tag = await account.client(CHICAGO).tags.get(1)
    assert isinstance(tag.created_timestamp, datetime)
    assert tag.created_timestamp.utcoffset() == WINTER


async def test_a_zone_that_the_record_contradicts_is_not_taken() -> None:
    account = Account({"cdate": "2022-02-02T16:01:44-06:00", "updated_timestamp": "2022-02-03 01:00:00"})
    tag = await account.client(ZoneInfo("America/New_York")).tags.get(1)
    assert tag.updated_timestamp == datetime(2022, 2, 3, 1)


async def test_records_that_know_no_sibling_get_offsets_too() -> None:
    class Answers(Account):
        async def __call__(self, request: httpx.Request) -> httpx.Response:
            del request
            row = {"id": "1", "list": "1", "contact": "1", "sdate": "2026-05-28 03:05:55", "status": "1"}
            campaign = {"id": "1", "mdate": "2026-01-28 03:05:55"}
            return httpx.Response(200, json={"contactLists": [row], "campaign": campaign})

    client = Answers({}).client(CHICAGO)
    (row,) = (await client.contacts.lists(1)).items
    assert isinstance(row, ContactList)
    assert isinstance(row.subscribed_date, datetime)
    assert row.subscribed_date.utcoffset() == SUMMER
    campaign = await client.campaigns.get(1)
    assert isinstance(campaign, Campaign)
    assert [value.utcoffset() for _, value in campaign if isinstance(value, datetime)] == [WINTER]


async def test_many_ask_once() -> None:
    account = Account({"created_timestamp": "2026-01-02 03:04:05"})
    client = account.client("account")
    other = client.with_options(max_retries=1)
    async with anyio.create_task_group() as tasks:
        for number in range(20):
            tasks.start_soon((client if number % 2 else other).tags.get, 1)
    assert account.paths.count("/users/me") == 1
    await client.tags.get(1)
    assert (account.paths[0], len(account.paths)) == ("/users/me", 22)


async def test_who_comes_after_one_that_was_cancelled_asks_anew() -> None:
    account = Account({"created_timestamp": "2026-01-02 03:04:05"})
    account.gate = anyio.Event()
    client = account.client("account")
    async with anyio.create_task_group() as tasks:
        tasks.start_soon(client.tags.get, 1)
        await anyio.wait_all_tasks_blocked()
        tasks.cancel_scope.cancel()
    account.gate = None
    tag = await client.tags.get(1)
    assert isinstance(tag.created_timestamp, datetime)
    assert tag.created_timestamp.utcoffset() == WINTER


async def test_nothing_is_sent_where_the_zone_cannot_be_had() -> None:
    account = Account({}, zone="Mars/Olympus")
    with pytest.raises(ConfigurationError, match="tells no time zone that this machine knows"):
        await account.client("account").tags.get(1)
    broken = Account({}, status=500)
    with pytest.raises(ServerError):
        await broken.client("account").tags.get(1)
    assert account.paths == broken.paths == ["/users/me"]


async def test_an_answer_that_is_no_user_tells_no_zone() -> None:
    transport = httpx.MockTransport(lambda _: httpx.Response(200, json=["x"]))
    client = AsyncClient("https://acme.api-us1.com", "token", transport=transport, time_zone="account")
    with pytest.raises(ConfigurationError, match="tells no time zone"):
        await client.tags.get(1)


@pytest.mark.parametrize("wrong", ["America/Chicago", 5, ""])
def test_a_zone_is_a_zone(wrong: Any) -> None:
    with pytest.raises(ConfigurationError, match="time_zone must be a zone"):
        Account({}).client(wrong)


async def test_side_loads_are_read_in_the_zone_too() -> None:
    account = Account({})
    tag = await account.client(CHICAGO).tags.get(1)
    assert tag.side_loads.read("contactTags", Tag) == []


async def test_the_sandbox_tells_its_zone() -> None:
    async with Sandbox(rate_limit=None).client(time_zone="account") as client:
        assert await client.tags.list().collect() == []
