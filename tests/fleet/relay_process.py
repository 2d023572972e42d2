"""A relay in a process of its own: ``python relay_process.py URL SCHEMA LEASE RATE HOURS``. Ends well on SIGTERM.

``RATE`` is how many requests a second it keeps to, 0 for as many as there are; ``HOURS`` is by how much this machine's
wall clock is wrong.
"""

from __future__ import annotations

import sys
import time

import anyio
from psycopg_pool import AsyncConnectionPool

from acsdk import AsyncClient
from acsdk.contrib.postgres import PostgresOutbox, Relay


async def stop_at_signal(relay: Relay) -> None:
    import signal

    with anyio.open_signal_receiver(signal.SIGTERM) as signals:
        async for _ in signals:
            relay.stop()
            return


async def main(url: str, schema: str, lease: float, rate: int) -> None:
    def client(account: str) -> AsyncClient:
        return AsyncClient(f"http://{account}", "sandbox-token", max_retries=0, rate_limit=rate or None)

    async with AsyncConnectionPool(url, min_size=1, max_size=4, open=False) as pool:
        relay = PostgresOutbox(pool, schema=schema).relay(client, lease=lease)
        sys.stdout.write(f"{relay.name}\n")
        sys.stdout.flush()
        async with anyio.create_task_group() as tasks:
            tasks.start_soon(stop_at_signal, relay)
            await relay.run()
            tasks.cancel_scope.cancel()


if __name__ == "__main__":
    _, url, schema, lease, rate, hours = sys.argv
    if float(hours):
        right = time.time
        time.time = lambda: right() + float(hours) * 3_600
    anyio.run(main, url, schema, float(lease), int(rate))
