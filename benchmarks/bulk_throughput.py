"""How much of the account's five requests a second a bulk run uses, by the time that the server takes to answer.

Real time on a real socket, the client in a process of its own; a minute and a half. The server counts the requests of
any second, which is the strictest of the algorithms that it may be using.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import anyio
from bulk_workers import measure
from rows import Row, table

LATENCIES = (0.3, 1.0, 3.0)
SECONDS = 30.0


def rows(latencies: Sequence[float] = LATENCIES, seconds: float = SECONDS) -> Iterator[Row]:
    for latency in latencies:
        seen = anyio.run(lambda: measure("own", "", latency=latency, seconds=seconds))  # noqa: B023
        yield seen.row(f"Bulk import, answers after {latency:.1f} s: used", at_least=0.95)


if __name__ == "__main__":
    print(table(rows()))
