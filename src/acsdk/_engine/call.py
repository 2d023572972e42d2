"""One call under way: what it sends, how often it was tried, and what time it has left."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Protocol

from acsdk._engine.clock import Clock
from acsdk._engine.operation import Operation
from acsdk._engine.veil import Veil
from acsdk._errors import ConfigurationError, RequestError
from acsdk._http import HTTPAnswer, HTTPRequest

__all__ = ["Call", "Watching"]


class Watching(Protocol):
    """Who tells the observer of a call."""

    def slot_taken(self) -> None: ...

    def attempt_ended(self, answer: HTTPAnswer | None, failure: RequestError | None) -> None: ...

    def retry_due(self) -> None: ...


@dataclass(slots=True, repr=False, eq=False)
class Call:
    """The state of one call. Lives as long as the call."""

    operation: Operation[object]
    request: HTTPRequest
    timeout: float | None
    deadline: float | None
    queue_timeout: float | None
    max_retries: int
    clock: Clock
    veil: Veil
    attempts: int = 0
    failures: int = 0
    """How many attempts count as failed, those included that did not come to a request."""
    failure: RequestError | None = None
    """Why the last attempt failed."""
    written: bool = False
    """Whether the attempt under way may have reached the server."""
    maybe_applied: bool = False
    """Whether an earlier attempt may have been applied."""
    ends_at: float | None = None
    """When the deadline is, on the clock; known from the first slot on."""
    watch: Watching | None = None
    """Who tells the observer, where there is one."""
    began_at: float = field(init=False)

    def __post_init__(self) -> None:
        self.began_at = self.clock.monotonic()

    @property
    def seconds(self) -> float:
        """How long the call has taken so far."""
        return self.clock.monotonic() - self.began_at

    def start_attempt(self) -> None:
        """Count an attempt; the first one starts the deadline. Whoever is told of it may raise, and nothing is sent."""
        if self.operation.on_attempt is not None:
            self.operation.on_attempt()
        self.attempts += 1
        self.written = False
        if self.attempts == 1 and self.deadline is not None:
            self.ends_at = self.clock.monotonic() + self.deadline
        if self.watch is not None:
            self.watch.slot_taken()

    @property
    def seconds_left(self) -> float | None:
        """What the deadline leaves; ``None`` where there is none."""
        return None if self.ends_at is None else max(0.0, self.ends_at - self.clock.monotonic())

    def has_time_for(self, seconds: float) -> bool:
        """Whether a wait of so long ends before the deadline."""
        left = self.seconds_left
        return left is None or seconds < left

    def failed(self, failure: RequestError) -> None:
        """Note that an attempt failed."""
        self.failure = failure
        self.failures += 1

    def closed(self) -> ConfigurationError:
        """What the call raises when its client closes: it names the failure that it waited to mend."""
        if self.failure is None:
            return ConfigurationError("this client is closed, and nothing was sent; make a new one")
        self.describe(self.failure)
        error = ConfigurationError(f"this client was closed before a call was repeated; its last error: {self.failure}")
        error.__cause__ = self.failure
        return error

    def describe(self, error: RequestError) -> None:
        """Write the facts of this call into an error."""
        self.veil.cover(error)
        error.operation = self.operation.name
        error.attempts = self.attempts
        error.seconds = self.seconds
        error.sent = error.sent or self.maybe_applied
