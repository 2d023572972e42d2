"""What kind of thing a value of unknown type is, in terms that type checkers follow."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, TypeGuard

__all__ = ["is_mapping", "is_sequence"]


def is_mapping(value: object) -> TypeGuard[Mapping[str, Any]]:
    """Whether the value is a mapping; JSON knows no other keys than strings."""
    return isinstance(value, (dict, Mapping))  # dict first: asking the abstract class is slow


def is_sequence(value: object) -> TypeGuard[Sequence[Any]]:
    """Whether the value is a list or a tuple, which JSON both writes as an array."""
    return isinstance(value, (list, tuple))
