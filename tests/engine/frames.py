"""What a traceback shows to those who capture locals: pytest, rich, error trackers."""

from __future__ import annotations

import traceback
from collections.abc import Iterator
from types import FrameType
from typing import Any

__all__ = ["chain_of", "frames_of", "locals_of", "shows"]


def chain_of(error: BaseException) -> list[BaseException]:
    """The error, and all that it came from."""
    found: list[BaseException] = []
    waiting: list[BaseException | None] = [error]
    while waiting:
        one = waiting.pop()
        if one is not None and one not in found:
            found.append(one)
            waiting += [one.__cause__, one.__context__]
            waiting += getattr(one, "exceptions", ())  # of a group
    return found


def frames_of(error: BaseException) -> Iterator[FrameType]:
    """Every frame of the error and of what it came from, but for those of tests."""
    for one in chain_of(error):
        for frame, _ in traceback.walk_tb(one.__traceback__):
            if not str(frame.f_globals.get("__name__")).startswith("tests."):
                yield frame


def locals_of(error: BaseException) -> Iterator[tuple[str, str, object]]:
    """Where, under which name, which value."""
    for frame in frames_of(error):
        for name, value in frame.f_locals.items():
            yield f"{frame.f_globals.get('__name__')}.{frame.f_code.co_name}", name, value


def shows(error: BaseException, secret: str) -> list[str]:
    """The locals in which a secret can be seen: in their own repr, or in that of what they hold, as trackers do."""
    return [f"{where}: {name}" for where, name, value in locals_of(error) if _holds(value, secret)]


def _holds(value: Any, secret: str) -> bool:
    return secret in repr(value) or any(_holds(part, secret) for part in _parts(value))


def _parts(value: Any) -> list[Any]:
    """What an error tracker lists of a value."""
    if hasattr(value, "items") and hasattr(value, "keys"):
        return [part for pair in value.items() for part in pair]
    return [] if isinstance(value, str | bytes | bytearray) or not hasattr(value, "__getitem__") else list(value)
