"""The client: settings and life cycle."""

from __future__ import annotations

import ssl
from collections.abc import Callable
from dataclasses import asdict, replace
from datetime import tzinfo
from functools import partial
from types import TracebackType
from typing import TYPE_CHECKING, Literal, NoReturn, Self, TypedDict, Unpack

from acsdk._answer import MAX_ANSWER_BYTES
from acsdk._engine.address import Address
from acsdk._engine.budget import shared_budget
from acsdk._engine.caller import EngineCaller
from acsdk._engine.clock import SYSTEM_CLOCK, Clock
from acsdk._engine.engine import Engine
from acsdk._engine.forks import OneProcess
from acsdk._engine.health import ClientHealth
from acsdk._engine.limiter import Limiter, Unlimited
from acsdk._errors import ConfigurationError, ReadOnlyError
from acsdk._http import HTTPClient, HTTPTransport, Library, Sender, library_of, parse_url, user_agent
from acsdk._keywords import show_keywords
from acsdk._namespaces import Namespaces
from acsdk._observer import Observer
from acsdk._options import ClientOptions, problem_of
from acsdk._settings import Given, certificates_named, expect, resolve_api_token, resolve_api_url

if TYPE_CHECKING:
    from acsdk._shop import Shop

__all__ = ["AsyncClient"]


class _Changes(TypedDict, total=False):
    """The settings that `AsyncClient.with_options` changes."""

    timeout: float | None
    deadline: float | None
    queue_timeout: float | None
    max_retries: int
    strict: bool
    read_only: bool
    time_zone: tzinfo | Literal["account"] | None


@show_keywords
class AsyncClient(Namespaces):
    """ActiveCampaign's v3 REST API and its Ecommerce GraphQL API, under one client.

    Use it with ``async with``, or keep one for the whole life of a service and call `aclose` at the end. It may be
    made before any event loop runs, and used from one loop after another.

    ```python
    async with AsyncClient("https://acme.api-us1.com", token) as client:
        print((await client.users.me()).email)
    ```

    Args:
        api_url: The account's URL, as under Settings, Developer; the bare name of the account becomes
            ``https://<name>.api-us1.com``. Plain http is taken for loopback addresses alone. By default
            ``ACTIVECAMPAIGN_API_URL``.
        api_token: The key from the same page. By default ``ACTIVECAMPAIGN_API_TOKEN``.
        timeout: Seconds that one attempt may take; ``None`` for no limit.
        deadline: Seconds that one request may take, its retries and waits included, counted from its first slot in
            the rate limit on; ``None`` for no limit. In pagers and bulk calls it holds for each request.
        queue_timeout: Seconds that a call may wait for that first slot; ``None`` to wait for its turn.
        max_retries: How often a failed attempt is repeated, where repeating is safe.
        strict: Raise when a value of an answer is of an undocumented type, instead of repairing it with a warning.
        read_only: Refuse what writes with `ReadOnlyError` before anything is sent: whatever is no GET, but for searches
            and reports that are POSTs; GraphQL mutations; bulk calls, batchers and tracking.
        time_zone: The account's zone, such as ``ZoneInfo("America/Chicago")``: stamps that the API sends without an
            offset get that of the zone. ``"account"`` asks for it once, before the first call, and takes that of the
            token's user, a guess. By default such stamps stay naive, and mean the account's wall clock.
        expect_account: The account that this has to be, by its name, its host or its URL; the client is not made for
            another one. By default ``ACTIVECAMPAIGN_EXPECT_ACCOUNT``, if it is set.
        rate_limit: Requests per second for the account, over all clients of this process; the account itself allows 5
            over all its keys and both APIs. Give a share where several processes work on one account; ``None`` for
            none at all.
        max_in_flight: How many requests may be under way at once.
        max_pause: Seconds that a 429 or 503 may keep all calls of the account, whatever its ``Retry-After`` says; then
            one call asks again while the others wait. ``None`` for as long as the server says.
        max_answer_bytes: Bytes that an answer may have once it is unpacked, 32 MiB by default; a larger one raises
            `DecodeError`. A JSON document may hold one value for every 32 of these bytes.
        http_client: An `AsyncClient` of httpx or httpx2 to send with, for proxies and certificates of your own. It is
            never closed here.
        transport: A transport of httpx or httpx2 to send with, for tests. It is never closed here.
        verify: The certificates to trust: ``True`` for the usual ones or those that ``SSL_CERT_FILE`` or
            ``SSL_CERT_DIR`` names, or an `ssl.SSLContext`.
        limiter: A rate limiter to use in place of the process's own, such as one shared over Redis.
        observer: Who is told of calls, attempts, waits and bulk batches, for metrics or traces.
        clock: Another clock, for tests.

    Raises:
        ConfigurationError: A setting is missing or malformed, or the account is not the expected one.

    """

    def __init__(
        self,
        api_url: str | None = None,
        api_token: str | None = None,
        *,
        timeout: float | None = 30.0,
        deadline: float | None = 120.0,
        queue_timeout: float | None = None,
        max_retries: int = 3,
        strict: bool = False,
        read_only: bool = False,
        time_zone: tzinfo | Literal["account"] | None = None,
        expect_account: str | None = None,
        rate_limit: float | None = 5.0,
        max_in_flight: int = 64,
        max_pause: float | None = 60.0,
        max_answer_bytes: int = MAX_ANSWER_BYTES,
        http_client: HTTPClient | None = None,
        transport: HTTPTransport | None = None,
        verify: ssl.SSLContext | bool = True,
        limiter: Limiter | None = None,
        observer: Observer | None = None,
        clock: Clock | None = None,
    ) -> None:
        token = Given(api_token)
        del api_token  # from here on no frame's locals show it
        options = ClientOptions(timeout, deadline, queue_timeout, max_retries, strict, read_only, time_zone)
        _check(**asdict(options), rate_limit=rate_limit, max_in_flight=max_in_flight, max_pause=max_pause)
        _check(max_answer_bytes=max_answer_bytes)
        _check_verify(verify)
        library = _library(http_client, transport)
        address = Address(resolve_api_url(api_url), resolve_api_token(token), user_agent(library))
        expect(expect_account, address.api_url)
        clock = clock or SYSTEM_CLOCK

        injected = _connections_of(http_client, transport)

        def make_sender() -> Sender:
            if injected is not None:
                injected.enter()
            make = partial(
                Sender,
                url=parse_url(address.api_url),
                max_connections=max_in_flight,
                client=http_client,
                transport=transport,
                verify=verify,
                max_answer_bytes=max_answer_bytes,
            )
            return _connect(make, verify)

        engine = Engine(
            address,
            limiter=limiter or _limiter(address.api_url, rate_limit, clock),
            clock=clock,
            max_in_flight=max_in_flight,
            make_sender=make_sender,
            max_pause=max_pause,
            max_answer_bytes=max_answer_bytes,
            observer=observer,
        )
        self._caller = EngineCaller(engine, options)

    @property
    def api_url(self) -> str:
        """The account's URL, without a trailing slash."""
        return self._caller.account

    def with_options(self, **changes: Unpack[_Changes]) -> AsyncClient:
        """Make a client with other settings on the same connections and the same rate limit.

        ``timeout``, ``deadline``, ``queue_timeout``, ``max_retries``, ``strict``, ``read_only`` and ``time_zone`` may
        be given; of a client that only reads, none is made that writes. Closing either closes both.
        """
        options = replace(self._caller.options, **changes)
        if self._caller.options.read_only and not options.read_only:
            raise ReadOnlyError("a client that only reads makes none that writes: make another AsyncClient for it")
        _check(**asdict(options))
        client = AsyncClient.__new__(AsyncClient)
        client._caller = EngineCaller(self._caller.engine, options)
        return client

    def shop(self, connection_id: int) -> Shop:
        """One shop's orders, products, customers and carts, with its connection id filled in.

        ``connection_id`` is the ``id`` of the v3 connection: see ``deepdata.connections.ensure``.
        """
        from acsdk._shop import Shop

        return Shop(connection_id, self.orders, self.products, self.deepdata.customers, self.deepdata.carts)

    def health(self) -> ClientHealth:
        """How this client and its account get on: pause, queue, last error, outboxes. No request, and no wait.

        For load balancers and alarms; any thread may ask. Clients that share connections share the figures.
        """
        return self._caller.engine.health()

    async def aclose(self) -> None:
        """Close the connections, unless they are of an injected client or transport. May be called twice."""
        await self._caller.engine.aclose()

    async def __aenter__(self) -> Self:
        """Use the client; leaving closes it."""
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        """Close the connections."""
        await self.aclose()

    def __repr__(self) -> str:
        caller = self.__dict__.get("_caller")  # none in the traceback of a setting that is refused
        return f"<AsyncClient of {caller.account}>" if caller else "<AsyncClient>"

    def __reduce__(self) -> NoReturn:
        raise TypeError("an AsyncClient holds a token and connections and cannot be pickled; make one where it is used")


def _check(**settings: object) -> None:
    for name, value in settings.items():
        if problem := problem_of(name, value):
            raise ConfigurationError(problem)


def _library(http_client: object, transport: object) -> Library | None:
    """Whose the injected client or transport is; ``None`` where neither is given."""
    if http_client is None and transport is None:
        return None
    if http_client is not None and transport is not None:
        raise ConfigurationError("give http_client or transport, not both")
    if http_client is None:
        return _known("transport", "AsyncBaseTransport", transport)
    library = _known("http_client", "AsyncClient", http_client)
    for inner in (getattr(http_client, "_transport", None), *getattr(http_client, "_mounts", {}).values()):
        other = library_of(inner, "AsyncBaseTransport")
        if other is not None and other is not library:
            raise ConfigurationError(
                f"http_client is an AsyncClient of {library.name} over a transport or mock of {other.name}, "
                "which it cannot send with: take both from one library"
            )
    return library


def _known(name: str, kind: Literal["AsyncClient", "AsyncBaseTransport"], given: object) -> Library:
    library = library_of(given, kind)
    if library is None:
        raise ConfigurationError(f"{name} must be an httpx.{kind} or httpx2.{kind}, not {type(given).__name__}")
    return library


def _check_verify(verify: object) -> None:
    if not isinstance(verify, ssl.SSLContext | bool):
        raise ConfigurationError(
            f"verify must be True or an ssl.SSLContext, not {type(verify).__name__}; "
            "for certificates of your own give ssl.create_default_context(cafile=…)"
        )


def _connections_of(http_client: object, transport: object) -> OneProcess | None:
    """Those that were made elsewhere; transports for tests have none."""
    if http_client is not None:
        return OneProcess("http_client")
    has_some = any(kind.__name__ == "AsyncHTTPTransport" for kind in type(transport).__mro__)
    return OneProcess("transport") if has_some else None


def _connect(make: Callable[[], Sender], verify: ssl.SSLContext | bool) -> Sender:
    try:
        return make()
    except ImportError:
        problem = "the proxy that the environment names is of SOCKS, which needs `pip install httpx[socks]`"
    except ValueError:
        problem = "the proxy that the environment names is of an unknown kind"
    except OSError as error:
        problem = f"{certificates_named(verify)} cannot be read: {error.strerror or type(error).__name__}"
    raise ConfigurationError(problem)


def _limiter(account: str, rate: float | None, clock: Clock) -> Limiter:
    return Unlimited() if rate is None else shared_budget(account, rate, clock)
