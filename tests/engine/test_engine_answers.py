"""What a 2xx means: a success, or one of the failures that come with it."""

from __future__ import annotations

import gzip
from decimal import Decimal
from functools import partial
from typing import Any

import httpx
import pytest

import acsdk
from acsdk._engine.operation import Operation
from tests.support import Chunks, Recorder, answer, new_client

pytestmark = pytest.mark.anyio


async def get(reply: httpx.Response, **operation: Any) -> Any:
    client = new_client(Recorder(reply), max_retries=0)
    asked = Operation("test", "GET", "/x", read=lambda answer: answer.data, **operation)
    return await client._caller(asked, {})  # pyright: ignore[reportPrivateUsage]


async def failure_of(reply: httpx.Response, **operation: Any) -> acsdk.APIError:
    with pytest.raises(acsdk.APIError) as caught:
        await get(reply, **operation)
    return caught.value


@pytest.mark.parametrize(
    ("content", "document"),
    [
        (b'{"a": 12.20}', {"a": Decimal("12.20")}),
        (b'{"a": 0.1234567890123456789012345}', {"a": Decimal("0.1234567890123456789012345")}),
        (b'{"a": 1E400}', {"a": Decimal("1E400")}),
        (b'{"a": -0}', {"a": 0}),
        (b'{"a": 12345678901234567890123}', {"a": 12345678901234567890123}),
        (b'\xef\xbb\xbf{"a": "\xc3\xa9"}', {"a": "é"}),
        (b'\xef\xbb\xbf\xef\xbb\xbf{"a": 1}', {"a": 1}),
        (b' \r\n{"a": "\\/data\\/x"}\n', {"a": "/data/x"}),
        (b"[]", []),
        (b"null", None),
        (b'{"a": 1, "a": 2}', {"a": 2}),
        (b'{"succeeded": 1}', {"succeeded": 1}),
        (b'{"success": ["7", "8"]}', {"success": ["7", "8"]}),
        (b'{"success": null}', {"success": None}),
    ],
)
async def test_json_is_read_exactly(content: bytes, document: Any) -> None:
    assert await get(answer(content=content)) == document


async def test_json_counts_whatever_the_content_type_says() -> None:
    assert await get(answer({"a": 1}, headers={"content-type": "text/html; charset=UTF-8"})) == {"a": 1}


@pytest.mark.parametrize(
    "content",
    [
        b'{"a": 1',
        b'{"a": NaN}',
        b'{"a": Infinity}',
        b"{'a': 1}",
        b'{"a": 1e99999999999999999999}',
        b"[" * 100_000,
        b"9" * 5000,
        b'{"a": "\xff"}',
        b"<html><body>Service</body></html>",
        b"Array",
    ],
    ids=lambda content: str(content[:20]),
)
async def test_what_is_no_json_is_a_decode_error(content: bytes) -> None:
    error = await failure_of(answer(content=content))
    assert type(error) is acsdk.DecodeError
    assert (error.status_code, error.request_id, error.sent) == (200, "req-1", True)
    assert error.excerpt == content[:512]
    assert str(error).startswith(
        "test: the answer is HTML: " if content.startswith(b"<") else "test: the answer is not JSON: "
    )


@pytest.mark.parametrize(
    "page",
    [
        b'<html><form action="/admin/login.php"><input name="user"></form></html>',
        b"<html><input type='password'></html>",
        b"<!DOCTYPE html><title>ActiveCampaign Log In</title>",
        b"<title>Sign in</title>",
    ],
)
@pytest.mark.parametrize("text", [False, True])
async def test_a_login_page_is_an_account_error_with_the_remedy(page: bytes, text: bool) -> None:
    error = await failure_of(answer(content=page), text=text)
    assert type(error) is acsdk.AccountError
    assert "check api_url and api_token" in str(error)
    assert error.excerpt == page


async def test_text_is_handed_out_where_text_is_expected() -> None:
    assert await get(answer(content=b"<script>track()\xff</script>"), text=True) == "<script>track()\ufffd</script>"


@pytest.mark.parametrize(("status", "may_be_empty"), [(204, False), (200, True), (202, True)])
async def test_an_empty_answer_is_a_success_where_one_is_expected(status: int, may_be_empty: bool) -> None:
    assert await get(answer(status=status, content=b" \n"), may_be_empty=may_be_empty) is None


async def test_an_empty_answer_is_a_failure_elsewhere() -> None:
    error = await failure_of(answer(content=b""))
    assert type(error) is acsdk.DecodeError
    assert error.sent


@pytest.mark.parametrize("may_be_empty", [True, False])
async def test_an_empty_answer_with_an_error_code_is_a_failed_write(may_be_empty: bool) -> None:
    error = await failure_of(answer(content=b"", headers={"X-AC-Error": "Code 9001"}), may_be_empty=may_be_empty)
    assert type(error) is acsdk.ValidationFailedError
    assert error.items[0].code == "Code 9001"
    assert "X-AC-Error: Code 9001" in str(error)


@pytest.mark.parametrize(
    "document",
    [
        {"succeeded": 0, "message": "Locked"},
        {"succeeded": "0"},
        {"success": False},
        {"success": 0},
        {"succeeded": False},
    ],
)
async def test_a_failure_in_the_clothes_of_a_success(document: dict[str, Any]) -> None:
    error = await failure_of(answer(document))
    assert type(error) is acsdk.ValidationFailedError
    assert error.status_code == 200
    assert error.message == document.get("message", "the API answered 200 and gave no reason")


@pytest.mark.parametrize(
    ("location", "host"),
    [
        ("https://login.example.com/path?token=secret#x", "login.example.com"),
        ("https://user:secret@evil.example.com/", "evil.example.com"),
        ("//cdn.example.com/x", "cdn.example.com"),
        ("/admin/?email=ada@example.com", "the same host"),
        ("", "an unnamed host"),
        ("https://[broken", "an unnamed host"),
    ],
)
@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
async def test_a_redirect_is_not_followed_and_its_error_names_the_host_alone(
    status: int, location: str, host: str
) -> None:
    transport = Recorder(answer(status=status, headers={"location": location}))
    with pytest.raises(acsdk.RedirectError) as caught:
        await new_client(transport).rest.request("POST", "/contacts", json={})
    assert len(transport.requests) == 1
    assert caught.value.message.startswith(f"the server redirects to {host}; redirects are never followed")
    assert "secret" not in str(caught.value)


# httpx leaves its inner generators suspended when reading stops early, which trio remarks on.
@pytest.mark.filterwarnings("ignore::ResourceWarning")
@pytest.mark.parametrize(
    ("reply", "says"),
    [
        (lambda: httpx.Response(200, stream=Chunks(b"x" * 600, b"x" * 600)), "larger than 1000 bytes"),
        (lambda: httpx.Response(200, content=b"x" * 1001), "larger than 1000 bytes"),
        (lambda: packed(gzip.compress(b"x" * 1001)), "larger than 1000 bytes"),
        (lambda: packed(gzip.compress(b"x" * 600) * 2), "larger than 1000 bytes"),
        (lambda: packed(b"x", coding="br"), "coding that was not asked for: 'br'"),
        (lambda: packed(gzip.compress(gzip.compress(b"{}")), coding="gzip, gzip"), "not asked for: 'gzip, gzip'"),
    ],
)
async def test_a_body_beyond_every_bound_is_refused(reply: Any, says: str) -> None:
    client = new_client(Recorder(lambda _: reply()), max_retries=0, max_answer_bytes=1000)
    with pytest.raises(acsdk.DecodeError, match=says) as caught:
        await client.rest.request("POST", "/x")
    assert (caught.value.sent, caught.value.status_code) == (True, 200)


def given(reply: httpx.Response, _request: httpx.Request) -> httpx.Response:
    return reply


def packed(content: bytes, coding: str = "gzip") -> httpx.Response:
    return httpx.Response(200, headers={"content-encoding": coding}, stream=Chunks(content))


async def test_a_body_of_exactly_the_bound() -> None:
    body = b'"' + b"x" * 998 + b'"'
    for reply in (packed(gzip.compress(body)), packed(body, "identity"), packed(gzip.compress(body), " X-GZIP")):
        client = new_client(Recorder(partial(given, reply)), max_answer_bytes=1000)
        assert await client.rest.request("GET", "/x") == "x" * 998
    assert await new_client(Recorder(lambda _: packed(b""))).rest.request("GET", "/x") is None
    members = packed(gzip.compress(b'{"a":') + gzip.compress(b"1}"))
    assert await new_client(Recorder(lambda _: members)).rest.request("GET", "/x") == {"a": 1}


async def test_gzip_alone_is_asked_for() -> None:
    transport = Recorder(answer({}))
    await new_client(transport).rest.request("GET", "/x")
    assert transport.requests[0].headers["accept-encoding"] == "gzip"


@pytest.mark.parametrize("part", [b"[]", b"{}", b"0.5", b"1"])
async def test_a_document_of_very_many_values_is_refused_before_it_is_read(part: bytes) -> None:
    many = b"[" + b",".join([part] * 10_001) + b"]"
    client = new_client(Recorder(answer(content=many)), max_retries=0, max_answer_bytes=200_000)
    with pytest.raises(acsdk.DecodeError, match="may hold more than 10000 values"):
        await client.rest.request("POST", "/x")
    assert await new_client(Recorder(answer(content=many))).rest.request("GET", "/x")


async def test_an_error_of_very_many_values_is_told_without_them() -> None:
    content = b'{"errors": [' + b",".join([b'"x"'] * 400_000) + b"]}"
    with pytest.raises(acsdk.ValidationFailedError) as caught:
        await new_client(Recorder(answer(status=422, content=content))).rest.request("POST", "/x")
    assert caught.value.items == ()


async def test_a_compressed_body() -> None:
    packed = gzip.compress(b'{"a": 1.50}')
    transport = Recorder(
        lambda _: httpx.Response(200, headers={"content-encoding": "gzip"}, stream=Chunks(packed[:9], packed[9:]))
    )
    assert await new_client(transport).rest.request("GET", "/x") == {"a": Decimal("1.50")}


@pytest.mark.filterwarnings("ignore::ResourceWarning")
@pytest.mark.parametrize(
    ("stream", "kind"),
    [
        (Chunks(b"not gzip"), acsdk.TransportError),
        (Chunks(gzip.compress(b'{"a": 1}')[:-12]), acsdk.DecodeError),
    ],
)
async def test_a_compressed_body_that_is_broken(stream: Chunks, kind: type[acsdk.RequestError]) -> None:
    transport = Recorder(lambda _: httpx.Response(200, headers={"content-encoding": "gzip"}, stream=stream))
    with pytest.raises(kind) as caught:
        await new_client(transport, max_retries=0).rest.request("POST", "/x")
    assert caught.value.sent


async def test_a_body_that_breaks_off_is_a_transport_error() -> None:
    failure = httpx.RemoteProtocolError("peer closed connection without sending complete message body")
    transport = Recorder(lambda _: httpx.Response(200, stream=Chunks(b'{"a"', failure=failure)))
    with pytest.raises(acsdk.TransportError, match="peer closed connection") as caught:
        await new_client(transport, max_retries=0).rest.request("POST", "/x")
    assert caught.value.sent


async def test_the_facts_of_an_answer() -> None:
    headers = [("X-Request-Id", "one"), ("X-Request-Id", "two"), ("X-Thing", "a"), ("x-thing", "b")]
    transport = Recorder(httpx.Response(201, headers=headers, content=b"{}"))
    response = await acsdk.with_response(new_client(transport).rest.request)("GET", "/x")
    assert response.data == {}
    assert response.info.status_code == 201
    assert response.info.headers["x-thing"] == "a, b"
    assert (response.info.request_id, response.info.attempts) == ("one, two", 1)
    assert response.info.seconds >= 0
    assert "x-thing" not in repr(response)


async def test_facts_of_a_call_that_makes_no_request() -> None:
    async def nothing() -> None: ...

    with pytest.raises(TypeError, match="nothing makes no request"):
        await acsdk.with_response(nothing)()
