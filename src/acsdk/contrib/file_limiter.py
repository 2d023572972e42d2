"""One rate limit for several processes on one machine, kept in a small file.

``AsyncClient(limiter=FileLimiter("/var/lib/shop/acme.limit"))`` in every process shares the account's five requests a
second among them: a 429 that one of them meets pauses all, and a killed process holds nothing. Whoever wakes first
goes first; `acsdk.contrib.redis` keeps the order, and works over several machines.

The file holds one `Plan`, read and written whole under an exclusive lock that the system gives back when a process
dies; nothing waits for a lock of another for longer than a few tries. The moments in it are of the machine's clock,
which all its processes share. What would break it: a descriptor that outlives a use, because a fork would share its
lock, or a write that is not the whole file. `test_processes_share_a_file` books from three processes at once.
"""

from __future__ import annotations

import errno
import os
import struct
import time
from collections.abc import Callable, Generator
from contextlib import contextmanager, suppress
from pathlib import Path

from acsdk import ConfigurationError, QueueTimeoutError
from acsdk._engine.plan import LONGEST_PAUSE, SEVERAL_PROCESSES, Plan
from acsdk.contrib._file_lock import system_lock

__all__ = ["FileLimiter"]

_MOST_STAMPS = 64
_FORMAT = struct.Struct(f"<8s5d?I{_MOST_STAMPS}d")
_MAGIC = b"acsdkrl2"
_BUSY_SECONDS = 0.002
_TRIES = 100


def _unpack(data: bytes, now: float) -> Plan:
    """Read the file's content. What another version wrote, or what is older than the last start, is forgotten."""
    plan = Plan(SEVERAL_PROCESSES)
    if len(data) != _FORMAT.size or not data.startswith(_MAGIC):
        return plan
    _, margin, grown_at, paced_until, paused_until, asked_until, one_asks, count, *stamps = _FORMAT.unpack(data)
    if max(stamps[:count], default=now) > now or paused_until > now + LONGEST_PAUSE:
        return plan
    plan.margin, plan.grown_at, plan.paced_until = margin, grown_at, paced_until
    plan.paused_until, plan.asked_until, plan.one_asks = paused_until, asked_until, one_asks
    plan.stamps = stamps[:count]
    return plan


def _pack(plan: Plan) -> bytes:
    """The file's content."""
    plan.keep(_MOST_STAMPS)
    filled = plan.stamps + [0.0] * (_MOST_STAMPS - len(plan.stamps))
    until = (plan.paced_until, plan.paused_until, plan.asked_until)
    return _FORMAT.pack(_MAGIC, plan.margin, plan.grown_at, *until, plan.one_asks, len(plan.stamps), *filled)


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
    written. The file holds 570 bytes of times and may be deleted at any moment.
    """

    def __init__(
        self, path: str | os.PathLike[str], *, rate: float = 5.0, monotonic: Callable[[], float] = time.monotonic
    ) -> None:
        if not 0 < rate <= _MOST_STAMPS:
            raise ConfigurationError(f"rate is a number of requests a second, up to {_MOST_STAMPS}, not {rate}")
        self._path = Path(path)
        self._rate = rate
        self._monotonic = monotonic
        self._lock = system_lock()
        self._accepted = 0
        self._asks = False
        try:
            os.close(self._open())
        except OSError as error:
            message = f"the rate limit's file {self._path} cannot be opened: {error.strerror}"
            raise ConfigurationError(message) from error

    def book(self) -> _Slot | float:
        """A slot to send now, or the seconds until there may be one."""
        with self._plan() as plan:
            if plan is None:
                return _BUSY_SECONDS
            now = self._monotonic()
            wait = plan.book(now, self._rate)
            self._asks = self._asks or (wait is None and plan.one_asks)
            return _Slot(self, now) if wait is None else wait

    def restamp(self, stamp: float) -> None:
        """Count a slot from this moment on: connecting may have taken a while."""
        self._note(lambda plan: plan.restamp(stamp, self._monotonic()))

    def pause(self, seconds: float) -> None:
        """Let nothing out for so long; a pause is only ever prolonged."""
        self._note(lambda plan: plan.pause(self._monotonic(), seconds))

    def hold(self, seconds: float) -> None:
        """Let nothing out for so long, then one request of one process, and the others once it is accepted."""
        self._asks = False
        self._note(lambda plan: plan.pause(self._monotonic(), seconds, cut=True))

    def refused(self) -> None:
        """The server said 429: leave more room."""
        self._note(lambda plan: plan.refused(self._monotonic()))

    def accepted(self) -> None:
        """The server let a request through; the next booking leaves a little less room."""
        self._accepted += 1
        if self._asks:
            self._asks = False
            self._note(Plan.answered)

    def _note(self, change: Callable[[Plan], None]) -> None:
        """Change the plan. That the file cannot be used is the next booking's trouble: this request is under way."""
        with suppress(QueueTimeoutError), self._plan(tries=_TRIES) as plan:
            if plan is not None:
                change(plan)

    def _open(self) -> int:
        # Opened for each use: a descriptor that a fork shares would share the lock too.
        return os.open(self._path, os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o600)

    @contextmanager
    def _plan(self, tries: int = 1) -> Generator[Plan | None]:
        """The shared plan, to be changed; ``None`` where another process holds it for longer than that."""
        with self._told_apart():
            file = self._open()
        try:
            with self._told_apart():
                locked = any(self._lock.take(file) for _ in range(tries))
            if not locked:
                yield None
                return
            try:
                yield from self._used(file)
            finally:
                self._lock.give_back(file)
        finally:
            os.close(file)

    def _used(self, file: int) -> Generator[Plan]:
        """Read the plan of a file that is locked, and write it when it was changed."""
        with self._told_apart():
            plan = _unpack(os.read(file, _FORMAT.size + 1), self._monotonic())
        plan.ease(self._accepted)
        self._accepted = 0
        yield plan
        with self._told_apart():
            os.lseek(file, 0, os.SEEK_SET)
            if os.write(file, _pack(plan)) < _FORMAT.size:
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
            os.ftruncate(file, _FORMAT.size)  # it may have been a longer file of another kind

    @contextmanager
    def _told_apart(self) -> Generator[None]:
        """Tell of a disk that is full, or a file that is gone, as what it means for the call."""
        try:
            yield
        except OSError as error:
            problem = f"the rate limit's file {self._path} cannot be used: {error.strerror}"
            raise QueueTimeoutError(f"{problem}; nothing was sent") from error
