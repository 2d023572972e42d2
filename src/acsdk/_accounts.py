"""A client for each of many accounts, made when it is needed and closed when others need its place.

All belongs to one event loop. The invariant: at most ``max_open`` clients are open that may be lent, and one that
somebody uses is never closed. What would break it: waiting between finding that there is room and taking it.
`tests/engine/test_accounts.py` lends more than there are places, from many tasks.
"""

from __future__ import annotations

import ssl
from collections import OrderedDict
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import tzinfo
from inspect import isawaitable
from types import TracebackType
from typing import Literal, Self, TypedDict, Unpack, cast

import anyio

from acsdk._client import AsyncClient
from acsdk._engine.clock import Clock
from acsdk._engine.limiter import Limiter
from acsdk._errors import ConfigurationError, QueueTimeoutError
from acsdk._http import HTTPClient, HTTPTransport
from acsdk._http.idle import Idle
from acsdk._keywords import show_keywords
from acsdk._observer import Observer
from acsdk._options import is_count, is_number
from acsdk._settings import Given, resolve_api_url

__all__ = ["Accounts", "ClientSettings"]

_AT_ONCE = 2  # clients that one call closes because they are idle: more than it opens


class ClientSettings(TypedDict, total=False):
    """Settings of a client, as `AsyncClient` describes them; a test keeps the two lists the same."""

    timeout: float | None
    """Seconds that one attempt may take."""
    deadline: float | None
    """Seconds that one request may take, its retries and waits included."""
    queue_timeout: float | None
    """Seconds that a call may wait for its first slot in the rate limit."""
    max_retries: int
    """How often a failed attempt is repeated, where repeating is safe."""
    strict: bool
    """Raise when a value of an answer is of an undocumented type."""
    read_only: bool
    """Refuse what writes before anything is sent."""
    time_zone: tzinfo | Literal["account"] | None
    """The account's zone, for stamps that come without an offset."""
    rate_limit: float | None
    """Requests per second for each account; ``None`` for none at all."""
    max_in_flight: int
    """How many requests of an account may be under way at once."""
    max_pause: float | None
    """Seconds that a 429 or 503 may keep all calls of the account."""
    max_answer_bytes: int
    """Bytes that an answer may have once it is unpacked."""
    http_client: HTTPClient | None
    """A client of httpx or httpx2 to send with, never closed here."""
    transport: HTTPTransport | None
    """A transport of httpx or httpx2 to send with, never closed here."""
    verify: ssl.SSLContext | bool
    """The certificates to trust."""
    limiter: Limiter | None
    """A rate limiter of one account, such as one shared over Redis: for ``settings_of`` alone."""
    observer: Observer | None
    """Who is told of calls, attempts and waits."""
    clock: Clock | None
    """Another clock, for tests."""


@dataclass(slots=True, eq=False, repr=False)
class _Place:
    client: AsyncClient
    users: int = 0
    free_since: float = 0.0
    is_spent: bool = False
    """Whether the account did not take its token, or whoever had the client has closed it."""


def _no_settings(_account: str) -> ClientSettings:
    return {}


@show_keywords
class Accounts:
    """Clients for many accounts in one process, for agencies and services whose customers bring their own accounts.

    ```python
    from acsdk import Accounts

    async with Accounts(token_of=lambda account: token) as accounts:
        async with accounts.client("acme") as client:
            print((await client.users.me()).email)
    ```

    A client is made when its account is first asked for, and stays open for the next time. Each account has its own
    rate limit, pauses and errors: a wrong token fails the calls of its account alone, and is asked for anew the next
    time. Use one on one event loop.

    Args:
        token_of: Gives the API token of an account, as a text or something to await. What it raises, for an account
            that is unknown, say, reaches whoever asked for the client.
        max_open: How many clients may be open at once. One more closes that which has been unused for longest.
        max_idle: Seconds after which a client that nobody uses is closed, when another one is given back.
        wait: Seconds to wait for a place where all that are open are in use; ``None`` for no limit.
        settings_of: Settings of one account's client, which go before the common ones: an observer or a shared limiter
            of its own.
        settings: What all clients have in common, as `AsyncClient` takes it.

    Raises:
        ConfigurationError: A setting is malformed.

    """

    def __init__(
        self,
        token_of: Callable[[str], str | Awaitable[str]],
        *,
        max_open: int = 128,
        max_idle: float = 60.0,
        wait: float | None = 30.0,
        settings_of: Callable[[str], ClientSettings] = _no_settings,
        **settings: Unpack[ClientSettings],
    ) -> None:
        if not is_count(max_open, 1):
            raise ConfigurationError("max_open must be a whole number, 1 or more")
        if not is_number(max_idle) or max_idle <= 0:
            raise ConfigurationError("max_idle must be a number of seconds above 0")
        if wait is not None and (not is_number(wait) or wait < 0):
            raise ConfigurationError("wait must be a number of seconds, or None for no limit")
        if unknown := settings.keys() - ClientSettings.__annotations__.keys():
            raise TypeError(f"Accounts() has no setting {min(unknown)!r}")
        self._token_of = token_of
        self._max_open, self._max_idle, self._wait = max_open, max_idle, wait
        self._settings_of, self._settings = settings_of, settings
        self._open: OrderedDict[str, _Place] = OrderedDict()
        self._given_back = anyio.Event()
        self._closed = False

    @property
    def open_accounts(self) -> tuple[str, ...]:
        """The URLs of the accounts whose clients are open, the one that was asked for last at the end."""
        return tuple(self._open)

    @asynccontextmanager
    async def client(self, account: str) -> AsyncGenerator[AsyncClient]:
        """Lend the account's client; it stays open at least until the block ends.

        ``account`` is its name or its URL. Raises what ``token_of`` raises, `ConfigurationError` for an account or a
        token that cannot be one, and `QueueTimeoutError` where no place came free in time; nothing is sent then.
        """
        url = _url_of(account)
        place = self._usable(url) or await self._new(url, account)
        place.users += 1
        self._open.move_to_end(url)
        try:
            yield place.client
        finally:
            self._take_out_spent(url, place)
            await self._give_back(place)

    def _usable(self, url: str) -> _Place | None:
        if self._closed:
            raise ConfigurationError("these accounts are closed; make new Accounts")
        place = self._open.get(url)
        if place is not None and place.users:
            self._take_out_spent(url, place)
        return self._open.get(url)

    async def _new(self, url: str, account: str) -> _Place:
        token = await self._token(account)
        with anyio.move_on_after(self._wait):
            while (known := self._usable(url)) is None and len(self._open) >= self._max_open:
                await self._make_room()
            return known or self._add(url, token, account)
        raise QueueTimeoutError(
            f"all of max_open={self._max_open} clients were in use for wait={self._wait} s; nothing sent"
        )

    def _add(self, url: str, token: Given, account: str) -> _Place:
        settings: ClientSettings = {**self._settings, **self._settings_of(account)}
        idle = Idle.of_this_loop()
        idle.most = max(idle.most, self._max_open)
        self._open[url] = place = _Place(AsyncClient(url, cast("str", token.value), **settings))
        return place

    async def _token(self, account: str) -> Given:
        token = Given(self._token_of(account))
        if isawaitable(token.value):
            token = Given(await token.value)
        if not isinstance(token.value, str) or not token.value.strip():
            # Left to the client, it would be the environment's, which is of another account.
            raise ConfigurationError(f"token_of gave no token for the account {account!r}")
        return token

    async def _make_room(self) -> None:
        unused = self._unused_since(anyio.current_time())
        if unused is not None:
            await _close(self._open.pop(unused))
        else:
            await self._given_back.wait()

    async def _give_back(self, place: _Place) -> None:
        place.users -= 1
        place.free_since = anyio.current_time()
        self._wake()
        if place.is_spent and not place.users:
            await _close(place)
        for _ in range(_AT_ONCE):
            if (url := self._unused_since(anyio.current_time() - self._max_idle)) is not None:
                await _close(self._open.pop(url))

    def _unused_since(self, moment: float) -> str | None:
        """The account that was asked for longest ago of those that nobody has used since."""
        return next((url for url, one in self._open.items() if not one.users and one.free_since <= moment), None)

    def _take_out_spent(self, url: str, place: _Place) -> None:
        """Lend a client no more whose token was refused, whoever may have caught the error, or that was closed."""
        health = place.client.health()
        if not (health.is_refused or health.is_closed):
            return
        place.is_spent = True
        if self._open.get(url) is place:
            del self._open[url]

    def _wake(self) -> None:
        waiting, self._given_back = self._given_back, anyio.Event()
        waiting.set()

    async def aclose(self) -> None:
        """Close all clients; calls that are under way end with `ConfigurationError`. May be called twice."""
        self._closed = True
        self._wake()
        while self._open:
            await _close(self._open.popitem()[1])

    async def __aenter__(self) -> Self:
        """Use them; leaving closes them."""
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        """Close all clients."""
        await self.aclose()

    def __repr__(self) -> str:
        return f"<Accounts, {len(self._open)} open>"


def _url_of(account: object) -> str:
    if not isinstance(account, str) or not account.strip():
        raise ConfigurationError("account must be an account's name or its URL")
    return resolve_api_url(account)


async def _close(place: _Place) -> None:
    with anyio.CancelScope(shield=True):  # closing waits for nobody
        await place.client.aclose()
