"""What goes into the sandbox and what comes out: plain values, no I/O."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from acsdk.sandbox.codec import Json

from .codec import dumps

__all__ = ["JSON_TYPE", "Request", "Response", "json_response", "message_response"]

JSON_TYPE = "application/json"


@dataclass(frozen=True, slots=True)
class Request:
    """One HTTP request. Header names are lower case, `query` is the raw query string."""

    method: str
    path: str
    query: str = ""
    headers: Mapping[str, str] = field(default_factory=dict[str, str])
    body: bytes = b""


@dataclass(frozen=True, slots=True)
class Response:
    """One HTTP response.

    `delay` is the number of seconds an adapter waits before it answers; with `dropped` it closes the
    connection instead of answering. Both come from faults only.
    """

    status: int
    body: bytes = b""
    headers: tuple[tuple[str, str], ...] = (("content-type", JSON_TYPE),)
    delay: float = 0.0
    dropped: bool = False


def json_response(status: int, value: Json) -> Response:
    """A response with a JSON body."""
    return Response(status, dumps(value))


def message_response(status: int, text: str) -> Response:
    """The classic error shape, `{"message": text}`."""
    return json_response(status, {"message": text})
