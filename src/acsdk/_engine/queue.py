"""Those who wait for a slot on one event loop: first come, first served, interactive calls before background ones."""

from __future__ import annotations

from collections import deque
from collections.abc import Awaitable
from typing import Protocol

import anyio

from acsdk._engine.limiter import Limiter, Slot

__all__ = ["SlotQueue"]


class Sleep(Protocol):
    """A clock's way to wait."""

    def __call__(self, seconds: float, /) -> Awaitable[None]: ...


class SlotQueue:
    """Hands the slots of a limiter to the tasks of one event loop, one task asking at a time."""

    def __init__(self, limiter: Limiter, sleep: Sleep) -> None:
        self._limiter = limiter
        self._sleep = sleep
        self._taken = False
        self._interactive: deque[anyio.Event] = deque()
        self._background: deque[anyio.Event] = deque()

    async def slot(self, *, background: bool) -> Slot:
        """Wait for a slot. A cancelled wait takes none."""
        line = self._background if background else self._interactive
        if self._taken:
            await self._wait(line, line.append)
        self._taken = True
        while (slot := await self._book_or_sleep()) is None:
            if background and self._interactive:
                self._pass_on()
                await self._wait(line, line.appendleft)
        self._pass_on()
        return slot

    async def _book_or_sleep(self) -> Slot | None:
        try:
            answer = self._limiter.book()
            if isinstance(answer, Awaitable):
                answer = await answer
            if not isinstance(answer, int | float):
                return answer
            await self._sleep(answer)
        except BaseException:
            self._pass_on()
            raise
        return None

    async def _wait(self, line: deque[anyio.Event], enter: _Enter) -> None:
        """Wait for the turn; who leaves without having had it, leaves the line."""
        turn = anyio.Event()
        enter(turn)
        try:
            await turn.wait()
        except BaseException:
            if turn.is_set():
                self._pass_on()
            else:
                line.remove(turn)
            raise

    def _pass_on(self) -> None:
        line = self._interactive or self._background
        self._taken = bool(line)
        if line:
            line.popleft().set()


class _Enter(Protocol):
    def __call__(self, turn: anyio.Event, /) -> None: ...
