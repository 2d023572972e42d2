"""A server that takes five requests in any second, for the bulk benchmarks."""

from __future__ import annotations

from collections import deque

import anyio
from loopback import response

ANSWER = response(
    "200 OK", b'{"data":{"bulkUpsertOrdersAsync":{"recordId":"2026-01-01T00:00:00.000000000Z_bulk_1_0"}}}'
)
REFUSAL = response("429 Too Many Requests", b"{}", "retry-after: 1")


class LimitedServer:
    """Counts what it takes and what it refuses; an answer takes ``latency`` seconds."""

    def __init__(self, latency: float) -> None:
        self.latency = latency
        self.taken: list[float] = []
        self.refused = 0
        self._log: deque[float] = deque(maxlen=5)

    async def answer(self, _request: str, arrived: float) -> bytes:
        if len(self._log) == 5 and arrived - self._log[0] < 1:
            self.refused += 1
            return REFUSAL
        self._log.append(arrived)
        self.taken.append(arrived)
        await anyio.sleep(self.latency)
        return ANSWER

    def utilisation(self, until: float) -> float:
        """The second that five requests need at the least, as a share of what five in a row took on average.

        Each request is compared with the fifth after it: bursts and an even flow count alike, whenever the run ends.
        """
        taken = [moment for moment in self.taken if moment <= self.taken[0] + until]
        windows = [later - earlier for earlier, later in zip(taken, taken[5:], strict=False)]
        return len(windows) / sum(windows)
