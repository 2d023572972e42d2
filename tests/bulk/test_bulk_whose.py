"""Whose a journal or an outbox is, where many accounts share a URL: on this machine."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path

import httpx
import pytest

from acsdk import AsyncClient, AuthenticationError, BulkReport, ConfigurationError, read_journal
from acsdk.models import ContactImport, OrderInput
from acsdk.sandbox import Sandbox

pytestmark = pytest.mark.anyio

PORT = "http://127.0.0.1:8321"


def orders(count: int = 3) -> list[OrderInput]:
    return [
        OrderInput(
            legacy_connection_id=1,
            store_order_id=str(number),
            email="ada@example.com",
            creation_source="HISTORICAL",
            store_created_date=datetime(2024, 5, 1, tzinfo=UTC),
            final_amount="1.00",
            currency="EUR",
        )
        for number in range(count)
    ]


@asynccontextmanager
async def shop(sandbox: Sandbox, url: str | None = None) -> AsyncGenerator[AsyncClient]:
    client = AsyncClient(
        api_url=url or sandbox.api_url, api_token=sandbox.token, transport=sandbox.transport(), rate_limit=None
    )
    async with client:
        await client.deepdata.connections.ensure("shop", "shop.example.com")
        yield client


def new(state: Path | None = None) -> Sandbox:
    return Sandbox(rate_limit=None, state=state)


async def imported(sandbox: Sandbox, journal: Path, url: str | None = None) -> BulkReport[OrderInput]:
    async with shop(sandbox, url) as client:
        return await client.orders.bulk_upsert(orders(), journal=journal)


@pytest.mark.parametrize("url", [None, PORT, "http://localhost:8321", "http://[::1]:8321", "http://tea.localhost:80"])
async def test_another_sandboxs_journal_is_refused_by_name(tmp_path: Path, url: str | None) -> None:
    journal = tmp_path / "import.db"
    first, second = new(), new()
    assert (await imported(first, journal, url)).accepted == 3
    with pytest.raises(ConfigurationError) as refused:
        await imported(second, journal, url)
    assert str(refused.value) == (
        f"the journal belongs to account {first.account}, and this is {second.account}; name another file, or set this "
        "one aside if that account is gone"
    )
    assert second.rows("orders") == []
    assert (await read_journal(journal)).account == first.account
    assert (await imported(first, journal, url)).skipped == 3


async def test_contacts_have_journals_too(tmp_path: Path) -> None:
    for sandbox, is_first in ((new(), True), (new(), False)):
        async with shop(sandbox, PORT) as client:
            run = client.contacts.bulk_import([ContactImport(email="ada@example.com")], journal=tmp_path / "import.db")
            if is_first:
                assert (await run).accepted == 1
            else:
                with pytest.raises(ConfigurationError, match="belongs to account sandbox-"):
                    await run


async def test_another_sandboxs_outbox_is_refused(tmp_path: Path) -> None:
    for sandbox, is_first in ((new(), True), (new(), False)):
        async with shop(sandbox, PORT) as client:
            batcher = client.orders.batcher(journal=tmp_path / "outbox.db")
            if is_first:
                async with batcher as open_batcher:
                    await open_batcher.enqueue(orders()[0])
            else:
                with pytest.raises(ConfigurationError, match="the outbox belongs to account sandbox-"):
                    await batcher.__aenter__()


async def test_a_state_file_is_the_same_account_in_process_and_on_any_port(tmp_path: Path) -> None:
    names: set[str] = set()
    for number, url in enumerate((None, PORT, "http://localhost:9000", None)):
        sandbox = new(tmp_path / "shop.db")
        report = await imported(sandbox, tmp_path / "import.db", url)
        assert (report.accepted, report.skipped) == ((0, 3) if number else (3, 0))
        names.add(sandbox.account)
        sandbox.close()
    assert len(names) == 1


@pytest.mark.parametrize(("url", "asked"), [(None, 0), (PORT, 1)])
async def test_a_run_asks_once_and_only_for_a_journal(tmp_path: Path, url: str | None, asked: int) -> None:
    sandbox = new()
    async with shop(sandbox, url) as client:
        await client.orders.bulk_upsert(orders())
        await client.orders.bulk_upsert(orders(), journal=tmp_path / "none.db", dry_run=True)
        async with client.orders.batcher() as batcher:
            await batcher.add(orders()[0])
        sandbox.calls.expect("*/users/me", times=0)
        await client.orders.bulk_upsert(orders(), journal=tmp_path / "import.db")
        sandbox.calls.expect("*/users/me", times=asked)
        await client.orders.bulk_upsert(orders(), journal=tmp_path / "import.db", dry_run=True)
        sandbox.calls.expect("*/users/me", times=2 * asked)


Answering = Callable[[httpx.Request], httpx.Response]


def stub(status: int) -> Answering:
    def answer(request: httpx.Request) -> httpx.Response:
        if request.url.path.endswith("/users/me"):
            return httpx.Response(status, text="tea")
        return httpx.Response(200, json={"data": {"bulkUpsertOrders": [{"recordId": "1"}]}})

    return answer


def client_of(answer: Answering, url: str = PORT) -> AsyncClient:
    return AsyncClient(
        api_url=url, api_token="t", transport=httpx.MockTransport(answer), rate_limit=None, max_retries=0
    )


@pytest.mark.parametrize("status", [200, 404, 405])
async def test_a_stub_without_a_name_is_its_url(tmp_path: Path, status: int) -> None:
    async with client_of(stub(status)) as client:
        await client.orders.bulk_upsert([], journal=tmp_path / "import.db")
    assert (await read_journal(tmp_path / "import.db")).account == PORT


async def test_without_an_answer_no_journal_is_begun(tmp_path: Path) -> None:
    async with client_of(stub(403)) as client:
        with pytest.raises(AuthenticationError):
            await client.orders.bulk_upsert(orders(), journal=tmp_path / "import.db")
    assert not (tmp_path / "import.db").exists()


@pytest.mark.parametrize("url", ["https://acme.api-us1.com", "https://127.0.0.1.example.org", "https://192.0.2.1"])
async def test_an_account_of_its_own_url_is_not_asked(tmp_path: Path, url: str) -> None:
    async with client_of(stub(500), url) as client:
        await client.orders.bulk_upsert([], journal=tmp_path / "import.db")
    assert (await read_journal(tmp_path / "import.db")).account == url
