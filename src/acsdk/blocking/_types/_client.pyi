"""Made by `nox -s refresh` from acsdk._client."""

import ssl
from acsdk._answer import MAX_ANSWER_BYTES
from acsdk._engine.clock import Clock
from acsdk._engine.health import ClientHealth
from acsdk._engine.limiter import Limiter
from acsdk._http import HTTPClient, HTTPTransport
from acsdk._observer import Observer
from acsdk.blocking._types._namespaces import Namespaces
from acsdk.blocking._types._shop import Shop
from datetime import tzinfo
from types import TracebackType
from typing import Literal, Self, TypedDict, Unpack

class _Changes(TypedDict, total=False):
    """The settings that `AsyncClient.with_options` changes."""
    timeout: float | None
    deadline: float | None
    queue_timeout: float | None
    max_retries: int
    strict: bool
    read_only: bool
    time_zone: tzinfo | Literal['account'] | None

class Client(Namespaces):
    """ActiveCampaign's v3 REST API and its Ecommerce GraphQL API, under one client.

    Use it with ``with``, or keep one for the whole life of a service and call `close` at the end. Threads may share it.

    ```python
    with Client("https://acme.api-us1.com", token) as client:
        print((client.users.me()).email)
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
        time_zone: tzinfo | Literal['account'] | None = None,
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
        ...
    @property
    def api_url(self) -> str:
        """The account's URL, without a trailing slash."""
        ...
    def with_options(self, **changes: Unpack[_Changes]) -> Client:
        """Make a client with other settings on the same connections and the same rate limit.

        ``timeout``, ``deadline``, ``queue_timeout``, ``max_retries``, ``strict``, ``read_only`` and ``time_zone`` may
        be given; of a client that only reads, none is made that writes. Closing either closes both.
        """
        ...
    def shop(self, connection_id: int) -> Shop:
        """One shop's orders, products, customers and carts, with its connection id filled in.

        ``connection_id`` is the ``id`` of the v3 connection: see ``deepdata.connections.ensure``.
        """
        ...
    def health(self) -> ClientHealth:
        """How this client and its account get on: pause, queue, last error, outboxes. No request, and no wait.

        For load balancers and alarms; any thread may ask. Clients that share connections share the figures.
        """
        ...
    def close(self) -> None:
        """Close the connections, unless they are of an injected client or transport. May be called twice."""
        ...
    def __enter__(self) -> Self:
        """Use the client; leaving closes it."""
        ...
    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """Close the connections."""
        ...
