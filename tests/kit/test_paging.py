"""Collections: walked whole, in order, whatever the server leaves out."""

import logging
from dataclasses import replace
from typing import Any

import httpx
import pytest

from acsdk import AsyncClient, DecodeError
from acsdk._engine.operation import Caller
from acsdk._pager import Pager
from acsdk.models.kit.record import Record
from acsdk.models.kit.wire import WireStr
from acsdk.resources.kit.filtering import FilteredPager
from acsdk.resources.kit.paging import unpaged
from acsdk.resources.kit.resource import Resource
from tests.support import Recorder, answer, new_client

from .things import THINGS, Thing, ThingQuery, serve

pytestmark = pytest.mark.anyio

ROWS = [{"id": str(number), "name": f"n{number}"} for number in range(1, 251)]
IDS = list(range(1, 251))


def caller(client: AsyncClient) -> Caller:
    return client.tags._call  # pyright: ignore[reportPrivateUsage]


def things(client: AsyncClient, resource: Any = THINGS, **query: Any) -> Pager[Thing]:
    after = query.pop("after", None)
    return resource.list(caller(client), ThingQuery, query, after=after)  # type: ignore[no-any-return]


async def ids(pager: Pager[Thing]) -> list[int]:
    return [thing.id async for thing in pager]


@pytest.mark.parametrize("total", [250, "250", None, "many", -1])
async def test_all_rows_come_in_order_whether_or_not_the_total_is_known(total: object) -> None:
    server = Recorder(serve(ROWS, meta={"total": total}))
    async with new_client(server) as client:
        assert await ids(things(client)) == IDS
    assert len(server.requests) == (3 if total in (250, "250") else 4)


async def test_the_first_page_tells_the_total_and_what_stood_beside_the_rows() -> None:
    server = Recorder(serve(ROWS, meta={"total": "250", "sortable": True}, boxes=[{"id": "1"}]))
    async with new_client(server) as client:
        page = await things(client, page_size=10, search="n")
    assert (len(page.items), page.total, page.received) == (10, 250, 10)
    assert page.side_loads["boxes"] == [{"id": "1"}]
    assert page.side_loads["meta"]["sortable"] is True
    assert page.info is not None
    assert page.info.status_code == 200
    assert dict(server.requests[0].url.params) == {"search": "n", "limit": "10", "offset": "0"}


async def test_a_missing_meta_ends_with_an_empty_page() -> None:
    server = Recorder(serve(ROWS[:150]))
    async with new_client(server) as client:
        assert await ids(things(client)) == IDS[:150]
    assert len(server.requests) == 3


async def test_what_comes_whole_costs_no_request_more() -> None:
    server = Recorder(serve(ROWS[:150]))
    async with new_client(server) as client:
        assert await ids(things(client, replace(THINGS, whole=True))) == IDS[:150]
        assert await ids(things(client, replace(THINGS, path="/others/{}/things").at(7), page_size=20)) == IDS[:150]
    assert [request.url.params["offset"] for request in server.requests[:2]] == ["0", "100"]
    assert len(server.requests) == 2 + 8


async def test_a_server_that_knows_no_pages_is_asked_once_or_twice() -> None:
    async with new_client(Recorder(answer({"things": ROWS}))) as client:
        assert await ids(things(client)) == IDS
    repeating = Recorder(answer({"things": ROWS[:100]}))
    async with new_client(repeating) as client:
        assert await ids(things(client)) == IDS[:100]
    assert len(repeating.requests) == 2


class Named(Record):
    id: WireStr = None
    name: WireStr = None


@pytest.mark.parametrize("field", ["id", "name"])
async def test_rows_without_numbers_are_walked_to_the_end(field: str) -> None:
    rows = [{field: f"row-{number}"} for number in range(250)]
    resource = Resource(name="things", path="/things", model=Named, many="things")
    async with new_client(Recorder(serve(rows))) as client:
        found = await resource.list(caller(client), ThingQuery, {}).collect()
    assert [getattr(row, field) for row in found] == [row[field] for row in rows]
    async with new_client(Recorder(answer({"things": rows[:100]}))) as client:
        pager = resource.list(caller(client), ThingQuery, {"limit": 150})
        assert len(await pager.collect()) == 100, "the same page came again"


async def test_a_collection_without_pages_is_asked_for_everything_at_once() -> None:
    server = Recorder(answer({"things": ROWS[:100]}))
    async with new_client(server) as client:
        assert await ids(things(client, replace(THINGS, paging=unpaged))) == IDS[:100]
    assert [dict(request.url.params) for request in server.requests] == [{}]


async def test_a_walk_by_id_neither_skips_nor_doubles_when_rows_vanish() -> None:
    rows = list(ROWS)
    inner = serve(rows)

    def reply(request: httpx.Request) -> httpx.Response:
        response = inner(request)
        del rows[:50]  # what has been read goes away
        return response

    server = Recorder(reply)
    async with new_client(server) as client:
        assert await ids(things(client, after="id_greater")) == IDS
    assert dict(server.requests[1].url.params) == {"orders[id]": "ASC", "id_greater": "100", "limit": "100"}


async def test_a_walk_by_id_may_be_limited() -> None:
    server = Recorder(serve(ROWS))
    async with new_client(server) as client:
        assert await ids(things(client, after="id_greater", limit=120)) == IDS[:120]
    assert [request.url.params["id_greater"] for request in server.requests] == ["0", "100"]


async def test_a_server_that_ignores_the_id_does_not_hold_us_for_ever() -> None:
    async with new_client(Recorder(answer({"things": ROWS[:100]}))) as client:
        with pytest.raises(DecodeError, match="ignores id_greater=100"):
            await ids(things(client, after="id_greater"))


async def test_rows_that_cannot_be_read_are_left_out_and_counted(caplog: pytest.LogCaptureFixture) -> None:
    server = Recorder(answer({"things": [ROWS[0], "stub", 5, ROWS[1]], "meta": {"total": "4"}}))
    with caplog.at_level(logging.WARNING, "acsdk"):
        async with new_client(server) as client:
            page = await things(client)
    assert ([thing.id for thing in page.items], page.received) == ([1, 2], 4)
    async with new_client(server, strict=True) as client:
        with pytest.raises(DecodeError):
            await things(client)


@pytest.mark.parametrize("body", [[], {}, {"things": None}, {"things": []}, {"things": {}}])
async def test_an_empty_collection_may_be_spelled_in_many_ways(body: object) -> None:
    async with new_client(Recorder(answer(body))) as client:
        assert await ids(things(client)) == []


async def test_php_may_send_a_list_as_an_object() -> None:
    async with new_client(Recorder(answer({"things": {"0": ROWS[0], "2": ROWS[1]}}))) as client:
        assert await ids(things(client)) == [1, 2]


async def test_a_collection_under_another_key_is_an_error() -> None:
    async with new_client(Recorder(answer({"thongs": []}))) as client:
        with pytest.raises(DecodeError, match="no 'things'"):
            await ids(things(client))


async def test_options_hold_for_every_page() -> None:
    server = Recorder(serve(ROWS))
    async with new_client(server) as client:
        await ids(things(client, extra_query={"include": "boxes"}))
    assert {request.url.params["include"] for request in server.requests} == {"boxes"}


def even(thing: Thing) -> bool:
    return thing.id % 2 == 0


@pytest.mark.parametrize(("limit", "expected"), [(None, IDS[1::2]), (3, [2, 4, 6]), (60, IDS[1:120:2]), (0, [])])
async def test_left_out_rows_do_not_count(limit: int | None, expected: list[int]) -> None:
    server = Recorder(serve(ROWS))
    async with new_client(server) as client:
        pager = FilteredPager(things(client), even, limit)
        assert await ids(pager) == expected
        page = await pager
    assert page.total is None
    assert [thing.id for thing in page.items] == expected[: len(page.items)]


async def test_pages_of_which_nothing_is_left_are_skipped() -> None:
    server = Recorder(serve(ROWS))
    async with new_client(server) as client:
        pager = FilteredPager(things(client), lambda thing: thing.id > 220, None)
        assert [len(page.items) async for page in pager.pages()] == [30]
        assert await pager.collect() != []
