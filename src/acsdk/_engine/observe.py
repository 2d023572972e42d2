"""What the engine tells: log lines, and the facts of the last answer for `with_response`.

Log lines carry the operation, the status, the attempt, seconds and the request id; never a token, a body, an address
or a query string. Each has them a second time as attributes of its record, under the names that OpenTelemetry's
conventions give them, for formatters that write JSON.
"""

from __future__ import annotations

import logging
from collections.abc import Generator
from contextlib import contextmanager
from contextvars import ContextVar

from acsdk._engine.operation import Operation, ResponseInfo
from acsdk._errors import RequestError

__all__ = ["collected_info", "log_failure", "log_pause", "log_success", "log_wait", "record_info"]

_logger = logging.getLogger("acsdk")
_collector: ContextVar[list[ResponseInfo] | None] = ContextVar("acsdk_response_info", default=None)


@contextmanager
def collected_info() -> Generator[list[ResponseInfo]]:
    """Collect the facts of every answer that the calls inside receive."""
    collected: list[ResponseInfo] = []
    token = _collector.set(collected)
    try:
        yield collected
    finally:
        _collector.reset(token)


def record_info(info: ResponseInfo) -> None:
    """Hand the facts of an answer to whoever collects them."""
    collector = _collector.get()
    if collector is not None:
        collector.append(info)


def log_success(operation: Operation[object], info: ResponseInfo, seconds: float) -> None:
    """One line at DEBUG for an attempt that went well."""
    if not _logger.isEnabledFor(logging.DEBUG):
        return
    message = "%s: status %s in %.3f s (attempt %d, request %s)"
    facts = _facts(operation, info.attempts, seconds, info.status_code, info.request_id)
    _logger.debug(message, operation.name, info.status_code, seconds, info.attempts, info.request_id, extra=facts)


def log_failure(operation: Operation[object], attempt: int, seconds: float, failure: RequestError) -> None:
    """One line at INFO for an attempt that did not."""
    facts = _facts(operation, attempt, seconds, failure.status_code, failure.request_id)
    _logger.info(
        "%s: %s, status %s, in %.3f s (attempt %d, request %s)",
        operation.name,
        type(failure).__name__,
        failure.status_code,
        seconds,
        attempt,
        failure.request_id,
        extra={**facts, "error.type": type(failure).__qualname__},
    )


def log_pause(account: str, seconds: float, failure: RequestError | None) -> None:
    """One line at WARNING for a pause of the account, which may keep many calls."""
    facts: dict[str, object] = {"acsdk.account": account, "acsdk.pause.seconds": seconds}
    if failure is None:
        message = "%s: a pause of %.1f s, which another process was told of, keeps all calls"
        _logger.warning(message, account, seconds, extra=facts)
    else:
        message = "%s: status %s wants a pause of %.1f s; all calls wait %.1f s, then %s"
        wish = failure.retry_after or seconds
        then = "one asks" if wish > seconds else "go on"
        facts["http.response.status_code"] = failure.status_code
        _logger.warning(message, account, failure.status_code, wish, seconds, then, extra=facts)


def log_wait(operation: Operation[object], attempt: int, seconds: float) -> None:
    """One line before a repetition."""
    facts = {"acsdk.operation": operation.name, "acsdk.attempt": attempt, "acsdk.wait.seconds": seconds}
    _logger.info("%s: repeating in %.1f s (after attempt %d)", operation.name, seconds, attempt, extra=facts)


def _facts(
    operation: Operation[object], attempt: int, seconds: float, status_code: int | None, request_id: str | None
) -> dict[str, object]:
    """The attributes of an attempt's record."""
    return {
        "acsdk.operation": operation.name,
        "acsdk.attempt": attempt,
        "acsdk.attempt.seconds": seconds,
        "acsdk.request_id": request_id,
        "http.response.status_code": status_code,
    }
