"""Gauges of an outbox."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

import anyio
import pytest
from opentelemetry.sdk.metrics import MeterProvider
from opentelemetry.sdk.metrics.export import InMemoryMetricReader

from acsdk.contrib.otel import OutboxMetrics
from acsdk.outbox import OutboxStatus

pytestmark = pytest.mark.anyio

ROWS = (
    OutboxStatus("acme.api-us1.com", 3, 12.5, 2, "web-1", datetime(2026, 1, 1, tzinfo=UTC), "401"),
    OutboxStatus("globex.api-us1.com", 0, None, 0),
)


def figures(reader: InMemoryMetricReader) -> dict[str, dict[str, Any]]:
    """By name and account."""
    data = reader.get_metrics_data()
    assert data is not None
    found: dict[str, dict[str, Any]] = {}
    for resource in data.resource_metrics:
        for scope in resource.scope_metrics:
            for metric in scope.metrics:
                points: Sequence[Any] = metric.data.data_points
                found[metric.name] = {point.attributes["server.address"]: point.value for point in points}
    return found


async def test_a_status_sets_the_gauges_again_and_again(caplog: pytest.LogCaptureFixture) -> None:
    reader = InMemoryMetricReader()
    asked = 0

    async def ask() -> Sequence[OutboxStatus]:
        nonlocal asked
        asked += 1
        if asked == 1:
            raise OSError("the database is gone")
        if asked == 3:
            tasks.cancel_scope.cancel()
        return ROWS

    async with anyio.create_task_group() as tasks:
        tasks.start_soon(lambda: OutboxMetrics(meter_provider=MeterProvider([reader])).watch(ask, every=0))
    acme, globex = (row.account for row in ROWS)
    assert figures(reader) == {
        "acsdk.outbox.waiting": {acme: 3, globex: 0},
        "acsdk.outbox.refused": {acme: 2, globex: 0},
        "acsdk.outbox.oldest_age": {acme: 12.5, globex: 0.0},
        "acsdk.outbox.stalled": {acme: 1, globex: 0},
    }
    assert "the outbox's status cannot be had: OSError" in caplog.text
