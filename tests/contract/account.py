"""The account that a contract test is about: the sandbox's, or a real one."""

from __future__ import annotations

import os
from collections.abc import Awaitable, Callable, Mapping
from typing import Any
from uuid import uuid4

import anyio

import acsdk
from acsdk import AcsdkError, AsyncClient, NotFoundError
from acsdk.sandbox import Sandbox, SandboxClock

__all__ = ["LIVE", "PREFIX", "Account"]

LIVE = (
    {name: os.environ.get(f"ACTIVECAMPAIGN_{name.upper()}", "") for name in ("api_url", "api_token")}
    if os.environ.get("ACSDK_LIVE") == "1"
    else {}
)
"""Address and token of the real account; empty unless `ACSDK_LIVE=1`. Read before the tests forget the environment."""

PREFIX = "acsdk-contract-"
"""What every name begins with that these tests make; a run that was killed leaves rows under it."""

_LOOKS, _PAUSE = 30, 3.0


class Account:
    """A client, names that nobody else has, and what is to be cleared away."""

    def __init__(self, *, live: bool) -> None:
        self.prefix = f"{PREFIX}{uuid4().hex[:10]}"
        self._sandbox = None if live else Sandbox(clock=SandboxClock(), rate_limit=None)
        self.client: AsyncClient = self._sandbox.client() if self._sandbox else AsyncClient(*LIVE.values())
        self._left: list[tuple[str, Mapping[str, Any]]] = []

    def name(self, what: str) -> str:
        """A name of this run."""
        return f"{self.prefix}-{what}"

    def email(self, who: str = "ada") -> str:
        """An address of this run, at a domain that receives no mail."""
        return f"{self.prefix}-{who}@example.com"

    async def ask(self, method: str, path: str, body: Any = None, **query: Any) -> Any:
        """The decoded answer; raises what a refusal raises."""
        return await self.client.rest.request(method, path, json=body, params=query)

    async def status(self, method: str, path: str, body: Any = None) -> tuple[int, Any]:
        """The status beside the decoded answer."""
        answer = await acsdk.with_response(self.client.rest.request)(method, path, json=body)
        return answer.info.status_code, answer.data

    async def make(self, path: str, singular: str, **columns: Any) -> Any:
        """Create a row that is removed after the test."""
        row = (await self.ask("POST", path, {singular: columns}))[singular]
        self.remove_later(f"{path}/{row['id']}")
        return row

    def remove_later(self, path: str, **query: Any) -> None:
        """Delete this when the test is over; with a query, every row of the collection that it finds then."""
        self._left.append((path, query))

    async def eventually(self, look: Callable[[], Awaitable[Any]]) -> Any:
        """What a look finds at last: at once after the sandbox's pipeline, within 90 seconds on a real account."""
        if self._sandbox is not None:
            self._sandbox.settle()
            return await look()
        for _ in range(_LOOKS):
            if found := await look():
                return found
            await anyio.sleep(_PAUSE)
        return await look()

    async def clear(self) -> list[str]:
        """Remove what was made, newest first; gives back what could not be removed."""
        failed: list[str] = []
        for path, query in reversed(self._left):
            for one in await self._paths(path, query):
                try:
                    await self.ask("DELETE", one)
                except NotFoundError:
                    continue
                except AcsdkError as error:
                    failed.append(f"{one}: {type(error).__name__}")
        await self.client.aclose()
        return failed

    async def _paths(self, path: str, query: Mapping[str, Any]) -> list[str]:
        if not query:
            return [path]
        return [f"{path}/{row['id']}" for row in (await self.ask("GET", path, **query))[path]]
