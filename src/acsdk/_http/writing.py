"""When a request is written, which is when a server begins to count it."""

from __future__ import annotations

from typing import Protocol

__all__ = ["Writing"]


class Writing(Protocol):
    """Who is told when a request is written."""

    def possible(self) -> None:
        """From now on it may be: whoever writes does not tell."""
        ...

    def counts(self) -> None:
        """It is taken to be written at this moment; what is said again does not count."""
        ...
