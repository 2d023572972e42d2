"""When what could not be delivered is tried again.

What must hold: while nothing gets through, one request after the other goes out, and less and less often; and a
record that fails alone holds nobody back. So each record has a pause of its own, and the outbox has one for as long
as nothing succeeds. A probe takes whoever has waited longest since it failed, and fewer with each failure, so that a
record that makes the server fail is met alone at last. ``test_batcher_outages.py`` tries it.
"""

from __future__ import annotations

import heapq
from collections.abc import Sequence
from itertools import count
from typing import Any

from acsdk._bulk.clock import Clock
from acsdk._bulk.records import Record
from acsdk._bulk.tickets import Entry

__all__ = ["Stall"]

_LONGEST_PAUSE = 60.0
_MOST_DOUBLINGS = 6

Failed = Sequence[Record[Any]]


class Stall:
    """The pauses of an outbox and of its records; as long as there are records that wait for theirs to end."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._deferred: list[tuple[float, int, Failed]] = []
        self._number = count()
        self.successes = 0
        """How many requests the API has decided on."""
        self._failures = 0
        """How many probes in a row have failed."""
        self._probe_at: float | None = None
        self.is_probing = False

    @property
    def is_stalled(self) -> bool:
        """Whether nothing gets through."""
        return self._probe_at is not None

    def defer(self, records: Failed) -> None:
        """These failed; each waits longer than the last time."""
        for record in records:
            entry: Entry = record.item
            entry.doubt += self.successes > entry.seen_successes  # it fails where others succeed
            entry.seen_successes = self.successes
            entry.failures += 1
        pause = _pause(max(record.item.failures for record in records))
        heapq.heappush(self._deferred, (self._clock.monotonic() + pause, next(self._number), records))

    def failed(self, *, was_probe: bool) -> None:
        """A request brought no decision. What else was under way when the first one failed counts with that."""
        if was_probe or not self.is_stalled:
            self._failures += 1
            self._probe_at = self._clock.monotonic() + _pause(self._failures)

    def succeeded(self) -> None:
        """The API decided on something."""
        self.successes += 1
        self._failures = 0
        self._probe_at = None

    def most(self, records: int) -> int:
        """How many of so many records a probe takes."""
        return max(1, records >> (self._failures - 1))

    def __len__(self) -> int:
        return sum(len(records) for _, _, records in self._deferred)

    def due(self) -> Failed:
        """Those whose pause is over."""
        records: list[Record[Any]] = []
        while self._deferred and self._deferred[0][0] <= self._clock.monotonic():
            records.extend(heapq.heappop(self._deferred)[2])
        return records

    def hurry(self) -> None:
        """Try everything once more, now."""
        now = self._clock.monotonic()
        self._deferred = [(now, number, records) for _, number, records in self._deferred]
        if self.is_stalled:
            self._probe_at = now

    def give_up(self) -> Failed:
        """Try nothing more; returns what waited."""
        records = [record for _, _, deferred in self._deferred for record in deferred]
        self._deferred.clear()
        return records

    @property
    def may_probe(self) -> bool:
        """Whether it is time to see if the API is back."""
        return self._probe_at is not None and not self.is_probing and self._probe_at <= self._clock.monotonic()

    def seconds_left(self, *, anything_waits: bool) -> float | None:
        """Until something is to be done; ``None`` where nothing is."""
        moments = [moment for moment, _, _ in self._deferred[:1]]
        if self._probe_at is not None and anything_waits and not self.is_probing:
            moments.append(self._probe_at)
        return max(0.0, min(moments) - self._clock.monotonic()) if moments else None


def _pause(failures: int) -> float:
    return min(_LONGEST_PAUSE, 2.0 ** min(failures - 1, _MOST_DOUBLINGS))
