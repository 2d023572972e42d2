"""Which tests run a line, from the coverage of the whole suite by test."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence, Set
from pathlib import Path

from coverage import CoverageData

from .changes import Change

__all__ = ["TestsByLine"]


class TestsByLine:
    """What coverage wrote down, and how long each test took."""

    __test__ = False

    def __init__(self, data: Path, seconds: Path, files: Iterable[Path]) -> None:
        self._seconds: Mapping[str, float] = json.loads(seconds.read_text(encoding="utf-8"))
        measured = CoverageData(str(data))
        measured.read()
        self._lines = {path: _by_line(measured, path) for path in files}
        if not any(self._lines.values()):
            raise RuntimeError(f"{data} does not say which test runs what: coverage saw none of the tests run")

    def of(self, change: Change) -> Sequence[str]:
        """The tests that run a change, the quickest first."""
        lines = self._lines[change.path]
        # What runs when a module is imported, or in a process of its own, concerns whoever uses the module.
        tests = self._running(lines, change.lines if self.run(change) else lines)
        return sorted(tests, key=lambda test: (self._seconds[test], test))

    def run(self, change: Change) -> bool:
        """Whether any test runs the very lines."""
        return bool(self._running(self._lines[change.path], change.lines))

    def _running(self, lines: Mapping[int, Set[str]], places: Iterable[int]) -> Set[str]:
        return {test for place in places for test in lines.get(place, ()) if test in self._seconds}

    def seconds(self, test: str) -> float:
        """How long a test took."""
        return self._seconds[test]


def _by_line(measured: CoverageData, path: Path) -> dict[int, set[str]]:
    ending = f"acsdk/{path.as_posix().partition('/acsdk/')[2]}"
    found: dict[int, set[str]] = {}
    for file in measured.measured_files():
        if Path(file).as_posix().endswith(ending):
            for line, contexts in measured.contexts_by_lineno(file).items():
                found.setdefault(line, set()).update(filter(None, contexts))
    return found
