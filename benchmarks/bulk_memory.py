"""The peak memory of a bulk run of 10,000 and of 1,000,000 generated orders, each in a fresh process.

The whole way is measured, from `OrderInput` to the HTTP library's transport, without a rate limit. Two other counts may
be given as arguments.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from itertools import product
from pathlib import Path

import anyio
import httpx
from rows import Row, table

from acsdk import AsyncClient
from acsdk.models import CreationSource, LineItem, OrderInput

COUNTS = (10_000, 1_000_000)
JOURNALS = ("no journal", "a journal")
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
        began = time.process_time()
        async with AsyncClient("acme", "token", transport=transport, rate_limit=None) as client:
            report = await client.orders.bulk_upsert(orders(count), **journal)
        seconds = time.process_time() - began
    assert report.accepted == count
    print(json.dumps({"megabytes": peak_megabytes(), "seconds": seconds}))


def peak_megabytes() -> float:
    """The most memory that this process had. On Linux `ru_maxrss` would count the parent's before the start, too."""
    status = Path("/proc/self/status")
    if status.exists():
        line = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM:"))
        return int(line.split()[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024**2


def measured(journal: str, count: int) -> dict[str, float]:
    command = [sys.executable, __file__, "--measure", str(count), journal]
    return json.loads(subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout)


def rows(counts: Sequence[int] = COUNTS) -> Iterator[Row]:
    runs = list(product(JOURNALS, counts))
    with ThreadPoolExecutor(max_workers=2) as processes:  # neither memory nor CPU changes with company
        found = dict(zip(runs, processes.map(lambda run: measured(*run), runs), strict=True))
    few, many = counts
    for journal in JOURNALS:
        small, large = found[journal, few], found[journal, many]
        rate = many / large["seconds"]
        yield Row(
            what=f"Memory of a bulk import of {many:,} orders, {journal}: growth",
            figure=large["megabytes"] - small["megabytes"],
            unit="MB",
            beside=f"{few:,} orders",
            detail=f"{large['megabytes']:.0f} and {small['megabytes']:.0f} MB; {rate:,.0f} orders/s of CPU",
            at_most=30,
        )


if __name__ == "__main__":
    if sys.argv[1:2] == ["--measure"]:
        anyio.run(lambda: measure(int(sys.argv[2]), with_journal=sys.argv[3] == "a journal"))
    else:
        print(table(rows([int(argument) for argument in sys.argv[1:]] or COUNTS)))
