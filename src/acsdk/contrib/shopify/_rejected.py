"""What becomes of a row that cannot be used."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Rejected"]


@dataclass(frozen=True, slots=True)
class Rejected:
    """A row of an export that kept its order from being read. An order with several such rows gives several."""

    line: int
    """Number of the file's line on which the row starts; the header stands on line 1."""
    order: str
    """Name of the order, such as ``#1001``; empty if the row does not tell."""
    reason: str
    """What is wrong, with the column and its content. Not for logs: a shifted row puts any text anywhere."""

    file: str = ""
    """The path of the file, where several are read."""

    def __str__(self) -> str:
        return f"{self.file}{', ' if self.file else ''}line {self.line}, order {self.order or 'unknown'}: {self.reason}"
