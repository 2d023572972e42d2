"""Walking collections whose pages have numbers, over servers that heed the page size, and others."""

from __future__ import annotations

import httpx
import pytest

from acsdk import DecodeError, InvalidInputError
from tests.support import Recorder, answer, new_client

pytestmark = pytest.mark.anyio

ROWS = [{"id": f"u-{number}"} for number in range(245)]


def server(
    *, size: int | None = None, counts: bool = True, pages: bool = True
) -> tuple[httpx.MockTransport, list[int]]:
    """A server with 245 rows; ``size`` is its own page size, ``pages`` whether it heeds the number of the page."""
    asked: list[int] = []

    def reply(request: httpx.Request) -> httpx.Response:
        number = int(request.url.params["page"]) if pages else 1
        length = size or int(request.url.params["page_size"])
        rows = ROWS[(number - 1) * length : number * length]
        asked.append(int(request.url.params["page"]))
        more = "https://acme.api-us1.com/next" if number * length < len(ROWS) else None
        if counts:
            return answer({"count": len(ROWS), "next": more, "previous": None, "results": rows})
        return answer({"data": rows})

    return httpx.MockTransport(reply), asked


@pytest.mark.parametrize(
    ("given", "expected", "pages"),
    [
        ({}, ROWS, [1, 2, 3]),
        ({"limit": 230}, ROWS[:230], [1, 2, 3]),
        ({"limit": 7, "page_size": 3}, ROWS[:7], [1, 2, 3]),
        ({"offset": 200}, ROWS[200:], [3]),
    ],
)
@pytest.mark.parametrize("counts", [True, False])
async def test_pages_are_of_one_size(
    given: dict[str, int], expected: list[dict[str, str]], pages: list[int], counts: bool
) -> None:
    transport, asked = server(counts=counts)
    async with new_client(transport) as client:
        pager = client.conversations.list(**given) if counts else client.segments.list(**given)  # type: ignore[arg-type]
        assert [row.id async for row in pager] == [row["id"] for row in expected]
    assert sorted(asked) == pages


async def test_a_server_with_a_page_size_of_its_own_is_walked_by_its_next_pages() -> None:
    transport, asked = server(size=20)
    async with new_client(transport) as client:
        found = [row.id async for row in client.whatsapp.flow_executions.list()]
    assert found == [row["id"] for row in ROWS]
    assert asked == list(range(1, 14))


async def test_the_first_page_has_the_total() -> None:
    transport, _ = server()
    async with new_client(transport) as client:
        page = await client.conversations.list(page_size=50)
    assert (len(page.items), page.total) == (50, 245)


async def test_a_server_that_heeds_no_page_is_not_walked_for_ever() -> None:
    transport, asked = server(size=100, counts=False, pages=False)
    async with new_client(transport) as client:
        found = [row.id async for row in client.segments.list()]
    assert found == [row["id"] for row in ROWS[:100]]
    assert asked == [1, 2]


async def test_pages_of_no_rows_are_refused() -> None:
    async with new_client(Recorder(answer())) as client:
        with pytest.raises(InvalidInputError, match="page_size must be 1 to 100, not 0"):
            client.segments.list(page_size=0)


async def test_an_offset_between_pages_is_refused() -> None:
    async with new_client(Recorder(answer())) as client:
        with pytest.raises(InvalidInputError, match="offset must be a multiple of the page_size, 100"):
            client.conversations.list(offset=30)


async def test_an_answer_that_is_no_object_is_an_error_unless_it_is_empty() -> None:
    async with new_client(Recorder(answer([]), answer("text"))) as client:
        assert (await client.conversations.list()).items == []
        with pytest.raises(DecodeError):
            await client.conversations.list()
