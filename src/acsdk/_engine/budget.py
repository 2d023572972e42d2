"""The account's request budget, shared by every client, event loop and thread of the process.

What is shared is one `Plan` under a lock, which is held for arithmetic alone: no method here waits, so that any thread
and any loop may call it. A slot that is never used has still been counted, so that whoever dies with one holds nothing
back for longer than a second. What would break it: a method that waits under the lock, or a read of the plan outside
it; `test_two_threads_with_a_loop_each_share_one_budget` sends from two loops at once.
"""

from __future__ import annotations

import threading
from typing import Final
from weakref import WeakValueDictionary

from acsdk._engine.clock import SYSTEM_CLOCK, Clock
from acsdk._engine.forks import keep_from_children
from acsdk._engine.plan import Plan

__all__ = ["Budget", "shared_budget"]


class _Account:
    """What the process knows of an account's rate limit."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.plan = Plan()
        self.kept = 0
        """How many sends the quickest client has to remember."""
        keep_from_children(self)

    def begin_anew(self) -> None:
        """In a forked child: it has the account's history, and a lock that nobody holds."""
        self.lock = threading.Lock()


class _Slot:
    __slots__ = ("_budget", "_stamp")

    def __init__(self, budget: Budget, stamp: float) -> None:
        self._budget = budget
        self._stamp = stamp

    def sent(self) -> None:
        self._stamp = self._budget.restamp(self._stamp)


class Budget:
    """Keeps to its own rate; budgets on one account share the log of sends, the margin and the pauses."""

    def __init__(self, rate: float, clock: Clock = SYSTEM_CLOCK, account: _Account | None = None) -> None:
        self.rate = rate
        self._clock = clock
        self._account = account or _Account()
        with self._account.lock:
            self._account.kept = max(self._account.kept, int(rate), 1)

    def book(self) -> _Slot | float:
        """A slot to send now, or the seconds until there may be one."""
        with self._account.lock:
            now = self._clock.monotonic()
            wait = self._account.plan.book(now, self.rate)
            if wait is not None:
                return wait
            self._account.plan.keep(self._account.kept)
            return _Slot(self, now)

    def restamp(self, stamp: float) -> float:
        """Count a send from this moment on: connecting may have taken a while."""
        with self._account.lock:
            now = self._clock.monotonic()
            self._account.plan.restamp(stamp, now)
            return now

    def pause(self, seconds: float) -> None:
        """Let nothing out for so long; a pause is only ever prolonged."""
        with self._account.lock:
            self._account.plan.pause(self._clock.monotonic(), seconds)

    def hold(self, seconds: float) -> None:
        """Let nothing out for so long, then one request, and the others once one is accepted."""
        with self._account.lock:
            self._account.plan.pause(self._clock.monotonic(), seconds, cut=True)

    def refused(self) -> None:
        """The server said 429: leave more room."""
        with self._account.lock:
            self._account.plan.refused(self._clock.monotonic())

    def accepted(self) -> None:
        """The server let a request through: leave a little less room."""
        with self._account.lock:
            self._account.plan.ease(1)
            self._account.plan.answered()


class _Accounts:
    """The accounts of the process, for as long as any budget on them lives."""

    def __init__(self) -> None:
        self._known: WeakValueDictionary[tuple[str, Clock], _Account] = WeakValueDictionary()
        self._lock = threading.Lock()
        keep_from_children(self)

    def begin_anew(self) -> None:
        """In a forked child: nobody holds the lock."""
        self._lock = threading.Lock()

    def budget(self, url: str, rate: float, clock: Clock) -> Budget:
        """A budget on what is known of the account."""
        with self._lock:
            account = self._known.get((url, clock))
            if account is None:
                account = self._known[url, clock] = _Account()
            return Budget(rate, clock, account)


_accounts: Final = _Accounts()


def shared_budget(url: str, rate: float, clock: Clock) -> Budget:
    """A budget on what this process knows of the account, for as long as any budget on it lives."""
    return _accounts.budget(url, rate, clock)
