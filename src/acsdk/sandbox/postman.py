"""Deliveries of webhooks: real requests to this machine, a record of all of them.

Whoever serves a request hands deliveries over, and one thread at a time carries them. The invariant: while a delivery
is in the queue, a thread is there that will see it. What would break it: a thread that finds the queue empty and signs
off after another has put something in and seen it alive; so putting in, and looking and signing off, are each one step
under the lock. A webhook that is gone is told with no lock of the postman's held, since the sandbox has its own, under
which others hand deliveries over. `test_deliveries_arrive_on_this_machine` lets threads sign off and begin anew, and
`test_many_threads_use_one_sandbox` hands over from many.
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from queue import SimpleQueue
from typing import overload
from urllib.parse import parse_qsl

import httpx

from .hosts import is_loopback
from .outgoing import Outgoing

__all__ = ["Deliveries", "Delivery", "Postman"]

_KEPT = 1000
_SECONDS = 5.0
GONE = 410


@dataclass(frozen=True, slots=True)
class Delivery:
    """One request to a webhook.

    `status` is None while it is under way, when nobody answered, and for addresses on other machines: those are never
    called.
    """

    webhook_id: int
    """The webhook that it was for."""
    event: str
    """What happened, such as ``contact_tag_added``."""
    url: str
    """Where it went."""
    body: bytes
    """The form that was posted."""
    status: int | None = None
    """The receiver's answer, if there was one."""

    @property
    def form(self) -> dict[str, str]:
        """The body's fields under their names on the wire, `contact[email]` and so on."""
        return dict(parse_qsl(self.body.decode("ascii"), keep_blank_values=True))


class Deliveries(Sequence[Delivery]):
    """The last 1,000 deliveries, oldest first."""

    def __init__(self) -> None:
        self._kept: deque[Delivery] = deque(maxlen=_KEPT)
        self._lock = threading.Lock()  # they are recorded by those who serve requests, and answered by the postman

    @overload
    def __getitem__(self, index: int) -> Delivery: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Delivery]: ...
    def __getitem__(self, index: int | slice) -> Delivery | Sequence[Delivery]:
        return self._all()[index]

    def __len__(self) -> int:
        return len(self._kept)

    def __iter__(self) -> Iterator[Delivery]:
        return iter(self._all())

    def _all(self) -> list[Delivery]:
        with self._lock:
            return list(self._kept)

    def of(self, event: str) -> list[Delivery]:
        """The deliveries of one event."""
        return [delivery for delivery in self if delivery.event == event]

    def record(self, delivery: Delivery) -> None:
        """Add one; the oldest goes when the record is full."""
        with self._lock:
            self._kept.append(delivery)

    def answered(self, delivery: Delivery, status: int) -> None:
        """Note what a recorded delivery was answered with."""
        with self._lock:
            noted = (replace(known, status=status) if known is delivery else known for known in self._kept)
            self._kept = deque(noted, _KEPT)

    def clear(self) -> None:
        """Forget everything."""
        with self._lock:
            self._kept.clear()


class Postman:
    """Carries deliveries to loopback addresses, one after the other, on a thread that ends when there are none left.

    A delivery is tried once (documented: webhooks are not retried). `gone` is told which webhook answered 410.
    """

    def __init__(self, gone: Callable[[int], None]) -> None:
        self.deliveries: Deliveries = Deliveries()
        self._gone = gone
        self._queue: SimpleQueue[Delivery] = SimpleQueue()
        self._lock = threading.Lock()
        self._thread: threading.Thread | None = None

    def take(self, outbox: Sequence[Outgoing]) -> None:
        """Record what is to be delivered and set out with what goes to this machine."""
        for outgoing in outbox:
            delivery = Delivery(outgoing.webhook, outgoing.event, outgoing.url, outgoing.body)
            self.deliveries.record(delivery)
            if _is_here(outgoing.url):
                self._send(delivery)

    def wait(self) -> None:
        """Return when everything that was taken has been delivered or has failed."""
        with self._lock:
            thread = self._thread
        if thread is not None:
            thread.join()

    def _send(self, delivery: Delivery) -> None:
        with self._lock:
            self._queue.put(delivery)
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name="acsdk-sandbox-postman", daemon=True)
                self._thread.start()

    def _run(self) -> None:
        with httpx.Client(timeout=_SECONDS, trust_env=False) as client:
            while delivery := self._next():
                self._deliver(client, delivery)

    def _next(self) -> Delivery | None:
        """The next delivery. Without one the thread signs off, under the lock, so that none is left behind."""
        with self._lock:
            if self._queue.empty():
                self._thread = None
                return None
            return self._queue.get()

    def _deliver(self, client: httpx.Client, delivery: Delivery) -> None:
        try:
            headers = {"content-type": "application/x-www-form-urlencoded"}
            status = client.post(delivery.url, content=delivery.body, headers=headers).status_code
        except httpx.HTTPError:
            return
        self.deliveries.answered(delivery, status)
        if status == GONE:
            self._gone(delivery.webhook_id)


def _is_here(url: str) -> bool:
    """Whether a URL is of this machine: a test must never call a stranger."""
    try:
        parsed = httpx.URL(url)
    except (httpx.InvalidURL, TypeError, ValueError):  # a lone surrogate is a ValueError
        return False
    return parsed.scheme in ("http", "https") and is_loopback(parsed.host)
