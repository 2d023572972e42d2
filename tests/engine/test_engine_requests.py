"""What goes over the wire: method, URL, headers and body, with the options of one call."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import httpx
import pytest

import acsdk
from acsdk._engine.operation import Elsewhere, Operation
from tests.support import TOKEN, URL, Recorder, answer, new_client

pytestmark = pytest.mark.anyio


async def sent(method: str, path: str, **arguments: Any) -> httpx.Request:
    transport = Recorder(answer({}))
    await new_client(transport).rest.request(method, path, **arguments)
    return transport.requests[0]


async def test_a_request_has_the_token_once_and_says_who_asks() -> None:
    request = await sent("post", "/contacts", json={"contact": {"email": "ada@example.com"}})
    assert request.method == "POST"
    assert str(request.url) == f"{URL}/api/3/contacts"
    assert request.content == b'{"contact":{"email":"ada@example.com"}}'
    headers = request.headers
    assert headers.get_list("api-token") == [TOKEN]
    assert headers["user-agent"].startswith(f"acsdk/{acsdk.__version__} python/3.")
    assert (headers["accept"], headers["content-type"]) == ("application/json", "application/json")
    assert (headers["host"], headers["content-length"]) == ("acme.api-us1.com", str(len(request.content)))
    assert "cookie" not in headers
    assert "content-type" not in (await sent("GET", "/x")).headers


@pytest.mark.parametrize(
    ("path", "url"),
    [
        ("/contacts/1", "/api/3/contacts/1"),
        ("contacts/1", "/api/3/contacts/1"),
        ("/api/3/contacts/1", "/api/3/contacts/1"),
        ("/api/3", "/api/3"),
        ("", "/api/3"),
        ("/api/30", "/api/3/api/30"),
        (f"{URL}/api/3/contacts/1/deals?limit=5", "/api/3/contacts/1/deals?limit=5"),
        (f"{URL}/contacts", "/api/3/contacts"),
        (URL, "/api/3"),
        ("/contacts?status=1", "/api/3/contacts?status=1"),
        ("/redirects?to=https://example.com/../x", "/api/3/redirects?to=https://example.com/../x"),
        ("/lists/a..b", "/api/3/lists/a..b"),
        ("/tags/a%2Fb é", "/api/3/tags/a%2Fb%20%C3%A9"),
        ("//evil.test/x", "/api/3//evil.test/x"),
    ],
)
async def test_paths_stand_below_the_root(path: str, url: str) -> None:
    assert str((await sent("GET", path)).url) == URL + url


@pytest.mark.parametrize(
    "path",
    [
        "https://evil.test/api/3/contacts",
        "https://acme.api-us1.com.evil.test/api/3/contacts",
        "https://acme.api-us1.com@evil.test/",
        "http://acme.api-us1.com/api/3/contacts",
        "/../admin/api.php",
        "../admin",
        "/contacts/..",
        "/..\\admin",
        "/contacts/\x00",
        "/contacts/#1",
        "/" + "x" * 70_000,
    ],
    ids=lambda path: path[:40],
)
async def test_the_token_is_sent_nowhere_else(path: str) -> None:
    with pytest.raises(acsdk.InvalidInputError):
        await sent("GET", path)


async def test_query_parameters() -> None:
    params: dict[str, Any] = {
        "filters[created_after]": date(2026, 1, 2),
        "since": datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC),
        "email": "ada+x@example.com",
        "in_group_lists": True,
        "force": False,
        "limit": 20,
        "score": 1.5,
        "amount": Decimal("9.50"),
        "left_out": None,
        "empty": "",
    }
    request = await sent("GET", "/contacts", params=params)
    assert dict(request.url.params) == {
        "filters[created_after]": "2026-01-02",
        "since": "2026-01-02T03:04:05+00:00",
        "email": "ada+x@example.com",
        "in_group_lists": "true",
        "force": "false",
        "limit": "20",
        "score": "1.5",
        "amount": "9.50",
        "empty": "",
    }
    assert "ada%2Bx%40example.com" in str(request.url)


@pytest.mark.parametrize("value", [[1], float("nan"), object(), b"x"])
async def test_a_query_parameter_that_has_no_text(value: Any) -> None:
    with pytest.raises(acsdk.InvalidInputError, match="query parameter 'ids'"):
        await sent("GET", "/contacts", params={"ids": value})


async def test_extra_query_adds_and_replaces() -> None:
    request = await sent("GET", "/x?a=1&b=2", params={"c": 3, "d": 4}, extra_query={"b": 20, "d": 40, "e": None})
    assert request.url.params.multi_items() == [("a", "1"), ("b", "20"), ("c", "3"), ("d", "40")]


async def test_extra_headers_add_and_replace() -> None:
    headers = {"X-Thing": "1", "user-agent": "shop/1", "Content-Type": "application/vnd.api+json"}
    request = await sent("POST", "/x", json={}, extra_headers=headers)
    assert request.headers["x-thing"] == "1"
    assert request.headers.get_list("user-agent") == ["shop/1"]
    assert request.headers.get_list("content-type") == ["application/vnd.api+json"]
    assert request.headers.get_list("api-token") == [TOKEN]


@pytest.mark.parametrize(
    ("headers", "says"),
    [
        ({"Api-Token": "other"}, "Api-Token is set by the client"),
        ({"HOST": "evil.test"}, "HOST is set by the client"),
        ({"content-length": "1"}, "is set by the client"),
        ({"transfer-encoding": "chunked"}, "is set by the client"),
        ({"": "x"}, "not the name of a header"),
        ({"a b": "x"}, "not the name of a header"),
        ({"X\r\nEvil": "x"}, "not the name of a header"),
        ({"X": "a\r\nEvil: b"}, "not text that a header can hold"),
        ({"X": " a"}, "not text that a header can hold"),
        ({"X": "é"}, "not text that a header can hold"),
        ({"X": 1}, "not text that a header can hold"),
    ],
)
async def test_headers_that_cannot_be_sent(headers: Any, says: str) -> None:
    with pytest.raises(acsdk.InvalidInputError, match=says):
        await sent("GET", "/x", extra_headers=headers)


async def test_extra_body_adds_and_replaces_keys_and_keeps_decimals() -> None:
    body = {"order": {"total": Decimal("12.20")}, "a": 1}
    request = await sent("POST", "/x", json=body, extra_body={"a": 2, "b": Decimal("0.10")})
    assert request.content == b'{"order":{"total":12.20},"a":2,"b":0.10}'
    assert (await sent("POST", "/x", extra_body={"a": 1})).content == b'{"a":1}'
    assert (await sent("POST", "/x", json=[1], extra_body={})).content == b"[1]"
    with pytest.raises(acsdk.InvalidInputError, match="not a JSON object"):
        await sent("POST", "/x", json=[1], extra_body={"a": 1})


@pytest.mark.parametrize(
    ("options", "says"),
    [
        ({"retries": 3}, "unknown option 'retries'; a call takes timeout, deadline, max_retries, extra_headers"),
        ({"queue_timeout": 3}, "unknown option 'queue_timeout'"),
        ({"timeout": 0}, "timeout must be a number above 0"),
        ({"timeout": "3"}, "timeout must be a number above 0"),
        ({"deadline": -1}, "deadline must be a number above 0"),
        ({"max_retries": -1}, "max_retries must be a whole number"),
    ],
)
async def test_options_that_cannot_be_right(options: Any, says: str) -> None:
    with pytest.raises(acsdk.InvalidInputError, match=says):
        await sent("GET", "/x", **options)


async def test_the_token_does_not_go_elsewhere() -> None:
    transport = Recorder(answer(content=b"ok"))
    form = Elsewhere("https://tracking.test", "application/x-www-form-urlencoded")
    read = Operation("track", "POST", "/event", read=lambda answer: answer.data, body=b"a=1", text=True, elsewhere=form)
    caller = new_client(transport)._caller  # pyright: ignore[reportPrivateUsage]
    assert await caller(read, {"extra_headers": {"X-Thing": "1"}}) == "ok"
    request = transport.requests[0]
    assert str(request.url) == "https://tracking.test/event"
    assert TOKEN not in str(request.headers.raw)
    assert request.headers.get_list("content-type") == ["application/x-www-form-urlencoded"]
    assert request.headers["x-thing"] == "1"
    with pytest.raises(acsdk.InvalidInputError, match="not a JSON object"):
        await caller(read, {"extra_body": {"b": 2}})


async def test_methods() -> None:
    assert (await sent("patch", "/x", json={})).method == "PATCH"
    with pytest.raises(acsdk.InvalidInputError, match="'TRACE' is not one of GET, PUT, DELETE, POST, PATCH"):
        await sent("TRACE", "/x")
