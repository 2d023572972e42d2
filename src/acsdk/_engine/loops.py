"""What belongs to one event loop: connections, the places in flight and the queue for the rate limit.

A client may be made at import time and used from one loop after another, as services under test do. The invariant: no
event, scope or socket of one loop is ever touched from another. What an ended loop left behind is dropped and made
anew; only use from two running loops at once is an error. What would break it: anything bound to a loop that is made
in a constructor, or kept beyond a call's `PerLoop.get`. `test_one_client_from_loop_to_loop_and_from_asyncio_to_trio`
and `test_two_running_loops_at_once_are_refused` try.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

from anyio.lowlevel import current_token

from acsdk._engine.forks import keep_from_children
from acsdk._engine.places import Places
from acsdk._engine.queue import SlotQueue
from acsdk._engine.waiting import Waiting
from acsdk._errors import ConfigurationError
from acsdk._http import Sender

__all__ = ["LoopResources", "PerLoop"]


class LoopResources:
    """The loop-bound half of an engine."""

    def __init__(self, sender: Sender, queue: SlotQueue, places: Places, waiting: Waiting) -> None:
        self.sender = sender
        self.queue = queue
        self.places = places
        self.waiting = waiting


class PerLoop:
    """Gives each event loop its `LoopResources`, one loop at a time."""

    def __init__(self, make: Callable[[], LoopResources]) -> None:
        self._make = make
        self._lock = threading.Lock()
        self._loop: object = None
        self._resources: LoopResources | None = None
        self._of_parents: list[object] = []
        keep_from_children(self)

    def begin_anew(self) -> None:
        """In a forked child: the parent goes on with its loop and its connections."""
        self._lock = threading.Lock()
        self._of_parents += (self._loop, self._resources)
        self._loop = self._resources = None

    def get(self) -> LoopResources:
        """The resources of the running loop."""
        loop = current_token().native_token
        with self._lock:
            if self._resources is not None and self._loop is loop:
                return self._resources
            if self._loop is not None and _is_running(self._loop):
                raise ConfigurationError(
                    "this client is in use by another running event loop; make one AsyncClient for each loop"
                )
            self._loop, self._resources = loop, self._make()
            return self._resources

    @property
    def now(self) -> LoopResources | None:
        """The resources of the loop that last used them, to look at."""
        return self._resources

    def take(self) -> LoopResources | None:
        """Hand over what there is, to be closed, if it belongs to the running loop; forget it in any case."""
        with self._lock:
            mine = self._resources if self._loop is current_token().native_token else None
            self._loop = self._resources = None
            return mine


def _is_running(loop: Any) -> bool:  # noqa: ANN401 - an asyncio loop or a trio token
    if hasattr(loop, "is_running"):
        return bool(loop.is_running())
    try:
        loop.run_sync_soon(lambda: None)
    except RuntimeError:  # trio: RunFinishedError
        return False
    return True
