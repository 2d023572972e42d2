"""What the parts of a blocking client share: the way to run something on the loop."""

from __future__ import annotations

import os
from collections.abc import Coroutine
from typing import Any, TypeVar
from weakref import finalize

from acsdk._client import AsyncClient
from acsdk._errors import ConfigurationError
from acsdk._handed_in import Runner
from acsdk.blocking._call import Call
from acsdk.blocking._loop import Loop, close_soon, current_loop

__all__ = ["BoundSession", "Session"]

T = TypeVar("T")


class Session:
    """Runs what a client does on the loop of the process. The client is closed when no part of it is left."""

    def __init__(self, client: AsyncClient) -> None:
        self._client = client
        self._seen: Loop | None = None
        finalize(self, close_soon, client).atexit = False

    def run(self, coroutine: Coroutine[Any, Any, T]) -> T:
        """Run a coroutine to its end while this thread waits."""
        result: T = self.call(coroutine).run()
        return result

    def call(self, coroutine: Coroutine[Any, Any, T], runner: Runner | None = None) -> Call[T]:
        """A call that is not started yet."""
        try:
            loop = self.loop()
            loop.refuse_itself()
        except ConfigurationError:
            coroutine.close()
            raise
        return Call(loop, coroutine, runner)

    def loop(self) -> Loop:
        """The loop to run on."""
        loop = current_loop()
        if loop is not self._seen:
            loop.adopt(self._client)
            self._seen = loop
        return loop


class BoundSession(Session):
    """The session of what was opened on one loop and lives on no other."""

    def __init__(self, session: Session) -> None:
        self._session = session  # which closes the client
        self._loop = session.loop()
        self._process = os.getpid()

    @property
    def is_ours(self) -> bool:
        """Whether this process has opened it."""
        return self._process == os.getpid()

    def loop(self) -> Loop:
        """The loop on which it was opened; raises `ConfigurationError` in a forked child."""
        if not self.is_ours:
            raise ConfigurationError("this was opened before the process forked, and is its parent's: open one here")
        return self._loop
