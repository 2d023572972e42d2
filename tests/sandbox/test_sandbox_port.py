"""Every kind of fault as a client of any language meets it: over TCP, set through the control endpoint."""

from __future__ import annotations

import json
import socket
import threading
import time
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import pytest
import uvicorn

from acsdk.sandbox import Sandbox
from acsdk.sandbox.asgi import SandboxApp

TAG = b'{"tag": {"tag": "tea"}}'


@dataclass
class Port:
    """A server, spoken to in plain bytes: a client library would hide what is looked for."""

    sandbox: Sandbox
    number: int

    def exchange(self, method: str, path: str, body: bytes = b"") -> bytes:
        """All that comes back until the server hangs up."""
        head = f"{method} {path} HTTP/1.1\r\nHost: localhost\r\nApi-Token: sandbox-token\r\nConnection: close\r\n"
        with socket.create_connection(("127.0.0.1", self.number), timeout=120) as wire:
            wire.sendall(f"{head}Content-Length: {len(body)}\r\n\r\n".encode() + body)
            parts: list[bytes] = []
            while part := _received(wire):
                parts.append(part)
            return b"".join(parts)

    def tags(self, method: str = "GET", body: bytes = b"") -> tuple[int, dict[str, str], bytes]:
        """Status, headers and body of one call."""
        head, _, content = self.exchange(method, "/api/3/tags", body).partition(b"\r\n\r\n")
        first, *lines = head.decode().split("\r\n")
        headers = dict(line.lower().split(": ", 1) for line in lines)
        return int(first.split()[1]), headers, content

    def fault(self, **fault: Any) -> None:
        answer = self.exchange("POST", "/_sandbox/faults", json.dumps(fault).encode())
        assert answer.startswith(b"HTTP/1.1 200"), answer


def _received(wire: socket.socket) -> bytes:
    try:
        return wire.recv(65536)
    except ConnectionResetError:
        return b""


@contextmanager
def serving(sandbox: Sandbox) -> Generator[Port]:
    settings = uvicorn.Config(SandboxApp(sandbox), port=0, log_level="warning", date_header=False)
    server = uvicorn.Server(settings)
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    yield Port(sandbox, server.servers[0].sockets[0].getsockname()[1])
    server.should_exit = True
    thread.join(10)


@pytest.fixture(scope="module")
def port() -> Iterator[Port]:
    with serving(Sandbox(rate_limit=None, control=True)) as port:
        yield port


@pytest.fixture(autouse=True)
def _fresh(port: Port) -> None:
    port.sandbox.reset()


def test_an_answer_in_the_apis_place(port: Port) -> None:
    port.fault(path="*/tags", method="GET", count=1, status=418, headers={"X-Tea": "green"}, body={"message": "no"})
    status, headers, body = port.tags()
    assert (status, headers["x-tea"], body) == (418, "green", b'{"message":"no"}')
    assert port.tags()[0] == 200


def test_a_storm_of_429(port: Port) -> None:
    port.fault(status=429, headers={"Retry-After": "2"}, count=3)
    answers = [port.tags() for _ in range(4)]
    assert [status for status, *_ in answers] == [429, 429, 429, 200]
    assert answers[0][1]["retry-after"] == "2"


def test_chance_is_reproducible(port: Port) -> None:
    def series() -> list[int]:
        port.exchange("DELETE", "/_sandbox/faults")
        port.fault(status=500, probability=0.5, seed=4)
        return [port.tags()[0] for _ in range(12)]

    first = series()
    assert set(first) == {200, 500}
    assert first == series()


def test_by_operation(port: Port) -> None:
    port.fault(operation="search*", status=503)
    asked = [b'{"query": "{ searchOrder { id } }"}', b'{"query": "{ getOrder { id } }"}']
    answers = [port.exchange("POST", "/api/3/ecom/graphql", body) for body in asked]
    assert [answer.split()[1] for answer in answers] == [b"503", b"200"]


@pytest.mark.parametrize(("drop", "written"), [("connect", 0), ("before", 0), ("after", 1)])
def test_a_dropped_connection_says_nothing_at_all(
    port: Port, drop: str, written: int, caplog: pytest.LogCaptureFixture
) -> None:
    port.fault(drop=drop, count=1, path="*/tags")
    assert port.exchange("POST", "/api/3/tags", TAG) == b""
    assert len(port.sandbox.rows("tags")) == written
    assert port.tags()[0] == 200
    assert caplog.records == []


def test_a_truncated_body(port: Port) -> None:
    port.fault(truncate=True, count=1)
    status, headers, body = port.tags()
    assert (status, len(body)) == (200, int(headers["content-length"]))
    with pytest.raises(json.JSONDecodeError):
        json.loads(body)


def test_a_page_of_some_proxy(port: Port) -> None:
    port.fault(html=True, count=1)
    status, headers, body = port.tags()
    assert (status, headers["content-type"]) == (502, "text/html; charset=utf-8")
    assert body.startswith(b"<!DOCTYPE html>")


def test_late_and_slow(port: Port) -> None:
    for fault in ({"delay": 0.3}, {"slow": 0.3}):
        port.fault(**fault, count=1)
        began = time.monotonic()
        assert json.loads(port.tags()[2])["tags"] == []
        assert time.monotonic() - began >= 0.29


def test_a_clock_that_is_off(port: Port) -> None:
    port.fault(skew=-31_536_000, count=1)
    then, now = port.tags()[1]["date"], port.tags()[1]["date"]
    assert int(now.split()[3]) - int(then.split()[3]) == 1


def test_a_request_that_breaks_off_was_never_made(port: Port) -> None:
    head = b"POST /api/3/tags HTTP/1.1\r\nHost: localhost\r\nApi-Token: sandbox-token\r\nContent-Length: 99\r\n\r\n"
    with socket.create_connection(("127.0.0.1", port.number), timeout=120) as wire:
        wire.sendall(head + TAG)
        wire.shutdown(socket.SHUT_WR)
        assert _received(wire) == b""
    assert port.sandbox.rows("tags") == []
    assert port.tags()[0] == 200


def test_control_is_not_there_unless_asked_for() -> None:
    with serving(Sandbox(rate_limit=None)) as closed:
        for method, path in (("POST", "faults"), ("DELETE", "faults"), ("POST", "reset"), ("GET", "calls")):
            assert closed.exchange(method, f"/_sandbox/{path}").startswith(b"HTTP/1.1 404 ")
        assert closed.sandbox.faults.take("GET", "/api/3/tags", None) is None
