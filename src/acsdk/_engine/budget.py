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
_MARGIN_EASE = 0.00005  # half the first guess: refusals under a strict sliding window halve too
_PACING_MARGIN = 0.1
_PACING_SECONDS = 60.0


class _Account:
    """What the process knows of an account's rate limit: plain data under a lock."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.log: list[_Send] = []
        self.kept = 0
        self.margin = _FIRST_MARGIN
        self.grown_at = float("-inf")
        self.paced_until = float("-inf")
        self.paused_until = float("-inf")

    def note(self, send: _Send) -> None:
        """Take a send into the log, which is in the order of time."""
        if send not in self.log:
            self.log.append(send)
        self.log.sort(key=_moment)
        del self.log[: -self.kept]


class _Send:
    __slots__ = ("moment",)

    def __init__(self, moment: float) -> None:
        self.moment = moment


def _moment(send: _Send) -> float:
    return send.moment


class _Slot:
    __slots__ = ("_budget", "_send")

    def __init__(self, budget: Budget, send: _Send) -> None:
        self._budget = budget
        self._send = send

    def sent(self) -> None:
        self._budget.restamp(self._send)


class Budget:
    """A sliding log of the last sends: a request may go one second after the fifth last one, plus a margin.

    The margin absorbs the jitter of the way to the server. It grows when the server refuses and eases when it
    accepts. When refusals go on although it has grown, sends are spread over the second. Budgets on one account share
    the log, the margin and the pauses; each keeps to its own rate.
    """

    def __init__(self, rate: float, clock: Clock = SYSTEM_CLOCK, account: _Account | None = None) -> None:
        self.rate = rate
        self._clock = clock
        self._size = max(1, int(rate))
        self._window = self._size / rate
        self._account = account or _Account()
        with self._account.lock:
            self._account.kept = max(self._account.kept, self._size)

    def book(self) -> _Slot | float:
        """A slot to send now, or the seconds until there may be one."""
        with self._account.lock:
            now = self._clock.monotonic()
            ready = self._ready(now)
            if ready > now:
                return ready - now
            send = _Send(now)
            self._account.note(send)
            return _Slot(self, send)

    def _ready(self, now: float) -> float:
        account = self._account
        ready = account.paused_until
        if len(account.log) >= self._size:
            ready = max(ready, account.log[-self._size].moment + self._window + account.margin)
        if account.log and now < account.paced_until:
            ready = max(ready, account.log[-1].moment + 1 / self.rate)
        return ready

    def restamp(self, send: _Send) -> None:
        """Count a send from this moment on: connecting may have taken a while."""
        with self._account.lock:
            send.moment = self._clock.monotonic()
            self._account.note(send)

    def pause(self, seconds: float) -> None:
        """Let nothing out for so long; a pause is only ever prolonged."""
        with self._account.lock:
            self._account.paused_until = max(self._account.paused_until, self._clock.monotonic() + seconds)

    def refused(self) -> None:
        """The server said 429: leave more room, at most once a second."""
        account = self._account
        with account.lock:
            now = self._clock.monotonic()
            if account.margin >= _PACING_MARGIN:
                account.paced_until = now + _PACING_SECONDS
            if now - account.grown_at >= 1:
                account.grown_at = now
                account.margin = min(_MOST_MARGIN, account.margin + _MARGIN_STEP)

    def accepted(self) -> None:
        """The server let a request through: leave a little less room."""
        with self._account.lock:
            self._account.margin = max(_LEAST_MARGIN, self._account.margin - _MARGIN_EASE)


_accounts: WeakValueDictionary[tuple[str, Clock], _Account] = WeakValueDictionary()
_accounts_lock = threading.Lock()


def shared_budget(url: str, rate: float, clock: Clock) -> Budget:
    """A budget on what this process knows of the account, for as long as any budget on it lives."""
    with _accounts_lock:
        account = _accounts.get((url, clock))
        if account is None:
            account = _accounts[url, clock] = _Account()
        return Budget(rate, clock, account)
