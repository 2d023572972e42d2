"""Accounts in a process of their own: ``python accounts_process.py LOG LATENCY RATE PORT ...``.

Each port is an account. What one accepts is written to the log before it is answered, in the order of handling. With
neither a latency nor a rate an account says yes to every order at once: it is there for what passes through the outbox.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

import anyio
import uvicorn

from acsdk.sandbox import Sandbox
from acsdk.sandbox.asgi import SandboxApp
from acsdk.sandbox.messages import Request

Message = MutableMapping[str, Any]
SHOP = {"service": "shop", "externalid": "1", "name": "Shop", "logoUrl": "https://x/l", "linkUrl": "https://x"}


async def agree(
    scope: Message, receive: Callable[[], Awaitable[Message]], send: Callable[[Message], Awaitable[None]]
) -> None:
    """An account that writes whatever it is sent."""
    body, more = bytearray(), True
    while more:
        message = await receive()
        body.extend(message.get("body", b""))
        more = message.get("more_body", False)
    sent = json.loads(body)["variables"]["orders"] if body else ()
    rows = [{"legacyConnectionId": one["legacyConnectionId"], "storeOrderId": one["storeOrderId"]} for one in sent]
    answer = json.dumps({"data": {"bulkUpsertOrders": rows}}).encode()
    await send({"type": "http.response.start", "status": 200, "headers": [(b"content-type", b"application/json")]})
    await send({"type": "http.response.body", "body": answer})


class Noting:
    """An account that writes down what it accepts, and answers a little later."""

    def __init__(self, account: str, log: int, latency: float, rate: int | None) -> None:
        self._app: Any = agree if not latency and rate is None else _sandbox(rate)
        self._account = account
        self._log = log
        self._latency = latency

    async def __call__(
        self,
        scope: Message,
        receive: Callable[[], Awaitable[Message]],
        send: Callable[[Message], Awaitable[None]],
    ) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        body, answer = bytearray(), list[Message]()

        async def reading() -> Message:
            message = await receive()
            body.extend(message.get("body", b""))
            return message

        async def collect(message: Message) -> None:
            answer.append(message)

        await self._app(scope, reading, collect)
        self._note(bytes(body), answer)
        await anyio.sleep(self._latency)
        for message in answer:
            await send(message)

    def _note(self, body: bytes, answer: list[Message]) -> None:
        content = b"".join(message.get("body", b"") for message in answer)
        if answer[0]["status"] == 429:
            os.write(self._log, f"{self._account} - 429\n".encode())
        if answer[0]["status"] != 200 or b'"errors"' in content or b"bulkUpsertOrders" not in body:
            return
        orders = json.loads(body).get("variables", {}).get("orders", ())
        lines = [f"{self._account} {order['storeOrderId']} {int(float(order['finalAmount']))}\n" for order in orders]
        os.write(self._log, "".join(lines).encode())


def _sandbox(rate: int | None) -> SandboxApp:
    sandbox = Sandbox(rate_limit=rate, seed=1)
    body = json.dumps({"connection": SHOP}).encode()
    sandbox.handle(Request("POST", "/api/3/connections", "", {"api-token": sandbox.token}, body))
    return SandboxApp(sandbox)


async def main(log: str, latency: float, rate: int | None, ports: list[int]) -> None:
    file = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    servers = [
        uvicorn.Server(uvicorn.Config(Noting(f"127.0.0.1:{port}", file, latency, rate), port=port, log_level="error"))
        for port in ports
    ]
    async with anyio.create_task_group() as tasks:
        for server in servers:
            tasks.start_soon(server.serve)


if __name__ == "__main__":
    _, log, latency, rate, *ports = sys.argv
    anyio.run(main, log, float(latency), int(rate) or None, list(map(int, ports)))
