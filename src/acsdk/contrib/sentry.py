"""Spans and breadcrumbs for Sentry: ``AsyncClient(observer=SentryObserver())``.

Sentry's own integration patches ``httpx.AsyncClient.send``, which the client's default transport does not pass. Nothing
here holds a token, a document, a body, a query string or an e-mail address. Needs the extra ``sentry``.
"""

from __future__ import annotations

from contextvars import ContextVar
from dataclasses import dataclass
from typing import Literal, Protocol, TypeAlias

import sentry_sdk
from sentry_sdk import traces
from sentry_sdk.tracing import Span

from acsdk import AttemptEnded, CallEnded, CallStarted, Observer, OutboxStalled, PauseStarted

__all__ = ["SentryObserver"]

_OPERATION = "http.client"
_ORIGIN = "manual.http.acsdk"
Facts: TypeAlias = dict[str, str | int]


class _Span(Protocol):
    """A span of either of Sentry's ways to send them."""

    def end(self, facts: Facts, *, failed: bool) -> None:
        """End it, with what is known by then."""


@dataclass(frozen=True, slots=True)
class _Open:
    """The call that the current task is in."""

    request: Facts
    span: _Span | None


_open: ContextVar[_Open | None] = ContextVar("acsdk_sentry_call", default=None)


class SentryObserver(Observer):
    """A span for each call that is made within another span, and a breadcrumb for each attempt and each pause.

    A stalled outbox becomes an issue: one for each operation, however often it is told. Set Sentry up before, with
    ``sentry_sdk.init``; spans are sent as its ``trace_lifecycle`` says. Exceptions are not captured here: those that
    nobody handles reach Sentry through your framework.
    """

    def call_started(self, event: CallStarted, /) -> None:
        """Start a span, where there is one that it can stand in."""
        request = _request(event)
        _open.set(_Open(request, _child(f"{event.method} {event.operation}", request)))

    def attempt_ended(self, event: AttemptEnded, /) -> None:
        """Leave a breadcrumb."""
        opened = _open.get()
        facts: Facts = {**(opened.request if opened else {"acsdk.operation": event.operation})}
        facts |= {"acsdk.attempt": event.number, **_answer(event.status_code, event.request_id, event.error)}
        _breadcrumb("http", _level(event), facts)

    def pause_started(self, event: PauseStarted, /) -> None:
        """Leave a breadcrumb."""
        facts: Facts = {} if event.status_code is None else {"http.response.status_code": event.status_code}
        _breadcrumb("default", "warning", facts, f"the account's calls are kept for {event.seconds:.1f} s")

    def call_ended(self, event: CallEnded, /) -> None:
        """End the span."""
        opened = _open.get()
        _open.set(None)
        if opened is None or opened.span is None:
            return
        facts = _answer(event.status_code, event.request_id, event.error)
        if event.attempts > 1:
            facts["http.request.resend_count"] = event.attempts - 1
        opened.span.end(facts, failed=event.error is not None)

    def outbox_stalled(self, event: OutboxStalled, /) -> None:
        """Make it an issue."""
        with sentry_sdk.new_scope() as scope:
            scope.fingerprint = ["acsdk.outbox_stalled", event.operation]
            scope.set_context(
                "outbox",
                {
                    "keys": event.keys,
                    "waiting": event.waiting,
                    "oldest_age": event.oldest_age,
                    "seconds": event.seconds,
                    "error": None if event.error is None else type(event.error).__qualname__,
                },
            )
            sentry_sdk.capture_message(f"{event.operation}: the outbox is stalled", level="error")


class _Recorded:
    """A span of a transaction, which is sent with it."""

    def __init__(self, parent: Span, name: str, facts: Facts) -> None:
        # Not the scope's current span: tasks that run side by side share a scope.
        self._span = parent.start_child(op=_OPERATION, name=name, origin=_ORIGIN)
        self._add(facts)

    def end(self, facts: Facts, *, failed: bool) -> None:
        self._add(facts)
        status_code = facts.get("http.response.status_code")
        if isinstance(status_code, int):
            self._span.set_http_status(status_code)
        if failed and self._span.status in (None, "ok"):
            self._span.set_status("unknown_error")
        self._span.finish()

    def _add(self, facts: Facts) -> None:
        for name, value in facts.items():
            self._span.set_data(name, value)


class _Streamed:
    """A span that is sent on its own: ``trace_lifecycle="stream"``."""

    def __init__(self, parent: traces.StreamedSpan, name: str, facts: Facts) -> None:
        self._span = traces.start_span(name, {"sentry.op": _OPERATION, "sentry.origin": _ORIGIN}, parent, active=False)
        self._span.set_attributes({**facts})

    def end(self, facts: Facts, *, failed: bool) -> None:
        self._span.set_attributes({**facts})
        self._span.status = "error" if failed else "ok"
        self._span.end()


def _child(name: str, facts: Facts) -> _Span | None:
    streamed = traces.get_current_span()
    if streamed is not None:
        return _Streamed(streamed, name, facts)
    recorded = sentry_sdk.get_current_span()
    return _Recorded(recorded, name, facts) if recorded is not None else None


def _request(event: CallStarted) -> Facts:
    facts = {
        "acsdk.operation": event.operation,
        "http.request.method": event.method,
        "url.full": event.url,
        "graphql.operation.type": event.graphql_type,
        "graphql.operation.name": event.graphql_name,
    }
    return {name: value for name, value in facts.items() if value is not None}


def _answer(status_code: int | None, request_id: str | None, error: BaseException | None) -> Facts:
    facts = {
        "http.response.status_code": status_code,
        "acsdk.request_id": request_id,
        "error.type": None if error is None else type(error).__qualname__,
    }
    return {name: value for name, value in facts.items() if value is not None}


def _level(event: AttemptEnded) -> Literal["info", "warning", "error"]:
    if event.error is None:
        return "info"
    return "error" if (event.status_code or 500) >= 500 else "warning"


def _breadcrumb(kind: str, level: str, facts: Facts, message: str | None = None) -> None:
    sentry_sdk.add_breadcrumb(type=kind, category="acsdk", level=level, data=facts, message=message)
