"""Traces and metrics for OpenTelemetry: ``AsyncClient(observer=OpenTelemetryObserver())``.

Spans and ``http.client.request.duration`` follow the semantic conventions for HTTP clients, and those for GraphQL where
a call is GraphQL. Nothing here holds a token, a document, a body, a query string or an e-mail address. Needs the extra
``otel``, which brings the API alone: which exporter the figures go to is set up by your service.
"""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable, Sequence
from contextvars import ContextVar, Token
from dataclasses import dataclass
from typing import TypeAlias
from urllib.parse import urlsplit

import anyio
from opentelemetry import context, metrics, trace
from opentelemetry.trace import SpanKind, Status, StatusCode

import acsdk
from acsdk import AttemptEnded, BatchEnded, CallEnded, CallStarted, Observer, OutboxStalled, WaitEnded
from acsdk.outbox import OutboxStatus

__all__ = ["OpenTelemetryObserver", "OutboxMetrics"]

Attributes: TypeAlias = dict[str, str | int]

_log = logging.getLogger("acsdk")

_NAME = "acsdk"
_SCHEMA = "https://opentelemetry.io/schemas/1.44.0"
"""The release of the conventions whose names are used."""
_REQUEST_SECONDS = (0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10)
"""The boundaries that the conventions ask for."""
_WAIT_SECONDS = (0.01, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 30, 60, 120)


@dataclass(frozen=True, slots=True)
class _Open:
    """The call that the current task is in."""

    span: trace.Span
    request: Attributes
    attached: Token[context.Context]


_open: ContextVar[_Open | None] = ContextVar("acsdk_otel_call", default=None)


class OpenTelemetryObserver(Observer):
    """One client span for each call, current while the call lasts, and five instruments.

    ``http.client.request.duration`` counts the seconds of each attempt, ``acsdk.wait.duration`` those spent waiting
    for the rate limit or before a repetition, ``acsdk.rate_limit.refusals`` the answers 429, and
    ``acsdk.bulk.records`` the records of bulk runs by outcome, and ``acsdk.outbox.stalls`` how often an outbox was told
    to be stalled. Every figure has the attribute ``acsdk.operation``.

    Args:
        tracer_provider: Where spans go; by default the global one.
        meter_provider: Where figures go; by default the global one.

    """

    def __init__(
        self,
        *,
        tracer_provider: trace.TracerProvider | None = None,
        meter_provider: metrics.MeterProvider | None = None,
    ) -> None:
        self._tracer = trace.get_tracer(_NAME, acsdk.__version__, tracer_provider, _SCHEMA)
        meter = metrics.get_meter(_NAME, acsdk.__version__, meter_provider, _SCHEMA)
        self._requests = meter.create_histogram(
            "http.client.request.duration",
            unit="s",
            description="Duration of HTTP client requests.",
            explicit_bucket_boundaries_advisory=_REQUEST_SECONDS,
        )
        self._waits = meter.create_histogram(
            "acsdk.wait.duration",
            unit="s",
            description="Time that calls wait for the rate limit or before a repetition.",
            explicit_bucket_boundaries_advisory=_WAIT_SECONDS,
        )
        self._refusals = meter.create_counter(
            "acsdk.rate_limit.refusals", unit="{request}", description="Requests that the account refused with 429."
        )
        self._records = meter.create_counter(
            "acsdk.bulk.records", unit="{record}", description="Records of bulk runs, by outcome."
        )
        self._stalls = meter.create_counter(
            "acsdk.outbox.stalls", unit="{event}", description="Events of outboxes that cannot deliver."
        )

    def call_started(self, event: CallStarted, /) -> None:
        """Start a span and make it the current one."""
        request = _request_attributes(event)
        span = self._tracer.start_span(
            f"{event.method} {event.operation}",
            kind=SpanKind.CLIENT,
            attributes={**request, **_graphql_attributes(event), "url.full": event.url},
        )
        attached = context.attach(trace.set_span_in_context(span))
        _open.set(_Open(span, request, attached))

    def attempt_ended(self, event: AttemptEnded, /) -> None:
        """Count an attempt; one that failed is noted in the span."""
        opened = _open.get()
        outcome = _outcome(event.status_code, event.error)
        self._requests.record(event.seconds, {**(opened.request if opened else {}), **outcome})
        if event.status_code == 429:
            self._refusals.add(1, {"acsdk.operation": event.operation})
        if event.error is not None and opened is not None:
            opened.span.add_event("acsdk.attempt_failed", {"acsdk.attempt": event.number, **outcome})

    def wait_ended(self, event: WaitEnded, /) -> None:
        """Count a wait."""
        self._waits.record(event.seconds, {"acsdk.operation": event.operation, "acsdk.wait.reason": event.reason})

    def call_ended(self, event: CallEnded, /) -> None:
        """End the span."""
        opened = _open.get()
        if opened is None:
            return
        opened.span.set_attributes(_outcome(event.status_code, event.error))
        if event.attempts > 1:
            opened.span.set_attribute("http.request.resend_count", event.attempts - 1)
        if event.request_id is not None:
            opened.span.set_attribute("http.response.header.x-request-id", [event.request_id])
        if event.error is not None:
            opened.span.set_status(Status(StatusCode.ERROR))
        opened.span.end()
        _open.set(None)
        context.detach(opened.attached)

    def batch_ended(self, event: BatchEnded, /) -> None:
        """Count the records of a bulk run."""
        for outcome, count in (("accepted", event.accepted), ("failed", event.failed), ("unknown", event.unknown)):
            if count:
                attributes = {"acsdk.operation": event.operation, "acsdk.bulk.outcome": outcome}
                self._records.add(count, attributes)

    def outbox_stalled(self, event: OutboxStalled, /) -> None:
        """Count that an outbox is stalled."""
        error = {} if event.error is None else {"error.type": type(event.error).__qualname__}
        self._stalls.add(1, {"acsdk.operation": event.operation, **error})


class OutboxMetrics:
    """Gauges of an outbox, by account: ``server.address`` says which.

    ``acsdk.outbox.waiting`` and ``acsdk.outbox.refused`` count records, ``acsdk.outbox.oldest_age`` seconds since the
    oldest of those that wait was stored, and ``acsdk.outbox.stalled`` is 1 while nothing can be delivered.

    Args:
        meter_provider: Where figures go; by default the global one.

    """

    def __init__(self, *, meter_provider: metrics.MeterProvider | None = None) -> None:
        meter = metrics.get_meter(_NAME, acsdk.__version__, meter_provider)
        self._waiting = meter.create_gauge("acsdk.outbox.waiting", unit="{record}", description="Records that wait.")
        self._refused = meter.create_gauge(
            "acsdk.outbox.refused", unit="{record}", description="Records that were refused and are kept aside."
        )
        self._age = meter.create_gauge(
            "acsdk.outbox.oldest_age", unit="s", description="Age of the oldest record that waits."
        )
        self._stalled = meter.create_gauge(
            "acsdk.outbox.stalled", unit="1", description="1 while nothing can be delivered, else 0."
        )

    def record(self, rows: Sequence[OutboxStatus]) -> None:
        """Set the gauges to what a status says."""
        for row in rows:
            attributes = {"server.address": row.account}
            self._waiting.set(row.waiting, attributes)
            self._refused.set(row.refused, attributes)
            self._age.set(row.oldest_age or 0.0, attributes)
            self._stalled.set(int(row.stalled_since is not None), attributes)

    async def watch(self, ask: Callable[[], Awaitable[Sequence[OutboxStatus]]], *, every: float = 15.0) -> None:
        """Ask for a status every so many seconds, until cancelled. ``ask`` is ``PostgresOutbox(pool).status``.

        Run it as a task of the service. A status that cannot be had is logged, and the gauges stay as they are.
        """
        while True:
            try:
                self.record(await ask())
            except Exception as error:  # noqa: BLE001 - whatever the database raises
                _log.warning("the outbox's status cannot be had: %s", type(error).__name__)
            await anyio.sleep(every)


def _request_attributes(event: CallStarted) -> Attributes:
    url = urlsplit(event.url)
    return {
        "acsdk.operation": event.operation,
        "http.request.method": event.method,
        "server.address": url.hostname or "",
        "server.port": url.port or (443 if url.scheme == "https" else 80),
    }


def _graphql_attributes(event: CallStarted) -> Attributes:
    named = {"graphql.operation.type": event.graphql_type, "graphql.operation.name": event.graphql_name}
    return {name: value for name, value in named.items() if value is not None}


def _outcome(status_code: int | None, error: BaseException | None) -> Attributes:
    """The status, and what went wrong: a failing status by its number, anything else by its class."""
    outcome: Attributes = {} if status_code is None else {"http.response.status_code": status_code}
    if error is not None:
        failing = status_code is not None and status_code >= 400
        outcome["error.type"] = str(status_code) if failing else type(error).__qualname__
    return outcome
