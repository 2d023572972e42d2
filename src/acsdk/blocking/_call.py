"""One call of a thread that waits: a task on the loop, and what the loop asks of the thread meanwhile.

The invariant: the thread waits until the task has ended, whatever ends it, and code of the caller's runs in that thread
alone. So the loop hands such code over and waits, and what is raised in the thread meanwhile (Ctrl+C, a time limit,
an exit) cancels the task, whose end is awaited before it goes on its way. What would break it: a task that starts after
its thread has given up, or an outcome that is put before the task's scope is left.
`test_ctrl_c_ends_the_call_and_leaves_the_client_usable`, `test_ctrl_c_while_the_call_begins_ends_it` and
`test_the_source_and_the_hooks_run_in_the_callers_thread` try. Who interrupts a second time, while the task ends, waits
for it no longer.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Coroutine
from contextlib import suppress
from queue import Empty, SimpleQueue
from typing import Any, Generic, TypeVar, cast

import anyio

from acsdk._errors import ConfigurationError
from acsdk._handed_in import Runner, running_elsewhere
from acsdk.blocking._loop import Loop

__all__ = ["Call"]

T = TypeVar("T")
U = TypeVar("U")

# A thread that is blocked in a lock takes no exception that another thread sends it, and on Windows no Ctrl+C.
_SECONDS_BETWEEN_LOOKS = 0.5
_SECONDS_TO_CANCEL = 10.0


class _Outcome(Generic[T]):
    """What came of some code: its result, or what it raised."""

    def __init__(self, value: T | None = None, error: Exception | None = None) -> None:
        self._value = value
        self._error = error

    @classmethod
    def of(cls, work: Callable[[], T]) -> _Outcome[T]:
        try:
            return cls(work())
        except Exception as error:  # noqa: BLE001 - raised where the code is waited for
            return cls(error=error)

    def result(self) -> T:
        if self._error is None:
            return cast("T", self._value)
        try:
            raise self._error
        finally:
            del self  # the traceback would hold its own error


class _Job(Generic[T]):
    """Some code of the caller's, for the caller's thread."""

    def __init__(self, work: Callable[[], T], loop: Loop) -> None:
        self._work = work
        self._loop = loop
        self._done = anyio.Event()
        self._outcome: _Outcome[T] | None = None

    def run(self) -> None:
        self._outcome = _Outcome.of(self._work)
        self._loop.soon(self._done.set)

    async def result(self) -> T:
        await self._done.wait()
        return cast("_Outcome[T]", self._outcome).result()


class Call(Generic[T]):
    """A coroutine under way on the loop, for the thread that makes this."""

    def __init__(self, loop: Loop, coroutine: Coroutine[Any, Any, T], runner: Runner | None = None) -> None:
        self._loop = loop
        self._coroutine = coroutine
        self._runner: Runner = runner or self._run_here
        self._inbox: SimpleQueue[_Outcome[Any] | _Job[Any]] = SimpleQueue()
        self._scope: anyio.CancelScope | None = None
        self._begun = False
        self._given_up = False

    def run(self) -> Any:  # noqa: ANN401 - what was handed, or at last the coroutine's result
        """Start it and wait as `wait` does: what is raised in this thread from here on ends the task."""
        return self._first_value(self.start)

    def start(self) -> None:
        """Start it; does not wait."""
        try:
            self._loop.start(self._begin)
        except ConfigurationError:
            self._coroutine.close()
            raise

    def _begin(self) -> Coroutine[Any, Any, None]:
        self._begun = True
        return self._run()

    def hand(self, value: object) -> None:
        """In the loop: give the thread a value before the end."""
        self._inbox.put(_Outcome(value))

    def wait(self) -> Any:  # noqa: ANN401 - what was handed, or at last the coroutine's result
        """Do what the loop asks of this thread until there is a value; raises what the coroutine raises."""
        return self._first_value(lambda: None)

    def _first_value(self, begin: Callable[[], None]) -> Any:  # noqa: ANN401 - as above
        try:
            begin()
            outcome = self._next_outcome()
        except ConfigurationError:
            raise  # the loop has ended: there is no task
        except BaseException:
            self.cancel()
            raise
        return outcome.result()

    def _next_outcome(self) -> _Outcome[Any]:
        while True:
            with suppress(Empty):
                message = self._inbox.get(timeout=_SECONDS_BETWEEN_LOOKS)
                if isinstance(message, _Outcome):
                    return message
                message.run()

    def cancel(self) -> None:
        """Cancel the task and wait for its end, though not for ever."""
        self._loop.soon(self._cancel)
        ends_at = time.monotonic() + _SECONDS_TO_CANCEL

        def next_message() -> _Outcome[Any] | _Job[Any]:
            return self._inbox.get(timeout=max(0.0, ends_at - time.monotonic()))

        with suppress(Empty):  # what it asks of this thread meanwhile is left undone
            any(isinstance(message, _Outcome) for message in iter(next_message, None))

    def _cancel(self) -> None:
        self._given_up = True
        if self._scope is not None:
            self._scope.cancel()
        elif not self._begun:  # the thread was interrupted before the loop heard of the call
            self._coroutine.close()
            self._inbox.put(_Outcome[T](error=ConfigurationError("the call was given up before it began")))

    async def _run(self) -> None:
        outcome = _Outcome[T](error=ConfigurationError("the interpreter ends, and the call was cancelled"))
        try:
            with anyio.CancelScope() as self._scope, running_elsewhere(self._runner):
                if self._given_up:
                    self._scope.cancel()
                outcome = _Outcome(await self._coroutine)
        except Exception as error:  # noqa: BLE001 - raised in the thread that waits
            outcome = _Outcome[T](error=error)
        finally:
            self._inbox.put(outcome)

    async def _run_here(self, work: Callable[[], U]) -> U:
        job = _Job(work, self._loop)
        self._inbox.put(job)
        return await job.result()
