"""Guards for people with two accounts: clients that only read, and clients of the expected account alone."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from typing import Any

import gql
import pytest

import acsdk
from acsdk import AsyncClient, ConfigurationError, InvalidInputError, ReadOnlyError
from acsdk.models import (
    ContactImport,
    ContactInput,
    ContactUpdate,
    OrderInput,
    ProductInput,
    SegmentInput,
    TagInput,
    TrackingCredentials,
)
from acsdk.sandbox import Sandbox
from tests.support import TOKEN, URL, Recorder, answer, new_client

pytestmark = pytest.mark.anyio

CREDENTIALS = TrackingCredentials(account_id="1", event_key="key")

WRITES: dict[str, Callable[[AsyncClient], Awaitable[object]]] = {
    "create": lambda client: client.tags.create(TagInput(name="tea")),
    "update": lambda client: client.contacts.update(1, ContactUpdate(first_name="Ada")),
    "upsert": lambda client: client.contacts.upsert(ContactInput(email="ada@x.test")),
    "delete": lambda client: client.contacts.delete(1),
    "mutation": lambda client: client.orders.upsert(order()),
    "product": lambda client: client.products.delete("1"),
    "bulk": lambda client: client.orders.bulk_upsert([order()]),
    "bulk of products": lambda client: client.products.bulk_upsert(list[ProductInput]()),
    "import": lambda client: client.contacts.bulk_import([ContactImport(email="ada@x.test")]),
    "tracking": lambda client: client.tracking.track("visit", email="ada@x.test", credentials=CREDENTIALS),
    "raw post": lambda client: client.rest.request("post", "/anything"),
    "raw patch": lambda client: client.rest.request("PATCH", "/anything"),
    "raw put": lambda client: client.rest.request("PUT", "/anything"),
    "raw delete": lambda client: client.rest.request("DELETE", "/anything", repeatable=True),
    "raw mutation": lambda client: client.graphql.execute("mutation { a }"),
    "mutation among others": lambda client: client.graphql.execute(
        "query a { b } mutation c { d }", operation_name="c", repeatable=True
    ),
    "mutation behind a comment": lambda client: client.graphql.execute("{ a } # a\rmutation { b }"),
    "mutation between block strings": lambda client: client.graphql.execute(
        '{ a(x: """\\\\""" """) } mutation c { d(x: """y""") }', operation_name="c"
    ),
    "read whose body is replaced": lambda client: client.graphql.execute(
        "{ a }", extra_body={"query": "mutation { b }"}
    ),
}


def order() -> OrderInput:
    return OrderInput(
        legacy_connection_id=1,
        store_order_id="1",
        email="ada@x.test",
        creation_source="HISTORICAL",
        store_created_date=datetime(2025, 1, 2, tzinfo=UTC),
        final_amount=1,
        currency="USD",
    )


@pytest.mark.parametrize("name", WRITES)
async def test_what_writes_is_refused_before_anything_is_sent(name: str) -> None:
    transport = Recorder(answer({}))
    async with new_client(transport, read_only=True) as client:
        with pytest.raises(ReadOnlyError, match=r"this client only reads, and .* nothing was sent"):
            await WRITES[name](client)
    assert transport.requests == []


async def test_a_batcher_is_refused_before_records_are_taken(client: AsyncClient, tmp_path: Any) -> None:
    journal = tmp_path / "outbox.db"
    with pytest.raises(ReadOnlyError, match="orders"):
        async with client.with_options(read_only=True).orders.batcher(journal=journal):
            pass
    assert not journal.exists()


async def test_gql_and_its_mutations(client: AsyncClient) -> None:
    session = client.with_options(read_only=True).graphql.transport()
    with pytest.raises(ReadOnlyError):
        await session.execute(gql.gql("mutation { deleteProduct(id: 1) }"))
    assert (await session.execute(gql.gql("{ __typename }"))).data == {"__typename": "Query"}


async def test_what_reads_is_sent(sandbox: Sandbox) -> None:
    sandbox.seed(contacts=3, orders=2)
    async with sandbox.client(read_only=True) as client:
        assert len((await client.contacts.list(limit=3)).items) == 3
        assert len([order async for order in client.orders.search()]) == 2
        assert await client.graphql.execute("query q { __typename } # mutation") == {"__typename": "Query"}
        assert (await client.users.me()).id == 1
        report = await client.orders.bulk_upsert([order()], dry_run=True)
        assert (report.read, report.accepted) == (1, 0)
        imported = await client.contacts.bulk_import([ContactImport(email="ada@x.test")], dry_run=True)
        assert (imported.read, imported.accepted) == (1, 0)


READS: dict[str, Callable[[AsyncClient], Awaitable[object]]] = {
    "metrics": lambda client: client.sms.broadcasts.metrics([1]),
    "snapshot": lambda client: client.sms.broadcasts.snapshot_of([1]),
    "export": lambda client: client.sms.broadcasts.export([1]),
    "recipients": lambda client: client.sms.broadcasts.export_recipients(1),
    "segment": lambda client: client.segments.matching.all_of_new(
        SegmentInput(group_operator="and", groups=[], conditions=[])
    ),
}


@pytest.mark.parametrize("name", READS)
async def test_searches_and_reports_that_are_posts_are_sent(name: str) -> None:
    matches: list[dict[str, Any]] = [{"type": "segmentMatch", "attributes": {}}]
    transport = Recorder(answer({"metrics": [], "snapshot": {}, "data": matches}))
    async with new_client(transport, read_only=True) as client:
        await READS[name](client)
    assert [request.method for request in transport.requests] == ["POST"]


async def test_what_finds_or_makes_finds(sandbox: Sandbox) -> None:
    async with sandbox.client() as client:
        made = await client.tracking.events.ensure("tea")
        reader = client.with_options(read_only=True)
        assert await reader.tracking.events.ensure("tea") == made
        with pytest.raises(ReadOnlyError, match=r"tracking\.events\.create"):
            await reader.tracking.events.ensure("coffee")


async def test_the_guard_is_not_taken_off_again() -> None:
    reader = new_client(Recorder(answer({})), read_only=True)
    assert reader.with_options(timeout=1.0, read_only=True).api_url == URL
    with pytest.raises(ReadOnlyError, match="make another AsyncClient"):
        reader.with_options(read_only=False)


def test_the_guard_is_a_yes_or_a_no() -> None:
    wrong: Any = "no"
    with pytest.raises(ConfigurationError, match="read_only must be True or False"):
        AsyncClient(URL, TOKEN, read_only=wrong)


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("acme", "acme"),
        ("acme", " ACME "),
        ("https://acme.api-eu1.com", "acme"),
        ("acme.activehosted.com", "acme"),
        ("acme", "acme.api-us1.com"),
        ("acme", "acme.api-us1.com:443"),
        ("acme", "https://ACME.api-us1.com/api/3/"),
        ("https://gateway", "gateway"),
        ("https://gateway/ac", "gateway"),
        ("https://gateway/AC", "https://gateway/ac/"),
        ("http://127.0.0.1:8321", "127.0.0.1:8321"),
        ("http://[::1]:8321", "::1"),
        ("http://[::1]:8321", "[::1]:8321"),
    ],
)
def test_the_expected_account(url: str, expected: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert AsyncClient(url, TOKEN, expect_account=expected).api_url
    monkeypatch.setenv("ACTIVECAMPAIGN_EXPECT_ACCOUNT", expected)
    assert AsyncClient(url, TOKEN).api_url


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("acme-staging", "acme"),
        ("acme", "acme-staging"),
        ("acme.api-us1.com", "acme.api-eu1.com"),
        ("https://acme.example.com", "acme"),
        ("https://acme.api-us1.com.example.com", "acme"),
        ("https://gateway/staging", "gateway/acme"),
        ("https://gateway:8443", "gateway:443"),
        ("http://127.0.0.1:8321", "acme"),
        ("acme", "api-us1.com"),
    ],
)
def test_another_account(url: str, expected: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(ConfigurationError, match=f"expect_account wants {expected}: this is another account"):
        AsyncClient(url, TOKEN, expect_account=expected)
    monkeypatch.setenv("ACTIVECAMPAIGN_EXPECT_ACCOUNT", expected)
    with pytest.raises(ConfigurationError, match=f"ACTIVECAMPAIGN_EXPECT_ACCOUNT wants {expected}"):
        AsyncClient(url, TOKEN)


@pytest.mark.parametrize("wrong", ["", " ", 7])
def test_an_expectation_that_is_none(wrong: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(ConfigurationError, match="expect_account must be an account's name, its host or its URL"):
        AsyncClient(URL, TOKEN, expect_account=wrong)
    monkeypatch.setenv("ACTIVECAMPAIGN_EXPECT_ACCOUNT", "")
    assert AsyncClient(URL, TOKEN).api_url == URL


async def test_what_the_program_expects_comes_before_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ACTIVECAMPAIGN_EXPECT_ACCOUNT", "acme")
    assert AsyncClient("staging", TOKEN, expect_account="staging").api_url
    async with Sandbox(rate_limit=None).client() as client:
        assert (await client.users.me()).id == 1


def test_the_refusal_shows_no_token(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(acsdk.AcsdkError) as caught:
        AsyncClient("staging", TOKEN, expect_account="acme")
    assert TOKEN not in str(caught.value)
    assert issubclass(ReadOnlyError, ConfigurationError)
    assert not issubclass(ReadOnlyError, InvalidInputError)
