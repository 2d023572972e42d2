"""When a request is written, which is when a server begins to count it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Protocol

__all__ = ["WriteTrace", "Writing"]


class Writing(Protocol):
    """Who is told when a request is written."""

    def possible(self) -> None:
        """From now on it may be: whoever writes does not tell."""
        ...

    def counts(self) -> None:
        """It is taken to be written at this moment; what is said again does not count."""
        ...


class WriteTrace:
    """httpcore's word for it: after connecting, which the first requests have to do."""

    __slots__ = ("_writing", "told")

    def __init__(self, writing: Writing) -> None:
        self._writing = writing
        self.told = False

    async def __call__(self, event: str, info: Mapping[str, Any]) -> None:
        if event.endswith("send_request_headers.started") and info["request"].method != b"CONNECT":
            self.told = True
            self._writing.counts()
