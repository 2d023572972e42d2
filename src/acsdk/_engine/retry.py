"""Whether a failed attempt may be repeated, and when."""

from __future__ import annotations

import random
from typing import Literal

from acsdk._engine.operation import Operation
from acsdk._errors import (
    ConnectError,
    DecodeError,
    RateLimitError,
    RequestError,
    ServerError,
    TransportError,
)

__all__ = ["Outcome", "backoff", "may_repeat", "outcome_of"]

Outcome = Literal["refused", "unknown", "answered"]
"""What a failure says of the request: nothing was done, nobody knows, or the API decided."""

_BASE_SECONDS = 0.5
_MAX_SECONDS = 20.0
_MOST_DOUBLINGS = 10  # a patient client may come to attempts whose power of two no float holds


def outcome_of(error: RequestError) -> Outcome:
    """Sort a failure by what is known of the request, not by its status."""
    match error:
        case RateLimitError() | ConnectError():
            return "refused"
        case ServerError(status_code=503, retry_after=float()):
            return "refused"
        case TransportError():
            return "unknown" if error.sent else "refused"
        case ServerError() | DecodeError():
            return "unknown"
        case _:
            return "answered"


def may_repeat(operation: Operation[object], outcome: Outcome) -> bool:
    """Refused requests may always be repeated, unknown ones where a repetition has no further effect."""
    return outcome == "refused" or (outcome == "unknown" and operation.repeatable)


def backoff(attempt: int) -> float:
    """Seconds to wait after the given attempt (from 1): full jitter under an exponential ceiling."""
    ceiling = min(_MAX_SECONDS, _BASE_SECONDS * 2 ** min(attempt - 1, _MOST_DOUBLINGS))
    return random.uniform(0, ceiling)  # noqa: S311 - not a secret
