"""The lines of an export as text."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator

__all__ = ["TextLines"]


class TextLines:
    """The lines of the file, which can be read again from within a row that proves unsound."""

    def __init__(self, lines: Iterator[str]) -> None:
        self._lines = lines
        self._again: deque[str] = deque()
        self._number = 0
        self.taken: list[str] = []
        """The lines of the row being read."""
        # The names of the columns hold none of these. Spreadsheets write semicolons in half of Europe.
        self.separator: str = max(",;\t", key=self._header().count)

    def _header(self) -> str:
        """The first line that is not blank, which stays to be read."""
        for line in self._lines:
            self._again.append(line)
            if line.strip():
                return line
        return ""

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = self._again.popleft() if self._again else next(self._lines)
        self._number += 1
        self.taken.append(line)
        return line

    @property
    def first(self) -> int:
        """Number of the line on which the row starts."""
        return self._number - len(self.taken) + 1

    def begin(self) -> None:
        """A new row starts."""
        self.taken.clear()

    def cell(self, index: int) -> str:
        """A cell of the row's first line, by separators alone."""
        cells = self.taken[0].split(self.separator)
        return cells[index].strip().strip('"') if index < len(cells) else ""

    def resume(self, width: int) -> None:
        """Read again from the first further line of the row that has the separators of a row of its own.

        Half of them will do: a row whose note spans lines has the rest on another one. The lines of a note have not.
        """
        for index, line in enumerate(self.taken[1:], start=1):
            if line.count(self.separator) >= width // 2:
                self._again.extendleft(reversed(self.taken[index:]))
                self._number -= len(self.taken) - index
                return
