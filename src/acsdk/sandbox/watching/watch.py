"""The timeline of a sandbox: its calls and its steps, each with what it changed.

Whoever serves a request notes it here, and the page reads from other threads. The invariant: a change belongs to what
wrote it, to a call or to a step of the pipeline. What would break it: a second request that writes before the first
one's changes are taken. So everything here happens under the sandbox's lock, `reading` included, which hands rows out
while nobody writes. `test_the_timeline_under_many_threads` tries it.
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Generator, Iterable
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from acsdk.sandbox.calls import Exchange
from acsdk.sandbox.state import State
from acsdk.sandbox.store import Row, Store

from .changes import NOTHING, Changed, Changes

__all__ = ["Moment", "Watch"]

_KEPT = 300


@dataclass(frozen=True, slots=True, repr=False)
class Moment:
    """Something that happened: a call, or what the sandbox did by itself or by the page's buttons."""

    number: int
    """Counts from 1 on."""
    at: datetime
    """When, on the sandbox's clock."""
    call: Exchange | None
    """The call; ``None`` where it is none."""
    did: str
    """What it did, where it is no call."""
    changed: Changed
    """The rows that it wrote."""


class Watch:
    """The last 300 moments, oldest first, and the rows. Until it is made, nothing is noted and nothing costs."""

    def __init__(self, state: State, lock: threading.RLock, calls: Iterable[Exchange]) -> None:
        self._state = state
        self._lock = lock
        self._changes = Changes()
        self._moments: deque[Moment] = deque(maxlen=_KEPT)
        self._steps: dict[str, tuple[int, Changes]] = {}
        self.version: int = 0
        """Goes up with each moment."""
        for call in calls:
            self._add(call, "", NOTHING)
        state.store.listen(self._changes)
        state.pipeline.ran = self._ran

    @contextmanager
    def reading(self) -> Generator[Store]:
        """The rows, which nobody changes while the block looks at them."""
        with self._lock:
            yield self._state.store

    @property
    def moments(self) -> list[Moment]:
        """What happened, oldest first."""
        with self._lock:
            return list(self._moments)

    def moment(self, number: int) -> Moment | None:
        """One of them, unless it is too long ago."""
        return next((moment for moment in self.moments if moment.number == number), None)

    def called(self, call: Exchange) -> None:
        """A request was answered: what fell due before it is told first."""
        self._tell_steps()
        self._add(call, "", self._changes.take())

    def did(self, words: str) -> None:
        """Something else was done, with all that it wrote, steps of the pipeline included."""
        for _, changes in self._steps.values():
            self._changes.add(changes.take())
        self._steps.clear()
        self._add(None, words, self._changes.take())

    def settled(self) -> None:
        """What fell due has run, without a call."""
        self._tell_steps()

    def forget(self) -> None:
        """The account is another one."""
        self._moments.clear()
        self._steps.clear()
        self._changes.forget()
        self.version += 1

    def _ran(self, job: Row) -> None:
        """A job of the pipeline ran; those of one kind that run together are one moment."""
        count, changes = self._steps.get(job["kind"], (0, Changes()))
        changes.add(self._changes.take())
        self._steps[job["kind"]] = count + 1, changes

    def _tell_steps(self) -> None:
        for kind, (count, changes) in self._steps.items():
            self._add(None, f"{kind} {count}", changes.take())
        self._steps.clear()

    def _add(self, call: Exchange | None, did: str, changed: Changed) -> None:
        self.version += 1
        at = (call.at if call else None) or self._state.now()
        self._moments.append(Moment(self.version, at, call, did, changed))
