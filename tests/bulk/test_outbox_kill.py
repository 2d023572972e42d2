"""A service that is killed with SIGKILL again and again: no promise is lost, and no version overtakes a later one.

The sandbox lives on in this process; what it took, and in which order, is all that is asked for.
"""

from __future__ import annotations

import json
import random
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from acsdk.sandbox import Sandbox
from acsdk.sandbox.messages import Request, Response

_SCRIPT = Path(__file__).with_name("killed_versions.py")
_MANY = 100_000


class Account:
    """A sandbox on a port, and what it took, first to last: orders with their versions."""

    def __init__(self) -> None:
        self._sandbox = Sandbox(rate_limit=None)
        self._sandbox.add("connections", service="shop", externalid="shop", name="Shop")
        self._lock = threading.Lock()
        self.taken: list[tuple[str, int]] = []
        account = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                self.do_POST()

            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["content-length"] or 0))
                headers = {key.lower(): value for key, value in self.headers.items()}
                response = account.answer(Request(self.command, self.path, "", headers, body))
                self.send_response(response.status)
                for name, value in (*response.headers, ("content-length", str(len(response.body)))):
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(response.body)

            def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the library's name
                """Say nothing."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}"
        self._thread = threading.Thread(target=self.server.serve_forever, args=[0.05])
        self._thread.start()

    def answer(self, request: Request) -> Response:
        """Handle a call and note what it brought, in one go."""
        with self._lock:
            response = self._sandbox.handle(request)
            assert response.status == 200
            if request.method == "POST":
                assert b'"errors"' not in response.body
                for order in json.loads(request.body)["variables"]["orders"]:
                    self.taken.append((order["storeOrderId"], int(order["finalAmount"])))
            return response

    def close(self) -> None:
        self.server.shutdown()
        self.server.server_close()
        self._thread.join()


@pytest.fixture
def account() -> Iterator[Account]:
    account = Account()
    yield account
    account.close()


def service(account: Account, outbox: Path, first: int, count: int, backend: str) -> list[str]:
    return [sys.executable, str(_SCRIPT), account.url, str(outbox), str(first), str(count), backend]


def told(lines: bytes) -> set[tuple[str, int]]:
    """What was promised or answered; the last line may be cut."""
    whole = lines[: lines.rfind(b"\n") + 1].decode()
    return {(key, int(version)) for key, version in map(str.split, whole.splitlines())}


def storm(account: Account, outbox: Path, backend: str, *, kills: int) -> None:
    chance = random.Random(backend)
    promised: set[tuple[str, int]] = set()
    for round_ in range(kills):
        command = service(account, outbox, round_ * _MANY, _MANY, backend)
        with subprocess.Popen(command, stdout=subprocess.PIPE, bufsize=0) as process:
            assert process.stdout is not None
            for _ in range(chance.randrange(1, 120)):
                promised |= told(process.stdout.readline())
            process.send_signal(signal.SIGKILL)
            promised |= told(process.stdout.read())
    subprocess.run(service(account, outbox, kills * _MANY, 0, backend), check=True)
    assert promised <= set(account.taken), "nothing that was promised is lost"
    for order in {order for order, _ in promised}:
        versions = [version for taken, version in account.taken if taken == order]
        assert versions == sorted(versions), "no version overtook a later one"
        assert versions[-1] >= max(version for told_of, version in promised if told_of == order)
    assert len(account.taken) < 2 * len(set(account.taken)), "most arrive once"


_needs_sigkill = pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="only POSIX kills this hard")


@_needs_sigkill
def test_versions_keep_their_order_through_kills(account: Account, tmp_path: Path) -> None:
    storm(account, tmp_path / "outbox.db", "asyncio", kills=2)


@_needs_sigkill
@pytest.mark.soak
@pytest.mark.parametrize("backend", ["asyncio", "trio"])
def test_versions_keep_their_order_through_twenty_kills(account: Account, tmp_path: Path, backend: str) -> None:
    storm(account, tmp_path / "outbox.db", backend, kills=20)
