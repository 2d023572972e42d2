"""The one place that knows the HTTP library.

Requests go straight to an httpx transport: no cookies are kept, no redirect is followed and httpx's own log line,
which shows query strings, is not written.

However a call ends, no frame shows the token. Requests and headers hide it in their reprs, at any depth; the frames
of httpx and httpcore, in one of which its bytes stand while they are written, are cut off a cancellation. What would
break it: a plain ``str`` or ``bytes`` of the token in a local here or above. `tests/engine/test_engine_locals.py`
cancels calls at every step of the way.
"""

from __future__ import annotations

import errno
import logging
import os
import platform
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from contextlib import suppress
from contextvars import ContextVar
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx

from acsdk._answer import MAX_ANSWER_BYTES, AnswerError, BrokenAnswerError, read_answer
from acsdk._shown import printable
from acsdk._version import __version__

__all__ = [
    "URL",
    "USER_AGENT",
    "HTTPAnswer",
    "HTTPClient",
    "HTTPFailure",
    "HTTPRequest",
    "HTTPTransport",
    "Headers",
    "Sender",
    "parse_url",
    "url_with_query",
]

HTTPClient = httpx.AsyncClient
HTTPTransport = httpx.AsyncBaseTransport
Headers = httpx.Headers
URL = httpx.URL

USER_AGENT = f"acsdk/{__version__} python/{platform.python_version()} httpx/{httpx.__version__}"
_NOT_SENT = (
    httpx.ConnectError,
    httpx.ConnectTimeout,
    httpx.LocalProtocolError,
    httpx.PoolTimeout,
    httpx.ProxyError,
    httpx.UnsupportedProtocol,
)

OnWrite = Callable[[], None]


@dataclass(frozen=True, slots=True, repr=False)
class HTTPRequest:
    """What is sent."""

    method: str
    url: httpx.URL
    headers: httpx.Headers
    body: bytes | None


@dataclass(frozen=True, slots=True, repr=False)
class HTTPAnswer:
    """An answer as it came, content decoding undone."""

    status_code: int
    headers: Mapping[str, str]
    content: bytes

    @property
    def is_success(self) -> bool:
        """Whether the status is one of success."""
        return 200 <= self.status_code < 300

    @property
    def request_id(self) -> str | None:
        """The server's name for the exchange, which it may send or not."""
        told = self.headers.get("x-request-id")
        return None if told is None else printable(told)


class HTTPFailure(Exception):  # noqa: N818 - never reaches the user
    """No whole answer came. ``sent`` is false only where nothing can have been written."""

    def __init__(self, reason: str, *, sent: bool, timed_out: bool = False, status_code: int | None = None) -> None:
        super().__init__(reason)
        self.reason = reason
        self.sent = sent
        self.timed_out = timed_out
        self.status_code = status_code


def parse_url(text: str) -> httpx.URL:
    """Read a URL; raises `ValueError` where it is none."""
    try:
        return httpx.URL(text)
    except httpx.InvalidURL as error:
        raise ValueError(str(error)) from None


def url_with_query(url: httpx.URL, params: Sequence[tuple[str, str]]) -> httpx.URL:
    """The URL with these pairs in its query, in place of those that have the same names."""
    return url.copy_merge_params(list(params)) if params else url


class Sender:
    """Sends requests over a transport of its own, or over what the user injected (which it then never closes)."""

    def __init__(
        self,
        *,
        url: httpx.URL,
        max_connections: int,
        client: httpx.AsyncClient | None = None,
        transport: httpx.AsyncBaseTransport | None = None,
        verify: ssl.SSLContext | bool = True,
        max_answer_bytes: int = MAX_ANSWER_BYTES,
    ) -> None:
        self._max_answer_bytes = max_answer_bytes
        self._owned = client is None and transport is None
        self._transport = transport
        if client is not None:
            _silence_httpx_log()
            self._send: Callable[[httpx.Request], Awaitable[httpx.Response]] = _ClientSend(client)
        else:
            self._transport = transport or _new_transport(url, max_connections, verify)
            self._send = self._transport.handle_async_request

    async def send(self, request: HTTPRequest, *, timeout: float | None, on_write: OnWrite) -> HTTPAnswer:
        """Send one request and read its whole answer; raises `HTTPFailure`.

        ``on_write`` is called when the request is being written; at once, where an injected transport may not tell.
        """
        if self._owned:  # the engine keeps the timeout; httpx would keep it once more for each read and write
            extensions: dict[str, Any] = {"trace": _WriteTrace(on_write)}
        else:
            extensions = {"timeout": dict.fromkeys(("connect", "read", "write", "pool"), timeout)}
            on_write()
        sending = _Request(
            request.method, request.url, headers=request.headers, content=request.body, extensions=extensions
        )
        failure: BaseException
        # The failure is raised outside the handlers: httpx's own errors hold the request, and with it the token.
        try:
            return await self._exchange(sending)
        except _NOT_SENT as error:
            failure = _failure(error, sent=False)
        except (httpx.TransportError, httpx.StreamError, httpx.DecodingError) as error:
            failure = _failure(error, sent=True)
        except Exception:  # of the user's own code, which wants to see where
            raise
        except BaseException as error:  # noqa: BLE001 - a cancellation: frames below may hold what was being written
            failure = error.with_traceback(None)
        raise failure

    async def _exchange(self, request: httpx.Request) -> HTTPAnswer:
        response = await self._send(request)
        try:
            body = await _read(response, self._max_answer_bytes)
        finally:
            await response.aclose()
        return HTTPAnswer(response.status_code, response.headers, body)

    async def aclose(self) -> None:
        """Close the connections, unless they are the user's."""
        if self._owned and self._transport is not None:
            await self._transport.aclose()


class _Request(httpx.Request):
    """A request that shows no query, in which an address or a key may stand."""

    def __repr__(self) -> str:
        return f"<Request {self.method} to {self.url.host}>"


def _failure(error: Exception, *, sent: bool) -> HTTPFailure:
    # Words that quote bytes may quote a header, and with it the token.
    words = "" if "b'" in str(error) or 'b"' in str(error) else str(error)
    words = f"{type(error).__name__}: {words}".rstrip(": ")
    return HTTPFailure(words, sent=sent, timed_out=isinstance(error, httpx.TimeoutException))


async def _read(response: httpx.Response, most: int) -> bytes:
    if response.is_stream_consumed:  # an injected client's hooks may have read it
        chunks, coding = _whole(response.content), ""
    elif response.is_closed:  # by a hook that raised for the status
        return b""
    else:
        chunks, coding = response.aiter_raw(), response.headers.get("content-encoding", "").strip().lower()
    try:
        return await read_answer(chunks, coding, most)
    except BrokenAnswerError as error:
        failure = HTTPFailure(str(error), sent=True)
    except AnswerError as error:
        failure = HTTPFailure(str(error), sent=True, status_code=response.status_code)
    raise failure


async def _whole(content: bytes) -> AsyncIterator[bytes]:
    yield content


def _new_transport(url: httpx.URL, max_connections: int, verify: ssl.SSLContext | bool) -> httpx.AsyncHTTPTransport:
    folder = os.environ.get("SSL_CERT_DIR")
    if verify is True and folder and not os.environ.get("SSL_CERT_FILE") and not Path(folder).is_dir():
        raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR))  # ssl would trust nobody, without a word
    # As many kept alive as there may be, and room above: nothing ever queues inside the pool, where a cancelled
    # waiter can leave it stuck.
    limits = httpx.Limits(
        max_connections=max_connections + 16, max_keepalive_connections=max_connections, keepalive_expiry=30.0
    )
    return httpx.AsyncHTTPTransport(limits=limits, proxy=_environment_proxy(url), verify=verify)


def _environment_proxy(url: httpx.URL) -> str | None:
    from urllib.request import getproxies, proxy_bypass  # takes as long to import as half of httpx

    if proxy_bypass(url.host):
        return None
    proxies = getproxies()
    proxy = proxies.get(url.scheme) or proxies.get("all")
    return f"http://{proxy}" if proxy and "://" not in proxy else proxy


class _WriteTrace:
    """Tells when a request is really written: after connecting, which a first request has to do."""

    __slots__ = ("_on_write",)

    def __init__(self, on_write: OnWrite) -> None:
        self._on_write = on_write

    async def __call__(self, event: str, info: Mapping[str, Any]) -> None:
        if event.endswith("send_request_headers.started") and info["request"].method != b"CONNECT":
            self._on_write()


_sending: ContextVar[bool] = ContextVar("acsdk_sending", default=False)


class _ClientSend:
    """Sends over a user's client, with none of what a browser would do."""

    def __init__(self, client: httpx.AsyncClient) -> None:
        self._client = client

    async def __call__(self, request: httpx.Request) -> httpx.Response:
        token = _sending.set(True)
        try:
            response = await self._client.send(request, stream=True, follow_redirects=False, auth=_no_auth)
        except httpx.HTTPStatusError as error:
            response = error.response  # a hook raised for the status, which the engine judges
        finally:
            _sending.reset(token)
        self._forget_cookies(response)
        return response

    def _forget_cookies(self, response: httpx.Response) -> None:
        """Take the session that the answer opened out of the client again."""
        for cookie in response.cookies.jar:
            with suppress(KeyError):
                self._client.cookies.jar.clear(cookie.domain, cookie.path, cookie.name)


def _no_auth(request: httpx.Request) -> httpx.Request:
    # Given as `auth`, it keeps httpx from reading credentials out of the URL or a netrc file.
    return request


class _WithoutOurRequests(logging.Filter):
    def filter(self, record: logging.LogRecord) -> bool:  # noqa: ARG002 - logging's signature
        return not _sending.get()


def _silence_httpx_log() -> None:
    # An injected client logs the whole URL at INFO, and our query strings can hold e-mail addresses.
    logger = logging.getLogger("httpx")
    if not any(isinstance(one, _WithoutOurRequests) for one in logger.filters):
        logger.addFilter(_WithoutOurRequests())
