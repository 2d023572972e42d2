"""Applications on real sockets of this machine, in the event loop of the test."""

from __future__ import annotations

import asyncio  # noqa: TID251 - uvicorn and aiohttp run on nothing else
import socket
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

import uvicorn

from acsdk import AsyncClient
from acsdk.sandbox import Clock, Sandbox
from acsdk.sandbox.asgi import SandboxApp

__all__ = ["Gate", "Served", "connected_sandbox", "order", "over_http", "serving"]


class Gate(Clock):
    """A sandbox's clock on which an answer that is to be late waits until it is let go."""

    def __init__(self) -> None:
        super().__init__()
        self.reached = asyncio.Event()
        self.open = asyncio.Event()

    async def sleep(self, seconds: float) -> None:
        self.reached.set()
        await self.open.wait()


@dataclass
class Served:
    """A server that runs."""

    url: str
    server: uvicorn.Server
    task: asyncio.Task[None]

    async def stop(self) -> None:
        """End it as a signal does: no new connections, and what is under way is finished."""
        self.server.should_exit = True
        await self.task


def new_socket() -> socket.socket:
    sock = socket.socket()
    sock.bind(("127.0.0.1", 0))
    return sock


def url_of(sock: socket.socket) -> str:
    return f"http://127.0.0.1:{sock.getsockname()[1]}"


@asynccontextmanager
async def serving(app: Any, sock: socket.socket | None = None) -> AsyncGenerator[Served]:
    """Serve an ASGI application for the length of the block."""
    sock = sock or new_socket()
    server = uvicorn.Server(uvicorn.Config(app, log_level="error", ws="none"))
    task = asyncio.create_task(server.serve(sockets=[sock]))
    while not server.started:
        assert not task.done(), "the server did not start"
        await asyncio.sleep(0.005)
    served = Served(url_of(sock), server, task)
    try:
        yield served
    finally:
        await served.stop()
        sock.close()


@asynccontextmanager
async def connected_sandbox(clock: Clock | None = None) -> AsyncGenerator[Sandbox]:
    """A sandbox on a port, with one connection, number 1."""
    sock = new_socket()
    sandbox = Sandbox(api_url=url_of(sock), rate_limit=None, clock=clock)
    connection = {"service": "shop", "externalid": "s-1", "name": "Shop", "logoUrl": "", "linkUrl": ""}
    async with serving(SandboxApp(sandbox), sock):
        async with over_http(sandbox) as client:
            await client.rest.request("POST", "/connections", json={"connection": connection})
        yield sandbox


def over_http(sandbox: Sandbox) -> AsyncClient:
    return AsyncClient(sandbox.api_url, sandbox.token, rate_limit=None)


def order(**changes: Any) -> dict[str, Any]:
    return {
        "legacy_connection_id": 1,
        "store_order_id": "1001",
        "email": "ada@example.com",
        "creation_source": "HISTORICAL",
        "store_created_date": "2026-03-01T09:30:00Z",
        "final_amount": 100.01,
        "currency": "EUR",
        **changes,
    }
