"""The HTTP libraries that a user may inject: httpx, which is always there, and httpx2, which carries it on.

They are told apart by the classes of what is injected. One that nobody has imported cannot have made it, so that none
is imported here. They share no class: each wants requests of its own and raises errors of its own, under equal names.
"""

from __future__ import annotations

import platform
import sys
from collections.abc import Mapping
from functools import cache
from types import ModuleType
from typing import Any, Final, Literal, Never, Protocol

import httpx

from acsdk._http.messages import HTTPFailure, HTTPRequest
from acsdk._version import __version__

__all__ = ["OURS", "HTTPClient", "HTTPResponse", "HTTPTransport", "Library", "failure_of", "library_of", "user_agent"]

_NOT_SENT = ("ConnectError", "ConnectTimeout", "LocalProtocolError", "PoolTimeout", "ProxyError", "UnsupportedProtocol")
_BROKEN = ("TransportError", "StreamError", "DecodingError")


class HTTPResponse(Protocol):
    """What both libraries' responses have."""

    @property
    def status_code(self) -> int: ...

    @property
    def headers(self) -> Mapping[str, str]: ...

    @property
    def is_closed(self) -> bool: ...

    async def aclose(self) -> None: ...


class HTTPClient(Protocol):
    """An `AsyncClient` of httpx or of httpx2. Nothing else is taken, even if it has these methods."""

    @property
    def follow_redirects(self) -> bool: ...

    async def send(self, request: Never, *, stream: bool = ..., follow_redirects: bool = ...) -> HTTPResponse: ...

    async def aclose(self) -> None: ...


class HTTPTransport(Protocol):
    """An `AsyncBaseTransport` of httpx or of httpx2. Nothing else is taken, even if it has these methods."""

    async def handle_async_request(self, request: Never, /) -> HTTPResponse: ...

    async def aclose(self) -> None: ...


class Library:
    """One of the two."""

    def __init__(self, module: ModuleType) -> None:
        self.module = module
        self.name = module.__name__
        self.not_sent = tuple(getattr(module, name) for name in _NOT_SENT)
        self.broken = tuple(getattr(module, name) for name in _BROKEN)
        self._request: Any = type("_Request", (_Quiet, module.Request), {})

    def request(self, wanted: HTTPRequest, extensions: Mapping[str, object]) -> Any:  # noqa: ANN401 - of either library
        """The request as the library's own transports want it."""
        url, headers = wanted.url, wanted.headers
        if self.module is not httpx:
            url, headers = str(url), headers.raw  # type: ignore[assignment]  # raw: else the letter case is lost
        return self._request(wanted.method, url, headers=headers, content=wanted.body, extensions=extensions)


class _Quiet:
    """A request that shows no query, in which an address or a key may stand."""

    method: str
    url: httpx.URL

    def __repr__(self) -> str:
        return f"<Request {self.method} to {self.url.host}>"


OURS: Final = Library(httpx)
"""What the SDK sends with by itself."""


def _loaded() -> list[Library]:
    """httpx, and httpx2 if somebody has imported it. After `httpx2.alias_httpx` both are one."""
    other = sys.modules.get("httpx2", httpx)
    is_whole = hasattr(other, "__all__")  # another thread may be importing it
    return [OURS, _other(other.__name__)] if other is not httpx and is_whole else [OURS]


@cache
def _other(name: str) -> Library:
    return Library(sys.modules[name])


def library_of(injected: object, kind: Literal["AsyncClient", "AsyncBaseTransport"]) -> Library | None:
    """Whose class it is; ``None`` if it is of neither."""
    return next((one for one in _loaded() if isinstance(injected, getattr(one.module, kind))), None)


def user_agent(library: Library | None = None) -> str:
    """Who asks: the SDK, the Python, and the library that sends."""
    module = (library or OURS).module
    return f"acsdk/{__version__} python/{platform.python_version()} {module.__name__}/{module.__version__}"


def failure_of(error: Exception) -> HTTPFailure | None:
    """What an error of either library says; ``None`` for one of the user's own code."""
    for library in _loaded():
        if isinstance(error, (*library.not_sent, *library.broken)):
            timed_out = isinstance(error, library.module.TimeoutException)
            return HTTPFailure(_words(error), sent=not isinstance(error, library.not_sent), timed_out=timed_out)
    return None


def _words(error: Exception) -> str:
    # Words that quote bytes may quote a header, and with it the token.
    words = "" if "b'" in str(error) or 'b"' in str(error) else str(error)
    return f"{type(error).__name__}: {words}".rstrip(": ")
