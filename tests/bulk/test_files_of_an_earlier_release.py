"""Journals and outboxes that 0.1.0 wrote open, and mean the same: what was accepted is skipped, what waits is sent."""

from __future__ import annotations

import sqlite3
from collections.abc import AsyncIterator
from contextlib import closing
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from acsdk import AsyncClient
from acsdk.models import ConnectionInput, CreationSource, OrderInput
from acsdk.sandbox import Sandbox

pytestmark = pytest.mark.anyio

JOURNAL = """
PRAGMA application_id = 1097026156; PRAGMA user_version = 1;
CREATE TABLE accepted (
    key TEXT PRIMARY KEY, place INTEGER NOT NULL, digest BLOB NOT NULL, run INTEGER NOT NULL, id TEXT
) WITHOUT ROWID;
INSERT INTO accepted VALUES('1:1',0,X'8F8DB518992E62C43332E79461124C9D',1,NULL);
INSERT INTO accepted VALUES('1:2',1,X'AE139C33DCC2A3321B6694E1AEF19D11',1,NULL);
INSERT INTO accepted VALUES('1:3',2,X'01386A077B8E01D320703141EDC0D137',1,NULL);
CREATE TABLE batches (number INTEGER PRIMARY KEY, record_id TEXT, records INTEGER NOT NULL);
INSERT INTO batches VALUES(1,'2026-11-01T22:03:52.145846000Z_bulk_1000001_0a8299ca',3);
CREATE TABLE facts (name TEXT PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID;
INSERT INTO facts VALUES('account','https://acme.api-us1.com');
INSERT INTO facts VALUES('operation','orders.bulk_upsert');
INSERT INTO facts VALUES('salt',X'E804630105BA7B22A47995E70D9EC82B');
CREATE TABLE failures (
    key TEXT NOT NULL, place INTEGER NOT NULL, outcome TEXT NOT NULL, reasons TEXT NOT NULL, PRIMARY KEY (key, place)
) WITHOUT ROWID;
CREATE TABLE runs (
    number INTEGER PRIMARY KEY, seconds REAL NOT NULL DEFAULT 0,
    requests INTEGER NOT NULL DEFAULT 0, retries INTEGER NOT NULL DEFAULT 0
);
INSERT INTO runs VALUES(1,0.08,1,0);
CREATE TABLE superseded (
    key TEXT NOT NULL, place INTEGER NOT NULL, digest BLOB NOT NULL, PRIMARY KEY (key, place)
) WITHOUT ROWID;
"""
"""Three orders of a euro each hundredth of which counts, accepted in one call, after which the program was killed."""

OUTBOX = """
PRAGMA application_id = 1097027426; PRAGMA user_version = 1; PRAGMA journal_mode = WAL;
CREATE TABLE facts (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
INSERT INTO facts VALUES('account','https://acme.api-us1.com');
INSERT INTO facts VALUES('operation','orders.bulk_upsert');
CREATE TABLE refused (id INTEGER PRIMARY KEY, key TEXT NOT NULL, body BLOB NOT NULL, reasons TEXT NOT NULL);
CREATE TABLE waiting (id INTEGER PRIMARY KEY AUTOINCREMENT, key TEXT NOT NULL, body BLOB NOT NULL);
"""

BODY = (
    b'{"orderNumber":"%d","email":"ada@example.com","currency":"EUR","legacyConnectionId":1,"storeOrderId":"%d",'
    b'"creationSource":"HISTORICAL","storeCreatedDate":"2026-01-02T00:00:00Z","finalAmount":12.50}'
)
"""What it stored of an order, to the byte."""


def order(number: int) -> OrderInput:
    return OrderInput(
        legacy_connection_id=1,
        store_order_id=str(number),
        email="ada@example.com",
        creation_source=CreationSource.HISTORICAL,
        store_created_date=datetime(2026, 1, 2, tzinfo=UTC),
        final_amount="12.50",
        currency="EUR",
    )


ACCOUNT = "https://acme.api-us1.com"


@pytest.fixture
async def client() -> AsyncIterator[AsyncClient]:
    sandbox = Sandbox(rate_limit=None, pipeline_delay=0)
    async with AsyncClient(ACCOUNT, sandbox.token, transport=sandbox.transport(), rate_limit=None) as client:
        await client.deepdata.connections.create(
            ConnectionInput(
                service="shop",
                external_id="1",
                name="Shop",
                logo_url="https://a.example/l",
                link_url="https://a.example",
            )
        )
        yield client


async def test_what_a_journal_of_0_1_0_holds_is_not_sent_again(client: AsyncClient, tmp_path: Path) -> None:
    path = tmp_path / "journal"
    with closing(sqlite3.connect(path)) as database:
        database.executescript(JOURNAL)
    report = await client.orders.bulk_upsert([order(number) for number in range(1, 6)], journal=path)
    assert (report.read, report.skipped, report.accepted, report.runs) == (5, 3, 2, 2)
    found = await client.orders.search().collect()
    assert {each.store_order_id for each in found} == {"4", "5"}
    assert {each.final_amount for each in found} == {Decimal("12.50")}


async def test_what_an_outbox_of_0_1_0_holds_is_sent_as_it_stands(client: AsyncClient, tmp_path: Path) -> None:
    path = tmp_path / "outbox"
    with closing(sqlite3.connect(path)) as database, database:
        database.executescript(OUTBOX)
        rows = [(f"1:{number}", BODY % (number, number)) for number in (7, 8, 7)]
        database.executemany("INSERT INTO waiting (key, body) VALUES (?, ?)", rows)
    async with client.orders.batcher(journal=path, max_delay=0):
        pass
    found = await client.orders.search().collect()
    assert {each.store_order_id: each.final_amount for each in found} == {"7": Decimal("12.50"), "8": Decimal("12.50")}
