"""What can be set per call and per client."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, tzinfo
from decimal import Decimal
from typing import Any, Literal, TypedDict, TypeGuard

__all__ = ["ClientOptions", "QueryValue", "RequestOptions", "is_count", "is_number", "problem_of"]

QueryValue = str | int | float | bool | Decimal | date | None
"""What a query parameter may be: ``None`` leaves it out, booleans become ``true`` and ``false``.
Datetimes must be aware."""

_WHOLE_FROM = {"max_retries": 0, "max_in_flight": 1, "max_answer_bytes": 1}
_FLAGS = ("strict", "read_only", "grow")
_NUMBERS = ("timeout", "deadline", "queue_timeout", "rate_limit", "max_pause")


class RequestOptions(TypedDict, total=False):
    """What every call accepts beside its own arguments. What is left out follows the client's setting."""

    timeout: float | None
    """Seconds that one attempt may take; ``None`` for no limit."""
    deadline: float | None
    """Seconds that the whole call may take from its first slot in the rate limit on; ``None`` for no limit."""
    max_retries: int
    """How often a failed attempt is repeated, where repeating is safe."""
    extra_headers: Mapping[str, str]
    """Headers to add, or to send in place of the client's; the token's own header cannot be replaced."""
    extra_query: Mapping[str, QueryValue]
    """Query parameters to add, or to send in place of the call's, under their names on the wire."""
    extra_body: Mapping[str, Any]
    """Top-level keys to add to the JSON body."""


@dataclass(frozen=True, slots=True)
class ClientOptions:
    """The settings of a client that a call may override."""

    timeout: float | None = 30.0
    """Seconds that one attempt may take."""
    deadline: float | None = 120.0
    """Seconds that one call may take from its first slot in the rate limit on, waits and retries included."""
    queue_timeout: float | None = None
    """Seconds that a call may wait for that first slot."""
    max_retries: int = 3
    """How often a failed attempt is repeated, where repeating is safe."""
    strict: bool = False
    """Whether an answer with a value of an undocumented type raises instead of being repaired."""
    read_only: bool = False
    """Whether calls that write are refused before anything is sent."""
    time_zone: tzinfo | Literal["account"] | None = None
    """The account's zone, for stamps without an offset; ``"account"`` to ask for it."""


def problem_of(name: str, value: object) -> str | None:
    """What is wrong with the value of a setting; ``None`` where nothing is."""
    if name in _WHOLE_FROM:
        least = _WHOLE_FROM[name]
        return None if is_count(value, least) else f"{name} must be a whole number, {least} or more"
    if name in _FLAGS:
        return None if isinstance(value, bool) else f"{name} must be True or False"
    if name == "time_zone" and not (value is None or value == "account" or isinstance(value, tzinfo)):
        return 'time_zone must be a zone, such as ZoneInfo("America/Chicago"), or "account", or None'
    if name in _NUMBERS and value is not None:
        return None if _is_positive(value) else f"{name} must be a number above 0, or None for no limit"
    return None


def is_count(value: object, least: int, most: int | None = None) -> bool:
    """Whether a value is a whole number within its bounds; a truth value is none, and neither is 2.0."""
    return isinstance(value, int) and not isinstance(value, bool) and least <= value and (most is None or value <= most)


def is_number(value: object) -> TypeGuard[float]:
    """Whether a value is a finite number."""
    return isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)


def _is_positive(value: object) -> bool:
    return is_number(value) and value > 0
