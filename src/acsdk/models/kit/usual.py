"""What the validators of values are given nearly always, and what they make of it.

Said beside the validator, in Python of one line about ``v``, so that the quick way of a model can do without the call.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple, TypeVar

__all__ = ["USUAL", "Usual", "usually"]

F = TypeVar("F", bound=Callable[..., object])


class Usual(NamedTuple):
    """A short cut past a validator."""

    condition: str
    """Whether a value is a usual one."""
    value: str
    """What the validator makes of it. May raise ``ValueError`` where the value is unusual after all."""
    gives: object
    """The type that this value has for certain, where that needs no more checking."""
    mentions: dict[str, Any]
    """What both mention, beside builtins."""


USUAL: dict[object, Usual] = {}
"""By validator, its short cut."""


def usually(condition: str, value: str, gives: object = None, **mentions: object) -> Callable[[F], F]:
    """Note the short cut past a validator."""

    def note(validator: F) -> F:
        USUAL[validator] = Usual(condition, value, gives, mentions)
        return validator

    return note
