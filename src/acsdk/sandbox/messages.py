"""What goes into the sandbox and what comes out: plain values, no I/O."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from acsdk.sandbox.codec import Json

from .codec import dumps

__all__ = ["JSON_TYPE", "Request", "Response", "json_response", "message_response", "split"]

JSON_TYPE = "application/json"
_PARTS = 10


@dataclass(frozen=True, slots=True)
class Request:
    """One HTTP request. Header names are lower case, `path` is decoded, `query` is the raw query string."""

    method: str
    """The HTTP method."""
    path: str
    """The path, without the query."""
    query: str = ""
    """The query, as it was sent."""
    headers: Mapping[str, str] = field(default_factory=dict[str, str])
    """The headers, under lower-case names."""
    body: bytes = b""
    """The body."""


@dataclass(frozen=True, slots=True)
class Response:
    """One HTTP response.

    The rest comes from faults only: an adapter waits `delay` seconds before it answers and spreads the body over
    `slow` seconds. With `dropped` it closes the connection instead of answering, with `refused` it never took it.
    """

    status: int
    """The HTTP status."""
    body: bytes = b""
    """The body."""
    headers: tuple[tuple[str, str], ...] = (("content-type", JSON_TYPE),)
    """The headers, in order."""
    delay: float = 0.0
    """Seconds to wait before it is sent."""
    slow: float = 0.0
    """Seconds over which the body is sent."""
    dropped: bool = False
    """Whether the connection breaks instead."""
    refused: bool = False
    """Whether no connection is taken at all."""


def json_response(status: int, value: Json) -> Response:
    """A response with a JSON body."""
    return Response(status, dumps(value))


def message_response(status: int, text: str) -> Response:
    """The classic error shape, `{"message": text}`."""
    return json_response(status, {"message": text})


def split(body: bytes) -> list[bytes]:
    """A body in ten parts, for answers that trickle."""
    size = max(1, -(-len(body) // _PARTS))
    return [body[start : start + size] for start in range(0, len(body), size)] or [b""]
