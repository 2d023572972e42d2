"""Faults that tests inject: refusals, delays, dropped connections, broken bodies."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from fnmatch import fnmatchcase
from typing import Any, Literal, TypeAlias

from .codec import Json
from .fault_checks import body_bytes, check_fault
from .messages import JSON_TYPE, Response

__all__ = ["Drop", "Fault", "Faults"]

Drop: TypeAlias = Literal["connect", "before", "after"]
"""Where a connection is lost: before it stands, before the request counts, or after it was applied."""

_HTML = b"<!DOCTYPE html><html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>"


@dataclass(slots=True)
class Fault:
    """One rule; the criteria that are given must all match. `count` is what is left of its uses."""

    path: str = "*"
    """Which paths: a pattern such as ``*/contacts``."""
    operation: str = "*"
    """Which GraphQL root fields: a pattern such as ``upsert*``."""
    method: str = "*"
    """Which HTTP method."""
    more_than: int | None = None
    """Only GraphQL calls with more records than this in a list of their variables; ``None`` for any call."""
    count: int | None = None
    """How many uses are left; ``None`` for no end."""
    probability: float | None = None
    """How often it strikes, from 0 to 1; ``None`` for always."""
    status: int | None = None
    """The status to answer with in the API's place."""
    headers: Mapping[str, str] = field(default_factory=dict[str, str])
    """Headers of that answer."""
    body: Any = None
    """The body of that answer: bytes, text, or what becomes JSON."""
    delay: float = 0.0
    """Seconds before the answer."""
    slow: float = 0.0
    """Seconds over which the answer trickles in."""
    skew: float = 0.0
    """Seconds by which the answer's ``date`` is off."""
    drop: Drop | None = None
    """Where the connection breaks: at ``connect``, ``before`` the request has an effect, or ``after``."""
    truncate: bool = False
    """Whether half of the body is missing."""
    html: bool = False
    """Whether a proxy's page is answered instead."""
    used: int = 0
    """How often it has struck."""
    random: random.Random = field(default_factory=random.Random, repr=False)
    """Where its chances come from."""

    def matches(self, method: str, path: str, operation: str | None, records: int = 0) -> bool:
        """Whether it is this fault's turn; draws from its random series only when everything else fits."""
        fits = (
            self.count != 0
            and self.method in ("*", method)
            and fnmatchcase(path, self.path)
            and (self.operation == "*" or fnmatchcase(operation or "", self.operation))
            and (self.more_than is None or records > self.more_than)
        )
        return fits and (self.probability is None or self.random.random() < self.probability)

    def use(self) -> None:
        """Count one use."""
        self.used += 1
        if self.count is not None:
            self.count -= 1

    @property
    def answers(self) -> bool:
        """Whether the fault answers in the API's place: the request then has no effect."""
        return self.drop in ("connect", "before") or self.status is not None or self.body is not None or self.html

    def answer(self) -> Response:
        """The answer in the API's place."""
        status = self.status or (502 if self.html else 200)
        kind = "text/html; charset=UTF-8" if self.html else JSON_TYPE
        headers = {"content-type": kind, **{name.lower(): str(value) for name, value in self.headers.items()}}
        return self.spoil(Response(status, self._content(), tuple(headers.items())))

    def _content(self) -> bytes:
        if self.body is not None:
            return body_bytes(self.body)
        return _HTML if self.html else b""

    def spoil(self, response: Response) -> Response:
        """The same response late, slow, cut in half or lost."""
        return replace(
            response,
            body=response.body[: len(response.body) // 2] if self.truncate else response.body,
            delay=self.delay,
            slow=self.slow,
            dropped=self.drop is not None,
            refused=self.drop == "connect",
        )


class Faults:
    """The rules in the order they were added; the first that matches acts."""

    def __init__(self) -> None:
        self._faults: list[Fault] = []

    def add(
        self,
        path: str = "*",
        *,
        operation: str = "*",
        method: str = "*",
        more_than: int | None = None,
        count: int | None = None,
        probability: float | None = None,
        seed: int | None = None,
        status: int | None = None,
        headers: Mapping[str, str] | None = None,
        body: Json = None,
        delay: float = 0.0,
        slow: float = 0.0,
        skew: float = 0.0,
        drop: Drop | None = None,
        truncate: bool = False,
        html: bool = False,
    ) -> Fault:
        """Add a fault.

        `path` is a glob over the whole path (`*/ecom/graphql`), `operation` one over the GraphQL root field, and
        `more_than` a number of records that it lets pass. Without `count` and `probability` it acts on every match.
        `drop="connect"` refuses the connection, `drop="before"` loses the request, `drop="after"` applies it and loses
        the answer. The answer waits `delay` seconds, its body takes `slow` seconds, its Date header is `skew` seconds
        off. `headers` go with `status`, `body` or `html` only.

        Raises `ValueError` for what no server could do, such as a status of 99.
        """
        fault = Fault(
            path=path,
            operation=operation,
            method=method,
            more_than=more_than,
            count=count,
            probability=probability,
            status=status,
            headers={} if headers is None else headers,
            body=body,
            delay=delay,
            slow=slow,
            skew=skew,
            drop=drop,
            truncate=truncate,
            html=html,
        )
        check_fault(fault, seed)
        fault.method = fault.method.upper()
        fault.random.seed(seed)
        self._faults.append(fault)
        return fault

    def __iter__(self) -> Iterator[Fault]:
        return iter(list(self._faults))

    def clear(self) -> None:
        """Remove every fault."""
        self._faults.clear()

    def take(self, method: str, path: str, operation: str | None, records: int = 0) -> Fault | None:
        """The fault that acts on this request, counted as used."""
        for fault in self._faults:
            if fault.matches(method, path, operation, records):
                fault.use()
                return fault
        return None
