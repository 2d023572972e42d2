"""What importing takes, in fresh processes, beside the libraries that any such SDK needs; and making a client.

CPU rather than time: it is the same on an idle machine, where the files are in memory, and fair on a busy one.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator

import httpx
from rows import Row, cpu, ratio, table

from acsdk import AsyncClient

ROUNDS = 15
CLIENTS = 10
MEASURE = "import time; began = time.process_time(); {}; print(time.process_time() - began)"
PEER = "import httpx, pydantic, anyio"
BESIDE = "httpx + pydantic + anyio"
CASES = {
    "import acsdk": ("import acsdk", 1.25),
    "import acsdk, AsyncClient()": ("import acsdk; acsdk.AsyncClient('acme', 'token')", None),
    "import OrderInput": ("from acsdk.models import OrderInput", None),
    "import acsdk, make a client, touch client.orders": (
        "import acsdk; acsdk.AsyncClient('acme', 'token').orders",
        None,
    ),
}


def seconds(statement: str) -> float:
    done = subprocess.run([sys.executable, "-c", MEASURE.format(statement)], capture_output=True, check=True, text=True)
    return float(done.stdout)


def rows(rounds: int = ROUNDS, clients: int = CLIENTS) -> Iterator[Row]:
    for title, (statement, aim) in CASES.items():
        pairs = [(seconds(statement), seconds(PEER)) for _ in range(rounds)]
        yield ratio(f"{title}: CPU", BESIDE, pairs, at_most=aim)
    made = [
        (
            cpu(lambda: [AsyncClient("acme", "token") for _ in range(clients)]) / clients,
            cpu(lambda: [httpx.AsyncClient() for _ in range(clients)]) / clients,
        )
        for _ in range(rounds)
    ]
    yield ratio("Make a client, in a warm process: CPU", "httpx.AsyncClient()", made)


if __name__ == "__main__":
    print(table(rows()))
