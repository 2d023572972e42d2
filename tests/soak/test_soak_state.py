"""A sandbox in a file, killed again and again in the middle of its writes: what was acknowledged is there."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing
from itertools import count
from pathlib import Path
from random import Random
from time import sleep
from typing import Any

import httpx
import pytest

from .machinery import TOKEN, Server

pytestmark = pytest.mark.soak

KILLS = 20
UPSERT = "mutation ($orders: [OrderInput!]!) { bulkUpsertOrders(orders: $orders) { storeOrderId } }"


class Writer(threading.Thread):
    """Writes until the server is gone, and remembers what it was told is written."""

    def __init__(self, url: str, name: str, numbers: Iterator[int], acknowledged: list[tuple[str, str]]) -> None:
        super().__init__(name=name)
        self._url = url
        self._numbers = numbers
        self._acknowledged = acknowledged

    def run(self) -> None:
        with httpx.Client(base_url=self._url, headers={"Api-Token": TOKEN}, trust_env=False) as http:
            try:
                while True:
                    self._write(http, f"{self.name}-{next(self._numbers)}")
            except httpx.HTTPError:
                return

    def _write(self, http: httpx.Client, key: str) -> None:
        if self.name == "tags":
            http.post("/api/3/tags", json={"tag": {"tag": key}}).raise_for_status()
        elif self.name == "contacts":
            http.post("/api/3/contacts", json={"contact": {"email": f"{key}@x.test"}}).raise_for_status()
        else:
            sent = {"query": UPSERT, "variables": {"orders": [order(f"{key}-{n}") for n in range(25)]}}
            assert "errors" not in http.post("/api/3/ecom/graphql", json=sent).json()
        self._acknowledged.append((self.name, key))


def order(key: str) -> dict[str, Any]:
    return {
        "legacyConnectionId": 1,
        "storeOrderId": key,
        "email": f"{key}@x.test",
        "creationSource": "HISTORICAL",
        "storeCreatedDate": "2026-01-02T03:04:05Z",
        "finalAmount": 1,
        "currency": "USD",
    }


def check_file(path: Path) -> None:
    """The file is sound, and its counts and indexes fit its rows."""
    with closing(sqlite3.connect(path)) as file:
        assert file.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        counts = dict(file.execute("SELECT tab, count(*) FROM rows GROUP BY tab"))
        live = dict(file.execute("SELECT tab, live FROM numbers WHERE live > 0"))
        assert counts == live
        assert file.execute(
            "SELECT count(*) FROM keys LEFT JOIN rows USING (tab, id) WHERE body IS NULL"
        ).fetchone() == (0,)


def stored(path: Path) -> set[tuple[str, str]]:
    """The keys of every row that the writers make; of a batch, the number of the batch."""
    with closing(sqlite3.connect(path)) as file:
        tags = {("tags", one) for (one,) in file.execute("SELECT body ->> 'tag' FROM rows WHERE tab = 'tags'")}
        people = file.execute("SELECT body ->> 'email' FROM rows WHERE tab = 'contacts'")
        orders = file.execute("SELECT body ->> 'storeOrderId' FROM rows WHERE tab = 'orders'")
        batches: dict[str, int] = {}
        for (key,) in orders:
            batch = key.rpartition("-")[0]
            batches[batch] = batches.get(batch, 0) + 1
        assert set(batches.values()) <= {25}, "a batch was written in part"
        emails = {("contacts", email.removesuffix("@x.test")) for (email,) in people}
        return tags | emails | {("orders", batch) for batch in batches}


def test_nothing_acknowledged_is_lost(tmp_path: Path) -> None:
    path = tmp_path / "account.db"
    dice = Random(5)
    numbers = count()
    acknowledged: list[tuple[str, str]] = []
    for _ in range(KILLS):
        server = Server(tmp_path, "--state", str(path))
        shop = {"service": "shop", "externalid": "1", "name": "s", "logoUrl": "", "linkUrl": "https://x.test"}
        if server.ok("GET", "/api/3/connections")["meta"]["total"] == "0":
            server.ok("POST", "/api/3/connections", {"connection": shop})
        writers = [Writer(server.url, name, numbers, acknowledged) for name in ("tags", "contacts", "orders")]
        for writer in writers:
            writer.start()
        sleep(dice.uniform(0.1, 1.0))
        server.kill()
        for writer in writers:
            writer.join(30)
        check_file(path)
        assert set(acknowledged) <= stored(path)
    assert {name for name, _ in acknowledged} == {"tags", "contacts", "orders"}
    server = Server(tmp_path, "--state", str(path))
    server.ok("POST", "/_sandbox/settle")
    known = len([key for name, key in stored(path) if name == "orders"])
    assert int(server.ok("GET", "/api/3/ecomOrders")["meta"]["total"]) == 25 * known
    server.close()
