"""The file limiter's lock on each system; Windows' runs against a stand-in for its module."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

from acsdk import QueueTimeoutError
from acsdk.contrib import file_limiter
from acsdk.contrib._file_lock import system_lock
from acsdk.contrib.file_limiter import FileLimiter


class Msvcrt(ModuleType):
    """Locks bytes as Windows does: for one handle, where the file stands, and until they are given back by hand."""

    LK_UNLCK, LK_NBLCK = 0, 2

    def __init__(self) -> None:
        super().__init__("msvcrt")
        self.held: dict[tuple[int, int], int] = {}
        self.broken = False

    def locking(self, fd: int, mode: int, nbytes: int, /) -> None:
        assert nbytes == 1
        place = (os.fstat(fd).st_ino, os.lseek(fd, 0, os.SEEK_CUR))
        if self.broken:
            raise OSError(errno.EINVAL, "Invalid argument")
        if mode == self.LK_UNLCK:
            assert self.held.pop(place) == fd
        elif place in self.held:
            raise PermissionError(errno.EACCES, "Permission denied")
        else:
            self.held[place] = fd


@pytest.fixture
def windows(monkeypatch: pytest.MonkeyPatch) -> Msvcrt:
    msvcrt = Msvcrt()
    monkeypatch.setitem(sys.modules, "msvcrt", msvcrt)
    as_there: Callable[[], object] = lambda: system_lock("nt")  # noqa: E731
    monkeypatch.setattr(file_limiter, "system_lock", as_there)
    return msvcrt


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "acme.limit"


@pytest.mark.parametrize("system", ["posix", "nt"])
def test_one_holds_it_and_the_other_is_told(system: str, path: Path, windows: Msvcrt) -> None:
    lock = system_lock(system)
    one, other = (os.open(path, os.O_RDWR | os.O_CREAT) for _ in range(2))
    assert [lock.take(one), lock.take(other)] == [True, False]
    assert os.lseek(one, 0, os.SEEK_CUR) == os.lseek(other, 0, os.SEEK_CUR) == 0
    lock.give_back(one)
    os.close(one)
    assert lock.take(other)
    lock.give_back(other)
    os.close(other)


def test_a_limiter_keeps_the_rate_on_windows_and_gives_every_lock_back(path: Path, windows: Msvcrt) -> None:
    one, other = (FileLimiter(path, monotonic=lambda: 1_000.0) for _ in range(2))
    assert [isinstance(limiter.book(), float) for limiter in (one, other, one, other, one)] == [False] * 5
    assert one.book() == other.book() == pytest.approx(1.025)
    other.pause(30)
    assert one.book() == pytest.approx(30)
    assert windows.held == {}


def test_a_byte_that_another_process_holds_is_asked_for_again_soon(path: Path, windows: Msvcrt) -> None:
    limiter = FileLimiter(path)
    holder = os.open(path, os.O_RDWR)
    assert system_lock("nt").take(holder)
    assert limiter.book() == 0.002
    limiter.pause(30)  # not written down, and no failure of the call that wanted it
    system_lock("nt").give_back(holder)
    os.close(holder)
    assert not isinstance(limiter.book(), float)


def test_a_file_that_cannot_be_locked_is_told_as_what_it_means(path: Path, windows: Msvcrt) -> None:
    limiter = FileLimiter(path)
    windows.broken = True
    with pytest.raises(QueueTimeoutError, match=r"acme.limit cannot be used: Invalid argument; nothing was sent"):
        limiter.book()


def test_this_system_has_a_lock(path: Path) -> None:
    assert type(system_lock()) is type(system_lock(os.name))
