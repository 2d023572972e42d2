"""Who may speak to a sandbox on a port, and how it ends."""

from __future__ import annotations

import re
import signal
import socket
import subprocess
import sys
from collections.abc import Generator, MutableMapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import anyio
import pytest

from acsdk.sandbox import Sandbox, SandboxClock
from acsdk.sandbox.asgi import SandboxApp
from acsdk.sandbox.server import main

pytestmark = pytest.mark.anyio


async def ask(
    app: SandboxApp, *, path: str = "/api/3/tags", server: str | None = "127.0.0.1", **headers: str
) -> tuple[int, str]:
    sent: list[MutableMapping[str, Any]] = []
    scope = {
        "type": "http",
        "method": "POST" if path == "/event" else "GET",
        "path": path,
        "query_string": b"",
        "server": None if server is None else (server, 8321),
        "headers": [
            (name.encode(), value.encode("latin-1"))
            for name, value in {"api-token": "sandbox-token", **headers}.items()
        ],
    }

    async def receive() -> MutableMapping[str, Any]:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: MutableMapping[str, Any]) -> None:
        sent.append(message)

    await app(scope, receive, send)
    return sent[0]["status"], b"".join(message["body"] for message in sent[1:]).decode()


@pytest.fixture
def app() -> SandboxApp:
    return SandboxApp(Sandbox(clock=SandboxClock(), rate_limit=None))


@pytest.mark.parametrize(
    "host", ["localhost", "LOCALHOST:80", "shop.localhost.", "127.0.0.1:8321", "127.9.9.9", "[::1]"]
)
async def test_this_machines_names_are_taken(app: SandboxApp, host: str) -> None:
    for path in ("/api/3/tags", "/"):
        assert (await ask(app, path=path, host=host))[0] == 200
    assert (await ask(app, host=host, origin=f"http://{host}"))[0] == 200


@pytest.mark.parametrize(
    "host",
    ["evil.test", "evil.test:8321", "192.0.2.1", "[2001:db8::1]:8321", "", "a b", "localhost.evil.test", "x@localhost"],
)
async def test_other_names_are_refused_while_it_listens_on_loopback(app: SandboxApp, host: str) -> None:
    for server in ("127.0.0.1", "::1", "localhost"):
        for path in ("/api/3/tags", "/", "/event", "/_sandbox/calls"):
            status, text = await ask(app, path=path, server=server, host=host)
            assert status == 403
            assert "The sandbox is for this machine, and Host is" in text
    assert list(app.sandbox.calls) == []


async def test_a_request_without_a_host_is_refused(app: SandboxApp) -> None:
    assert (await ask(app))[0] == 403


@pytest.mark.parametrize(
    "origin", ["https://evil.test", "http://evil.test:8321", "null", "", "http://localhost.evil.test"]
)
async def test_pages_from_elsewhere_are_refused_but_for_their_events(app: SandboxApp, origin: str) -> None:
    for path in ("/api/3/tags", "/"):
        status, text = await ask(app, path=path, host="localhost", origin=origin)
        assert (status, "Origin is" in text) == (403, True)
    assert (await ask(app, path="/event", host="localhost", origin=origin))[0] == 200


async def test_names_that_are_allowed(app: SandboxApp) -> None:
    named = SandboxApp(app.sandbox, allow_hosts=["Sandbox.Test", "[2001:db8::1]"])
    for host in ("sandbox.test", "SANDBOX.test:8321", "[2001:db8::1]:8321", "localhost"):
        for server in ("127.0.0.1", "192.0.2.7"):
            assert (await ask(named, server=server, host=host, origin=f"https://{host}"))[0] == 200
    for server in ("127.0.0.1", "192.0.2.7"):
        status, text = await ask(named, server=server, host="other.test")
        assert (status, "start it with --allow-host other.test" in text) == (403, True)


async def test_elsewhere_any_name_is_taken_unless_some_are_given(app: SandboxApp) -> None:
    for server in ("192.0.2.7", "2001:db8::1", None):
        assert (await ask(app, server=server, host="sandbox:8321", origin="https://evil.test"))[0] == 200


async def test_the_command_line_takes_names(capsys: pytest.CaptureFixture[str]) -> None:
    served: list[SandboxApp] = []

    def run(app: SandboxApp, _announce: object, **_options: Any) -> None:
        served.append(app)

    assert main(["--allow-host", "a.test", "--allow-host", "b.test"], run=run) == 0
    assert [(await ask(served[0], host=host))[0] for host in ("a.test", "b.test", "c.test")] == [200, 200, 403]
    with pytest.raises(SystemExit):
        main(["--allow-host", "no name"])
    assert "no name is no name of a host" in capsys.readouterr().err


@pytest.mark.skipif(sys.platform == "win32", reason="SIGTERM is POSIX")
def test_sigterm_leaves_with_status_0_and_gives_the_file_back(tmp_path: Path) -> None:
    before = signal.getsignal(signal.SIGTERM)

    def run(_app: SandboxApp, _announce: object, **_options: Any) -> None:
        signal.raise_signal(signal.SIGTERM)

    with pytest.raises(SystemExit) as left:
        main(["--state", str(tmp_path / "shop.db")], run=run)
    assert left.value.code == 0
    assert signal.getsignal(signal.SIGTERM) is before
    assert [file.name for file in tmp_path.iterdir()] == ["shop.db"]


@contextmanager
def serving(*options: str) -> Generator[tuple[subprocess.Popen[str], int]]:
    with socket.create_server(("127.0.0.1", 0)) as free:
        number = free.getsockname()[1]
    command = [sys.executable, "-m", "acsdk.sandbox", "--port", str(number), "--control", *options]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as server:
        try:
            assert server.stdout
            server.stdout.readline()  # it takes connections by then
            yield server, number
        finally:
            server.kill()


def sent(number: int, method: str, path: str, body: bytes = b"") -> socket.socket:
    wire = socket.create_connection(("127.0.0.1", number), timeout=120)
    head = f"{method} {path} HTTP/1.1\r\nHost: localhost\r\nApi-Token: sandbox-token\r\n"
    wire.sendall(f"{head}Content-Length: {len(body)}\r\n\r\n".encode() + body)
    return wire


class Connection:
    """What a server's `send` belongs to."""

    def __init__(self) -> None:
        self.transport = self
        self.aborted = 0

    def abort(self) -> None:
        self.aborted += 1

    async def send(self, message: MutableMapping[str, Any]) -> None:
        raise AssertionError(message)


@pytest.mark.parametrize("known", [True, False])
async def test_what_a_server_cancels_hangs_up_where_it_can(known: bool) -> None:
    sandbox = Sandbox(rate_limit=None)
    sandbox.faults.add(delay=86_400)
    connection = Connection()
    received: list[str] = []

    async def receive() -> MutableMapping[str, Any]:
        received.append("")
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: MutableMapping[str, Any]) -> None:
        await connection.send(message)

    scope: dict[str, Any] = {"type": "http", "method": "GET", "path": "/api/3/tags", "query_string": b"", "headers": []}
    with anyio.move_on_after(0) as ended:
        await SandboxApp(sandbox)(scope, receive, connection.send if known else send)
    assert (ended.cancel_called, connection.aborted, len(received)) == (True, int(known), 1 + known)


@pytest.mark.skipif(sys.platform == "win32", reason="SIGTERM is POSIX")
def test_sigterm_ends_it_at_once_whatever_is_under_way(tmp_path: Path) -> None:
    path = tmp_path / "shop.db"
    with serving("--state", str(path)) as (server, number):
        with sent(number, "POST", "/api/3/tags", b'{"tag":{"tag":"tea"}}') as wire:
            assert wire.recv(4096).startswith(b"HTTP/1.1 201")
        for fault in (b'{"path":"*/lists","delay":86400}', b'{"path":"*/contacts","slow":86400}'):
            with sent(number, "POST", "/_sandbox/faults", fault) as wire:
                assert wire.recv(4096).startswith(b"HTTP/1.1 200")
        with (
            sent(number, "GET", "/api/3/lists"),
            sent(number, "GET", "/api/3/contacts") as slow,
            socket.create_connection(("127.0.0.1", number), timeout=120),
        ):
            assert slow.recv(4096).startswith(b"HTTP/1.1 200")  # the answer has begun, and its body takes a day
            server.send_signal(signal.SIGTERM)
            _, errors = server.communicate(timeout=120)
    assert server.returncode == 0
    assert not re.search("Traceback|Exception", errors), errors
    assert not path.with_name("shop.db-wal").exists()  # the file was given back
    reopened = Sandbox(state=path)
    assert [row["tag"] for row in reopened.rows("tags")] == ["tea"]
    reopened.close()
