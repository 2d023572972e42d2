"""What a client tells an observer: frozen events, and the protocol that takes them.

An event names the operation, never what was sent: no token, no body, no query string, no e-mail address.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, Protocol, TypeVar

from acsdk._errors import RequestError

__all__ = [
    "AttemptEnded",
    "BatchEnded",
    "CallEnded",
    "CallStarted",
    "Observer",
    "OutboxStalled",
    "PauseStarted",
    "WaitEnded",
    "tell",
]

Event = TypeVar("Event")

_logger = logging.getLogger("acsdk")


@dataclass(frozen=True, slots=True)
class CallStarted:
    """A call begins: one operation, however many attempts it takes. Each page and each bulk request is a call."""

    operation: str
    """Such as ``orders.upsert``."""
    method: str
    """The HTTP method."""
    url: str
    """Where it goes, without a query; e-mail addresses in the path are masked."""
    background: bool
    """Whether it gives way to other calls in the rate limit, as bulk calls do."""
    graphql_type: Literal["query", "mutation", "subscription"] | None = None
    """What kind of GraphQL operation it sends; ``None`` for a call of the v3 REST API."""
    graphql_name: str | None = None
    """The name of that operation in its document, such as ``bulkUpsertOrders``, where it has one."""


@dataclass(frozen=True, slots=True)
class AttemptEnded:
    """A request went out, and was answered or failed."""

    operation: str
    """The name of the operation, such as ``orders.upsert``."""
    number: int
    """Which attempt of its call it was, from 1."""
    seconds: float
    """How long it took from its slot in the rate limit on."""
    status_code: int | None
    """The HTTP status, if an answer came."""
    request_id: str | None
    """The ``x-request-id`` of the answer."""
    error: RequestError | None
    """What was wrong with it; ``None`` where it succeeded."""


@dataclass(frozen=True, slots=True)
class WaitEnded:
    """A call has waited, for its slot in the rate limit or before it repeats a failed attempt."""

    operation: str
    """The name of the operation, such as ``orders.upsert``."""
    reason: Literal["rate_limit", "retry"]
    """What it waited for: a slot in the rate limit, or the time before a repetition."""
    seconds: float
    """How long it waited."""


@dataclass(frozen=True, slots=True)
class PauseStarted:
    """The server wants a pause, in which no call of the account goes out. Told once for each pause."""

    seconds: float
    """For how long calls are kept, at most ``max_pause``; then one asks, and the others go when it is let through."""
    retry_after: float | None
    """For how long the server wants it; ``None`` where another process has been told."""
    status_code: int | None
    """The status of the answer that says so, where it was one of this client's."""


@dataclass(frozen=True, slots=True)
class CallEnded:
    """A call has its result, or raises."""

    operation: str
    """The name of the operation, such as ``orders.upsert``."""
    attempts: int
    """How many requests went out."""
    seconds: float
    """How long it took, waits included."""
    status_code: int | None
    """The HTTP status of the last answer, if one came."""
    request_id: str | None
    """The ``x-request-id`` of the last answer."""
    error: BaseException | None
    """What the call raises, a cancellation included; ``None`` where it succeeded."""


@dataclass(frozen=True, slots=True)
class BatchEnded:
    """A bulk request settled some records. What a request leaves open is sent again in smaller parts."""

    operation: str
    """The name of the operation, such as ``orders.bulk_upsert``."""
    accepted: int
    """Records that are in the account."""
    failed: int
    """Records that the API refused."""
    unknown: int
    """Records that were sent and whose answer was lost."""
    record_id: str | None
    """The id that the API gave the batch."""


@dataclass(frozen=True, slots=True)
class OutboxStalled:
    """A batcher cannot deliver what its outbox holds: told as it begins, and then with growing gaps."""

    operation: str
    """The name of the operation, such as ``orders.bulk_upsert``."""
    keys: int
    """How many different records failed at least once, and are to be sent again."""
    waiting: int
    """How many records the outbox holds."""
    oldest_age: float
    """Seconds since the oldest of them was stored."""
    seconds: float
    """Seconds since the first of those failed that fail still."""
    error: Exception | None
    """The last failure."""


class Observer(Protocol):
    """Takes events, for metrics, traces or a progress bar. Derive from it and write the methods that you need.

    The methods are called in the task of the call, so what they set in a context variable holds for the call. They
    must be quick: the call waits for them. What they raise is logged and harms no call.
    """

    def call_started(self, event: CallStarted, /) -> None:  # noqa: ARG002 - does nothing by default
        """A call begins."""
        return

    def attempt_ended(self, event: AttemptEnded, /) -> None:  # noqa: ARG002 - does nothing by default
        """A request was answered or failed."""
        return

    def wait_ended(self, event: WaitEnded, /) -> None:  # noqa: ARG002 - does nothing by default
        """A call has waited."""
        return

    def pause_started(self, event: PauseStarted, /) -> None:  # noqa: ARG002 - does nothing by default
        """The account's calls are kept back."""
        return

    def call_ended(self, event: CallEnded, /) -> None:  # noqa: ARG002 - does nothing by default
        """A call has its result, or raises."""
        return

    def batch_ended(self, event: BatchEnded, /) -> None:  # noqa: ARG002 - does nothing by default
        """A bulk request settled some records."""
        return

    def outbox_stalled(self, event: OutboxStalled, /) -> None:  # noqa: ARG002 - does nothing by default
        """A batcher cannot deliver what its outbox holds."""
        return


def tell(method: Callable[[Event], None], event: Event) -> None:
    """Hand an event over. An observer's failure must not become the failure of an order that was written."""
    try:
        method(event)
    except Exception:
        _logger.exception("the observer failed on %s", type(event).__name__)
