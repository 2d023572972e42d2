"""Tries a change: a copy of the package with it, and the tests that run it."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Sequence
from itertools import count
from pathlib import Path
from typing import Literal

from .changes import Change

__all__ = ["Copy", "Outcome"]

Outcome = Literal["noticed", "too slow", "unnoticed"]
_PATIENCE = 60.0
"""Seconds on top of four times what the tests took: what does not end is noticed."""


class Copy:
    """A copy of the package, in which one change at a time is made."""

    def __init__(self, source: Path, folder: Path) -> None:
        self._folder = folder / "src"
        shutil.copytree(source, self._folder)
        self._times = count(1_000_000_000)
        """Bytecode is told from its source by the second of the last change: each change gets its own."""

    def outcome(self, change: Change, tests: Sequence[str], seconds: float) -> Outcome:
        """What the tests make of a change."""
        path = self._folder / Path(*change.path.parts[change.path.parts.index("acsdk") :])
        before = path.read_bytes()
        self._write(path, change.apply(before))
        try:
            return self._run(tests, 4 * seconds + _PATIENCE)
        finally:
            self._write(path, before)

    def _write(self, path: Path, content: bytes) -> None:
        path.write_bytes(content)
        moment = next(self._times)
        os.utime(path, (moment, moment))

    def _run(self, tests: Sequence[str], timeout: float) -> Outcome:
        arguments = self._folder.with_name("tests.txt")
        arguments.write_text("\n".join(tests), encoding="utf-8")
        command = [sys.executable, "-m", "pytest", "-x", "-q", "--no-header", "-p", "no:cacheprovider", f"@{arguments}"]
        env = {**os.environ, "PYTHONPATH": str(self._folder)}
        with subprocess.Popen(
            command, env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, start_new_session=True
        ) as process:
            try:
                output, _ = process.communicate(timeout=timeout)
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)
                return "too slow"
        if process.returncode == 4 and "ERROR: not found" in output:
            raise RuntimeError(output)
        return "noticed" if process.returncode else "unnoticed"
