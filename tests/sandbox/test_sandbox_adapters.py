"""The httpx transport, the ASGI application, the command line and the pytest fixtures."""

from __future__ import annotations

import json
import socket
import sys
import threading
from collections.abc import Callable, MutableMapping
from functools import partial
from pathlib import Path
from types import SimpleNamespace
from typing import Any, NoReturn

import anyio
import httpx
import pytest

from acsdk.sandbox import Clock, Sandbox, SandboxClock
from acsdk.sandbox.asgi import SandboxApp
from acsdk.sandbox.core import MAX_BODY
from acsdk.sandbox.server import build, main, open_page

pytestmark = pytest.mark.anyio

TOKEN = {"Api-Token": "sandbox-token"}


def client(sandbox: Sandbox, **options: Any) -> httpx.AsyncClient:
    return httpx.AsyncClient(transport=sandbox.transport(), base_url=sandbox.api_url, headers=TOKEN, **options)


@pytest.fixture
def sandbox() -> Sandbox:
    return Sandbox(clock=SandboxClock(), rate_limit=None)


async def test_the_transport_answers_in_process(sandbox: Sandbox) -> None:
    async with client(sandbox) as http:
        created = await http.post("/api/3/tags", json={"tag": {"tag": "a&b"}})
        found = await http.get("/api/3/tags", params={"search": "a&b"})
    assert created.status_code == 201
    assert found.json()["meta"] == {"total": "1"}
    assert created.headers["content-type"] == "application/json"


async def test_a_dropped_connection_is_a_read_error(sandbox: Sandbox) -> None:
    sandbox.faults.add(drop="after", count=1)
    async with client(sandbox) as http:
        with pytest.raises(httpx.ReadError):
            await http.post("/api/3/tags", json={"tag": {"tag": "x"}})
    assert len(sandbox.rows("tags")) == 1


async def test_a_refused_connection_is_a_connect_error(sandbox: Sandbox) -> None:
    sandbox.faults.add(drop="connect", count=1)
    async with client(sandbox) as http:
        with pytest.raises(httpx.ConnectError):
            await http.post("/api/3/tags", json={"tag": {"tag": "x"}})
        assert sandbox.rows("tags") == []


async def test_a_slow_body_trickles(sandbox: Sandbox) -> None:
    sandbox.faults.add(slow=20, count=2)
    async with client(sandbox, timeout=3) as http:
        assert (await http.get("/api/3/tags")).json() == {"tags": [], "meta": {"total": "0"}}
        assert sandbox.clock.monotonic() == pytest.approx(20)
    async with client(sandbox, timeout=1) as http:
        with pytest.raises(httpx.ReadTimeout):
            await http.get("/api/3/tags")
    sandbox.faults.add(slow=5, status=204, body="")
    async with client(sandbox) as http:
        assert (await http.get("/api/3/tags")).content == b""


async def test_the_date_header_is_the_sandboxs_clock_and_may_be_off(sandbox: Sandbox) -> None:
    async with client(sandbox) as http:
        assert (await http.get("/api/3/tags")).headers["date"] == "Thu, 01 Jan 2026 00:00:00 GMT"
        sandbox.faults.add(skew=-3600)
        assert (await http.get("/api/3/tags")).headers["date"] == "Wed, 31 Dec 2025 23:00:00 GMT"


async def test_asgi_trickles_too(sandbox: Sandbox) -> None:
    sandbox.faults.add(slow=5)
    _, body = await _call(SandboxApp(sandbox), "GET", "/api/3/tags")
    assert json.loads(body)["tags"] == []
    assert sandbox.clock.monotonic() == pytest.approx(5)


async def test_delays_run_on_the_sandboxs_clock(sandbox: Sandbox) -> None:
    sandbox.faults.add(delay=20, count=2)
    async with client(sandbox, timeout=30) as http:
        assert (await http.get("/api/3/tags")).status_code == 200
        assert sandbox.clock.monotonic() == 20
    async with client(sandbox, timeout=5) as http:
        with pytest.raises(httpx.ReadTimeout):
            await http.get("/api/3/tags")
    assert sandbox.clock.monotonic() == 25


async def test_real_time_sleeps_and_passes() -> None:
    clock = Clock()
    before = clock.monotonic()
    await clock.sleep(0)
    assert clock.monotonic() >= before
    assert clock.now().utcoffset() is not None


def test_the_clock_only_goes_forward() -> None:
    clock = SandboxClock()
    with pytest.raises(ValueError, match="forward"):
        clock.advance(-1)


async def _call(app: SandboxApp, method: str, path: str, *parts: bytes) -> tuple[Any, bytes]:
    chunks = [{"type": "http.request", "body": part, "more_body": True} for part in parts]
    messages: list[MutableMapping[str, Any]] = [*chunks, {"type": "http.request", "body": b"", "more_body": False}]
    sent: list[MutableMapping[str, Any]] = []

    async def receive() -> MutableMapping[str, Any]:
        return messages.pop(0)

    async def send(message: MutableMapping[str, Any]) -> None:
        sent.append(message)

    scope = {
        "type": "http",
        "method": method,
        "path": path,
        "query_string": b"limit=1",
        "headers": [(b"Api-Token", b"sandbox-token")],
    }
    await app(scope, receive, send)
    return sent[0], b"".join(message["body"] for message in sent[1:])


async def test_asgi_answers_with_a_length(sandbox: Sandbox) -> None:
    app = SandboxApp(sandbox)
    start, body = await _call(app, "POST", "/api/3/tags", b'{"tag":', b'{"tag":"x"}}')
    assert start["status"] == 201
    assert dict(start["headers"])[b"content-length"] == str(len(body)).encode()
    sandbox.faults.add(delay=3)
    start, _ = await _call(app, "GET", "/api/3/tags")
    assert start["status"] == 200
    assert sandbox.clock.monotonic() == 3


async def test_asgi_cuts_a_body_that_is_too_large(sandbox: Sandbox) -> None:
    start, _ = await _call(SandboxApp(sandbox), "POST", "/api/3/tags", *[b"x" * (MAX_BODY // 2)] * 5)
    assert start["status"] == 413


@pytest.mark.parametrize(("more", "status"), [(0, 201), (1, 413)])
async def test_asgi_takes_a_body_of_exactly_the_limit(sandbox: Sandbox, more: int, status: int) -> None:
    document = b'{"tag":{"tag":"x"}}'.ljust(MAX_BODY)
    start, _ = await _call(SandboxApp(sandbox), "POST", "/api/3/tags", document, b" " * more)
    assert start["status"] == status


async def test_asgi_promises_and_never_sends_a_dropped_answer(sandbox: Sandbox) -> None:
    sandbox.faults.add(drop="before")
    start, body = await _call(SandboxApp(sandbox), "GET", "/api/3/tags")
    assert dict(start["headers"])[b"content-length"] == b"1"
    assert body == b""


async def test_asgi_life_cycle(sandbox: Sandbox) -> None:
    messages = [{"type": "lifespan.startup"}, {"type": "lifespan.shutdown"}]
    sent: list[str] = []

    async def receive() -> MutableMapping[str, Any]:
        return dict(messages.pop(0))

    async def send(message: MutableMapping[str, Any]) -> None:
        sent.append(message["type"])

    app = SandboxApp(sandbox)
    await app({"type": "lifespan"}, receive, send)
    assert sent == ["lifespan.startup.complete", "lifespan.shutdown.complete"]
    await app({"type": "websocket"}, receive, send)
    assert len(sent) == 2


def test_the_command_line(tmp_path: Any, capsys: pytest.CaptureFixture[str]) -> None:
    served: dict[str, Any] = {}

    def run(app: SandboxApp, announce: Callable[[], None], **options: Any) -> None:
        served.update(options, app=app)
        announce()

    arguments = ["--port", "9000", "--token", "t", "--state", str(tmp_path / "a.db"), "--no-rate-limit"]
    assert main([*arguments, "--host", "::1"], run=run) == 0
    out = capsys.readouterr()
    assert "ACTIVECAMPAIGN_API_URL=http://[::1]:9000" in out.out
    assert "ACTIVECAMPAIGN_API_TOKEN=t" in out.out
    assert out.err == ""
    assert (served["host"], served["port"]) == ("::1", 9000)
    assert main(["--host", "localhost"], run=run) == 0
    assert capsys.readouterr().err == ""
    assert main(["--host", "0.0.0.0"], run=run) == 0
    assert "other machines" in capsys.readouterr().err


@pytest.mark.parametrize("option", ["--port=0", "--port=99999", "--orders=-1", "--contacts=x", "--orders=9999999999"])
def test_numbers_that_make_no_sense(option: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main([option])
    assert stopped.value.code == 2
    name, _, value = option.partition("=")
    assert f"argument {name}: {value} is no number from" in capsys.readouterr().err


def test_a_state_file_that_is_none(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    other = tmp_path / "other.db"
    other.write_text("my notes, and no database at all")
    for path in (other, tmp_path / "nowhere" / "a.db"):
        assert main(["--state", str(path)]) == 1
        assert capsys.readouterr().err.startswith("The state file cannot be used: ")
    assert other.read_text() == "my notes, and no database at all"


def test_the_command_line_without_a_server(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setitem(sys.modules, "uvicorn", None)
    assert main([]) == 1
    assert "pip install 'acsdk[server]'" in capsys.readouterr().err


def test_the_command_line_runs_uvicorn(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    called: list[Any] = []

    class Server:
        def __init__(self, config: SimpleNamespace) -> None:
            called.append(config.port)

        async def startup(self, *, sockets: object) -> None:
            called.append(sockets)
            assert capsys.readouterr().out == "", "nobody is told of it before it takes connections"

        def run(self) -> NoReturn:
            anyio.run(partial(self.startup, sockets=None))
            raise KeyboardInterrupt

    def config(_app: SandboxApp, **options: Any) -> SimpleNamespace:
        return SimpleNamespace(**options)

    uvicorn = SimpleNamespace(Server=Server, Config=config)
    monkeypatch.setitem(sys.modules, "uvicorn", uvicorn)
    assert main(["--rate-limit-headers"]) == 0
    assert called == [8321, None]
    assert capsys.readouterr().out.startswith("ACTIVECAMPAIGN_API_URL=http://127.0.0.1:8321\n")


def test_the_defaults_are_loopback_with_a_limit() -> None:
    options, sandbox = build([])
    assert (options.host, options.port, sandbox.token) == ("127.0.0.1", 8321, "sandbox-token")


def test_the_client_is_on_the_transport(sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[dict[str, Any]] = []

    def make(api_url: str, api_token: str, **options: Any) -> None:
        made.append({"api_url": api_url, "api_token": api_token, **options})

    monkeypatch.setattr("acsdk.AsyncClient", make, raising=False)
    sandbox.client(max_retries=0)
    assert made[0]["api_url"] == sandbox.api_url
    assert made[0]["api_token"] == "sandbox-token"
    assert made[0]["max_retries"] == 0
    assert isinstance(made[0]["transport"], httpx.AsyncBaseTransport)


def test_the_page_is_opened_as_soon_as_there_is_one(monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr("webbrowser.open", opened.append)
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port = listening.getsockname()[1]

        def serve(*_: object, **__: object) -> None:
            for thread in threading.enumerate():
                if thread.name == "acsdk-sandbox-open":
                    thread.join()

        assert main(["--open", "--port", str(port)], run=serve) == 0
    assert opened == [f"http://127.0.0.1:{port}/"]


def test_where_nothing_ever_listens_nothing_is_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    waits: list[float] = []
    monkeypatch.setattr("webbrowser.open", opened.append)
    with socket.socket() as bound:  # and not listening
        bound.bind(("127.0.0.1", 0))
        open_page(f"http://127.0.0.1:{bound.getsockname()[1]}", wait=waits.append)
    assert opened == []
    assert sum(waits) == pytest.approx(10)
