"""The memory of a sandbox that keeps 100,000 orders in a file; a process of its own writes them by bulk mutations."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from bulk_memory import peak_megabytes
from rows import Row, table
from sandbox import bulk, new_sandbox

COUNT = 100_000
BATCH = 250


def measure(count: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "account.db"
        sandbox = new_sandbox(path)
        began = time.process_time()
        for first in range(0, count, BATCH):
            bulk(sandbox, first)()
            sandbox.settle()
        seconds = time.process_time() - began
        assert sandbox.latest("ecomOrders", 0)[0] == count
        sandbox.close()
        print(json.dumps({"megabytes": peak_megabytes(), "seconds": seconds, "file": path.stat().st_size / 2**20}))


def rows(count: int = COUNT) -> Iterator[Row]:
    command = [sys.executable, __file__, "--measure", str(count)]
    found = json.loads(subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout)
    pace = f"{count / found['seconds']:,.0f} orders/s of CPU, v3 copies included"
    yield Row(
        what=f"Sandbox: the peak of memory with {count:,} orders in a file",
        figure=found["megabytes"],
        unit="MiB",
        detail=f"the file has {found['file']:,.0f} MiB; {pace}",
        at_most=1024,
    )


if __name__ == "__main__":
    if "--measure" in sys.argv:
        measure(int(sys.argv[-1]))
    else:
        print(table(rows()))
