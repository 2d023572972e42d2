"""Collections page by page: what is asked for, in which order rows come, and how a walk ends."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import anyio
import pytest
from hypothesis import given
from hypothesis import strategies as st

import acsdk
from acsdk import AsyncClient, Page, Pager
from acsdk._page import PageQuery

pytestmark = pytest.mark.anyio


def itself(row: int) -> int:
    return row


@dataclass
class Collection:
    """A server with rows; a test says what is odd about it."""

    rows: list[int]
    tells_total: bool = True
    most: int = 100
    failures: dict[int, Exception] = field(default_factory=dict[int, Exception])
    """By offset, what happens there."""
    delays: dict[int, int] = field(default_factory=dict[int, int])
    """By offset, how many steps an answer takes."""
    ignores_limit: bool = False
    asked: list[PageQuery] = field(default_factory=list[PageQuery])
    under_way: int = 0
    most_under_way: int = 0

    async def fetch(self, query: PageQuery) -> Page[int]:
        self.asked.append(query)
        self.under_way += 1
        self.most_under_way = max(self.most_under_way, self.under_way)
        try:
            for _ in range(self.delays.get(query.offset, 1)):
                await anyio.lowlevel.checkpoint()
            if query.offset in self.failures:
                raise self.failures[query.offset]
            return self.answer(query)
        finally:
            self.under_way -= 1

    def answer(self, query: PageQuery) -> Page[int]:
        found = self.rows if query.after is None else [row for row in self.rows if row > query.after]
        found = found[query.offset :]
        size = len(found) if self.ignores_limit else min(query.limit, self.most)
        total = None if not self.tells_total else len(self.rows) if query.after is None else len(found)
        return Page(found[:size], total=total)

    def pager(self, **options: Any) -> Pager[int]:
        return Pager(self.fetch, **options)

    def pager_by_id(self, **options: Any) -> Pager[int]:
        return Pager(self.fetch, key=lambda row: row, **options)

    @property
    def offsets(self) -> list[int]:
        return [query.offset for query in self.asked]


def rows(number: int) -> list[int]:
    return list(range(1, number + 1))


async def test_awaiting_gives_the_first_page() -> None:
    collection = Collection(rows(250))
    page = await collection.pager()
    assert (page.items, page.total) == (rows(100), 250)
    assert collection.asked == [PageQuery(100)]


@pytest.mark.parametrize("limit", [0, 1, 30, 130])
async def test_the_first_page_keeps_to_the_limit(limit: int) -> None:
    collection = Collection(rows(250), ignores_limit=True)
    page = await collection.pager(limit=limit)
    assert page.items == rows(min(limit, 250))
    assert page.total == 250


@pytest.mark.parametrize("tells_total", [True, False])
@pytest.mark.parametrize("number", [0, 1, 99, 100, 101, 200, 1234])
async def test_a_walk_gives_every_row_once(number: int, tells_total: bool) -> None:
    collection = Collection(rows(number), tells_total)
    assert [row async for row in collection.pager()] == rows(number)
    assert await collection.pager().collect() == rows(number)
    collection.asked.clear()
    pages = [page async for page in collection.pager().pages()]
    assert [row for page in pages for row in page.items] == rows(number)
    assert all(page.items for page in pages)
    least = max(1, -(-number // 100))
    assert len(collection.asked) in ((least,) if tells_total else (least, least + 1))


@pytest.mark.parametrize("tells_total", [True, False])
@pytest.mark.parametrize("limit", [0, 1, 99, 100, 101, 250, 5000])
async def test_a_limit_counts_items(limit: int, tells_total: bool) -> None:
    collection = Collection(rows(1000), tells_total)
    assert await collection.pager(limit=limit).collect() == rows(min(limit, 1000))
    assert len(collection.asked) <= -(-limit // 100) + 1
    assert len({query.limit for query in collection.asked}) <= 1
    collection.ignores_limit = True
    assert await collection.pager(limit=limit).collect() == rows(min(limit, 1000))


async def test_a_walk_may_start_anywhere_with_pages_of_any_size() -> None:
    collection = Collection(rows(50))
    assert await collection.pager(offset=40, page_size=7).collect() == rows(50)[40:]
    assert collection.offsets == [40, 47]
    assert await collection.pager(offset=70).collect() == []


@pytest.mark.parametrize(
    ("options", "says"),
    [
        ({"limit": -1}, "limit counts items and cannot be -1"),
        ({"offset": -1}, "offset is the number of items to skip"),
        ({"page_size": 0}, "page_size must be 1 to 100, not 0"),
        ({"page_size": 101}, "page_size must be 1 to 100, not 101"),
        ({"page_size": 2.5}, "page_size must be 1 to 100, not 2.5"),
        ({"page_size": True}, "page_size must be 1 to 100, not True"),
        ({"limit": 1.5}, "limit counts items and cannot be 1.5"),
        ({"limit": float("nan")}, "limit counts items and cannot be nan"),
        ({"limit": True}, "limit counts items and cannot be True"),
        ({"offset": 0.5}, "offset is the number of items to skip and cannot be 0.5"),
    ],
)
async def test_settings_that_cannot_be_right(options: dict[str, Any], says: str) -> None:
    with pytest.raises(acsdk.InvalidInputError, match=says):
        Collection([]).pager(**options)


@pytest.mark.parametrize("tells_total", [True, False])
async def test_rows_that_the_client_could_not_read_count_as_received(tells_total: bool) -> None:
    collection = Collection(rows(250), tells_total)

    async def fetch(query: PageQuery) -> Page[int]:
        page = await collection.fetch(query)
        return Page([row for row in page.items if row % 3], total=page.total, received=len(page.items))

    assert await Pager(fetch).collect() == [row for row in rows(250) if row % 3]
    assert await Pager(fetch, limit=5).collect() == [1, 2, 4, 5, 7]


async def test_a_server_that_gives_smaller_pages_than_asked_for_loses_nothing_and_is_asked_little_in_vain() -> None:
    collection = Collection(rows(1000), most=40)
    assert await collection.pager().collect() == rows(1000)
    assert len(collection.asked) <= 26
    assert await collection.pager(limit=90).collect() == rows(90)
    by_id = Collection(rows(100), most=40)
    assert await by_id.pager_by_id().collect() == rows(100)


async def test_a_total_that_shrinks_or_never_comes_true_ends_the_walk() -> None:
    collection = Collection(rows(450))

    async def fetch(query: PageQuery) -> Page[int]:
        page = await collection.fetch(query)
        return Page(page.items, total=10_000)

    assert await Pager(fetch).collect() == rows(450)

    async def shrink(query: PageQuery) -> Page[int]:
        if query.offset >= 200:
            collection.rows = rows(200)
        return await collection.fetch(query)

    assert await Pager(shrink).collect() == rows(200)


async def test_pages_are_fetched_ahead_in_growing_windows_and_come_in_order() -> None:
    collection = Collection(rows(10_000))
    collection.delays = {offset: 50 - offset // 200 for offset in range(0, 10_000, 100)}
    seen: list[int] = []
    asked: list[int] = []
    async for page in collection.pager().pages():
        seen.extend(page.items)
        asked.append(len(collection.asked))
    assert seen == rows(10_000)
    assert sorted(set(asked)) == [1, 2, 4, 8, 16, 32, 64, 96, 100]
    assert collection.most_under_way == 32
    needed_at_once = sorted(query.offset // 100 for query in collection.asked if not query.background)
    assert needed_at_once == [0, 1, 2, 4, 8, 16, 32, 64, 96]


@pytest.mark.parametrize("tells_total", [True, False])
async def test_leaving_a_walk_early_leaves_nothing_behind(tells_total: bool) -> None:
    collection = Collection(rows(10_000), tells_total)
    async for row in collection.pager():
        if row == 150:
            break
    assert collection.under_way == 0
    assert len(collection.asked) <= 3


async def test_a_walk_can_be_cancelled() -> None:
    collection = Collection(rows(1000))
    collection.delays = {300: 10_000_000}
    got: list[int] = []

    async def walk() -> None:
        async for row in collection.pager():
            got.append(row)  # noqa: PERF401 - what came before the end counts

    async with anyio.create_task_group() as tasks:
        tasks.start_soon(walk)
        while len(got) < 200 or collection.under_way > 1:
            await anyio.lowlevel.checkpoint()
        tasks.cancel_scope.cancel()
    assert got == rows(200)
    assert collection.under_way == 0


async def test_a_failure_amid_a_window_comes_in_its_turn_and_alone() -> None:
    failure = acsdk.ServerError("gone")
    collection = Collection(rows(2000), failures={900: failure})
    collection.delays = {700: 30, 800: 20, 1000: 10_000}
    got: list[int] = []
    walk = aiter(collection.pager())
    with pytest.raises(acsdk.ServerError) as caught:  # noqa: PT012
        async for row in walk:
            got.append(row)  # noqa: PERF401 - what came before the failure counts
    assert caught.value is failure
    assert got == rows(900)
    assert collection.under_way == 0
    assert [row async for row in walk] == []


async def test_of_two_failures_the_earlier_one_is_told() -> None:
    collection = Collection(rows(2000), failures={800: acsdk.ServerError("first"), 1000: acsdk.ServerError("second")})
    collection.delays = {800: 20}
    with pytest.raises(acsdk.ServerError, match="first"):
        await collection.pager().collect()


async def test_a_failure_of_the_first_page() -> None:
    collection = Collection(rows(5), failures={0: acsdk.NotFoundError("none")})
    with pytest.raises(acsdk.NotFoundError):
        await collection.pager()
    with pytest.raises(acsdk.NotFoundError):
        await collection.pager().collect()


async def test_several_walks_of_one_pager() -> None:
    collection = Collection(rows(300))
    pager = collection.pager()
    one, other = aiter(pager), aiter(pager)
    assert [await anext(one), await anext(one), await anext(other)] == [1, 2, 1]
    assert len(await pager.collect()) == 300
    assert [row async for row in one] == rows(300)[2:]
    assert isinstance(one, AsyncIterator)


async def test_a_walk_by_id_is_not_shifted_by_rows_that_vanish_or_appear() -> None:
    collection = Collection([10 * row for row in rows(300)])

    async def fetch(query: PageQuery) -> Page[int]:
        page = await collection.fetch(query)
        collection.rows = sorted({*collection.rows, 5, 1515} - {20, 1010, 2990})
        return page

    found = await Pager(fetch, key=lambda row: row).collect()
    assert found == [row for row in sorted({*(10 * row for row in rows(300)), 1515}) if row not in (1010, 2990)]
    assert [query.after for query in collection.asked] == [0, 1000, 2000, 3000][: len(collection.asked)]


@pytest.mark.parametrize("tells_total", [True, False])
@pytest.mark.parametrize("number", [0, 5, 100, 250])
async def test_a_walk_by_id_gives_every_row_once(number: int, tells_total: bool) -> None:
    collection = Collection(rows(number), tells_total)
    assert await collection.pager_by_id().collect() == rows(number)
    assert await collection.pager_by_id(limit=7).collect() == rows(number)[:7]
    assert await collection.pager_by_id(limit=0).collect() == []
    assert (await collection.pager_by_id()).items == rows(number)[:100]


async def test_a_walk_by_id_skips_at_its_start_alone() -> None:
    collection = Collection(rows(300))
    assert await collection.pager_by_id(offset=10).collect() == rows(300)[10:]
    assert collection.offsets == [10, *[0] * (len(collection.asked) - 1)]


@given(
    number=st.integers(0, 400),
    most=st.integers(1, 100),
    limit=st.none() | st.integers(0, 450),
    offset=st.integers(0, 50),
    page_size=st.integers(1, 100),
)
def test_every_row_once_whatever_the_server_makes_of_the_page_size(
    number: int, most: int, limit: int | None, offset: int, page_size: int
) -> None:
    async def walk() -> Sequence[int]:
        collection = Collection(rows(number), most=most)
        return await collection.pager(limit=limit, offset=offset, page_size=page_size).collect()

    end = None if limit is None else offset + limit
    assert anyio.run(walk) == rows(number)[offset:end]


def same(row: int) -> object:
    return row


async def test_a_short_page_ends_no_walk_by_itself() -> None:
    collection = Collection(rows(245), tells_total=False, most=20)
    assert await collection.pager(identity=same).collect() == rows(245)
    assert await collection.pager_by_id().collect() == rows(245)
    assert await collection.pager(limit=245).collect() == rows(245)


@pytest.mark.parametrize("told", [0, 7, 120])
async def test_a_total_that_is_less_than_what_came_is_not_believed(told: int) -> None:
    collection = Collection(rows(245))

    async def fetch(query: PageQuery) -> Page[int]:
        page = await collection.fetch(query)
        return Page(page.items, total=told)

    assert await Pager(fetch, identity=same).collect() == rows(245)
    assert await Pager(fetch, key=same_number).collect() == rows(245)


def same_number(row: int) -> int:
    return row


@pytest.mark.parametrize("identity", [same, None])
async def test_a_server_that_ignores_offsets_is_asked_twice(identity: Any) -> None:
    asked: list[PageQuery] = []

    async def fetch(query: PageQuery) -> Page[int]:
        asked.append(query)
        return Page(rows(20))

    assert await Pager(fetch, identity=identity).collect() == rows(20)
    assert len(asked) == 2


async def test_pages_of_rows_that_cannot_be_read_end_too() -> None:
    asked: list[PageQuery] = []

    async def fetch(query: PageQuery) -> Page[int]:
        asked.append(query)
        return Page([], received=20)

    assert await Pager(fetch).collect() == []
    assert len(asked) == 2


async def test_rows_that_move_back_while_walking_are_met_once() -> None:
    collection = Collection(rows(300), tells_total=False)

    async def fetch(query: PageQuery) -> Page[int]:
        page = await collection.fetch(query)
        collection.rows = [-len(collection.asked), *collection.rows]
        return page

    found = await Pager(fetch, identity=same).collect()
    assert found == rows(300)


async def test_a_total_that_promises_more_is_told(caplog: pytest.LogCaptureFixture) -> None:
    collection = Collection(rows(150))

    async def fetch(query: PageQuery) -> Page[int]:
        page = await collection.fetch(query)
        return Page(page.items, total=200)

    assert await Pager(fetch).collect() == rows(150)
    assert await Pager(fetch, key=same_number).collect() == rows(150)
    assert [(record.levelname, record.getMessage()) for record in caplog.records] == [
        ("WARNING", "a walk ended after 150 rows, though the API counts 200: rows may have moved meanwhile"),
        ("WARNING", "a walk ended after 150 rows, though the API counts 200: rows may have moved meanwhile"),
    ]


@pytest.mark.parametrize("tells_total", [True, False])
async def test_the_last_offset_that_an_operation_allows_is_never_crossed(
    tells_total: bool, caplog: pytest.LogCaptureFixture
) -> None:
    collection = Collection(rows(5000), tells_total)
    assert await collection.pager(most=1050).collect() == rows(1050)
    assert max(query.offset + query.limit for query in collection.asked) == 1050
    assert [record.getMessage() for record in caplog.records] == [
        "a walk ended after 1050 rows: the API gives no rows beyond those"
    ]
    assert await collection.pager(most=1050, offset=1050).collect() == []
    caplog.clear()
    assert len(await Collection(rows(1050)).pager(most=1050).collect()) == 1050
    assert caplog.records == []


@pytest.mark.parametrize("rows", [1, 99, 100, 101, 150, 250, 777])
async def test_rows_that_leave_while_they_are_walked_hide_no_other(rows: int) -> None:
    server = Collection(list(range(1, rows + 1)))
    met: list[int] = []
    async for row in server.pager(identity=itself):
        met.append(row)
        server.rows.remove(row)
    assert sorted(met) == list(range(1, rows + 1))


@given(st.integers(0, 60), st.integers(1, 7), st.sets(st.integers(0, 59)), st.integers(0, 30))
def test_whatever_the_caller_takes_out_every_row_comes_once(
    rows: int, size: int, taken: set[int], limit: int | None
) -> None:
    limit = limit or None
    server = Collection([row + 1 for row in range(rows)])

    async def walk() -> list[int]:
        met: list[int] = []
        async for row in server.pager(identity=itself, page_size=size, limit=limit):
            met.append(row)
            if row - 1 in taken:
                server.rows.remove(row)
        return met

    met = anyio.run(walk)
    assert len(met) == len(set(met)) == min(rows, rows if limit is None else limit)


async def test_a_walk_that_loses_nothing_asks_nothing_twice() -> None:
    server = Collection(list(range(1, 251)))
    assert len(await server.pager(identity=itself).collect()) == 250
    assert [query.offset for query in server.asked] == [0, 100, 200]


async def test_rows_that_cannot_be_told_apart_are_not_walked_again(caplog: pytest.LogCaptureFixture) -> None:
    server = Collection(list(range(1, 151)))
    met: list[int] = []
    async for row in server.pager():
        met.append(row)
        server.rows.remove(row)
    assert len(met) == len(set(met)) < 150


async def test_a_collection_or_a_page_in_a_plain_loop_says_what_to_do(client: AsyncClient) -> None:
    pager: Any = client.contacts.list()
    with pytest.raises(TypeError, match="walk it with `async for`, or take"):
        list(pager)
    with pytest.raises(TypeError, match=r"for row in page\.items"):
        list(await pager)
    with pytest.raises(AttributeError, match=r"no attribute 'items'; its first page has: \(await pager\)\.items"):
        _ = pager.items
    with pytest.raises(AttributeError, match=r"a Pager has no attribute 'itemz'$"):
        _ = pager.itemz
    assert not hasattr(pager, "__dataframe__")
