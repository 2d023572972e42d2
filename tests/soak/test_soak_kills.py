"""Importer and server killed ten times, in turn and together, until a history is in: every order once, to the cent.

The server has another port after each kill. Its state file keeps its name, by which the journal knows it.
"""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from decimal import Decimal
from pathlib import Path
from random import Random

import pytest

from acsdk.sandbox import Sandbox

from .machinery import TOKEN, Server

pytestmark = pytest.mark.soak

KILLS = 10
ORDERS = 4_000
IMPORTER = f"""
import sys
from datetime import UTC, datetime
from decimal import Decimal
import anyio
from acsdk import AcsdkError, AsyncClient
from acsdk.models import OrderInput

async def main():
    async with AsyncClient(api_url=sys.argv[1], api_token="{TOKEN}", rate_limit=None, max_retries=1) as client:
        connection = await client.deepdata.connections.ensure("shop", "shop.example.com")
        history = (
            OrderInput(
                legacy_connection_id=connection.id, store_order_id=str(number),
                email=f"person{{number % 50}}@example.com",
                creation_source="HISTORICAL", store_created_date=datetime(2024, 5, 1, tzinfo=UTC),
                final_amount=Decimal(number) / 100, currency="EUR",
            )
            for number in range({ORDERS})
        )
        told = lambda progress: print("sent", flush=True)
        report = await client.orders.bulk_upsert(history, journal=sys.argv[2], on_progress=told)
        print("complete" if report.is_complete else "incomplete", report.accepted + report.skipped, flush=True)

try:
    anyio.run(main)
except AcsdkError as error:
    print("ended", type(error).__name__, flush=True)
"""


def importer(server: Server, journal: Path) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", IMPORTER, server.url, str(journal)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def after(process: subprocess.Popen[str], lines: int) -> None:
    """Return when it has sent so many batches, or has ended."""
    assert process.stdout
    for _ in range(lines):
        if not process.stdout.readline().startswith("sent"):
            return


def test_nothing_is_lost_between_two_that_die(tmp_path: Path) -> None:
    state, journal = tmp_path / "shop.db", tmp_path / "import.db"
    chance, died = Random(11), Counter[str]()
    server = Server(tmp_path, "--state", str(state))
    for number in range(KILLS):
        with importer(server, journal) as process:
            after(process, chance.randrange(1, 12))
            victims = (("importer",), ("server",), ("importer", "server"))[number % 3]
            if "importer" in victims:
                process.kill()
            if "server" in victims:
                server.kill()
            process.communicate(timeout=120)
        died.update(victims)
        if "server" in victims:
            server = Server(tmp_path, "--state", str(state))
    with importer(server, journal) as process:
        output, _ = process.communicate(timeout=300)
    assert output.splitlines()[-1] == f"complete {ORDERS}"
    server.ok("POST", "/_sandbox/settle")
    assert server.ok("GET", "/_sandbox/failures")["failures"] == []
    server.close()
    assert died == {"importer": 7, "server": 6}
    account = Sandbox(state=state)
    amounts = {int(row["storeOrderId"]): row["finalAmount"] for row in account.rows("orders")}
    copies = {int(row["externalid"]): row["totalPrice"] for row in account.rows("ecomOrders")}
    assert amounts == {number: Decimal(number) / 100 for number in range(ORDERS)}
    assert copies == {number: str(number) for number in range(ORDERS)}
    assert len(account.rows("orders")) == len(account.rows("ecomOrders")) == ORDERS
    account.close()
