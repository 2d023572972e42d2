"""57 ways in which a server, or what stands in front of it, answers badly once."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

__all__ = ["FAULTS"]

_WORDS = {"message": "So it is"}


def _status(number: int, body: object = _WORDS, **headers: str) -> Mapping[str, Any]:
    return {"status": number, "body": body, "headers": {name.replace("_", "-"): text for name, text in headers.items()}}


def _body(body: object, **headers: str) -> Mapping[str, Any]:
    return _status(200, body, **headers)


_STATUSES = (400, 401, 402, 403, 404, 405, 408, 409, 410, 413, 418, 422, 500, 501, 502, 504, 520, 522, 524, 529)
_TIMES = {
    "nothing": "",
    "0 s": "0",
    "2 s": "2",
    "an hour": "3600",
    "a date": "Thu, 01 Jan 2026 00:00:09 GMT",
    "a date of RFC 850": "Thursday, 01-Jan-26 00:00:09 GMT",
    "a date of asctime": "Thu Jan  1 00:00:09 2026",
    "a date in 2037": "Wed, 21 Oct 2037 07:28:00 GMT",
    "a long year": "Wed, 21 Oct 99999999999999999999 07:28:00 GMT",
    "no date": "soon",
}

FAULTS: Mapping[str, Mapping[str, Any]] = {
    **{f"{number}": _status(number) for number in _STATUSES},
    **{f"429 for {name}": _status(429, retry_after=text) for name, text in _TIMES.items()},
    "503": _status(503),
    "503 for 2 s": _status(503, retry_after="2"),
    "503 for an hour": _status(503, retry_after="3600"),
    "302": _status(302, location="https://login.example.com/?a=b"),
    **{f"{number}, a page": {"status": number, "html": True} for number in (200, 403, 502, 503)},
    "422, two kinds": _status(422, {"errors": [{"title": "It already exists"}, {"title": "It is no number"}]}),
    "422, a duplicate": _status(422, {"message": "No", "error": "Duplicate entry '1' for key 'k'"}),
    "200, empty": _body(b""),
    "200, cut in half": {"truncate": True},
    "200, no JSON": _body(b"So it is"),
    "200, null": _body(b"null"),
    "200, a list": _body(b"[]"),
    "200, an object": _body(b"{}"),
    "200, nested deeply": _body(b"[" * 100_000),
    "200, a number beyond bounds": _body(b'{"a": 1e99999999999999999999}'),
    "200, a coding that nobody asked for": _body(b"{}", content_encoding="br"),
    "200, no gzip": _body(b"{}", content_encoding="gzip"),
    "200, a login page": _body(b"<html><form action=login></form></html>"),
    "200, a failure": _body({"succeeded": 0, "message": "Locked"}),
    "no connection": {"drop": "connect"},
    "lost on the way there": {"drop": "before"},
    "lost on the way back": {"drop": "after"},
    "late": {"delay": 31.0},
    "slow": {"slow": 20.0},
}
