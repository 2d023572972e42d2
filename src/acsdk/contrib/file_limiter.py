"""One rate limit for several processes on one machine, kept in a small file.

``AsyncClient(limiter=FileLimiter("/var/lib/shop/acme.limit"))`` in every process shares the account's five requests a
second among them: a 429 that one of them meets pauses all, and a killed process holds nothing. Whoever wakes first
goes first; `acsdk.contrib.redis` keeps the order, and works over several machines.
"""

from __future__ import annotations

import os
import struct
import sys
import time
from collections.abc import Callable, Generator
from contextlib import contextmanager, suppress
from pathlib import Path

from acsdk import ConfigurationError, QueueTimeoutError

__all__ = ["FileLimiter"]

_MOST_STAMPS = 64
_FORMAT = struct.Struct(f"<8s4dI{_MOST_STAMPS}d")
_MAGIC = b"acsdkrl1"
# 25 ms lost least on a server that counts the requests of any second, with four processes and an uplink that jitters.
_FIRST_MARGIN = 0.025
_LEAST_MARGIN = 0.005
_MOST_MARGIN = 0.5
_MARGIN_STEP = 0.010
_MARGIN_EASE = 0.0001
_PACING_MARGIN = 0.1
_PACING_SECONDS = 60.0
_BUSY_SECONDS = 0.002
_LONGEST_PAUSE = 86_400.0
_TRIES = 100


class _State:
    """What the processes share: the last sends, the margin and the pauses, in seconds since the machine's start."""

    def __init__(self) -> None:
        self.margin = _FIRST_MARGIN
        self.grown_at = float("-inf")
        self.paced_until = float("-inf")
        self.paused_until = float("-inf")
        self.stamps: list[float] = []

    @classmethod
    def unpack(cls, data: bytes, now: float) -> _State:
        """Read the file's content. What another version wrote, or what is older than the last start, is forgotten."""
        state = cls()
        if len(data) != _FORMAT.size or not data.startswith(_MAGIC):
            return state
        _, margin, grown_at, paced_until, paused_until, count, *stamps = _FORMAT.unpack(data)
        if max(stamps[:count], default=now) > now or paused_until > now + _LONGEST_PAUSE:
            return state
        state.margin, state.grown_at, state.paced_until, state.paused_until = (
            margin,
            grown_at,
            paced_until,
            paused_until,
        )
        state.stamps = stamps[:count]
        return state

    def pack(self) -> bytes:
        """The file's content."""
        stamps = self.stamps[-_MOST_STAMPS:]
        filled = stamps + [0.0] * (_MOST_STAMPS - len(stamps))
        return _FORMAT.pack(
            _MAGIC, self.margin, self.grown_at, self.paced_until, self.paused_until, len(stamps), *filled
        )

    def ready_at(self, now: float, rate: float) -> float:
        """When the next request may go."""
        size = max(1, int(rate))
        ready = self.paused_until
        if len(self.stamps) >= size:
            ready = max(ready, self.stamps[-size] + size / rate + self.margin)
        if self.stamps and now < self.paced_until:
            ready = max(ready, self.stamps[-1] + 1 / rate)
        return ready

    def grow_margin(self, now: float) -> None:
        """A 429: leave more room, at most once a second; when that does not help, spread the sends."""
        if self.margin >= _PACING_MARGIN:
            self.paced_until = now + _PACING_SECONDS
        if now - self.grown_at >= 1:
            self.grown_at = now
            self.margin = min(_MOST_MARGIN, self.margin + _MARGIN_STEP)


class _Slot:
    """A slot that the file has written down."""

    __slots__ = ("_limiter", "_stamp")

    def __init__(self, limiter: FileLimiter, stamp: float) -> None:
        self._limiter = limiter
        self._stamp = stamp

    def sent(self) -> None:
        """The request is written now."""
        self._limiter.restamp(self._stamp)


class FileLimiter:
    """A rate limit that every process keeps which names the same file, on a local disk.

    ``rate`` is in requests a second, for all of them together. Raises `ConfigurationError` where the file cannot be
    written. The file holds 560 bytes of times and may be deleted at any moment.
    """

    def __init__(
        self, path: str | os.PathLike[str], *, rate: float = 5.0, monotonic: Callable[[], float] = time.monotonic
    ) -> None:
        if not 0 < rate <= _MOST_STAMPS:
            raise ConfigurationError(f"rate is a number of requests a second, up to {_MOST_STAMPS}, not {rate}")
        self._path = Path(path)
        self._rate = rate
        self._monotonic = monotonic
        self._accepted = 0
        try:
            os.close(self._open())
        except OSError as error:
            message = f"the rate limit's file {self._path} cannot be opened: {error.strerror}"
            raise ConfigurationError(message) from error

    def book(self) -> _Slot | float:
        """A slot to send now, or the seconds until there may be one."""
        with self._state() as state:
            if state is None:
                return _BUSY_SECONDS
            now = self._monotonic()
            ready = state.ready_at(now, self._rate)
            if ready > now:
                return ready - now
            state.stamps.append(now)
            return _Slot(self, now)

    def restamp(self, stamp: float) -> None:
        """Count a slot from this moment on: connecting may have taken a while."""
        with self._state(tries=_TRIES) as state:
            if state is not None:
                if stamp in state.stamps:
                    state.stamps.remove(stamp)
                state.stamps.append(self._monotonic())

    def pause(self, seconds: float) -> None:
        """Let nothing out for so long; a pause is only ever prolonged."""
        with self._state(tries=_TRIES) as state:
            if state is not None:
                until = self._monotonic() + min(seconds, _LONGEST_PAUSE)
                state.paused_until = max(state.paused_until, until)

    def refused(self) -> None:
        """The server said 429: leave more room."""
        with self._state(tries=_TRIES) as state:
            if state is not None:
                state.grow_margin(self._monotonic())

    def accepted(self) -> None:
        """The server let a request through; the next booking leaves a little less room."""
        self._accepted += 1

    def _open(self) -> int:
        # Opened for each use: a descriptor that a fork shares would share the lock too.
        return os.open(self._path, os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o600)

    @contextmanager
    def _state(self, tries: int = 1) -> Generator[_State | None]:
        """The shared state, to be changed; ``None`` where another process holds it for longer than that."""
        try:
            file = self._open()
        except OSError as error:
            raise QueueTimeoutError(f"the rate limit's file {self._path} cannot be opened; nothing was sent") from error
        try:
            if not any(_lock(file) for _ in range(tries)):
                yield None
                return
            state = _State.unpack(os.read(file, _FORMAT.size + 1), self._monotonic())
            state.margin = max(_LEAST_MARGIN, state.margin - _MARGIN_EASE * self._accepted)
            self._accepted = 0
            yield state
            os.lseek(file, 0, os.SEEK_SET)
            os.write(file, state.pack())
            os.ftruncate(file, _FORMAT.size)  # it may have been a longer file of another kind
        finally:
            os.close(file)  # gives the lock back too


if sys.platform == "win32":  # pragma: no cover
    import msvcrt

    _LOCKED_BYTE = 1 << 20

    def _lock(file: int) -> bool:
        os.lseek(file, _LOCKED_BYTE, os.SEEK_SET)
        with suppress(OSError):
            msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
            os.lseek(file, 0, os.SEEK_SET)
            return True
        return False

else:
    import fcntl

    def _lock(file: int) -> bool:
        with suppress(BlockingIOError):
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return True
        return False
