"""What importing takes, in fresh processes, beside the libraries that any such SDK needs; and making a client.

CPU rather than time: it is the same on an idle machine, where the files are in memory, and fair on a busy one.
Install the package first: a checkout without bytecode is compiled anew each time, which takes 20 ms.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator

import httpx
from rows import Row, cpu, ratio, table

from acsdk import AsyncClient

ROUNDS = 15
CLIENTS = 10
MEASURE = """import atexit, time
atexit.register(lambda: print(time.process_time() - began))
began = time.process_time()
{}"""
PEER = "import httpx, pydantic, anyio"
BESIDE = "httpx + pydantic + anyio"
CASES = {
    "import acsdk": ("import acsdk", 1.25),
    "import acsdk, AsyncClient()": ("import acsdk; acsdk.AsyncClient('acme', 'token')", None),
    "import OrderInput": ("from acsdk.models import OrderInput", None),
    "import acsdk, client.orders": ("import acsdk; acsdk.AsyncClient('acme', 'token').orders", None),
}
COMMAND = "from acsdk._command import main; main(['--help'])"


def seconds(statement: str) -> float:
    done = subprocess.run([sys.executable, "-c", MEASURE.format(statement)], capture_output=True, check=True, text=True)
    return float(done.stdout.splitlines()[-1])


def rows(rounds: int = ROUNDS, clients: int = CLIENTS) -> Iterator[Row]:
    statements = (PEER, *(statement for statement, _ in CASES.values()))
    peer, *ours = zip(*([seconds(statement) for statement in statements] for _ in range(rounds)), strict=True)
    for (title, (_, aim)), taken in zip(CASES.items(), ours, strict=True):
        yield ratio(f"{title}: CPU", BESIDE, list(zip(taken, peer, strict=True)), at_most=aim)
    helped = [(seconds(COMMAND), seconds("import acsdk")) for _ in range(rounds)]
    yield ratio("acsdk --help: CPU", "import acsdk", helped, at_most=1.2)
    yield ratio("Make a client, in a warm process: CPU", "httpx.AsyncClient()", clients_made(rounds, clients))


def clients_made(rounds: int, count: int) -> list[tuple[float, float]]:
    """Seconds that making one takes, of many made in a row."""

    def each(make: Callable[[], object]) -> float:
        return cpu(lambda: [make() for _ in range(count)]) / count

    return [(each(lambda: AsyncClient("acme", "token")), each(httpx.AsyncClient)) for _ in range(rounds)]


if __name__ == "__main__":
    print(table(rows()))
