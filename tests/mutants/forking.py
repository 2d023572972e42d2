"""Tries changes in a process that has everything loaded: each in a fork of it, whose functions get the changed code.

A start of Python and the imports cost more than most tests. Not every change can be made in a function that lives: what
runs when a module is imported has run, a default has been read.
"""

from __future__ import annotations

import gc
import os
import signal
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import CodeType, FunctionType
from typing import TypeAlias

import pytest

from .changes import Change
from .trying import Outcome

__all__ = ["Told", "Trial", "change_functions", "try_in_forks"]

Told: TypeAlias = Callable[[Change, Outcome], None]
"""Hears what became of a change, as soon as that is known."""

_OUTCOMES: dict[int, Outcome] = {pytest.ExitCode.OK: "unnoticed", pytest.ExitCode.TESTS_FAILED: "noticed"}
"""What exit codes mean; any other says that the change was not tried."""
_UNCHANGED = 77
_PATIENCE = 30.0
"""Seconds on top of twice what the tests took."""


@dataclass(frozen=True, slots=True)
class Trial:
    """A change, and the tests to try it with."""

    change: Change
    tests: Sequence[str]
    seconds: float
    runs_in_tests: bool
    """Whether tests run its very lines, and not only an import."""


def try_in_forks(trials: Sequence[Trial], workers: int, told: Told) -> set[Change]:
    """Try the changes that can be made this way; returns them."""
    plugin = _Forks(trials, workers, told)
    paths = sorted({test.partition("::")[0] for trial in trials for test in trial.tests})
    options = ["-x", "-q", "-q", "--no-header", "--no-summary", "-m", "not soak", "-n", "0", "-p", "no:cacheprovider"]
    code = pytest.main([*options, *paths], plugins=[plugin])
    if plugin.is_fork:
        os._exit(plugin.code or int(code))
    return plugin.tried


class _Forks:
    def __init__(self, trials: Sequence[Trial], workers: int, told: Told) -> None:
        self._trials = trials
        self._workers = workers
        self._running: dict[int, tuple[Change, float]] = {}
        self._told = told
        self.tried: set[Change] = set()
        self.is_fork = False
        self.code = 0

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool | None:
        """In the first process, this is instead of running tests; in a fork, it lets pytest run those chosen."""
        items = {item.nodeid: item for item in session.items}
        for trial in self._trials:
            while len(self._running) >= self._workers:
                self._reap()
            process = os.fork()
            if not process:
                return self._begin(session, trial, items)
            self._running[process] = trial.change, time.monotonic() + 2 * trial.seconds + _PATIENCE
        while self._running:
            self._reap()
        return True

    def _begin(self, session: pytest.Session, trial: Trial, items: dict[str, pytest.Item]) -> bool | None:
        self.is_fork = True
        os.setsid()
        session.config.pluginmanager.unregister(name="terminalreporter")
        session.items = [items[test] for test in trial.tests if test in items]
        if not session.items or not change_functions(trial.change):
            self.code = _UNCHANGED
            return True
        return None

    def _reap(self) -> None:
        process, status = os.waitpid(-1, os.WNOHANG)
        if process in self._running:
            change, until = self._running.pop(process)
            code = os.waitstatus_to_exitcode(status)
            outcome = "too slow" if code == -signal.SIGKILL and time.monotonic() > until else _OUTCOMES.get(code)
            if outcome is not None:
                self.tried.add(change)
                self._told(change, outcome)
            return
        for late in [one for one, (_, until) in self._running.items() if time.monotonic() > until]:
            os.killpg(late, signal.SIGKILL)
        time.sleep(0.01)


def change_functions(change: Change) -> bool:
    """Give the functions that live the changed code; returns whether that is all that changes."""
    source = change.path.read_bytes()
    before = dict(_codes(compile(source, "", "exec")))
    after = dict(_codes(compile(change.apply(source), "", "exec")))
    if before.keys() != after.keys() or not change.function:
        return False
    names = [name for name in before if _is_in(change.function, name)]
    innermost = [name for name in names if _plain(name[0]) == change.function]
    if not innermost or all(_is_same(before[name], after[name]) for name in innermost):
        return False
    # Other objects may be proxies, whose class is not to be asked for.
    living = [one for one in gc.get_objects() if type(one) is FunctionType and _is_of(one.__code__, change.path)]
    by_place = {(before[name].co_qualname, before[name].co_firstlineno): after[name] for name in names}
    found = [(one, by_place.get((one.__code__.co_qualname, one.__code__.co_firstlineno))) for one in living]
    try:
        for function, code in found:
            if code is not None:
                function.__code__ = code.replace(co_filename=function.__code__.co_filename)
    except ValueError:  # it refers to other variables around it
        return False
    return any(code is not None for _, code in found)


def _codes(code: CodeType) -> Iterator[tuple[tuple[str, int], CodeType]]:
    """Every function's code by its name, numbered where several share one, as a property's do."""
    counts: dict[str, int] = {}

    def below(outer: CodeType) -> Iterator[tuple[tuple[str, int], CodeType]]:
        for inner in outer.co_consts:
            if isinstance(inner, CodeType):
                number = counts[inner.co_qualname] = counts.get(inner.co_qualname, 0) + 1
                yield (inner.co_qualname, number), inner
                yield from below(inner)

    return below(code)


def _plain(name: str) -> str:
    return name.replace(".<locals>", "")


def _is_in(function: str, name: tuple[str, int]) -> bool:
    return f"{function}.".startswith(f"{_plain(name[0])}.")


def _is_of(code: CodeType, path: Path) -> bool:
    return Path(code.co_filename).as_posix().endswith(f"/acsdk/{path.as_posix().partition('/acsdk/')[2]}")


def _is_same(one: CodeType, other: CodeType) -> bool:
    return _told(one) == _told(other)


def _told(code: CodeType) -> Sequence[object]:
    """What a code does, wherever it stands."""
    consts = [_told(const) if isinstance(const, CodeType) else repr(const) for const in code.co_consts]
    return code.co_code, code.co_names, code.co_varnames, consts
