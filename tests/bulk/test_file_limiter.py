"""A rate limit that several processes keep by way of a file."""

from __future__ import annotations

import errno
import multiprocessing
import os
import stat
import threading
from pathlib import Path
from typing import Any

import pytest

from acsdk import ConfigurationError, QueueTimeoutError
from acsdk._engine.limiter import Limiter
from acsdk.contrib.file_limiter import FileLimiter


class Clock:
    def __init__(self) -> None:
        self.time = 1_000.0

    def __call__(self) -> float:
        return self.time


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "acme.limit"


@pytest.fixture
def clock() -> Clock:
    return Clock()


def book_all(limiter: FileLimiter) -> int:
    """Take every slot that is free now, up to 100; returns how many that were."""
    return next(count for count in range(100) if isinstance(limiter.book(), float))


def test_it_is_a_limiter(path: Path) -> None:
    limiter: Limiter = FileLimiter(path)
    assert not isinstance(limiter.book(), float)


def test_all_processes_together_keep_the_rate(path: Path, clock: Clock) -> None:
    one, other = FileLimiter(path, monotonic=clock), FileLimiter(path, monotonic=clock)
    assert [type(limiter.book()) is float for limiter in (one, other, one, other, one)] == [False] * 5
    assert one.book() == other.book() == pytest.approx(1.025)
    clock.time += 1.026
    assert book_all(other) == 5


def test_a_slot_counts_from_when_it_is_used(path: Path, clock: Clock) -> None:
    one, other = FileLimiter(path, rate=1, monotonic=clock), FileLimiter(path, rate=1, monotonic=clock)
    slot = one.book()
    assert not isinstance(slot, (int, float))
    clock.time += 0.5
    slot.sent()
    assert other.book() == pytest.approx(1.025)


def test_a_slot_that_was_forgotten_meanwhile_counts_all_the_same(path: Path, clock: Clock) -> None:
    limiter = FileLimiter(path, rate=1, monotonic=clock)
    slot = limiter.book()
    assert not isinstance(slot, (int, float))
    path.unlink()
    slot.sent()
    assert limiter.book() == pytest.approx(1.025)


def test_a_pause_holds_for_all_and_is_only_prolonged(path: Path, clock: Clock) -> None:
    one, other = FileLimiter(path, monotonic=clock), FileLimiter(path, monotonic=clock)
    one.pause(30)
    one.pause(2)
    assert other.book() == pytest.approx(30)
    clock.time += 30
    assert book_all(other) == 5


def test_the_margin_grows_with_refusals_and_eases_with_answers(path: Path, clock: Clock) -> None:
    limiter = FileLimiter(path, rate=1, monotonic=clock)
    limiter.refused()
    limiter.refused()
    assert book_all(limiter) == 1
    assert limiter.book() == pytest.approx(1.035), "grown once a second"
    for _ in range(100):
        limiter.accepted()
    assert limiter.book() == pytest.approx(1.025)
    for _ in range(10_000):
        limiter.accepted()
    assert limiter.book() == pytest.approx(1.005)


def test_refusals_that_go_on_spread_the_sends(path: Path, clock: Clock) -> None:
    limiter = FileLimiter(path, monotonic=clock)
    for _ in range(10):
        clock.time += 1
        limiter.refused()
    assert not isinstance(limiter.book(), float)
    assert limiter.book() == pytest.approx(0.2)
    clock.time += 61
    assert book_all(limiter) == 5


def test_who_finds_the_file_locked_asks_again_soon(path: Path, clock: Clock) -> None:
    fcntl = pytest.importorskip("fcntl")
    limiter = FileLimiter(path, rate=1, monotonic=clock)
    slot = limiter.book()
    assert not isinstance(slot, (int, float))
    clock.time += 2
    with path.open("rb") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        assert limiter.book() == 0.002
        slot.sent()
        limiter.pause(30)
        limiter.refused()
    assert book_all(limiter) == 1


@pytest.mark.parametrize("content", [b"", b"something else", b"acsdkrl0" + bytes(600)])
def test_a_file_of_another_kind_is_begun_anew(path: Path, clock: Clock, content: bytes) -> None:
    path.write_bytes(content)
    assert book_all(FileLimiter(path, monotonic=clock)) == 5


def test_what_was_written_before_the_machine_restarted_is_forgotten(path: Path, clock: Clock) -> None:
    assert book_all(FileLimiter(path, monotonic=clock)) == 5
    clock.time = 10
    assert book_all(FileLimiter(path, monotonic=clock)) == 5
    clock.time = 1_000_000
    FileLimiter(path, monotonic=clock).pause(5)
    clock.time = 10
    assert book_all(FileLimiter(path, monotonic=clock)) == 5


def test_threads_share_a_limiter(path: Path, clock: Clock) -> None:
    limiter = FileLimiter(path, rate=20, monotonic=clock)
    slots: list[Any] = []

    def work() -> None:
        for _ in range(200):
            answer = limiter.book()
            if not isinstance(answer, float):
                slots.append(answer)

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(slots) == 20


def _book_in_another_process(path: Path, granted: Any) -> None:
    limiter = FileLimiter(path, rate=20, monotonic=lambda: 1_000.0)
    count = sum(not isinstance(limiter.book(), float) for _ in range(500))
    granted.put(count)


def test_processes_share_a_file(path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    granted = context.Queue()
    processes = [context.Process(target=_book_in_another_process, args=(path, granted)) for _ in range(3)]
    for process in processes:
        process.start()
    counts = [granted.get(timeout=60) for _ in processes]
    for process in processes:
        process.join()
    assert sum(counts) == 20


@pytest.mark.skipif(os.name == "nt", reason="Windows has no file modes")
def test_only_its_owner_may_read_it(path: Path) -> None:
    FileLimiter(path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


@pytest.mark.parametrize("rate", [0, -1, 65])
def test_a_senseless_rate_is_refused(path: Path, rate: float) -> None:
    with pytest.raises(ConfigurationError, match="requests a second"):
        FileLimiter(path, rate=rate)


def test_a_path_that_cannot_be_written_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="cannot be opened"):
        FileLimiter(tmp_path / "missing" / "acme.limit")


def test_a_file_that_cannot_be_opened_any_more_fails_the_call_unsent(tmp_path: Path) -> None:
    folder = tmp_path / "run"
    folder.mkdir()
    limiter = FileLimiter(folder / "acme.limit")
    (folder / "acme.limit").unlink()
    folder.rmdir()
    with pytest.raises(QueueTimeoutError, match="nothing was sent") as caught:
        limiter.book()
    assert not caught.value.sent


@pytest.mark.parametrize("written", [0, 100])
def test_a_disk_that_is_full_fails_the_call_unsent(path: Path, written: int, monkeypatch: pytest.MonkeyPatch) -> None:
    limiter = FileLimiter(path)
    slot = limiter.book()
    assert not isinstance(slot, (int, float))

    def full(_file: int, data: bytes) -> int:
        if not written:
            raise OSError(errno.ENOSPC, "No space left on device")
        return min(written, len(data))

    monkeypatch.setattr(os, "write", full)
    with pytest.raises(QueueTimeoutError, match="No space left on device; nothing was sent"):
        limiter.book()
    slot.sent()
    limiter.pause(1)
    limiter.refused()
    limiter.hold(1)
    limiter.accepted()
