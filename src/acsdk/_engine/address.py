"""Where a request goes and which headers it carries."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from acsdk._errors import InvalidInputError
from acsdk._http import URL, USER_AGENT, parse_url, url_with_query

__all__ = ["API_ROOT", "Address"]

API_ROOT = "/api/3"
_RESERVED_HEADERS = {"api-token", "host", "content-length", "transfer-encoding"}


class Address:
    """The account's API root and the headers of every request to it."""

    def __init__(self, api_url: str, api_token: str) -> None:
        self.api_url = api_url
        self._root = api_url + API_ROOT
        self._url = lru_cache(maxsize=256)(parse_url)
        self._headers = (
            ("Accept", "application/json"),
            ("Accept-Encoding", "gzip, deflate"),
            ("User-Agent", USER_AGENT),
            ("Api-Token", api_token),
        )

    def url(self, path: str, params: tuple[tuple[str, str], ...]) -> URL:
        """The URL of a path below ``/api/3``; a whole URL is taken where it belongs to the account."""
        return url_with_query(self._url(self._root + self._below_root(path)), params)

    def _below_root(self, path: str) -> str:
        path = path.removeprefix(self.api_url)
        if "://" in path or "\\" in path or "/../" in f"{path}/":
            raise InvalidInputError(
                f"path {path.partition('?')[0]!r} is not below {self.api_url}; the token is sent nowhere else"
            )
        path = path.removeprefix(API_ROOT) if path.startswith(API_ROOT + "/") else path
        return path if path.startswith("/") else f"/{path}"

    def headers(self, extra: Mapping[str, str], *, with_body: bool) -> tuple[tuple[str, str], ...]:
        """The headers of one request."""
        headers = (*self._headers, ("Content-Type", "application/json")) if with_body else self._headers
        return (*headers, *_checked(extra)) if extra else headers


def _checked(extra: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    for name, value in extra.items():
        if name.lower() in _RESERVED_HEADERS:
            raise InvalidInputError(f"extra_headers: {name} is set by the client and cannot be replaced for one call")
        if not (name + value).isprintable() or not (name + value).isascii():
            raise InvalidInputError(f"extra_headers: {name!r} has characters that a header cannot hold")
    return tuple(extra.items())
