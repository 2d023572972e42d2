"""What can be set per call and per client."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypedDict

__all__ = ["ClientOptions", "QueryValue", "RequestOptions"]

QueryValue = str | int | float | bool | None
"""What a query parameter may be: ``None`` leaves it out, booleans become ``true`` and ``false``."""


class RequestOptions(TypedDict, total=False):
    """What every call accepts beside its own arguments. What is left out follows the client's setting."""

    timeout: float | None
    """Seconds that one attempt may take; ``None`` for no limit."""
    deadline: float | None
    """Seconds that the whole call may take from its first slot in the rate limit on; ``None`` for no limit."""
    max_retries: int
    """How often a failed attempt is repeated, where repeating is safe."""
    extra_headers: Mapping[str, str]
    """Headers to add; the token's own header cannot be replaced."""
    extra_query: Mapping[str, QueryValue]
    """Query parameters to add, under their names on the wire."""
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
