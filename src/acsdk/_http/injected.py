"""Sends over a client or a transport that the user injected, with none of what a browser would do.

httpcore tells when it writes, also below a client of the user's. Other transports do not: there a request that brings
more in flight than ever before has to open a connection, and is counted against the rate limit when its answer is
here; any other counts at once. Counting all at once had the server refuse the first few, all late by a handshake.
"""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from contextlib import suppress
from contextvars import ContextVar
from typing import Any

from acsdk._http.libraries import HTTPClient, HTTPTransport, Library
from acsdk._http.messages import HTTPRequest
from acsdk._http.trace import Trace
from acsdk._http.writing import Writing

__all__ = ["Injected", "over_client", "over_transport"]

_Send = Callable[[Any], Awaitable[Any]]


class Injected:
    """A user's way to send, which is never closed here."""

    def __init__(self, library: Library, send: _Send) -> None:
        self._library = library
        self._send = send
        self._tells = False
        self._in_flight = self._most = 0

    def begin(self) -> None:
        """A request is to be sent."""
        self._in_flight += 1

    async def send(self, wanted: HTTPRequest, timeout: float | None, writing: Writing) -> Any:  # noqa: ANN401 - a response of either library
        """Send a request; returns when the head of the answer is there."""
        timeouts = dict.fromkeys(("connect", "read", "write", "pool"), timeout)
        trace = Trace(writing)
        request = self._library.request(wanted, {"timeout": timeouts, "trace": trace})
        writing.possible()
        if not self._tells and self._in_flight <= self._most:
            writing.counts()
        self._most = max(self._most, self._in_flight)
        try:
            response = await self._send(request)
        except self._library.not_sent:
            raise
        except BaseException:
            writing.counts()
            raise
        self._tells = trace.told
        writing.counts()
        return response

    async def end(self) -> None:
        """The request is over."""
        self._in_flight -= 1

    async def close(self) -> None:
        """It is the user's to close."""


def over_transport(library: Library, transport: HTTPTransport) -> Injected:
    """Send over a transport."""
    send: Any = transport.handle_async_request
    return Injected(library, send)


def over_client(library: Library, client: HTTPClient) -> Injected:
    """Send over a client: no redirect, no cookies, no credentials of its own, no line in its log."""
    _silence(library.name)
    return Injected(library, _ClientSend(library, client))


_sending: ContextVar[bool] = ContextVar("acsdk_sending", default=False)


class _ClientSend:
    def __init__(self, library: Library, client: Any) -> None:  # noqa: ANN401 - a client of either library
        self._client = client
        self._refusal = library.module.HTTPStatusError

    async def __call__(self, request: object) -> Any:  # noqa: ANN401 - a response of either library
        token = _sending.set(True)
        try:
            response = await self._client.send(request, stream=True, follow_redirects=False, auth=_no_auth)
        except self._refusal as error:
            response = error.response  # a hook raised for the status, which the engine judges
        finally:
            _sending.reset(token)
        self._forget_cookies(response)
        return response

    def _forget_cookies(self, response: Any) -> None:  # noqa: ANN401 - of either library
        """Take the session that the answer opened out of the client again."""
        for cookie in response.cookies.jar:
            with suppress(KeyError):
                self._client.cookies.jar.clear(cookie.domain, cookie.path, cookie.name)


def _no_auth(request: object) -> object:
    # Given as `auth`, it keeps the library from reading credentials out of the URL or a netrc file.
    return request


class _WithoutOurRequests(logging.Filter):
    def filter(self, record: logging.LogRecord) -> bool:  # noqa: ARG002 - logging's signature
        return not _sending.get()


def _silence(name: str) -> None:
    # An injected client logs the whole URL at INFO, and our query strings can hold e-mail addresses.
    logger = logging.getLogger(name)
    if not any(isinstance(one, _WithoutOurRequests) for one in logger.filters):
        logger.addFilter(_WithoutOurRequests())
