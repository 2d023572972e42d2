"""CPU of reading and encoding beside another release: ``python benchmarks/before.py FOLDER``.

The folder is that release's ``src``, such as a worktree of its tag has it. Both run in processes of their own that take
turns, round by round, and each round's ratio is of its own pair: what slows the machine down slows both.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path

from rows import Row, ratio, table

ROUNDS = 41
OURS = Path(__file__).parents[1] / "src"
# Runs under both releases: 0.1.0 has its parts under other names, and reads the wire by `model_validate`.
CHILD = """
import json, sys
from datetime import UTC, datetime
from decimal import Decimal
from time import process_time_ns
from acsdk.models import Contact, ContactInput, CreationSource, LineItem, Order, OrderInput
try:
    from acsdk.models.kit.encode import encode, to_json
    read_order, read_contact = Order.from_wire, Contact.from_wire
except ImportError:
    from acsdk.models.encode import encode, to_json
    read_order, read_contact = Order.model_validate, Contact.model_validate

ORDERS = [
    OrderInput(
        legacy_connection_id=1, store_order_id=str(number), email=f"customer{number}@example.com",
        creation_source=CreationSource.HISTORICAL, store_created_date=datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC),
        final_amount=Decimal("29.85"), currency="USD",
        line_items=[LineItem(name=f"Tea {line}", quantity=1, price_amount="9.95", sku="T-1") for line in range(3)],
    )
    for number in range(250)
]
CONTACTS = [ContactInput(email=f"{number}@example.com", first_name="Ada", phone="1") for number in range(250)]
PAGE = json.dumps([json.loads(encode(order)) for order in ORDERS[:100]]).encode()
PEOPLE = json.dumps([
    {"id": str(number), "email": "a@example.com", "firstName": "Ada", "lastName": "L", "phone": "", "orgid": "0",
     "cdate": "2026-01-02T03:04:05-06:00", "udate": "2026-01-02T03:04:06-06:00", "deleted": "0", "bounced_hard": "0",
     "created_timestamp": "2026-01-02 03:04:05", "updated_timestamp": "2026-01-02 03:04:06", "links": {"deals": "u"}}
    for number in range(100)
]).encode()
WORK = {
    "encode 250 orders": lambda: [encode(order) for order in ORDERS],
    "encode 250 orders in one body": lambda: to_json({"orders": ORDERS}),
    "encode 250 contacts": lambda: [encode(contact) for contact in CONTACTS],
    "read 100 orders": lambda: [read_order(row) for row in json.loads(PAGE, parse_float=Decimal)],
    "read 100 contacts": lambda: [read_contact(row) for row in json.loads(PEOPLE, parse_float=Decimal)],
}
for line in sys.stdin:
    began = process_time_ns()
    for _ in range(3):
        WORK[line.strip()]()
    print(process_time_ns() - began, flush=True)
"""
TITLES = (
    "encode 250 orders",
    "encode 250 orders in one body",
    "encode 250 contacts",
    "read 100 orders",
    "read 100 contacts",
)


class Child:
    """A process that runs one release."""

    def __init__(self, folder: Path) -> None:
        environment = {**os.environ, "PYTHONPATH": str(folder)}
        self.process = subprocess.Popen(
            [sys.executable, "-c", CHILD], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment
        )

    def __enter__(self) -> Child:
        return self

    def __exit__(self, *_: object) -> None:
        self.process.communicate()

    def seconds(self, title: str) -> float:
        """The CPU of one round."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        print(title, file=self.process.stdin, flush=True)
        return int(self.process.stdout.readline()) / 1e9


def rows(folder: Path, rounds: int = ROUNDS, titles: Sequence[str] = TITLES) -> Iterator[Row]:
    with ExitStack() as stack:
        ours, theirs = (stack.enter_context(Child(one)) for one in (OURS, folder))
        for title in titles:
            pairs = [(ours.seconds(title), theirs.seconds(title)) for _ in range(rounds + 1)]
            # The first round builds what is built late.
            yield ratio(f"{title.capitalize()}: CPU", "the release before", pairs[1:], at_most=1.05)


if __name__ == "__main__":
    print(table(rows(Path(sys.argv[1]))))
