"""Spans and figures, collected by OpenTelemetry's own exporters in memory."""

from importlib import import_module
from typing import Any
from urllib.parse import urlsplit

import anyio
import pytest
from opentelemetry import trace
from opentelemetry.sdk.metrics import MeterProvider
from opentelemetry.sdk.metrics.export import InMemoryMetricReader
from opentelemetry.sdk.trace import ReadableSpan, TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter
from opentelemetry.semconv.attributes import error_attributes, http_attributes, server_attributes, url_attributes
from opentelemetry.trace import SpanKind, StatusCode

import acsdk
from acsdk import AsyncClient, AttemptEnded, BatchEnded, CallEnded, CallStarted, OutboxStalled
from acsdk.contrib.otel import OpenTelemetryObserver
from acsdk.sandbox import Sandbox, SandboxClock
from tests.support import cancel_when_still

pytestmark = pytest.mark.anyio


class Telemetry:
    """An observer with its exporters."""

    def __init__(self) -> None:
        self.exporter = InMemorySpanExporter()
        self.reader = InMemoryMetricReader()
        self.tracers = TracerProvider()
        self.tracers.add_span_processor(SimpleSpanProcessor(self.exporter))
        self.observer = OpenTelemetryObserver(
            tracer_provider=self.tracers, meter_provider=MeterProvider(metric_readers=[self.reader])
        )

    @property
    def spans(self) -> list[ReadableSpan]:
        return list(self.exporter.get_finished_spans())

    def points(self, name: str) -> list[Any]:
        data = self.reader.get_metrics_data()
        metrics = [
            metric
            for resource in (data.resource_metrics if data else ())
            for scope in resource.scope_metrics
            for metric in scope.metrics
        ]
        return [point for metric in metrics if metric.name == name for point in metric.data.data_points]


@pytest.fixture
def clock() -> SandboxClock:
    return SandboxClock()


@pytest.fixture
def sandbox(clock: SandboxClock) -> Sandbox:
    return Sandbox(clock=clock, rate_limit=None, seed=0)


@pytest.fixture
def telemetry() -> Telemetry:
    return Telemetry()


@pytest.fixture
def client(sandbox: Sandbox, clock: SandboxClock, telemetry: Telemetry) -> AsyncClient:
    return sandbox.client(observer=telemetry.observer, clock=clock, rate_limit=None)


async def test_a_call_is_a_client_span_by_the_conventions(client: AsyncClient, telemetry: Telemetry) -> None:
    await client.rest.request("GET", "/connections", params={"filters[email]": "ada@example.com"})
    (span,) = telemetry.spans
    assert (span.name, span.kind, span.status.status_code) == ("GET rest.get", SpanKind.CLIENT, StatusCode.UNSET)
    attributes = dict(span.attributes or {})
    request_id = attributes.pop("http.response.header.x-request-id")
    assert isinstance(request_id, tuple)
    assert attributes == {
        "acsdk.operation": "rest.get",
        "http.request.method": "GET",
        "http.response.status_code": 200,
        "server.address": urlsplit(client.api_url).hostname,
        "server.port": 8321,
        "url.full": f"{client.api_url}/api/3/connections",
    }


async def test_a_graphql_call_says_what_it_runs_and_not_with_what(client: AsyncClient, telemetry: Telemetry) -> None:
    await client.graphql.execute('query Mine { __type(name: "Ada") { name } }')
    await client.graphql.execute("{ __typename }")
    named, anonymous = (dict(span.attributes or {}) for span in telemetry.spans)
    assert (named["graphql.operation.type"], named["graphql.operation.name"]) == ("query", "Mine")
    assert anonymous["graphql.operation.type"] == "query"
    assert "graphql.operation.name" not in anonymous
    assert "Ada" not in "".join(span.to_json() for span in telemetry.spans)


async def test_names_are_those_of_the_conventions_or_begin_with_ours(
    client: AsyncClient, sandbox: Sandbox, telemetry: Telemetry
) -> None:
    sandbox.faults.add("*/ecom/graphql", status=503, count=1)
    await client.graphql.execute("{ __typename }")
    (span,) = telemetry.spans
    used = {*(span.attributes or {}), *telemetry.points("http.client.request.duration")[0].attributes}
    # Those of GraphQL are not stable yet, and their module has no types.
    graphql_attributes = import_module("opentelemetry.semconv._incubating.attributes.graphql_attributes")
    conventions = (error_attributes, graphql_attributes, http_attributes, server_attributes, url_attributes)
    known = [value for module in conventions for value in vars(module).values()]
    known.append(f"{http_attributes.HTTP_RESPONSE_HEADER_TEMPLATE}.x-request-id")
    assert [name for name in used if not name.startswith("acsdk.") and name not in known] == []
    assert span.instrumentation_scope is not None
    assert span.instrumentation_scope.schema_url == "https://opentelemetry.io/schemas/1.44.0"


async def test_a_repeated_call_is_one_span_that_tells_of_the_failed_attempt(
    client: AsyncClient, sandbox: Sandbox, telemetry: Telemetry
) -> None:
    sandbox.faults.add("*/connections", status=429, headers={"retry-after": "2"}, count=1)
    await client.rest.request("GET", "/connections")
    (span,) = telemetry.spans
    assert (span.attributes or {})["http.request.resend_count"] == 1
    assert [(event.name, dict(event.attributes or {})) for event in span.events] == [
        ("acsdk.attempt_failed", {"acsdk.attempt": 1, "http.response.status_code": 429, "error.type": "429"})
    ]
    assert [point.value for point in telemetry.points("acsdk.rate_limit.refusals")] == [1]
    (wait,) = telemetry.points("acsdk.wait.duration")
    assert (wait.sum, wait.attributes["acsdk.wait.reason"]) == (2, "retry")
    attempts = telemetry.points("http.client.request.duration")
    assert sorted(point.attributes["http.response.status_code"] for point in attempts) == [200, 429]
    assert attempts[0].explicit_bounds[0] == 0.005


async def test_a_failed_call_names_its_status_or_its_class(
    client: AsyncClient, sandbox: Sandbox, telemetry: Telemetry
) -> None:
    with pytest.raises(acsdk.NotFoundError):
        await client.rest.request("GET", "/connections/404")
    sandbox.faults.add("*/connections", drop="before")
    with pytest.raises(acsdk.TransportError):
        await client.rest.request("GET", "/connections", max_retries=0)
    refused, lost = telemetry.spans
    assert (refused.attributes or {})["error.type"] == "404"
    assert refused.status.status_code is StatusCode.ERROR
    assert (lost.attributes or {})["error.type"] == "TransportError"
    assert "http.response.status_code" not in (lost.attributes or {})


async def test_the_span_is_current_while_the_call_lasts_and_has_the_callers_parent(
    sandbox: Sandbox, telemetry: Telemetry
) -> None:
    inside: list[trace.Span] = []

    class Watching(OpenTelemetryObserver):
        def attempt_ended(self, event: AttemptEnded, /) -> None:
            inside.append(trace.get_current_span())

    observer = Watching(tracer_provider=telemetry.tracers)
    async with sandbox.client(observer=observer, rate_limit=None) as client:
        with telemetry.tracers.get_tracer("shop").start_as_current_span("checkout") as checkout:
            await client.rest.request("GET", "/connections")
            assert trace.get_current_span() is checkout
    span = telemetry.spans[0]
    assert [one.get_span_context() for one in inside] == [span.get_span_context()]
    assert span.parent == checkout.get_span_context()


async def test_calls_side_by_side_have_spans_of_their_own(client: AsyncClient, telemetry: Telemetry) -> None:
    with telemetry.tracers.get_tracer("shop").start_as_current_span("page") as page:
        async with anyio.create_task_group() as tasks:
            for _ in range(5):
                tasks.start_soon(client.rest.request, "GET", "/connections")
    spans = telemetry.spans[:-1]
    assert len({span.context.span_id for span in spans if span.context}) == 5
    assert [span.parent for span in spans] == [page.get_span_context()] * 5


async def test_a_cancelled_call_ends_its_span(telemetry: Telemetry) -> None:
    sandbox = Sandbox(rate_limit=None)
    sandbox.faults.add("*/connections", delay=60)
    async with sandbox.client(observer=telemetry.observer, rate_limit=None) as client:
        await cancel_when_still(client.rest.request, "GET", "/connections")
    (span,) = telemetry.spans
    assert "Cancelled" in str((span.attributes or {})["error.type"])


def test_a_stalled_outbox_is_counted(telemetry: Telemetry) -> None:
    for error in (acsdk.ServerError("busy", status_code=503), None):
        telemetry.observer.outbox_stalled(OutboxStalled("orders.bulk_upsert", 1, 2, 3.0, 4.0, error))
    points = telemetry.points("acsdk.outbox.stalls")
    assert sorted((point.attributes.get("error.type", ""), point.value) for point in points) == [
        ("", 1),
        ("ServerError", 1),
    ]
    assert {point.attributes["acsdk.operation"] for point in points} == {"orders.bulk_upsert"}


def test_bulk_records_are_counted_by_outcome(telemetry: Telemetry) -> None:
    telemetry.observer.batch_ended(BatchEnded("orders.bulk_upsert", 48, 2, 0, "b-1"))
    telemetry.observer.batch_ended(BatchEnded("orders.bulk_upsert", 0, 0, 7, None))
    counts = {point.attributes["acsdk.bulk.outcome"]: point.value for point in telemetry.points("acsdk.bulk.records")}
    assert counts == {"accepted": 48, "failed": 2, "unknown": 7}


def test_a_port_that_goes_without_saying_is_said(telemetry: Telemetry) -> None:
    for url, port in (("https://acme.api-us1.com/api/3/lists", 443), ("http://localhost/api/3/lists", 80)):
        telemetry.observer.call_started(CallStarted("rest.get", "GET", url, background=False))
        telemetry.observer.call_ended(CallEnded("rest.get", 1, 0.1, 200, None, None))
        assert (telemetry.spans[-1].attributes or {})["server.port"] == port


def test_an_event_outside_of_a_call_opens_no_span(telemetry: Telemetry) -> None:
    error = acsdk.ServerError("down", status_code=503)
    telemetry.observer.attempt_ended(AttemptEnded("rest.get", 1, 0.1, 503, None, error))
    telemetry.observer.call_ended(CallEnded("rest.get", 1, 0.1, 503, None, error))
    assert telemetry.spans == []
    (point,) = telemetry.points("http.client.request.duration")
    assert point.attributes == {"http.response.status_code": 503, "error.type": "503"}
