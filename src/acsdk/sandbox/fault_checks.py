"""Which faults can be served. The others are refused as they are added, not when a request meets them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Protocol, cast

from .clock import CENTURY
from .codec import Json, dumps

__all__ = ["body_bytes", "check_fault"]

_NAME = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")
_OWN_HEADERS = frozenset({"content-length", "transfer-encoding"})
_WITHOUT_BODY = (204, 304)


class Served(Protocol):
    """What two settings together decide."""

    status: int | None
    headers: Mapping[str, str]
    body: Json
    html: bool


def check_fault(fault: Served, seed: Json) -> None:
    """Raise `ValueError` for what no server could do; the message names the setting and what it has to be."""
    for name, (test, wanted) in _SETTINGS.items():
        value = seed if name == "seed" else getattr(fault, name)
        if not test(value):
            msg = f"{name} is {value!r:.60}, and has to be {wanted}"
            raise ValueError(msg)
    if fault.headers and fault.status is None and fault.body is None and not fault.html:
        msg = "headers go with an answer in the API's place: add status, body or html"
        raise ValueError(msg)
    if fault.status in _WITHOUT_BODY and (fault.body or fault.html):
        msg = f"an answer of status {fault.status} has no body: leave body and html out"
        raise ValueError(msg)


def body_bytes(value: Json) -> bytes:
    """The body of a fault: bytes and text as they are, all else as JSON."""
    if isinstance(value, bytes):
        return value
    return value.encode() if isinstance(value, str) else dumps(value)


def _is_text(value: Json) -> bool:
    return isinstance(value, str) and bool(value)


def _is_whole(value: Json) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _is_number(value: Json) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def _is_wait(value: Json) -> bool:
    return _is_number(value) and 0 <= value <= CENTURY


def _is_flag(value: Json) -> bool:
    return isinstance(value, bool)


def _are_headers(value: Json) -> bool:
    return isinstance(value, Mapping) and all(_is_header(*pair) for pair in cast("Mapping[str, Json]", value).items())


def _is_header(name: Json, value: Json) -> bool:
    if not (isinstance(name, str) and _NAME.fullmatch(name) and name.lower() not in _OWN_HEADERS):
        return False
    text = str(value) if isinstance(value, str) or _is_whole(value) else "\n"
    return text.isprintable() and text == text.strip() and all(ord(letter) < 256 for letter in text)


def _is_body(value: Json) -> bool:
    try:
        body_bytes(value)
    except (TypeError, ValueError, RecursionError):
        return False
    return True


def _or_none(test: Callable[[Json], bool]) -> Callable[[Json], bool]:
    return lambda value: value is None or test(value)


_TEXT = (_is_text, "a text that is not empty")
_WAIT = (_is_wait, "seconds from 0 to a century")
_COUNT = (_or_none(lambda value: _is_whole(value) and value >= 0), "a whole number from 0 on")
_FLAG = (_is_flag, "true or false")
_SETTINGS: dict[str, tuple[Callable[[Json], bool], str]] = {
    "path": _TEXT,
    "operation": _TEXT,
    "method": _TEXT,
    "more_than": _COUNT,
    "count": _COUNT,
    "probability": (_or_none(lambda value: _is_number(value) and 0 <= value <= 1), "a number from 0 to 1"),
    "seed": (_or_none(_is_whole), "a whole number"),
    "status": (_or_none(lambda value: _is_whole(value) and 200 <= value <= 599), "a whole number from 200 to 599"),
    "headers": (
        _are_headers,
        "names and printable Latin-1 texts, without Content-Length and Transfer-Encoding, which follow from the body",
    ),
    "body": (_is_body, "bytes, text, or what JSON can hold"),
    "delay": _WAIT,
    "slow": _WAIT,
    "skew": (lambda value: _is_number(value) and abs(value) <= CENTURY, "seconds, a century at the most"),
    "drop": (lambda value: value in (None, "connect", "before", "after"), "connect, before or after"),
    "truncate": _FLAG,
    "html": _FLAG,
}
