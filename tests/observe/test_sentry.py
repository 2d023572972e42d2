"""Spans, breadcrumbs and issues, as Sentry's own transport would send them, in both of its ways."""

import json
from collections.abc import Callable, Generator
from contextlib import AbstractContextManager, contextmanager
from typing import Any, Literal

import anyio
import pytest
import sentry_sdk
from sentry_sdk import traces
from sentry_sdk.envelope import Envelope
from sentry_sdk.transport import Transport

import acsdk
from acsdk import AsyncClient, AttemptEnded, CallEnded, OutboxStalled
from acsdk.contrib.sentry import SentryObserver
from acsdk.sandbox import Sandbox, SandboxClock
from tests.support import cancel_when_still

pytestmark = pytest.mark.anyio

TOKEN = "0123456789abcdef" * 4
EMAIL = "ada@example.com"


class Envelopes(Transport):
    """Keeps what would be sent."""

    def __init__(self, options: Any = None) -> None:
        super().__init__(options)
        self.kept: list[Envelope] = []

    def capture_envelope(self, envelope: Envelope) -> None:
        self.kept.append(envelope)

    def of(self, kind: str) -> list[Any]:
        items = [item for envelope in self.kept for item in envelope.items if item.type == kind]
        return [json.loads(item.get_bytes()) for item in items]


class Sentry:
    """Sentry set up for one test, without patching what other tests use."""

    def __init__(self, lifecycle: Literal["static", "stream"]) -> None:
        self.lifecycle = lifecycle
        self.envelopes = Envelopes()
        self.client = sentry_sdk.Client(
            "https://key@localhost/1",
            transport=self.envelopes,
            traces_sample_rate=1.0,
            trace_lifecycle=lifecycle,
            default_integrations=False,
        )

    @contextmanager
    def scope(self) -> Generator[sentry_sdk.Scope]:
        with sentry_sdk.isolation_scope(), sentry_sdk.new_scope() as scope:
            scope.set_client(self.client)
            yield scope

    def work(self, name: str) -> AbstractContextManager[Any]:
        """What a service does meanwhile."""
        if self.lifecycle == "stream":
            return traces.start_span(name)
        return sentry_sdk.start_transaction(name=name)

    def spans(self) -> list[dict[str, Any]]:
        """Those of calls, each with its facts under ``data``."""
        self.client.flush()
        if self.lifecycle == "static":
            return [span for transaction in self.envelopes.of("transaction") for span in transaction["spans"]]
        spans = [span for batch in self.envelopes.of("span") for span in batch["items"] if not span["is_segment"]]
        for span in spans:
            span["data"] = {name: fact["value"] for name, fact in span["attributes"].items()}
            span["description"] = span["name"]
        return spans


@pytest.fixture(params=["static", "stream"])
def sentry(request: pytest.FixtureRequest) -> Generator[Sentry]:
    sentry = Sentry(request.param)
    yield sentry
    sentry.client.close()


@pytest.fixture
def sandbox() -> Sandbox:
    return Sandbox(clock=SandboxClock(), rate_limit=None, seed=0, token=TOKEN)


@pytest.fixture
def client(sandbox: Sandbox) -> AsyncClient:
    return sandbox.client(observer=SentryObserver(), clock=SandboxClock(), rate_limit=5)


async def test_a_call_is_a_span_of_the_work_it_is_made_in(
    sentry: Sentry, sandbox: Sandbox, client: AsyncClient
) -> None:
    sandbox.faults.add("*/connections", status=503, count=1)
    with sentry.scope(), sentry.work("checkout"):
        await client.rest.request("GET", "/connections", params={"filters[email]": EMAIL})
        await client.graphql.execute("query Mine { __typename }")
    rest, graphql = sentry.spans()
    assert (rest["description"], rest["status"]) == ("GET rest.get", "ok")
    facts = {name: rest["data"][name] for name in ("acsdk.operation", "http.request.resend_count", "url.full")}
    assert facts == {
        "acsdk.operation": "rest.get",
        "http.request.resend_count": 1,
        "url.full": f"{client.api_url}/api/3/connections",
    }
    assert graphql["data"]["graphql.operation.name"] == "Mine"
    assert graphql["data"]["http.response.status_code"] == 200


async def test_a_failed_call_says_how(sentry: Sentry, sandbox: Sandbox, client: AsyncClient) -> None:
    with sentry.scope(), sentry.work("checkout"):
        with pytest.raises(acsdk.NotFoundError):
            await client.rest.request("GET", "/connections/404")
        with pytest.raises(acsdk.GraphQLError):
            await client.graphql.execute("{ nothing }")
        sandbox.faults.add("*/connections", drop="before")
        with pytest.raises(acsdk.TransportError):
            await client.rest.request("GET", "/connections", max_retries=0)
    spans = sentry.spans()
    assert [span["data"]["error.type"] for span in spans] == ["NotFoundError", "DocumentRefusedError", "TransportError"]
    statuses = [span["status"] for span in spans]
    expected = ["not_found", "unknown_error", "unknown_error"] if sentry.lifecycle == "static" else ["error"] * 3
    assert statuses == expected


async def test_attempts_and_pauses_are_breadcrumbs(sentry: Sentry, sandbox: Sandbox, client: AsyncClient) -> None:
    sandbox.faults.add("*/connections", status=429, headers={"retry-after": "7"}, count=1)
    sandbox.faults.add("*/lists", status=503)
    with sentry.scope():
        await client.rest.request("GET", "/connections")
        with pytest.raises(acsdk.ServerError):
            await client.rest.request("GET", "/lists", max_retries=0)
        sentry_sdk.capture_message("look")
    (event,) = sentry.envelopes.of("event")
    crumbs = event["breadcrumbs"]["values"]
    assert [(crumb["type"], crumb["level"]) for crumb in crumbs] == [
        ("default", "warning"),
        ("http", "warning"),
        ("http", "info"),
        ("http", "error"),
    ]
    assert {crumb["category"] for crumb in crumbs} == {"acsdk"}
    assert crumbs[0]["message"] == "the account's calls are kept for 7.0 s"
    assert [crumb["data"].get("acsdk.attempt") for crumb in crumbs] == [None, 1, 2, 1]
    assert crumbs[2]["data"]["http.request.method"] == "GET"


async def test_neither_token_nor_address_is_sent_with_the_frames_of_a_failure(
    sentry: Sentry, sandbox: Sandbox, client: AsyncClient
) -> None:
    sandbox.faults.add("*/contacts", status=500, body=f"Api-Token: {TOKEN}")
    with sentry.scope(), sentry.work("checkout"):
        try:
            await client.rest.request("GET", "/contacts", params={"email": "bob@example.com"}, max_retries=0)
        except acsdk.ServerError as error:
            sentry_sdk.capture_exception(error)
    sentry.client.flush()
    sent = [item.get_bytes().decode() for envelope in sentry.envelopes.kept for item in envelope.items]
    assert any('"frames"' in text and '"vars"' in text for text in sent)
    assert not [text for text in sent if TOKEN in text or "/contacts?email" in text]


async def test_calls_side_by_side_have_spans_of_their_own(sentry: Sentry, client: AsyncClient) -> None:
    with sentry.scope(), sentry.work("page"):
        async with anyio.create_task_group() as tasks:
            for _ in range(5):
                tasks.start_soon(client.rest.request, "GET", "/connections")
    spans = sentry.spans()
    assert len({span["span_id"] for span in spans}) == 5
    assert len({span["parent_span_id"] for span in spans}) == 1


async def test_a_cancelled_call_ends_its_span(sentry: Sentry) -> None:
    sandbox = Sandbox(rate_limit=None)
    sandbox.faults.add("*/connections", delay=60)
    async with sandbox.client(observer=SentryObserver(), rate_limit=None) as client:
        with sentry.scope(), sentry.work("checkout"):
            await cancel_when_still(client.rest.request, "GET", "/connections")
    (span,) = sentry.spans()
    assert "Cancelled" in span["data"]["error.type"]


@pytest.mark.parametrize("error", [None, acsdk.ServerError(f"busy for {EMAIL}", status_code=503)])
def test_a_stalled_outbox_is_one_issue(sentry: Sentry, error: Exception | None) -> None:
    tell: Callable[[OutboxStalled], None] = SentryObserver().outbox_stalled
    with sentry.scope():
        for waiting in (2, 3):
            tell(OutboxStalled("orders.bulk_upsert", 1, waiting, 3.0, 4.0, error))
    first, second = sentry.envelopes.of("event")
    assert first["fingerprint"] == second["fingerprint"] == ["acsdk.outbox_stalled", "orders.bulk_upsert"]
    assert (first["level"], first["message"]) == ("error", "orders.bulk_upsert: the outbox is stalled")
    assert second["contexts"]["outbox"]["waiting"] == 3
    assert first["contexts"]["outbox"]["error"] == (None if error is None else "ServerError")
    assert EMAIL not in json.dumps(first)


def test_an_event_outside_of_a_call_is_taken(sentry: Sentry) -> None:
    observer = SentryObserver()
    with sentry.scope():
        observer.attempt_ended(AttemptEnded("rest.get", 1, 0.1, 200, None, None))
        observer.call_ended(CallEnded("rest.get", 1, 0.1, 200, None, None))
        sentry_sdk.capture_message("look")
    (event,) = sentry.envelopes.of("event")
    assert [crumb["data"]["acsdk.operation"] for crumb in event["breadcrumbs"]["values"]] == ["rest.get"]
