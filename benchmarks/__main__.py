"""Every figure, in one table: ``python benchmarks [--quick] [--json FILE] [name …]``.

Takes some seven minutes of CPU and as many of waiting; ``--quick`` tries the machinery in a moment, and its figures
mean nothing.
"""

from __future__ import annotations

import argparse
import importlib
import json
import os
import platform
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path

from rows import Row, table

QUICK = {
    "imports": {"rounds": 1, "clients": 1},
    "starts": {"rounds": 1},
    "accounts": {"clients": 5, "rounds": 1, "accounts": 20},
    "calls": {"rounds": 1, "calls": 2},
    "blocking": {"rounds": 1, "calls": 2},
    "transports": {"rounds": 1, "calls": 2},
    "peers": {"rounds": 1, "latency": 0.0},
    "encoding": {"rounds": 1},
    "building": {"rounds": 1},
    "pages": {"rounds": 1, "calls": 1},
    "shops": {"rounds": 1},
    "limiter": {"requests": 200, "seeds": (1,)},
    "injected": {"requests": 40},
    "paging": {},
    "bulk_throughput": {"latencies": (0.05,), "seconds": 2.0},
    "bulk_workers": {"workers": (2,), "seconds": 2.0},
    "bulk_memory": {"counts": (100, 200)},
    "bulk_growth": {"takes_more": (100,), "takes_no_more": (100,)},
    "frames": {"count": 300, "rounds": 1},
    "fleet": {"count": 400, "rounds": 1, "seconds": 0.5},
    "fleet_lanes": {"count": 400, "dead": 400, "rounds": 1, "seconds": 1.0},
    "leaks": {"calls": 220},
    "sandbox": {"rounds": 1, "count": 10},
    "sandbox_file": {"count": 500},
    "sandbox_growth": {"rounds": 1, "large": 2_000, "in_file": 500},
}
FULL = {"bulk_throughput": {"latencies": (0.3, 3.0)}, "bulk_workers": {"workers": (4,)}}


def measured(names: Sequence[str], arguments: dict[str, dict[str, object]]) -> Iterator[Row]:
    """The rows of some benchmarks; standard error tells how far they are."""
    for name in names:
        began = time.perf_counter()
        yield from importlib.import_module(name).rows(**arguments.get(name, {}))
        print(f"{name}: {time.perf_counter() - began:.0f} s", file=sys.stderr)


def machine() -> str:
    """What the figures were measured on, and how busy it was."""
    load = f", load {os.getloadavg()[2]:.1f} in these minutes" if hasattr(os, "getloadavg") else ""
    return f"Python {platform.python_version()}, {platform.system()}, {os.cpu_count()} cores{load}"


def main() -> None:
    parser = argparse.ArgumentParser(prog="benchmarks", description="Print the figures.")
    parser.add_argument("names", nargs="*", metavar="name", help=f"some of: {', '.join(QUICK)}")
    parser.add_argument("--quick", action="store_true", help="as little of everything as possible")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the rows to a file, too")
    given = parser.parse_args()
    rows = list(measured(given.names or list(QUICK), QUICK if given.quick else FULL))
    print(table(rows), machine(), sep="\n\n")
    if given.json:
        given.json.write_text(json.dumps([asdict(row) | {"met": row.met} for row in rows], indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
