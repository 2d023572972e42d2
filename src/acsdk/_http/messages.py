"""What the engine hands to the HTTP side and gets from it: values of no library but for URLs and headers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import httpx

from acsdk._shown import printable

__all__ = ["URL", "HTTPAnswer", "HTTPFailure", "HTTPRequest", "Headers", "parse_url", "url_with_query"]

Headers = httpx.Headers
URL = httpx.URL


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
