"""Bodies that are forms, as the tracking host takes them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import parse_qsl

from acsdk.sandbox.messages import Request

__all__ = ["read_form"]

_BOUNDARY = re.compile(r'multipart/form-data;.*boundary="?([^";\s]+)', re.IGNORECASE)
_NAME = re.compile(rb'name="([^"]*)"')
_MAX_FIELDS = 100


def read_form(request: Request) -> dict[str, str]:
    """The fields of a form: of a query string, or of the parts that PHP's curl makes of an array."""
    parts = _BOUNDARY.match(request.headers.get("content-type", ""))
    if parts:
        return dict(_fields(request.body, parts[1].encode("utf-8", "replace")))
    try:
        return dict(parse_qsl(_text(request.body), max_num_fields=_MAX_FIELDS, keep_blank_values=True))
    except ValueError:
        return {}


def _fields(body: bytes, boundary: bytes) -> Iterator[tuple[str, str]]:
    for part in body.split(b"--" + boundary, _MAX_FIELDS):
        head, _, value = part.partition(b"\r\n\r\n")
        name = _NAME.search(head)
        if name:
            yield _text(name[1]), _text(value.removesuffix(b"\r\n"))


def _text(raw: bytes) -> str:
    return raw.decode("utf-8", "replace")
