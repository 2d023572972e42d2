"""`acsdk outbox`, on a database and on a file."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import anyio
import psycopg
import pytest

from acsdk import AsyncClient
from acsdk._command import main
from acsdk.contrib.postgres import PostgresOutbox
from acsdk.models import OrderInput
from acsdk.outbox import outbox_row

from .clients import ACCOUNTS
from .ledger import Accounts
from .places import ACCOUNT, Place, order

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    def run(*arguments: str) -> tuple[int, str, str]:
        status = main(["outbox", *arguments])
        out, err = capsys.readouterr()
        return status, out, err

    return run


@pytest.fixture
def database(place: Place, monkeypatch: pytest.MonkeyPatch) -> tuple[str, str]:
    monkeypatch.setenv("ACSDK_OUTBOX_URL", place.url)
    rows = [outbox_row(ACCOUNT, order(number)) for number in (1, 2, 3)]
    with psycopg.connect(place.url) as connection:
        connection.execute(*PostgresOutbox.statement(*rows, schema=place.schema))
    return "--schema", place.schema


def refuse(place: Place) -> list[str]:
    """Put the first two aside; returns their numbers."""
    rows = place.rows(
        "WITH gone AS (DELETE FROM acsdk_outbox WHERE key <> '1:3' RETURNING *) "
        "INSERT INTO acsdk_refused (id, account, operation, key, body, created_at, reasons) "
        """SELECT id, account, operation, key, body, created_at, '["email is required"]' FROM gone RETURNING id"""
    )
    return sorted(str(number) for (number,) in rows)


def test_status_of_a_database(run: Run, database: tuple[str, str], place: Place) -> None:
    status, out, _ = run(*database, "status")
    assert status == 0
    assert [line.split()[:2] for line in out.splitlines()] == [["account", "waiting"], [ACCOUNT, "3"]]
    place.rows("UPDATE acsdk_outbox SET created_at = now() - interval '1 h'")
    status, out, _ = run(*database, "status", "--json")
    assert status == 1
    [document] = json.loads(out)
    assert (document["account"], document["waiting"], document["refused"]) == (ACCOUNT, 3, 0)
    assert run(*database, "status", "--max-age", "7200")[0] == 0


def test_what_was_refused_of_a_database(run: Run, database: tuple[str, str], place: Place) -> None:
    first, second = refuse(place)
    status, out, _ = run(*database, "refused")
    assert status == 0
    assert out.splitlines()[0] == f"{first}  {ACCOUNT}  orders.bulk_upsert  1:1  email is required"
    assert run(*database, "refused", "--account", "globex")[1] == ""
    [one, _] = map(json.loads, run(*database, "refused", "--json")[1].splitlines())
    assert (one["id"], one["reasons"], one["superseded_by"]) == (int(first), ["email is required"], None)
    assert run(*database, "retry", first)[:2] == (0, "1 record waits again\n")
    status, out, err = run(*database, "retry", first, second)
    assert (status, out) == (1, "")
    assert f"there is no refused record {first}" in err
    assert run(*database, "discard", second)[:2] == (0, "1 record is gone\n")
    assert place.rows("SELECT id FROM acsdk_refused") == []


def stop_when(condition: Callable[[], bool]) -> threading.Thread:
    """Send this process a SIGTERM as soon as something holds and the command listens; it runs in the main thread."""

    def watch() -> None:
        for _ in range(6_000):
            if signal.getsignal(signal.SIGTERM) is not signal.SIG_DFL and condition():
                os.kill(os.getpid(), signal.SIGTERM)
                return
            time.sleep(0.01)

    thread = threading.Thread(target=watch)
    thread.start()
    return thread


def test_run_on_a_database(run: Run, database: tuple[str, str], place: Place) -> None:
    watcher = stop_when(lambda: place.rows("SELECT id FROM acsdk_outbox") == [])
    assert run(*database, "run", "--yes", "--client", "tests.fleet.clients:client")[0] == 0
    watcher.join()
    assert sorted(ACCOUNTS.ledger.versions(ACCOUNT)) == ["1", "2", "3"]
    assert place.rows("SELECT account FROM acsdk_lane WHERE lease_until > now()") == []


def test_run_for_the_account_of_the_environment(
    run: Run, database: tuple[str, str], monkeypatch: pytest.MonkeyPatch, place: Place
) -> None:
    monkeypatch.setenv("ACTIVECAMPAIGN_API_URL", "globex")
    monkeypatch.setenv("ACTIVECAMPAIGN_API_TOKEN", "token")
    watcher = stop_when(lambda: place.rows("SELECT relay FROM acsdk_relay") != [])
    assert run(*database, "run", "--yes", "--account", "globex")[0] == 0
    watcher.join()
    status, _, err = run(*database, "run", "--account", "acme")
    assert status == 2
    assert "the environment has one account's token" in err


@pytest.mark.parametrize("name", ["nowhere:client", "tests.fleet.clients:nobody", "nothing"])
def test_a_client_that_is_none(run: Run, database: tuple[str, str], name: str) -> None:
    status, _, err = run(*database, "run", "--client", name)
    assert status == 2
    assert f"--client {name} is no module:function" in err


@pytest.mark.anyio
async def test_the_outbox_may_be_named_behind_the_command(tmp_path: Path) -> None:
    path = str(tmp_path / "outbox.db")
    async with SANDBOX.client() as client, client.orders.batcher(journal=path, drain=False) as batcher:
        await batcher.enqueue(order(1))
    for arguments in (
        ["--file", path, "status"],
        ["status", "--file", path],
        ["--file", "no.db", "status", "--file", path],
    ):
        assert await anyio.to_thread.run_sync(main, ["outbox", *arguments]) == 0


def test_no_outbox(run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    status, _, err = run("status")
    assert status == 2
    assert "name an outbox: --file PATH, or a database's URL in ACSDK_OUTBOX_URL" in err
    assert run("--file", str(tmp_path / "none.db"), "status")[0] == 2
    monkeypatch.setenv("ACSDK_OUTBOX_URL", "postgresql://shop@127.0.0.1:1/shop")
    monkeypatch.setattr("acsdk.contrib._outbox.database.SECONDS_TO_CONNECT", 0.5)
    status, _, err = run("status")
    assert status == 2
    assert "the database does not answer within" in err
    monkeypatch.setitem(sys.modules, "psycopg_pool", None)
    status, _, err = run("status")
    assert status == 2
    assert "python -m pip install 'acsdk[postgres]'" in err


DELIVER = ("run", "--yes", "--client", "tests.fleet.test_outbox_command:sandbox_client")
SANDBOX = Accounts()[ACCOUNT]


def sandbox_client(account: str) -> AsyncClient:
    """What ``--client tests.fleet.test_outbox_command:sandbox_client`` names."""
    return SANDBOX.client()


class TestFile:
    @pytest.fixture
    def path(self, tmp_path: Path) -> str:
        """An outbox with an order that was refused."""
        path = tmp_path / "outbox.db"
        anyio.run(self._enqueue, path, order(7).model_copy(update={"currency": "?"}), False)
        return str(path)

    async def _enqueue(self, path: Path, item: OrderInput, cancelled: bool) -> None:
        with anyio.CancelScope() as scope:
            async with SANDBOX.client() as client, client.orders.batcher(journal=path, max_delay=3_600) as batcher:
                await batcher.enqueue(item)
                if cancelled:
                    scope.cancel()

    def test_status_and_what_was_refused(self, run: Run, path: str) -> None:
        status, out, _ = run("--file", path, "status", "--json")
        [document] = json.loads(out)
        assert (status, document["waiting"], document["refused"]) == (0, 0, 1)
        account = document["account"]
        assert run("--file", path, "refused")[1].startswith(f"1  {account}  orders.bulk_upsert  1:7  ")
        [one] = map(json.loads, run("--file", path, "refused", "--json", "--account", account)[1].splitlines())
        assert (one["id"], one["account"], one["key"], one["superseded_by"]) == (1, account, "1:7", None)
        assert one["created_at"] <= one["refused_at"]
        assert run("--file", path, "refused", "--account", "globex")[1] == ""

    def test_retry_and_discard(self, run: Run, path: str) -> None:
        assert run("--file", path, "retry", "1")[:2] == (0, "1 record waits again\n")
        status, out, err = run("--file", path, "retry", "1")
        assert (status, out) == (1, "")
        assert "there is no refused record 1" in err
        anyio.run(self._enqueue, Path(path), order(9), False)  # it is refused again
        assert run("--file", path, "discard", "1", "2")[:2] == (0, "1 record is gone\n")
        assert run("--file", path, "refused")[1] == ""

    def test_what_is_superseded_says_so(self, run: Run, path: str) -> None:
        anyio.run(self._enqueue, Path(path), order(7), False)
        assert run("--file", path, "refused")[1].endswith(" (superseded by 2)\n")
        anyio.run(self._enqueue, Path(path), order(8).model_copy(update={"currency": "?"}), False)
        anyio.run(self._add, Path(path), order(8))
        assert run("--file", path, "refused")[1].endswith(" (superseded by one that was added)\n")
        status, _, err = run("--file", path, "retry", "1", "3")
        assert status == 1
        assert "a later version of record 3 was delivered since: discard it" in err

    async def _add(self, path: Path, item: OrderInput) -> None:
        async with SANDBOX.client() as client, client.orders.batcher(journal=path, max_delay=0) as batcher:
            await batcher.add(item)

    def test_run(self, run: Run, path: str) -> None:
        anyio.run(self._enqueue, Path(path), order(8), True)
        before = len(SANDBOX.calls.matching(operation="bulkUpsertOrders"))
        [document] = json.loads(run("--file", path, "status", "--json")[1])
        assert document["waiting"] == 1
        assert document["oldest_age"] >= 0
        watcher = stop_when(lambda: len(SANDBOX.calls.matching(operation="bulkUpsertOrders")) > before)
        assert run("--file", path, *DELIVER)[0] == 0
        watcher.join()
        assert json.loads(run("--file", path, "status", "--json")[1])[0]["waiting"] == 0

    def test_a_file_that_somebody_delivers(self, run: Run, path: str) -> None:
        with SANDBOX.blocking_client() as client, client.orders.batcher(journal=path, max_delay=3_600):
            status, _, err = run("--file", path, *DELIVER)
        assert status == 2
        assert "in use" in err

    @pytest.mark.parametrize("operation", ["products.bulk_upsert", "recurring_payments.bulk_upsert"])
    def test_run_for_other_operations(self, run: Run, path: str, operation: str) -> None:
        self._rename(path, operation)
        watcher = stop_when(lambda: True)
        assert run("--file", path, *DELIVER)[0] == 0
        watcher.join()

    def test_an_operation_of_a_later_release(self, run: Run, path: str) -> None:
        self._rename(path, "planets.bulk_upsert")
        status, _, err = run("--file", path, *DELIVER)
        assert status == 2
        assert "does not know the operation 'planets.bulk_upsert'" in err

    def _rename(self, path: str, operation: str) -> None:
        connection = sqlite3.connect(path)
        connection.execute("UPDATE facts SET value = ? WHERE name = 'operation'", [operation])
        connection.commit()
        connection.close()


def test_nobody_is_there_to_say_yes(
    run: Run, database: tuple[str, str], monkeypatch: pytest.MonkeyPatch, place: Place
) -> None:
    monkeypatch.setenv("ACTIVECAMPAIGN_API_URL", "globex")
    monkeypatch.setenv("ACTIVECAMPAIGN_API_TOKEN", "token")
    status, _, err = run(*database, "run")
    assert status == 2
    assert err.splitlines()[0].startswith("globex.api-us1.com: ")
    assert "add --yes" in err
