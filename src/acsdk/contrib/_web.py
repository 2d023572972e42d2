"""What the web frameworks share: which HTTP answer an error of the SDK becomes."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from acsdk import (
    AcsdkError,
    APIError,
    ConflictError,
    DeadlineError,
    InvalidInputError,
    NotFoundError,
    PayloadTooLargeError,
    QueueTimeoutError,
    RateLimitError,
    RequestError,
    TimeoutError,
    TransportError,
    ValidationFailedError,
)

__all__ = ["Problem", "problem_of"]


@dataclass(frozen=True, slots=True)
class Problem:
    """An HTTP answer for a failed call."""

    status: int
    body: Mapping[str, Any]
    headers: Mapping[str, str] = field(default_factory=dict[str, str])


def problem_of(error: AcsdkError) -> Problem:
    """The answer that stands for an error.

    What the caller of the service can mend (unknown records, refused content) is told with its details. What it
    cannot (a wrong token, no answer from ActiveCampaign) is told as such, with the request id for the operators.
    """
    match error:
        case NotFoundError():
            return _with_items(404, error)
        case ConflictError():
            return _with_items(409, error)
        case PayloadTooLargeError():
            return _with_items(413, error)
        case ValidationFailedError():
            return _with_items(422, error)
        case InvalidInputError():
            return Problem(422, {"detail": str(error)})
        case RateLimitError() | QueueTimeoutError():
            return _later(error)
        case TimeoutError() | DeadlineError():
            return _without_details(504, "ActiveCampaign did not answer in time", error)
        case TransportError():
            return _without_details(502, "ActiveCampaign could not be reached", error)
        case APIError(status_code=int(status)) if status >= 500:
            return _without_details(502, "ActiveCampaign failed", error)
        case _:
            return _without_details(500, "the call to ActiveCampaign failed", error)


def _with_items(status: int, error: APIError) -> Problem:
    items = [{"detail": str(item), "pointer": item.pointer} for item in error.items]
    return Problem(status, {"detail": error.message, "errors": items})


def _later(error: RequestError) -> Problem:
    wait = error.retry_after if isinstance(error, APIError) else None
    problem = _without_details(503, "ActiveCampaign's rate limit is used up; try again later", error)
    return Problem(problem.status, problem.body, {"Retry-After": str(max(1, math.ceil(wait or 1)))})


def _without_details(status: int, words: str, error: AcsdkError) -> Problem:
    request_id = error.request_id if isinstance(error, RequestError) else None
    return Problem(status, {"detail": words} if request_id is None else {"detail": words, "request_id": request_id})
