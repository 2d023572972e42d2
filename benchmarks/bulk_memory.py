"""The peak memory of a bulk run of 10,000 and of 1,000,000 generated orders, each in a fresh process.

The whole way is measured, from `OrderInput` to the HTTP library's transport, without a rate limit. Give other counts as
arguments.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import anyio
import httpx

from acsdk import AsyncClient
from acsdk.models import CreationSource, LineItem, OrderInput

COUNTS = (10_000, 1_000_000)
ANSWER = {"data": {"bulkUpsertOrdersAsync": {"recordId": "2026-01-01T00:00:00.000000000Z_bulk_1_0"}}}


def orders(count: int) -> Iterator[OrderInput]:
    for number in range(count):
        yield OrderInput(
            legacy_connection_id=1,
            store_order_id=str(number),
            email=f"customer{number}@example.com",
            creation_source=CreationSource.HISTORICAL,
            store_created_date=datetime(2026, 1, 1, tzinfo=UTC),
            final_amount="100.01",
            currency="USD",
            line_items=[LineItem(name="Tea", quantity=2, price_amount="9.95", store_line_item_id="1")],
        )


async def measure(count: int, *, with_journal: bool) -> None:
    transport = httpx.MockTransport(lambda _: httpx.Response(200, json=ANSWER))
    with tempfile.TemporaryDirectory() as folder:
        journal = {"journal": Path(folder) / "import.db"} if with_journal else {}
        began = time.perf_counter()
        async with AsyncClient("acme", "token", transport=transport, rate_limit=None) as client:
            report = await client.orders.bulk_upsert(orders(count), **journal)
        seconds = time.perf_counter() - began
    assert report.accepted == count
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(json.dumps({"megabytes": peak / (1024 if sys.platform == "linux" else 1024 * 1024), "seconds": seconds}))


def main() -> None:
    if sys.argv[1:2] == ["--measure"]:
        anyio.run(lambda: measure(int(sys.argv[2]), with_journal=sys.argv[3] == "journal"))
        return
    counts = [int(argument) for argument in sys.argv[1:]] or COUNTS
    for journal in ("no journal", "journal"):
        peaks: list[float] = []
        for count in counts:
            command = [sys.executable, __file__, "--measure", str(count), journal]
            result = json.loads(subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout)
            peaks.append(result["megabytes"])
            rate = count / result["seconds"]
            print(f"{journal:<12} {count:>10,} orders   peak {peaks[-1]:6.1f} MB   {rate:8,.0f} orders/s of CPU")
        print(f"{journal:<12} difference {max(peaks) - min(peaks):.1f} MB")


if __name__ == "__main__":
    main()
