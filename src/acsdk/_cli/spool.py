"""Where an export's rows gather until all are there, so that one that was killed goes on where it stopped.

A line of the file is a whole row, its first line says whose rows they are. The invariant: what the next run takes as
written is written. What would break it: a torn last line, which is cut off before anything is added, or a second run
that writes at the same time, which the system's lock keeps out. `test_an_export_that_was_killed_goes_on` tears one,
`test_two_exports_into_one_file` begins another.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from acsdk import ConfigurationError
from acsdk.contrib._file_lock import system_lock

__all__ = ["Row", "Spool"]

Row = Mapping[str, Any]


class Spool:
    """The rows of one export so far."""

    def __init__(self, path: Path, whose: Mapping[str, str]) -> None:
        self.path = path
        """The file."""
        self._head = json.dumps({"acsdk_export": 1, **whose}).encode() + b"\n"
        self.count = 0
        """How many rows there are."""
        self.last: Row | None = None
        """The last of them."""
        self.last_at = datetime.now(UTC)
        """When that was written."""
        self._lock = system_lock()

    def __enter__(self) -> Self:
        """Open or create the file; raises `ConfigurationError` for one of another export, or that another run has."""
        descriptor = os.open(self.path, os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o600)
        self._file = os.fdopen(descriptor, "r+b")
        self.last_at = datetime.fromtimestamp(os.fstat(descriptor).st_mtime, UTC)
        try:
            self._take_lock()
            self._read()
        except BaseException:
            self._file.close()
            raise
        return self

    def _take_lock(self) -> None:
        if not self._lock.take(self._file.fileno()):
            raise ConfigurationError(f"another export writes {self.path}; wait for its end, or name another file")

    def _read(self) -> None:
        """Take what is there, without a torn last line."""
        end = 0
        for line in self._file:
            if not line.endswith(b"\n"):
                break
            self._take(line, is_first=end == 0)
            end += len(line)
        self._file.seek(end)
        self._file.truncate()
        if not end:
            self._file.write(self._head)

    def _take(self, line: bytes, *, is_first: bool) -> None:
        if is_first and line != self._head:
            raise ConfigurationError(f"{self.path} is of another export; finish that, or delete it")
        if not is_first:
            self.count, self.last = self.count + 1, json.loads(line)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        """Close the file, which stays."""
        self._file.flush()
        self._lock.give_back(self._file.fileno())
        self._file.close()

    def add(self, rows: Sequence[Row]) -> None:
        """Add rows; when this returns they are on the disk."""
        self._file.write(b"".join(json.dumps(row, ensure_ascii=False).encode() + b"\n" for row in rows))
        self._file.flush()
        os.fsync(self._file.fileno())
        self.count += len(rows)
        self.last = rows[-1]

    def rows(self) -> Iterator[Row]:
        """All rows, one after the other."""
        with self.path.open("rb") as file:
            next(file)
            yield from map(json.loads, file)

    def remove(self) -> None:
        """Delete the file: its rows are somewhere else."""
        self.path.unlink()
