"""The account's request budget, shared by every client, event loop and thread of the process."""

from __future__ import annotations

import threading
from weakref import WeakValueDictionary

from acsdk._engine.clock import SYSTEM_CLOCK, Clock

__all__ = ["Budget", "shared_budget"]

_FIRST_MARGIN = 0.010
_LEAST_MARGIN = 0.005
_MOST_MARGIN = 0.5
_MARGIN_STEP = 0.010
_MARGIN_EASE = 0.0001
_PACING_MARGIN = 0.1
_PACING_SECONDS = 60.0


class _Slot:
    __slots__ = ("_budget", "moment")

    def __init__(self, budget: Budget, moment: float) -> None:
        self._budget = budget
        self.moment = moment

    def sent(self) -> None:
        self._budget.restamp(self)


class Budget:
    """A sliding log of the last sends: a request may go one second after the fifth last one, plus a margin.

    The margin absorbs the jitter of the way to the server. It grows when the server refuses and eases when it
    accepts. When refusals go on although it has grown, sends are spread over the second.
    """

    def __init__(self, rate: float, clock: Clock = SYSTEM_CLOCK) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._log: list[_Slot] = []
        self._margin = _FIRST_MARGIN
        self._grown_at = float("-inf")
        self._paced_until = float("-inf")
        self._paused_until = float("-inf")
        self.limit(rate)

    def limit(self, rate: float) -> None:
        """Set the requests per second."""
        self.rate = rate
        self._size = max(1, int(rate))
        self._window = self._size / rate

    def book(self) -> _Slot | float:
        """A slot to send now, or the seconds until there may be one."""
        with self._lock:
            now = self._clock.monotonic()
            ready = self._ready(now)
            if ready > now:
                return ready - now
            slot = _Slot(self, now)
            self._log.append(slot)
            del self._log[: -self._size]
            return slot

    def _ready(self, now: float) -> float:
        ready = self._paused_until
        if len(self._log) >= self._size:
            ready = max(ready, self._log[0].moment + self._window + self._margin)
        if self._log and now < self._paced_until:
            ready = max(ready, self._log[-1].moment + 1 / self.rate)
        return ready

    def restamp(self, slot: _Slot) -> None:
        """Count a slot from this moment on: connecting may have taken a while."""
        with self._lock:
            slot.moment = self._clock.monotonic()
            if slot not in self._log:
                self._log.append(slot)
            self._log.sort(key=lambda one: one.moment)
            del self._log[: -self._size]

    def pause(self, seconds: float) -> None:
        """Let nothing out for so long; a pause is only ever prolonged."""
        with self._lock:
            self._paused_until = max(self._paused_until, self._clock.monotonic() + seconds)

    def refused(self) -> None:
        """The server said 429: leave more room, at most once a second."""
        with self._lock:
            now = self._clock.monotonic()
            if self._margin >= _PACING_MARGIN:
                self._paced_until = now + _PACING_SECONDS
            if now - self._grown_at >= 1:
                self._grown_at = now
                self._margin = min(_MOST_MARGIN, self._margin + _MARGIN_STEP)

    def accepted(self) -> None:
        """The server let a request through: leave a little less room."""
        with self._lock:
            self._margin = max(_LEAST_MARGIN, self._margin - _MARGIN_EASE)


_budgets: WeakValueDictionary[tuple[str, int], Budget] = WeakValueDictionary()
_budgets_lock = threading.Lock()


def shared_budget(account: str, rate: float, clock: Clock) -> Budget:
    """The one budget of this account in this process; of several rates asked for, the smallest holds."""
    with _budgets_lock:
        budget = _budgets.get((account, id(clock)))
        if budget is None:
            budget = _budgets[account, id(clock)] = Budget(rate, clock)
        elif rate < budget.rate:
            budget.limit(rate)
        return budget
