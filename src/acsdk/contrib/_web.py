"""What the web frameworks share: the answer to a failed call, and handlers that run after the answer."""

from __future__ import annotations

import logging
import math
import traceback
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from pydantic import ValidationError

from acsdk import (
    AcsdkError,
    APIError,
    AsyncClient,
    BusyError,
    ConflictError,
    DeadlineError,
    DecodeError,
    GraphQLError,
    InvalidInputError,
    NotFoundError,
    PayloadTooLargeError,
    QueueTimeoutError,
    RateLimitError,
    RequestError,
    ServerError,
    TimeoutError,
    TransportError,
    ValidationFailedError,
)
from acsdk.models import Input, Value
from acsdk.outbox import OutboxStatus
from acsdk.webhooks import WebhookEvent

__all__ = [
    "AskStatus",
    "EventHandler",
    "Problem",
    "check_path",
    "client_health_of",
    "handle_and_log",
    "health_of",
    "is_about_ours",
    "misuse",
    "problem_of",
]

EventHandler = Callable[[WebhookEvent], Awaitable[object]]
"""What a service does with an event."""

AskStatus = Callable[[], Awaitable[Sequence[OutboxStatus]]]
"""How an outbox is asked for its status, such as ``PostgresOutbox(pool).status``."""

_log = logging.getLogger("acsdk")


@dataclass(frozen=True, slots=True)
class Problem:
    """An HTTP answer for a failed call."""

    status: int
    body: Mapping[str, Any]
    headers: Mapping[str, str] = field(default_factory=dict[str, str])


# The first class that fits decides.
_TOLD: tuple[tuple[type[APIError], int], ...] = (
    (NotFoundError, 404),
    (ConflictError, 409),
    (BusyError, 409),
    (PayloadTooLargeError, 413),
)
_NOT_TOLD: tuple[tuple[type[AcsdkError], int, str], ...] = (
    (RateLimitError, 503, "ActiveCampaign's rate limit is used up; try again later"),
    (QueueTimeoutError, 503, "too many calls wait for ActiveCampaign; try again later"),
    (TimeoutError, 504, "ActiveCampaign did not answer in time"),
    (DeadlineError, 504, "ActiveCampaign did not answer in time"),
    (TransportError, 502, "ActiveCampaign could not be reached"),
    (ServerError, 502, "ActiveCampaign failed"),
    (DecodeError, 502, "ActiveCampaign's answer could not be read"),
    (GraphQLError, 502, "ActiveCampaign failed"),
    (AcsdkError, 500, "the call to ActiveCampaign failed"),
)


def problem_of(error: AcsdkError) -> Problem:
    """The answer that stands for an error.

    What the caller of the service can mend (unknown records, refused content) is told with its details. What it
    cannot (a wrong token, no answer from ActiveCampaign) is told as such, with the request id for the operators.
    """
    for kind, status in _TOLD:
        if isinstance(error, kind):
            return Problem(status, _details(error))
    if isinstance(error, ValidationFailedError):
        return _misuse(_refusals(error))
    if isinstance(error, InvalidInputError):
        return _misuse([_line("invalid_input", [], error.message)])
    status, words = next((status, words) for kind, status, words in _NOT_TOLD if isinstance(error, kind))
    request_id = error.request_id if isinstance(error, RequestError) else None
    body = {"detail": words} if request_id is None else {"detail": words, "request_id": request_id}
    return Problem(status, body, _retry_after(error) if status == 503 else {})


def is_about_ours(error: ValidationError) -> bool:
    """Whether it came from building an input of the SDK; what the application's own models refuse is its own fault."""
    frames = (frame for frame, _ in traceback.walk_tb(error.__traceback__))
    return any(frame.f_globals.get("__name__") == "pydantic.main" and _is_input(frame.f_locals) for frame in frames)


def _is_input(names: Mapping[str, Any]) -> bool:
    built = names.get("self", names.get("cls"))
    return issubclass(built if isinstance(built, type) else type(built), Input | Value)


def misuse(error: ValidationError) -> Problem:
    """The answer to an input that was refused while it was built: the shape is FastAPI's for a body that is refused."""
    told = error.errors(include_url=False, include_context=False, include_input=False)
    return _misuse([_line(one["type"], list(one["loc"]), one["msg"]) for one in told])


def _misuse(lines: list[dict[str, Any]]) -> Problem:
    return Problem(422, {"detail": lines})


def _refusals(error: ValidationFailedError) -> list[dict[str, Any]]:
    """A line for each thing that the API refused; its pointer's last part names the attribute."""
    lines = [_line(one.code or "refused", _place(one.pointer), str(one)) for one in error.items]
    return lines or [_line("refused", [], error.message)]


def _place(pointer: str | None) -> list[str | int]:
    return [pointer.rpartition("/")[2]] if pointer else []


def _line(kind: str, place: list[str | int], words: str) -> dict[str, Any]:
    return {"type": kind, "loc": place, "msg": words}


def _details(error: APIError) -> dict[str, Any]:
    return {"detail": error.message, "errors": [{"detail": str(one), "pointer": one.pointer} for one in error.items]}


def _retry_after(error: AcsdkError) -> dict[str, str]:
    wait = error.retry_after if isinstance(error, RequestError) else None
    return {"Retry-After": str(max(1, math.ceil(wait or 1)))}


async def handle_and_log(handle: EventHandler, event: WebhookEvent) -> None:
    """Run a handler after its delivery was answered: nobody is left to hear of a failure but the log."""
    try:
        await handle(event)
    except Exception:  # noqa: BLE001 - whatever it is, it must not end the server's task
        _log.exception("the handler of a webhook failed: %s", type(event).__name__)


def check_path(path: str) -> None:
    """Refuse a path that leaves the webhook without its secret."""
    if "{secret}" not in path:
        raise ValueError("the path of a webhook has to hold {secret}")


async def health_of(ask: AskStatus, max_age: float) -> Problem:
    """How an outbox stands, as an HTTP answer: 200, or 503 where an account does not flow or nobody can tell.

    Says what was refused, which is no illness: it waits for somebody's decision. No key and no server's words are in
    it, for what watches a service is often open to all.
    """
    try:
        rows = await ask()
    except Exception as error:  # noqa: BLE001 - whatever the database raises
        _log.warning("the outbox's status cannot be had: %s", type(error).__name__)
        return Problem(503, {"status": "unknown", "accounts": []})
    well = all(row.is_healthy(max_age) for row in rows)
    return Problem(200 if well else 503, {"status": "ok" if well else "stalled", "accounts": list(map(_shown, rows))})


def client_health_of(client: AsyncClient, *, max_failures: int, max_age: float) -> Problem:
    """How a client gets on, as an HTTP answer: 200, or 503 where it should get no traffic. Sends nothing."""
    health = client.health()
    well = health.is_healthy(max_failures=max_failures, max_age=max_age)
    return Problem(200 if well else 503, {"status": "ok" if well else "unwell", **health.to_dict()})


def _shown(row: OutboxStatus) -> dict[str, object]:
    since = None if row.stalled_since is None else row.stalled_since.isoformat(timespec="seconds")
    return {
        "account": row.account,
        "waiting": row.waiting,
        "oldest_age": row.oldest_age,
        "refused": row.refused,
        "stalled_since": since,
    }
