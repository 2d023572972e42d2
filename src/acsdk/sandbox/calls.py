"""The record of what was asked and answered."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from fnmatch import fnmatchcase
from typing import overload

from .codec import BadJsonError, Json, as_list, as_object, loads

__all__ = ["BODY_KEPT", "Calls", "Exchange", "cut", "target_of"]

_KEPT = 1000
BODY_KEPT = 64 * 1024
_BODIES_KEPT = 16 * 1024 * 1024
_LISTED = 20


@dataclass(frozen=True, slots=True, repr=False)
class Exchange:
    """One request and what became of it, `at` an instant of the sandbox's clock.

    `operation` is the GraphQL root field that was called. Bodies longer than 64 KiB are cut. `dropped` requests had
    no answer: `status` is then the one that got lost.
    """

    method: str
    """The HTTP method."""
    path: str
    """The path, without the query."""
    query: str
    """The query, as it was sent."""
    operation: str | None
    """The GraphQL root field that was called."""
    status: int
    """The answer's status, or that of the answer that got lost."""
    dropped: bool = False
    """Whether there was no answer."""
    request_body: bytes = b""
    """What was sent, up to 64 KiB."""
    response_body: bytes = b""
    """What was answered, up to 64 KiB."""
    at: datetime | None = None
    """When, by the sandbox's clock."""

    def __str__(self) -> str:
        words = [self.method, target_of(self), self.operation, str(self.status), "dropped" if self.dropped else None]
        problems = "; ".join(self.problems)
        return " ".join(filter(None, words)) + (f": {problems}" if problems else "")

    def __repr__(self) -> str:
        return f"<{self}>"

    @property
    def sent(self) -> Json:
        """The request's body, decoded; None where it was no JSON, or longer than 64 KiB."""
        return _decoded(self.request_body)

    @property
    def answered(self) -> Json:
        """The answer's body, decoded; None where it was no JSON, or longer than 64 KiB."""
        return _decoded(self.response_body)

    @property
    def problems(self) -> list[str]:
        """Why the request was refused, in the answer's own words; empty when it was not."""
        found = _problems(as_object(self.answered))
        return found if found or self.status < 400 else [f"status {self.status}"]


def target_of(call: Exchange) -> str:
    """The path with the query, as the request's line had it."""
    return f"{call.path}?{call.query}" if call.query else call.path


class Calls(Sequence[Exchange]):
    """The last 1,000 exchanges, oldest first; fewer where their bodies take more than 16 MiB."""

    def __init__(self) -> None:
        self._kept: deque[Exchange] = deque()
        self._bytes = 0

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

    def __repr__(self) -> str:
        return f"<{len(self)} calls: {'; '.join(map(str, self))}>" if self else "<no calls>"

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

    def expect(
        self,
        path: str = "*",
        *,
        method: str = "*",
        operation: str = "*",
        status: int | None = None,
        times: int | None = None,
    ) -> list[Exchange]:
        """`matching`, for tests: `AssertionError`, with what was called instead, unless there are such calls.

        `times` says how many; 0 says that there must be none.
        """
        __tracebackhide__ = True  # pytest then shows the test's line
        found = self.matching(path, method=method, operation=operation, status=status)
        if len(found) == times or (times is None and found):
            return found
        criteria = {"path": path, "method": method, "operation": operation, "status": status or "*"}
        named = ", ".join(f"{name}={value!r}" for name, value in criteria.items() if value != "*") or "anything"
        wanted = {None: "a call", 1: "1 call"}.get(times, f"{times} calls")
        raise AssertionError(f"expected {wanted} of {named}, found {len(found) or 'none'}. {self._listed()}")

    def _listed(self) -> str:
        if not self:
            return "Nothing was called."
        latest = "\n".join(f"  {call}" for call in self[-_LISTED:])
        return f"The latest of {len(self)} calls:\n{latest}"

    def record(self, call: Exchange) -> None:
        """Add one; the oldest go when the record is full."""
        self._kept.append(call)
        self._bytes += _size(call)
        while len(self._kept) > _KEPT or self._bytes > _BODIES_KEPT:
            self._bytes -= _size(self._kept.popleft())

    def clear(self) -> None:
        """Forget everything."""
        self._kept.clear()
        self._bytes = 0


def _size(call: Exchange) -> int:
    return len(call.request_body) + len(call.response_body)


def _decoded(body: bytes) -> Json:
    try:
        return loads(body) if body else None
    except BadJsonError:
        return None


def cut(body: bytes) -> bytes:
    """What of a body is kept."""
    return body[:BODY_KEPT]


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
