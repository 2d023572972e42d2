"""The time that importing takes, in fresh processes, beside the libraries that any such SDK needs."""

from __future__ import annotations

import subprocess
import sys
from statistics import median

ROUNDS = 15
MEASURE = "import time; began = time.perf_counter(); {}; print(time.perf_counter() - began)"
PEER = "import httpx, pydantic, anyio"
CASES = {
    "import acsdk": "import acsdk",
    "AsyncClient()": "import acsdk; acsdk.AsyncClient('acme', 'token')",
    "from acsdk.models import OrderInput": "from acsdk.models import OrderInput",
    "client.orders": "import acsdk; acsdk.AsyncClient('acme', 'token').orders",
}


def seconds(statement: str) -> float:
    done = subprocess.run([sys.executable, "-c", MEASURE.format(statement)], capture_output=True, check=True, text=True)
    return float(done.stdout)


def main() -> None:
    for title, statement in CASES.items():
        pairs = [(seconds(statement), seconds(PEER)) for _ in range(ROUNDS)]
        ours, peer = median(pair[0] for pair in pairs), median(pair[1] for pair in pairs)
        ratio = median(pair[0] / pair[1] for pair in pairs)
        print(f"{title:<36} {ours * 1e3:6.0f} ms   httpx + pydantic + anyio {peer * 1e3:6.0f} ms   {ratio:5.2f}×")


if __name__ == "__main__":
    main()
