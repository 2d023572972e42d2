"""An exclusive lock on an open file, which a process that dies gives back: the one place that tells systems apart.

POSIX locks the file, Windows a byte of it, beyond its end so that the content can be read and written. Windows gives a
lock back with the file too, but not at once; so it is given back by hand. `test_file_lock` runs both, Windows' against
a stand-in for ``msvcrt``.
"""

from __future__ import annotations

import os
from contextlib import suppress
from importlib import import_module
from typing import Protocol, cast

__all__ = ["FileLock", "system_lock"]

_LOCKED_BYTE = 1 << 20


class FileLock(Protocol):
    """How a system locks a file."""

    def take(self, file: int) -> bool:
        """Lock it, unless another does already; raises `OSError` where it cannot be locked at all."""
        ...

    def give_back(self, file: int) -> None:
        """Let others have it; the file is closed next."""
        ...


def system_lock(system: str = os.name) -> FileLock:
    """The lock of this system."""
    return _WindowsLock() if system == "nt" else _PosixLock()


class _PosixLock:
    __slots__ = ()

    def take(self, file: int) -> bool:
        import fcntl

        with suppress(BlockingIOError):
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return True
        return False

    def give_back(self, file: int) -> None:
        """Closing does it."""


class _Msvcrt(Protocol):
    """What is used of Windows' module, which type checkers know on Windows alone."""

    LK_NBLCK: int
    LK_UNLCK: int

    def locking(self, fd: int, mode: int, nbytes: int, /) -> None: ...


class _WindowsLock:
    __slots__ = ()

    def take(self, file: int) -> bool:
        msvcrt = cast("_Msvcrt", import_module("msvcrt"))
        with suppress(PermissionError):
            self._at_the_byte(file, msvcrt, msvcrt.LK_NBLCK)
            return True
        return False

    def give_back(self, file: int) -> None:
        msvcrt = cast("_Msvcrt", import_module("msvcrt"))
        self._at_the_byte(file, msvcrt, msvcrt.LK_UNLCK)

    def _at_the_byte(self, file: int, msvcrt: _Msvcrt, mode: int) -> None:
        # It locks from where the file stands, which is at its start for everybody else.
        os.lseek(file, _LOCKED_BYTE, os.SEEK_SET)
        try:
            msvcrt.locking(file, mode, 1)
        finally:
            os.lseek(file, 0, os.SEEK_SET)
