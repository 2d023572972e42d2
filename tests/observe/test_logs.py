"""What the log's records hold beside their text, for formatters that write JSON."""

import logging
from typing import Any

import pytest

import acsdk
from acsdk import AsyncClient
from acsdk.sandbox import Sandbox, SandboxClock

pytestmark = pytest.mark.anyio


@pytest.fixture
def clock() -> SandboxClock:
    return SandboxClock()


@pytest.fixture
def sandbox(clock: SandboxClock) -> Sandbox:
    return Sandbox(clock=clock, rate_limit=None, seed=0)


@pytest.fixture
def client(sandbox: Sandbox, clock: SandboxClock) -> AsyncClient:
    return sandbox.client(clock=clock, rate_limit=None)


def facts(record: logging.LogRecord) -> dict[str, Any]:
    return {name: value for name, value in vars(record).items() if "." in name}


async def test_records_have_the_facts_of_their_lines(
    sandbox: Sandbox, clock: SandboxClock, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG, "acsdk")
    client = sandbox.client(clock=clock, rate_limit=5)
    sandbox.faults.add("*/connections", status=429, headers={"retry-after": "7"}, count=1)
    await client.rest.request("GET", "/connections")
    refused, pause, wait, answered = map(facts, caplog.records)
    assert (refused["acsdk.operation"], refused["acsdk.attempt"]) == ("rest.get", 1)
    assert (refused["http.response.status_code"], refused["error.type"]) == (429, "RateLimitError")
    assert pause == {
        "acsdk.account": client.api_url,
        "acsdk.pause.seconds": 7,
        "http.response.status_code": 429,
    }
    assert wait == {"acsdk.operation": "rest.get", "acsdk.attempt": 1, "acsdk.wait.seconds": 7}
    assert answered == {
        "acsdk.operation": "rest.get",
        "acsdk.attempt": 2,
        "acsdk.attempt.seconds": 0,
        "acsdk.request_id": answered["acsdk.request_id"],
        "http.response.status_code": 200,
    }
    assert str(answered["acsdk.request_id"]) in caplog.records[-1].getMessage()


async def test_a_healthy_service_has_no_record_at_info(client: AsyncClient, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO, "acsdk")
    await client.rest.request("GET", "/connections")
    assert caplog.records == []


async def test_an_attempt_without_an_answer_has_no_status(
    client: AsyncClient, sandbox: Sandbox, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, "acsdk")
    sandbox.faults.add("*/connections", drop="before")
    with pytest.raises(acsdk.TransportError):
        await client.rest.request("GET", "/connections", max_retries=0)
    (record,) = map(facts, caplog.records)
    assert (record["http.response.status_code"], record["acsdk.request_id"]) == (None, None)
    assert record["error.type"] == "TransportError"
