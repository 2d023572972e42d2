"""When the next request of an account may go: the one plan of every limiter, without a clock, a lock or a store.

A sliding log of the last sends: a request may go one second after the fifth last one, plus a margin for the jitter of
the way to the server. The margin grows when the server refuses and eases when it accepts; when refusals go on although
it has grown, sends are spread over the second.

The process keeps a plan in memory and `acsdk.contrib.file_limiter` one in a file; the scripts of `acsdk.contrib.redis`
are given every constant of this file. `tests/engine/rate_cases.py` is run against all three.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from acsdk._engine.limiter import Asked, Pause

__all__ = ["CONSTANTS", "LONGEST_PAUSE", "ONE_PROCESS", "SEVERAL_PROCESSES", "Margins", "Plan"]

LEAST_MARGIN = 0.005
MOST_MARGIN = 0.5
MARGIN_STEP = 0.010
GROWS_EVERY = 1.0
PACING_MARGIN = 0.1
PACING_SECONDS = 60.0
LONGEST_PAUSE = 86_400.0
# How long one call asks alone after a pause that was cut: should it die, the next one asks.
ASKING_SECONDS = 10.0
# How often the others look whether it has its answer.
LOOK_SECONDS = 0.1

CONSTANTS: Final = {
    "LEAST_MARGIN": LEAST_MARGIN,
    "MOST_MARGIN": MOST_MARGIN,
    "MARGIN_STEP": MARGIN_STEP,
    "GROWS_EVERY": GROWS_EVERY,
    "PACING_MARGIN": PACING_MARGIN,
    "PACING_SECONDS": PACING_SECONDS,
    "LONGEST_PAUSE": LONGEST_PAUSE,
    "ASKING_SECONDS": ASKING_SECONDS,
    "LOOK_SECONDS": LOOK_SECONDS,
}
"""What a plan in another language needs to know."""


@dataclass(frozen=True, slots=True)
class Margins:
    """Where the margin begins, and how much an accepted request takes off it."""

    first: float
    ease: float


ONE_PROCESS: Final = Margins(first=0.010, ease=0.00005)
"""An ease of twice as much doubled the refusals of a server that counts the requests of any second."""
SEVERAL_PROCESSES: Final = Margins(first=0.025, ease=0.0001)
"""25 ms lost least on such a server, with four processes and an uplink that jitters."""


@dataclass(slots=True)
class Plan:
    """What is known of an account's rate limit. All moments are of one clock, in seconds."""

    margins: Margins = ONE_PROCESS
    margin: float = field(init=False)
    grown_at: float = float("-inf")
    paced_until: float = float("-inf")
    paused_until: float = float("-inf")
    one_asks: bool = False
    """Whether the last pause was cut: then one call asks before the others go."""
    asked_until: float = float("-inf")
    """Until when a call is taken to be asking."""
    stamps: list[float] = field(default_factory=list[float])
    """When the last requests went, in the order of time."""

    def __post_init__(self) -> None:
        self.margin = self.margins.first

    def book(self, now: float, rate: float) -> float | None:
        """Note a request that goes now and return ``None``, or return the seconds until one may go."""
        if self.paused_until > now:
            return Pause(self.paused_until - now)
        if self.one_asks and self.asked_until > now:
            return Asked(min(LOOK_SECONDS, self.asked_until - now))
        ready = self._ready(now, rate)
        if ready > now:
            return ready - now
        self.stamps.append(now)
        self.asked_until = now + ASKING_SECONDS if self.one_asks else self.asked_until
        return None

    def _ready(self, now: float, rate: float) -> float:
        size = max(1, int(rate))
        ready = now
        if len(self.stamps) >= size:
            ready = max(ready, self.stamps[-size] + size / rate + self.margin)
        if self.stamps and now < self.paced_until:
            ready = max(ready, self.stamps[-1] + 1 / rate)
        return ready

    def restamp(self, stamp: float, now: float) -> None:
        """Count a send from this moment on: connecting may have taken a while."""
        if stamp in self.stamps:
            self.stamps.remove(stamp)
        self.stamps.append(now)

    def keep(self, number: int) -> None:
        """Forget all sends but so many."""
        del self.stamps[:-number]

    def pause(self, now: float, seconds: float, *, cut: bool = False) -> None:
        """Let nothing out for so long; a pause is only ever prolonged. After one that was cut, one call asks alone."""
        self.paused_until = max(self.paused_until, now + min(seconds, LONGEST_PAUSE))
        self.one_asks = self.one_asks or cut
        self.asked_until = float("-inf")

    def refused(self, now: float) -> None:
        """The server said 429: leave more room, at most once a second."""
        if self.margin >= PACING_MARGIN:
            self.paced_until = now + PACING_SECONDS
        if now - self.grown_at >= GROWS_EVERY:
            self.grown_at = now
            self.margin = min(MOST_MARGIN, self.margin + MARGIN_STEP)

    def ease(self, accepted: int) -> None:
        """The server let so many requests through: leave a little less room."""
        self.margin = max(LEAST_MARGIN, self.margin - self.margins.ease * accepted)

    def answered(self) -> None:
        """The server let a request through: if it was the one that asks, all may go."""
        if self.asked_until > float("-inf"):
            self.one_asks, self.asked_until = False, float("-inf")
