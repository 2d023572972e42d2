"""The record of what was asked and answered."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import overload

from .codec import BadJsonError, Json, as_list, as_object, loads

__all__ = ["Calls", "Exchange"]

_KEPT = 1000
_BODY_KEPT = 64 * 1024


@dataclass(frozen=True, slots=True)
class Exchange:
    """One request and what became of it.

    `operation` is the GraphQL root field that was called. Bodies longer than 64 KiB are cut. `dropped` requests had
    no answer: `status` is then the one that got lost.
    """

    method: str
    path: str
    query: str
    operation: str | None
    status: int
    dropped: bool = False
    request_body: bytes = b""
    response_body: bytes = b""

    @property
    def problems(self) -> list[str]:
        """Why the request was refused, in the answer's own words; empty when it was not."""
        try:
            body: Json = loads(self.response_body) if self.response_body else None
        except BadJsonError:
            body = None
        found = _problems(as_object(body))
        return found if found or self.status < 400 else [f"status {self.status}"]


class Calls(Sequence[Exchange]):
    """The last 1,000 exchanges, oldest first."""

    def __init__(self) -> None:
        self._kept: deque[Exchange] = deque(maxlen=_KEPT)

    @overload
    def __getitem__(self, index: int) -> Exchange: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Exchange]: ...
    def __getitem__(self, index: int | slice) -> Exchange | Sequence[Exchange]:
        return list(self._kept)[index]

    def __len__(self) -> int:
        return len(self._kept)

    def __iter__(self) -> Iterator[Exchange]:
        return iter(list(self._kept))

    def matching(
        self, path: str = "*", *, method: str = "*", operation: str = "*", status: int | None = None
    ) -> list[Exchange]:
        """The exchanges whose path and operation fit these globs."""
        return [
            call
            for call in self
            if fnmatchcase(call.path, path)
            and method.upper() in ("*", call.method)
            and (operation == "*" or fnmatchcase(call.operation or "", operation))
            and status in (None, call.status)
        ]

    def record(self, call: Exchange) -> None:
        """Add one; the oldest goes when the record is full."""
        self._kept.append(call)

    def clear(self) -> None:
        """Forget everything."""
        self._kept.clear()


def cut(body: bytes) -> bytes:
    """What of a body is kept."""
    return body[:_BODY_KEPT]


def _problems(body: dict[str, Json]) -> list[str]:
    if isinstance(body.get("message"), str) and not body.get("success"):
        reasons = [
            str(as_object(reason).get("failureReason", reason)) for reason in as_list(body.get("failureReasons"))
        ]
        return [body["message"], *reasons]
    if isinstance(body.get("errors"), str):
        return [body["errors"]]
    return [text for error in as_list(body.get("errors")) for text in _texts(error)]


def _texts(error: Json) -> list[str]:
    given = as_object(error)
    if not given:
        return [str(error)]
    extensions = as_object(given.get("extensions"))
    fields = [f"{key}: {text}" for key, text in extensions.items() if key != "classification"]
    words = [str(given[name]) for name in ("message", "title", "detail") if given.get(name)]
    source = as_object(given.get("source"))
    where = source.get("pointer") or source.get("parameter")
    return [" - ".join([*words, *([str(where)] if where else [])]), *fields]
