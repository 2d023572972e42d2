"""The event loop on which the calls of threads that wait are made: one for the process, in a thread of its own.

The invariant: a loop serves the process that started it, from its first call to the interpreter's end. A forked child
has no such thread, so it forgets the parent's loop before any of its code runs and starts its own; what was opened on
the parent's is refused there. What would break it: a loop that is kept beyond `current_loop`, or an end that waits
for a loop which no longer turns. `test_a_forked_child_makes_its_own` and `test_a_program_ends_with_a_client_open` try.
"""

from __future__ import annotations

import atexit
import threading
from collections.abc import Callable, Coroutine
from contextlib import suppress
from typing import Any, Final
from weakref import WeakSet

import anyio
from anyio.lowlevel import current_token

from acsdk._client import AsyncClient
from acsdk._engine.forks import keep_from_children
from acsdk._errors import ConfigurationError

__all__ = ["Loop", "close_soon", "current_loop"]

_SECONDS_TO_CLOSE = 2.0
_SECONDS_TO_END = 5.0


class Loop:
    """An event loop in a daemon thread."""

    def __init__(self) -> None:
        self._clients: WeakSet[AsyncClient] = WeakSet()
        self._lock = threading.Lock()
        self._tasks: set[object] = set()
        self._turning = threading.Event()
        self._thread = threading.Thread(target=anyio.run, args=(self._turn,), name="acsdk.blocking", daemon=True)
        self._thread.start()
        self._turning.wait()

    async def _turn(self) -> None:
        # anyio's own way into a loop waits for the loop to take a call, and then for its end; this waits once.
        self._native: Any = current_token().native_token
        self._ending = anyio.Event()
        self._turning.set()
        await self._ending.wait()
        with anyio.move_on_after(_SECONDS_TO_CLOSE):
            for client in self._adopted():
                await client.aclose()

    def adopt(self, client: AsyncClient) -> None:
        """Close the client when the interpreter ends, if it is still there."""
        with self._lock:
            self._clients.add(client)

    def _adopted(self) -> list[AsyncClient]:
        with self._lock:
            return list(self._clients)

    def refuse_itself(self) -> None:
        """Raise `ConfigurationError` in the loop's own thread."""
        if threading.get_ident() == self._thread.ident:
            raise ConfigurationError(
                "a blocking call in the event loop's own thread would wait for itself: what runs there, such as an "
                "observer or an async iterable, cannot make one"
            )

    def soon(self, call: Callable[..., object], *given: object) -> None:
        """Call something in the loop's thread, in the context of this one; does not wait."""
        try:
            self._native.call_soon_threadsafe(call, *given)
        except RuntimeError:
            raise ConfigurationError("the interpreter ends, and with it the event loop; nothing was sent") from None

    def start(self, make: Callable[[], Coroutine[Any, Any, None]]) -> None:
        """Start a task, in the context of this thread; does not wait."""
        self.soon(self._start, make)

    def _start(self, make: Callable[[], Coroutine[Any, Any, None]]) -> None:
        task = self._native.create_task(make())
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    def end(self) -> None:
        """Close what is open and end the thread, which is left alone if it does not end in time."""
        self.soon(self._ending.set)
        self._thread.join(_SECONDS_TO_END)


class _Process:
    """What the process has of loops: one, once it needs it."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._loop: Loop | None = None
        self._of_parents: list[Loop | None] = []
        keep_from_children(self)
        atexit.register(self.end)

    def begin_anew(self) -> None:
        """In a forked child: the loop's thread is the parent's."""
        self._lock = threading.Lock()
        self._of_parents.append(self._loop)
        self._loop = None

    def loop(self) -> Loop:
        """The loop, started if there is none."""
        loop = self._loop
        if loop is not None:
            return loop
        with self._lock:
            self._loop = self._loop or Loop()
            return self._loop

    def end(self) -> None:
        """The interpreter ends."""
        if self._loop is not None:
            self._loop.end()

    def close_soon(self, client: AsyncClient) -> None:
        """Close a client that nobody holds any more, where it may have connections."""
        if self._loop is not None:
            with suppress(ConfigurationError):
                self._loop.start(client.aclose)


_PROCESS: Final = _Process()


def current_loop() -> Loop:
    """The loop of this process."""
    return _PROCESS.loop()


def close_soon(client: AsyncClient) -> None:
    """Close a client that nobody holds any more; does not wait."""
    _PROCESS.close_soon(client)
