"""What a user injects of httpx2 is taken as httpx's is: its requests, errors and streams, and the same guarantees."""

from __future__ import annotations

import json
import logging
import subprocess
import sys
from collections.abc import AsyncIterator, Callable, Generator
from typing import Any

import httpx
import pytest

import acsdk
from acsdk import AsyncClient
from tests.engine.frames import shows
from tests.engine.loopback import Server, closed_port, serving
from tests.support import TOKEN, URL

httpx2: Any = pytest.importorskip("httpx2")
pytestmark = pytest.mark.anyio

Reply = Callable[[Any], Any]
EMAIL = "ada@example.com"


@pytest.fixture
def server() -> Generator[Server]:
    with serving() as server:
        yield server


def reply(document: object = None, status: int = 200, headers: dict[str, str] | None = None) -> Reply:
    content = json.dumps({} if document is None else document).encode()
    return lambda _request: httpx2.Response(status, headers=headers, content=content)


def raises(error: Exception) -> Reply:
    def fail(_request: Any) -> Any:
        raise error

    return fail


class Injected:
    """A client over a mock of httpx2, in one of the two ways; keeps the requests."""

    def __init__(self, way: str, answer: Reply, **options: Any) -> None:
        self.requests: list[Any] = []
        transport = httpx2.MockTransport(self._answer)
        self.answer = answer
        self.http = httpx2.AsyncClient(
            transport=transport, follow_redirects=True, auth=("ada", "secret"), cookies={"theirs": "1"}, **options
        )
        given: dict[str, Any] = {"transport": transport} if way == "transport" else {"http_client": self.http}
        self.client = AsyncClient(URL, TOKEN, rate_limit=None, max_retries=0, **given)

    def _answer(self, request: Any) -> Any:
        self.requests.append(request)
        return self.answer(request)


both = pytest.mark.parametrize("way", ["transport", "http_client"])


@both
async def test_requests_are_of_the_library_and_say_who_sends(way: str) -> None:
    injected = Injected(way, reply({"ok": 1}, headers={"set-cookie": "PHPSESSID=abc"}))
    query = {"email": "ada+tea@example.com", "filters[name]": "ü ö"}
    for _ in range(2):
        assert await injected.client.rest.request("GET", "/x", params=query) == {"ok": 1}
    request = injected.requests[1]
    assert isinstance(request, httpx2.Request)
    assert (b"Api-Token", TOKEN.encode()) in request.headers.raw
    assert request.headers["user-agent"].endswith(f" httpx2/{httpx2.__version__}")
    assert not {"authorization", "cookie"} & set(request.headers)
    assert request.extensions["timeout"]["read"] == 30.0
    assert dict(injected.http.cookies) == {"theirs": "1"}
    ours = httpx.Request("GET", f"{URL}/api/3/x", params=query)
    assert request.url.raw_path == ours.url.raw_path


def echo(request: Any) -> Any:
    return httpx2.Response(200, content=request.content)


@both
async def test_a_body_comes_whole_and_bounded(way: str) -> None:
    injected = Injected(way, echo)
    sent = {"contact": {"email": EMAIL}}
    assert await injected.client.rest.request("POST", "/x", json=sent) == sent
    injected.answer = reply("x" * (33 * 2**20))
    with pytest.raises(acsdk.DecodeError, match="larger than"):
        await injected.client.rest.request("GET", "/x")


@both
async def test_no_redirect_is_followed(way: str) -> None:
    injected = Injected(way, reply(status=302, headers={"location": "https://evil.test/"}))
    with pytest.raises(acsdk.RedirectError):
        await injected.client.rest.request("GET", "/x")
    assert len(injected.requests) == 1


async def cut(_stream: object) -> AsyncIterator[bytes]:
    yield b"{"
    raise httpx2.ReadError("cut")


CUT: Any = type("Cut", (httpx2.AsyncByteStream,), {"__aiter__": cut})


def cut_off(_request: Any) -> Any:
    return httpx2.Response(200, stream=CUT())


FAILURES: list[tuple[Reply, type[acsdk.RequestError], bool]] = [
    (raises(httpx2.ConnectError("no route")), acsdk.ConnectError, False),
    (raises(httpx2.PoolTimeout("")), acsdk.TimeoutError, False),
    (raises(httpx2.ReadTimeout("")), acsdk.TimeoutError, True),
    (raises(httpx2.RemoteProtocolError("b'api-token: x'")), acsdk.TransportError, True),
    (raises(httpx2.StreamClosed()), acsdk.TransportError, True),
    (raises(httpx.ReadError("of a mock for the other library")), acsdk.TransportError, True),
    (cut_off, acsdk.TransportError, True),
    (reply({"message": f"no user has {TOKEN}"}, 403), acsdk.AuthenticationError, True),
]


@both
@pytest.mark.parametrize(("answer", "kind", "sent"), FAILURES)
async def test_its_errors_are_the_sdks(way: str, answer: Reply, kind: type[acsdk.RequestError], sent: bool) -> None:
    injected = Injected(way, answer)
    with pytest.raises(kind) as caught:
        await injected.client.rest.request("GET", "/x", params={"email": EMAIL})
    assert isinstance(caught.value, acsdk.APIError) or caught.value.sent is sent
    assert shows(caught.value, TOKEN) == []
    assert "b'" not in str(caught.value)


async def test_errors_of_the_users_own_code_come_through() -> None:
    with pytest.raises(LookupError, match="mine"):
        await Injected("transport", raises(LookupError("mine"))).client.rest.request("GET", "/x")


async def test_hooks_may_read_and_raise() -> None:
    async def check(response: Any) -> None:
        await response.aread()
        response.raise_for_status()

    injected = Injected("http_client", reply({"message": "Not here"}, 404), event_hooks={"response": [check]})
    with pytest.raises(acsdk.NotFoundError, match="Not here"):
        await injected.client.rest.request("GET", "/x")


@pytest.mark.parametrize("level", [logging.DEBUG, logging.INFO])
async def test_no_log_shows_the_token_or_an_address(
    server: Server, caplog: pytest.LogCaptureFixture, level: int
) -> None:
    async with httpx2.AsyncClient() as http:
        client = AsyncClient(server.url, TOKEN, http_client=http)
        with caplog.at_level(level):
            await client.rest.request("GET", "/contacts", params={"email": EMAIL})
            assert EMAIL not in (text := "\n".join(map(logging.LogRecord.getMessage, caplog.records)))
            assert TOKEN not in text
            assert ("httpcore2" in {record.name.split(".")[0] for record in caplog.records}) is (level == logging.DEBUG)
            await http.get(f"{server.url}/theirs")
    assert [record.name for record in caplog.records if record.levelno == logging.INFO] == ["httpx2"]


@both
async def test_the_limiter_sees_the_write(server: Server, way: str) -> None:
    events: list[str] = []

    class Limiter:
        def book(self) -> Any:
            return self

        def sent(self) -> None:
            events.append("sent")

        def pause(self, seconds: float) -> None: ...
        def refused(self) -> None: ...
        def accepted(self) -> None: ...

    transport: Any = httpx2.AsyncHTTPTransport()
    hand_over = transport.handle_async_request

    async def handle_async_request(request: Any) -> Any:
        events.append("handed over")
        answer = await hand_over(request)
        events.append("answered")
        return answer

    transport.handle_async_request = handle_async_request
    given: dict[str, Any] = {"transport": transport}
    if way == "http_client":
        given = {"http_client": httpx2.AsyncClient(transport=transport)}
    client = AsyncClient(server.url, TOKEN, limiter=Limiter(), **given)
    await client.rest.request("GET", "/x")
    await client.rest.request("GET", "/x")
    assert events == ["handed over", "sent", "answered"] * 2
    assert [headers["api-token"] for headers in server.seen] == [TOKEN] * 2
    await transport.aclose()


async def test_a_real_connection_that_fails() -> None:
    async with httpx2.AsyncHTTPTransport() as transport:
        client = AsyncClient(f"http://127.0.0.1:{closed_port()}", TOKEN, transport=transport, max_retries=0)
        with pytest.raises(acsdk.ConnectError) as caught:
            await client.rest.request("POST", "/x")
    assert not caught.value.sent


def test_a_mock_of_the_other_library_in_a_client_is_told() -> None:
    theirs: dict[Any, Any] = {httpx: httpx2, httpx2: httpx}
    for library, other in theirs.items():
        mock = other.MockTransport(reply())
        for options in ({"transport": mock}, {"mounts": {"https://": mock}}):
            with pytest.raises(acsdk.ConfigurationError, match=f"of {library.__name__} over a .* of {other.__name__}"):
                AsyncClient(URL, TOKEN, http_client=library.AsyncClient(**options))


@pytest.mark.parametrize("given", [httpx2.Client(), httpx2.MockTransport(reply()), object()])
def test_what_is_no_client_is_refused(given: Any) -> None:
    with pytest.raises(acsdk.ConfigurationError, match=r"must be an httpx\.AsyncClient or httpx2\.AsyncClient, not"):
        AsyncClient(URL, TOKEN, http_client=given)


PROGRAM = """
import httpx2
{first}
import logging, anyio
from acsdk import AsyncClient
import httpx

logging.basicConfig(level=logging.INFO, format="%(name)s %(message)s")
seen = []

def answer(request):
    seen.append(request.headers["user-agent"].split()[-1].split("/")[0])
    return httpx.Response(200, json={{"ok": 1}})

async def main():
    transport = httpx.MockTransport(answer)
    async with httpx.AsyncClient(transport=transport) as http:
        for options in ({{"transport": transport}}, {{"http_client": http}}):
            client = AsyncClient("acme", "token-f00dcafe", **options)
            print(await client.rest.request("GET", "/x", params={{"email": "ada@example.com"}}))
    async with AsyncClient("http://127.0.0.1:9", "token-f00dcafe", max_retries=0) as client:
        try:
            await client.rest.request("GET", "/x")
        except Exception as error:
            print(type(error).__name__)
    print(httpx.__name__, seen)

anyio.run(main)
"""
ALIAS = "httpx2.alias_httpx()"


def test_where_httpx2_stands_in_for_httpx() -> None:
    program = PROGRAM.format(first=ALIAS)
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == ["{'ok': 1}"] * 2 + ["ConnectError", "httpx2 ['httpx2', 'httpx2']"]
    assert EMAIL not in done.stderr


def test_httpx2_is_never_imported_by_the_sdk() -> None:
    program = "import sys, anyio, acsdk; acsdk.AsyncClient('acme', 'token-f00dcafe'); print('httpx2' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
