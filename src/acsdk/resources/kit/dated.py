"""What was learned of an account, for as long as it can be believed: others change the account too."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Generic, TypeVar

from acsdk._engine.operation import Caller

__all__ = ["Dated", "learned"]

T = TypeVar("T")

_MOST_SECONDS: Final = 300.0
"""That a thing is believed. Our own choice: no source says how often accounts change."""


@dataclass(frozen=True, slots=True)
class Dated(Generic[T]):
    """A thing and when it was learned."""

    value: T
    """What was learned."""
    since: float
    """When, by the client's clock."""

    def is_fresh(self, call: Caller) -> bool:
        """Whether it is young enough to be used without another look."""
        return call.clock.monotonic() - self.since < _MOST_SECONDS


def learned(call: Caller, value: T) -> Dated[T]:
    """Something that was learned just now."""
    return Dated(value, call.clock.monotonic())
