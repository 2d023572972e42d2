"""What accounts have accepted, in the order in which they handled it. Loss and overtaking are counted here alone."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Awaitable, Callable
from typing import Any, NamedTuple

import httpx

from acsdk import AsyncClient
from acsdk.sandbox import Sandbox
from acsdk.sandbox.messages import Request

__all__ = ["Accepted", "Accounts", "Ledger"]


class Accepted(NamedTuple):
    """A version of an order that an account took."""

    account: str
    number: str
    version: int


class Ledger(list[Accepted]):
    """Everything accepted, first to last. The version of an order is its amount."""

    def take(self, account: str, request: bytes, status: int, answer: bytes) -> None:
        """Note what a call brought, if the account took it."""
        if status != 200 or b'"errors"' in answer:
            return
        variables = json.loads(request)["variables"]
        for order in variables.get("orders", ()):
            self.append(Accepted(account, order["storeOrderId"], int(float(order["finalAmount"]))))

    def versions(self, account: str) -> dict[str, list[int]]:
        """By order: its versions as they were accepted."""
        found: dict[str, list[int]] = defaultdict(list)
        for one in self:
            if one.account == account:
                found[one.number].append(one.version)
        return dict(found)

    def overtaken(self) -> list[Accepted]:
        """What was accepted after a later version of itself."""
        latest: dict[tuple[str, str], int] = {}
        late: list[Accepted] = []
        for one in self:
            key = one.account, one.number
            if one.version < latest.get(key, 0):
                late.append(one)
            latest[key] = max(one.version, latest.get(key, 0))
        return late


class Accounts:
    """Sandboxes on this machine, one an account, and one ledger for all."""

    def __init__(self) -> None:
        self.ledger = Ledger()
        self.sandboxes: dict[str, Sandbox] = {}
        self.made: list[str] = []
        """The accounts for which a client was made, in order."""
        self.before: Callable[[str], Awaitable[object]] | None = None
        """Awaited before an account handles a call."""
        self.options: dict[str, Any] = {"rate_limit": None, "max_retries": 0}
        self.tokens: dict[str, str] = {}

    def __getitem__(self, account: str) -> Sandbox:
        if account not in self.sandboxes:
            sandbox = self.sandboxes[account] = Sandbox(rate_limit=None, seed=1)
            shop = {
                "service": "shop",
                "externalid": "1",
                "name": "Shop",
                "logoUrl": "https://x/l",
                "linkUrl": "https://x",
            }
            body = json.dumps({"connection": shop}).encode()
            request = Request("POST", "/api/3/connections", "", {"api-token": sandbox.token}, body)
            assert sandbox.handle(request).status == 201
        return self.sandboxes[account]

    def client(self, account: str) -> AsyncClient:
        """A client for an account, as a relay asks for one."""
        self.made.append(account)
        sandbox = self[account]
        token = self.tokens.get(account, sandbox.token)
        return AsyncClient(f"https://{account}", token, transport=_Noting(self, account), **self.options)


class _Noting(httpx.AsyncBaseTransport):
    def __init__(self, accounts: Accounts, account: str) -> None:
        self._accounts = accounts
        self._account = account
        self._inner = accounts[account].transport()

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        if self._accounts.before is not None:
            await self._accounts.before(self._account)
        response = await self._inner.handle_async_request(request)
        await response.aread()
        self._accounts.ledger.take(self._account, request.content, response.status_code, response.content)
        return response
