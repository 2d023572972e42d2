"""The SDK's own connections to one account: opened by its first call, given back while it rests among many others."""

from __future__ import annotations

import ssl

import httpx

from acsdk._http.idle import KEPT_SECONDS, Idle
from acsdk._http.libraries import OURS
from acsdk._http.messages import HTTPRequest
from acsdk._http.trace import Trace
from acsdk._http.trust import trusted
from acsdk._http.writing import Writing

__all__ = ["Connections", "environment_proxy"]


class Connections:
    """Sends over an httpx transport of its own, on one event loop."""

    def __init__(self, url: httpx.URL, max_connections: int, verify: ssl.SSLContext | bool) -> None:
        self._context = trusted(verify)
        self._proxy = _proxy(url, self._context)
        # As many kept alive as there may be, and room above: nothing ever queues inside the pool, where a cancelled
        # waiter can leave it stuck.
        self._limits = httpx.Limits(
            max_connections=max_connections + 16,
            max_keepalive_connections=max_connections,
            keepalive_expiry=KEPT_SECONDS,
        )
        self._transport: httpx.AsyncHTTPTransport | None = self._new_transport()
        self._idle: Idle | None = None
        self._busy = 0
        self.sockets = 0
        """The most requests that were under way at once since the first connection was opened."""

    def _new_transport(self) -> httpx.AsyncHTTPTransport:
        return httpx.AsyncHTTPTransport(limits=self._limits, proxy=self._proxy, verify=self._context)

    def begin(self) -> None:
        """A request is to be sent."""
        if self._idle is None:
            self._idle = Idle.of_this_loop()
        self._idle.wake(self)
        self._busy += 1
        self.sockets = max(self.sockets, self._busy)

    async def send(self, wanted: HTTPRequest, timeout: float | None, writing: Writing) -> httpx.Response:  # noqa: ARG002 - the engine keeps the timeout; httpx would keep it once more for each read and write
        """Send a request; returns when the head of the answer is there."""
        if self._transport is None:
            self._transport = self._new_transport()
        request = OURS.request(wanted, {"trace": Trace(writing)})
        return await self._transport.handle_async_request(request)

    async def end(self) -> None:
        """The request is over. Others may have to give connections back for those that rest now."""
        self._busy -= 1
        if not self._busy and self._idle is not None and self._transport is not None:
            await self._idle.rest(self)

    async def close(self) -> None:
        """Close the connections."""
        if self._idle is not None:
            self._idle.wake(self)
        transport, self._transport, self.sockets = self._transport, None, self._busy
        if transport is not None:
            await transport.aclose()


def _proxy(url: httpx.URL, context: ssl.SSLContext) -> httpx.Proxy | None:
    address = environment_proxy(url)
    if address is None:
        return None
    # A proxy that is spoken to over TLS would have httpcore load the certificates again, for each connection.
    return httpx.Proxy(address, ssl_context=context if address.startswith("https:") else None)


def environment_proxy(url: httpx.URL) -> str | None:
    """The proxy that the environment names for this URL."""
    from urllib.request import getproxies, proxy_bypass  # takes as long to import as half of httpx

    if proxy_bypass(url.host):
        return None
    proxies = getproxies()
    proxy = proxies.get(url.scheme) or proxies.get("all")
    return f"http://{proxy}" if proxy and "://" not in proxy else proxy
