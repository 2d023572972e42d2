"""How a client and its account get on: what a health check asks, without a request.

The figures are read without a lock, from any thread: each is one value that is replaced as a whole. Taken together they
may be of moments a call apart, which a health check need not notice.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any, Protocol, cast

from acsdk._engine.clock import Clock
from acsdk._engine.operation import BATCHERS
from acsdk._errors import AccountError, AuthenticationError, RateLimitError, RequestError, ServerError, TransportError

__all__ = ["ClientHealth", "Delivering", "OutboxHealth", "Pulse", "outboxes_of"]

_ILL = (TransportError, RateLimitError, ServerError, AuthenticationError, AccountError)


@dataclass(frozen=True, slots=True, kw_only=True)
class OutboxHealth:
    """How the outbox of an open batcher stands. One without a journal has none, and waits for nothing."""

    operation: str
    """The operation, such as ``orders.bulk_upsert``."""
    waiting: int
    """Records that are stored and not delivered."""
    oldest_age: float
    """Seconds since the oldest of them was stored; 0 where none waits."""
    refused: int
    """Records that the API refused, which wait for somebody's decision."""
    stalled_since: datetime | None
    """When the first of those failed that fail still; ``None`` where it flows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClientHealth:
    """How a client and its account get on at the moment. Names no person, and has no words of the server."""

    account: str
    """The account's URL."""
    is_closed: bool
    """Whether the client is closed."""
    paused_for: float
    """Seconds for which the server still wants nothing of the account, as far as calls of this client have met it."""
    waiting: int
    """Calls that wait for a place, for their slot in the rate limit, or to repeat an attempt."""
    in_flight: int
    """Calls that hold one of the client's places; those of them that wait for a slot count as ``waiting``, too."""
    last_answer_at: datetime | None
    """When the account last answered as it should, refusals of a call's content included; ``None`` before the first."""
    last_error: str | None
    """What failed since then: the error's class and status, such as ``ServerError 502``; ``None`` if nothing did."""
    last_error_at: datetime | None
    """When that was."""
    is_refused: bool
    """Whether that was about the token: a 401, or a 403, which is also what a user gets who may not do something."""
    failures: int
    """How many attempts in a row have failed: lost connections, 429, 5xx, a refused token."""
    outboxes: Sequence[OutboxHealth]
    """The batchers that are open on this client's connections."""

    def is_healthy(self, *, max_failures: int = 3, max_age: float = 300.0) -> bool:
        """Whether the client is open, no pause goes on, fewer attempts than that failed in a row, and outboxes flow.

        An outbox flows where it is not stalled and nothing in it is older than ``max_age`` seconds.
        """
        flows = all(one.stalled_since is None and one.oldest_age <= max_age for one in self.outboxes)
        return flows and not self.is_closed and self.paused_for <= 0 and self.failures < max_failures

    def to_dict(self) -> dict[str, Any]:
        """The same as values that JSON has."""
        return {name: _plain(value) for name, value in asdict(self).items()}


class Pulse:
    """When the account last answered, and what failed since."""

    __slots__ = ("_clock", "answered_at", "error", "error_at", "failures", "is_refused")

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self.answered_at: datetime | None = None
        self.error: str | None = None
        self.error_at: datetime | None = None
        self.failures = 0
        self.is_refused = False

    def answered(self) -> None:
        """An attempt succeeded."""
        self.answered_at = self._clock.now()
        self.error = self.error_at = None
        self.failures = 0
        self.is_refused = False

    def failed(self, failure: RequestError) -> None:
        """An attempt failed: by the account's state, or by what the call was about, which is an answer like others."""
        if not isinstance(failure, _ILL):
            self.answered()
            return
        status = f" {failure.status_code}" if failure.status_code else ""
        self.error, self.error_at = f"{type(failure).__name__}{status}", self._clock.now()
        self.failures += 1
        self.is_refused = isinstance(failure, AuthenticationError)


class Delivering(Protocol):
    """What a batcher tells of its outbox."""

    @property
    def waiting(self) -> int: ...
    @property
    def oldest_age(self) -> float: ...
    @property
    def refused(self) -> int: ...
    @property
    def stalled_since(self) -> datetime | None: ...


def outboxes_of(memory: Mapping[str, object]) -> Sequence[OutboxHealth]:
    """Those of the batchers that are open."""
    batchers = cast("Mapping[Delivering, str]", memory.get(BATCHERS, {}))
    return [
        OutboxHealth(
            operation=operation,
            waiting=one.waiting,
            oldest_age=one.oldest_age,
            refused=one.refused,
            stalled_since=one.stalled_since,
        )
        for one, operation in [*batchers.items()]
    ]


def _plain(value: object) -> object:
    if isinstance(value, datetime):
        return value.isoformat(timespec="seconds")
    if isinstance(value, dict):
        return {name: _plain(part) for name, part in cast("dict[str, object]", value).items()}
    return [_plain(part) for part in cast("list[object]", value)] if isinstance(value, list) else value
