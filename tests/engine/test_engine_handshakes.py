"""Connections that are given up half-way: in the handshake with the server, or with a proxy before it."""

from __future__ import annotations

import gc
import socket
import threading
from collections.abc import Generator
from contextlib import contextmanager
from typing import Any

import anyio
import httpx
import pytest

import acsdk
from acsdk import AsyncClient
from tests.support import TOKEN

pytestmark = pytest.mark.anyio

ENOUGH = 60


class Mute:
    """Accepts connections, says ``first`` at most, and tells when the other side has closed one."""

    def __init__(self, first: bytes) -> None:
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.port = int(self.listener.getsockname()[1])
        self.begun = threading.Semaphore(0)
        self.closed = threading.Semaphore(0)
        self._first = first
        threading.Thread(target=self._serve, daemon=True).start()

    def _serve(self) -> None:
        while True:
            try:
                accepted, _ = self.listener.accept()
            except OSError:
                return
            threading.Thread(target=self._listen, args=[accepted], daemon=True).start()

    def _listen(self, accepted: socket.socket) -> None:
        with accepted:
            accepted.settimeout(ENOUGH)
            said = accepted.recv(2**16)
            if self._first:
                accepted.sendall(self._first)
                said = accepted.recv(2**16)
            self.begun.release()
            while said:
                said = self._heard(accepted)
            self.closed.release()

    @staticmethod
    def _heard(accepted: socket.socket) -> bytes:
        try:
            return accepted.recv(2**16)
        except ConnectionResetError:
            return b""


@contextmanager
def mute(first: bytes = b"") -> Generator[Mute]:
    server = Mute(first)
    try:
        yield server
    finally:
        server.listener.close()


async def happens(event: threading.Semaphore) -> bool:
    return await anyio.to_thread.run_sync(event.acquire, True, ENOUGH)


TUNNEL = b"HTTP/1.1 200 Connection established\r\n\r\n"
WAYS = {
    "server": ("", b""),
    "proxy": ("http", b""),
    "server behind a proxy": ("http", TUNNEL),
    "proxy over TLS": ("https", b""),
}


@pytest.fixture
def _no_collector() -> Generator[None]:
    """What the collector closes later is what this is about."""
    gc.disable()
    yield
    gc.enable()


@pytest.mark.usefixtures("_no_collector")
@pytest.mark.parametrize("injected", [False, True])
@pytest.mark.parametrize("way", WAYS)
async def test_a_handshake_that_is_given_up_leaves_no_connection(
    way: str, injected: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    scheme, first = WAYS[way]
    with mute(first) as server:
        if scheme:
            monkeypatch.setenv("HTTPS_PROXY", f"{scheme}://127.0.0.1:{server.port}")
            monkeypatch.setenv("NO_PROXY", "")
        url = "https://acme.api-us1.com" if scheme else f"https://127.0.0.1:{server.port}"
        async with httpx.AsyncClient() as http:
            given: dict[str, Any] = {"http_client": http} if injected else {}
            async with AsyncClient(url, TOKEN, max_retries=0, **given) as client, anyio.create_task_group() as tasks:
                tasks.start_soon(client.rest.request, "GET", "/x")
                assert await happens(server.begun)
                tasks.cancel_scope.cancel()
            assert await happens(server.closed)


@pytest.mark.usefixtures("_no_collector")
async def test_nor_does_one_that_takes_longer_than_the_timeout() -> None:
    with mute() as server:
        async with AsyncClient(f"https://127.0.0.1:{server.port}", TOKEN, max_retries=0) as client:
            with pytest.raises(acsdk.TimeoutError, match="no connection within"):
                await client.rest.request("GET", "/x", timeout=1)  # enough to connect, on a busy machine too
            assert await happens(server.closed)
