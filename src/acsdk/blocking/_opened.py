"""What stays open between two calls: contexts, and walks through a collection."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractAsyncContextManager, AbstractContextManager
from types import TracebackType
from typing import Any, TypeVar

import anyio
import anyio.to_thread

from acsdk.blocking._call import Call
from acsdk.blocking._session import BoundSession, Session

__all__ = ["Opened", "Walk"]

T = TypeVar("T")

Show = Callable[[Session, object], Any]
"""How a value of the async client is shown to a thread."""


class Walk(Iterator[Any]):
    """An async iterator, a step at a time."""

    def __init__(self, session: Session, steps: AsyncIterator[Any], show: Show) -> None:
        self._session = session
        self._steps = steps
        self._show = show

    def __next__(self) -> Any:  # noqa: ANN401 - what the iterator gives
        try:
            return self._show(self._session, self._session.run(self._step()))
        except StopAsyncIteration:
            raise StopIteration from None

    async def _step(self) -> object:
        return await anext(self._steps)


class Opened(AbstractContextManager[Any]):
    """An async context, entered and left in one task of the loop.

    While it is open no thread waits for it, so its hooks run in a worker thread.
    """

    def __init__(self, session: Session, context: AbstractAsyncContextManager[Any], show: Show) -> None:
        self._session = session
        self._context = context
        self._show = show

    def __enter__(self) -> Any:  # noqa: ANN401 - what the context gives
        self._entered = BoundSession(self._session)
        self._error: Exception | None = None
        self._call: Call[bool] = self._entered.call(self._stay(), _in_a_worker_thread)
        return self._show(self._entered, self._call.run())

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> bool:
        if not self._entered.is_ours:
            return False  # a forked child leaves alone what its parent goes on with
        if error is not None and not isinstance(error, Exception):
            self._call.cancel()
            return False
        self._error = error
        self._entered.loop().soon(self._left.set)
        try:
            return bool(self._call.wait())
        except Exception as raised:
            if raised is not error:
                raise
            raised.__traceback__ = traceback
            return False

    async def _stay(self) -> bool:
        self._left = anyio.Event()
        async with self._context as value:
            self._call.hand(value)
            await self._left.wait()
            if self._error is None:
                return False
            raise self._error
        return True


async def _in_a_worker_thread(work: Callable[[], T]) -> T:
    return await anyio.to_thread.run_sync(work)
