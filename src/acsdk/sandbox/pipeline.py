"""The asynchronous path from GraphQL to v3: jobs that fall due on the sandbox's clock.

Orders page: the call answers, then the record is written, then another step copies the order to v3.
Jobs are rows, so a killed server finishes them after its restart. One that fails leaves nothing behind but its failure:
it would otherwise stop every later call, after a restart too.

The heap of due times is a view of the table of jobs, read anew when a request is taken back. The invariant: every row
is in the heap; an entry without its row, or whose number has another row by now, does nothing. What would break it: a
job that runs twice since its row outlives it; so the row goes first, in the same transaction as what the job does.
Everything here happens under the sandbox's lock. `tests/sandbox/test_sandbox_pipeline.py` tries order, gone rows and
failures.
"""

from __future__ import annotations

import heapq
from collections.abc import Callable
from datetime import datetime, timedelta

from .clock import Clock
from .failures import record_failure
from .store import Row, Store

__all__ = ["Job", "Pipeline"]

Job = Callable[[Row], None]
"""What a kind of job does with its payload."""

_TABLE = "jobs"


class Pipeline:
    """A queue of jobs, run lazily when a request arrives or all at once by `settle`."""

    def __init__(self, store: Store, clock: Clock, delay: float) -> None:
        self.delay = delay
        self._store = store
        self.clock = clock
        self._kinds: dict[str, Job] = {}
        self._due: list[tuple[float, int]] = []
        self.ran: Job | None = None
        """Told of each job that was run."""
        self.reload()

    def register(self, kind: str, job: Job) -> None:
        """Name the function that runs jobs of this kind."""
        self._kinds[kind] = job

    def reload(self) -> None:
        """Read the pending jobs back from the store."""
        self._due = [(float(row["due"]), row["id"]) for row in self._store.scan(_TABLE)]
        heapq.heapify(self._due)

    def add(self, kind: str, payload: Row, *, at: datetime | None = None) -> None:
        """Queue a job, due at an instant or one pipeline delay from now."""
        due = (at or self.clock.now() + timedelta(seconds=self.delay)).timestamp()
        row = self._store.insert(_TABLE, {"kind": kind, "due": due, "payload": payload})
        heapq.heappush(self._due, (due, row["id"]))

    def run_due(self) -> None:
        """Run what has fallen due."""
        if self._due:
            now = self.clock.now().timestamp()
            while self._due and self._due[0][0] <= now:
                self._run_next()

    def settle(self, kinds: frozenset[str]) -> None:
        """Run every pending job of these kinds now, those that they queue included."""
        later: list[tuple[float, int]] = []
        while self._due:
            row = self._store.get(_TABLE, self._due[0][1])
            if row is not None and row["kind"] not in kinds:
                later.append(heapq.heappop(self._due))
            else:
                self._run_next()
        self._due = later
        heapq.heapify(self._due)

    def _run_next(self) -> None:
        due, number = heapq.heappop(self._due)
        row = self._store.get(_TABLE, number)
        # What a failed job had queued is gone, and its number may be another's by now.
        if row is not None and float(row["due"]) == due:
            self._store.delete(_TABLE, number)
            self._run(row)
            if self.ran is not None:
                self.ran(row)

    def _run(self, row: Row) -> None:
        try:
            with self._store.attempt():
                self._kinds[row["kind"]](row["payload"])
        except Exception as error:  # noqa: BLE001 - whatever it is, later jobs and calls are not to blame for it
            record_failure(self._store, row, error, self.clock.now())
