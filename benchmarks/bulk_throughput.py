"""How much of the account's five requests a second a bulk run uses, by the time that the server takes to answer.

Real time on a real socket, the client in a process of its own; a minute and a half. The server counts the requests of
any second, which is the strictest of the algorithms that it may be using.
"""

from __future__ import annotations

import anyio
from bulk_workers import measure

LATENCIES = (0.3, 1.0, 3.0)
SECONDS = 30.0


async def main() -> None:
    for latency in LATENCIES:
        print(f"answers after {latency:.1f} s   {await measure('own', '', latency=latency, seconds=SECONDS)}")


if __name__ == "__main__":
    anyio.run(main)
