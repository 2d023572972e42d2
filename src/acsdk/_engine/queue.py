"""Those who wait for a slot on one event loop: first come, first served, interactive calls before background ones.

One task at a time asks the limiter; it is nobody's property but the line's. The invariant: as long as anybody is in a
line, one task is asking or has just been woken to ask. What would break it: a task that leaves, by an error or by a
cancellation, without passing the turn on, or one that is cancelled after it was woken and keeps the turn to itself.
`test_cancelling_at_every_step_loses_no_turn` cancels at every step. Entering, leaving and passing on cost the same
however long the lines are.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Awaitable, Callable
from typing import Protocol

import anyio

from acsdk._engine.limiter import Limiter, Pause, Slot

__all__ = ["SlotQueue"]

_Line = OrderedDict[anyio.Event, None]


class Sleep(Protocol):
    """A clock's way to wait."""

    def __call__(self, seconds: float, /) -> Awaitable[None]: ...


def _unheard(_pause: Pause) -> None: ...


class SlotQueue:
    """Hands the slots of a limiter to the tasks of one event loop, and tells of the pauses that it meets."""

    def __init__(self, limiter: Limiter, sleep: Sleep, met: Callable[[Pause], None] = _unheard) -> None:
        self._limiter = limiter
        self._sleep = sleep
        self._met = met
        self._taken = False
        self._interactive: _Line = OrderedDict()
        self._background: _Line = OrderedDict()

    async def slot(self, *, background: bool) -> Slot:
        """Wait for a slot. A cancelled wait takes none."""
        line = self._background if background else self._interactive
        if self._taken:
            await self._wait(line)
        self._taken = True
        while (slot := await self._book_or_sleep()) is None:
            if background and self._interactive:
                self._pass_on()
                await self._wait(line, in_front=True)
        self._pass_on()
        return slot

    async def _book_or_sleep(self) -> Slot | None:
        try:
            answer = self._limiter.book()
            if isinstance(answer, Awaitable):
                answer = await answer
            if not isinstance(answer, int | float):
                return answer
            if isinstance(answer, Pause):
                self._met(answer)
            await self._sleep(answer)
        except BaseException:
            self._pass_on()
            raise
        return None

    async def _wait(self, line: _Line, *, in_front: bool = False) -> None:
        """Wait for the turn; who leaves without having had it, leaves the line."""
        turn = anyio.Event()
        line[turn] = None
        if in_front:
            line.move_to_end(turn, last=False)
        try:
            await turn.wait()
        except BaseException:
            if turn.is_set():
                self._pass_on()
            else:
                del line[turn]
            raise

    def _pass_on(self) -> None:
        line = self._interactive or self._background
        self._taken = bool(line)
        if line:
            line.popitem(last=False)[0].set()
