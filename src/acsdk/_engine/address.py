"""Where a request goes and which headers it carries."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from acsdk._engine.operation import Elsewhere
from acsdk._engine.veil import Veil
from acsdk._errors import InvalidInputError
from acsdk._http import URL, Headers, parse_url, url_with_query
from acsdk._shown import Secret

__all__ = ["API_ROOT", "Address"]

API_ROOT = "/api/3"
_RESERVED_HEADERS = {"api-token", "host", "content-length", "transfer-encoding"}
_HEADER_NAME = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")


class Address:
    """The account's API root and the headers of every request to it."""

    def __init__(self, api_url: str, token: Secret, user_agent: str) -> None:
        self.api_url = api_url
        self.veil = Veil(token)
        self._url = lru_cache(maxsize=256)(self._parse)
        everywhere = {"Accept": "application/json", "Accept-Encoding": "gzip", "User-Agent": user_agent}
        # Made once: every request copies them, which is quicker than encoding them anew.
        self._headers_elsewhere = Headers(everywhere)
        self._headers = Headers([*self._headers_elsewhere.raw, (b"Api-Token", token)])
        self._headers_with_body = Headers([*self._headers.raw, (b"Content-Type", b"application/json")])

    def url(self, path: str, params: tuple[tuple[str, str], ...], elsewhere: Elsewhere | None = None) -> URL:
        """The URL of a path below ``/api/3``; a whole URL is taken where it belongs to the account."""
        url = self._url(path) if elsewhere is None else parse_url(elsewhere.origin + path)
        return url_with_query(url, params)

    def _parse(self, path: str) -> URL:
        try:
            url = parse_url(self.api_url + API_ROOT + self._below_root(path))
        except ValueError as error:
            raise InvalidInputError(f"the path is no part of a URL: {error}") from None
        if url.fragment:
            raise InvalidInputError("the path holds a '#', which would cut it off; quote it as %23")
        return url

    def _below_root(self, path: str) -> str:
        inside = path.removeprefix(self.api_url)
        is_foreign = inside != path and inside[:1] not in ("/", "?", "")  # https://acme.api-us1.com.example.org
        inside = inside if inside[:1] in ("/", "?", "") else f"/{inside}"
        place = inside.partition("?")[0]
        if is_foreign or "://" in place or "\\" in place or "/../" in f"{place}/":
            raise InvalidInputError(f"path {place!r} is not below {self.api_url}; the token is sent nowhere else")
        return inside.removeprefix(API_ROOT) if f"{place}/".startswith(f"{API_ROOT}/") else inside

    def headers(self, extra: Mapping[str, str], *, with_body: bool, elsewhere: Elsewhere | None = None) -> Headers:
        """The headers of one request; an extra one takes the place of the client's. No token goes elsewhere."""
        headers = self._headers_with_body if with_body else self._headers
        if elsewhere is not None:
            headers = Headers({**self._headers_elsewhere, "Content-Type": elsewhere.content_type})
        if not extra:
            return headers
        _check(extra)
        headers = Headers(headers)
        headers.update({name.lower(): value for name, value in extra.items()})
        return headers


def _check(extra: Mapping[str, str]) -> None:
    for name, value in extra.items():
        if name.lower() in _RESERVED_HEADERS:
            raise InvalidInputError(f"extra_headers: {name} is set by the client and cannot be replaced for one call")
        if not _HEADER_NAME.fullmatch(name):
            raise InvalidInputError(f"extra_headers: {name!r} is not the name of a header")
        if not _is_header_value(value):
            raise InvalidInputError(f"extra_headers: the value of {name} is not text that a header can hold")


def _is_header_value(value: object) -> bool:
    return isinstance(value, str) and value == value.strip() and value.isprintable() and value.isascii()
