"""The callables that a user hands in, called one at a time."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from inspect import isawaitable
from typing import Generic, TypeVar

import anyio

from acsdk._bulk.job import Item, Row
from acsdk._bulk.outcomes import BulkFailure
from acsdk._bulk.progress import BulkProgress
from acsdk._handed_in import run_handed_in

__all__ = ["Hook", "HookCaller", "Hooks"]

T = TypeVar("T")

Hook = Callable[[T], Awaitable[object] | object]
"""A plain or async callable; what it returns is ignored."""


@dataclass(frozen=True)
class Hooks(Generic[Item, Row]):
    """What a run calls as it goes on."""

    on_progress: Hook[BulkProgress] | None = None
    on_result: Hook[Row] | None = None
    on_failure: Hook[BulkFailure[Item]] | None = None


class HookCaller(Generic[Item, Row]):
    """Calls the hooks in order and never two at once. What one raises goes to ``stop``, and none is called again."""

    def __init__(self, hooks: Hooks[Item, Row], stop: Callable[[Exception], None]) -> None:
        self._hooks = hooks
        self._stop = stop
        self._lock = anyio.Lock()
        self._failed = False

    async def progress(self, make: Callable[[], BulkProgress]) -> None:
        """Tell how far the run has come; the event is made when its turn is there."""
        if self._hooks.on_progress is not None:
            async with self._lock:
                await self._call(self._hooks.on_progress, make())

    async def results(self, rows: Sequence[Row]) -> None:
        """Hand out the rows of an answer."""
        if self._hooks.on_result is not None:
            await self._call_each(self._hooks.on_result, rows)

    async def failures(self, failures: Sequence[BulkFailure[Item]]) -> None:
        """Hand out what was not accepted."""
        if self._hooks.on_failure is not None:
            await self._call_each(self._hooks.on_failure, failures)

    async def _call_each(self, hook: Hook[T], values: Sequence[T]) -> None:
        async with self._lock:
            for value in values:
                await self._call(hook, value)

    async def _call(self, hook: Hook[T], value: T) -> None:
        if self._failed:
            return
        try:
            result = await run_handed_in(lambda: hook(value))
            if isawaitable(result):
                await result
        except Exception as error:  # noqa: BLE001 - the run raises it when everything on its way is answered
            self._failed = True
            self._stop(error)
