#!/usr/bin/env bash
# taskiq 0.13.0 runs tasks whose arguments are annotated; what comes cannot be read as what is annotated.
# Expected: the task fails before it runs. Seen: a warning is logged, and it runs with the raw value: a consent of "nein"
# is a text, and so true, where a `bool` is declared, an order is a dict, and "19,90" is no Decimal.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/python" -m pip install --quiet --disable-pip-version-check taskiq==0.13.0
"$work/env/bin/python" - <<'PYTHON'
import asyncio
import logging
from dataclasses import dataclass
from decimal import Decimal

from taskiq import InMemoryBroker

logging.disable(logging.CRITICAL)
broker = InMemoryBroker()


@dataclass
class Order:
    number: str
    total: Decimal


@broker.task
async def place(order: Order, total: Decimal, consent: bool) -> list:
    return [type(order).__name__, type(total).__name__, bool(consent)]


async def told(*arguments):
    return (await (await place.kiq(*arguments)).wait_result()).return_value


async def main():
    read = await told({"number": "7", "total": "19.90"}, "19.90", "no")
    raw = await told({"number": "7", "total": "19,90"}, "19,90", "nein")
    print(read, raw)
    assert read == ["Order", "Decimal", False]
    assert raw == ["dict", "str", True]


asyncio.run(main())
PYTHON
