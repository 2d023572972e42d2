"""What an account's size costs in the sandbox: walks and searches with 100,000 rows beside 1,000, and in a file.

The file is opened anew: its first search reads the whole table once, which is told apart.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlencode

from rows import Row, cpu, ratio, table
from sandbox import TOKEN, new_sandbox

from acsdk.sandbox import Request, Sandbox

SMALL, LARGE, IN_FILE = 1_000, 100_000, 30_000
ROUNDS = 15
PAGE = 100
SEARCH = "query ($filter: OrderFilter) { searchOrder(filter: $filter) { id storeOrderId email finalAmount } }"
MIDDLE = "2026-01-15T00:00:00Z"


def filled(count: int, state: Path | None = None) -> Sandbox:
    """An account with so many contacts and orders, written past the API."""
    sandbox = new_sandbox(state)
    for number in range(count):
        email = f"person{number}@example.com"
        day = f"2026-01-{1 + number * 28 // count:02}T00:00:00"
        sandbox.add(
            "contacts", email=email, emailKey=email, firstName="Ada", cdate=f"{day}-05:00", udate=f"{day}-05:00"
        )
        order = {"legacyConnectionId": 1, "storeOrderId": f"order-{number}", "email": email, "guid": f"guid-{number}"}
        sandbox.add("orders", **order, orderNumber=str(number), storeCreatedDate=f"{day}Z", finalAmount=number)
    return sandbox


def contacts(sandbox: Sandbox, **query: object) -> Callable[[], int]:
    """A page of contacts; gives `meta.total`."""
    request = Request("GET", "/api/3/contacts", urlencode({"limit": PAGE, **query}), TOKEN)

    def run() -> int:
        answer = json.loads(sandbox.handle(request).body)
        assert answer["contacts"], query
        return int(answer["meta"]["total"])

    return run


def orders(sandbox: Sandbox, **criteria: object) -> Callable[[], int]:
    """A page of orders; gives its length."""
    body = json.dumps({"query": SEARCH, "variables": {"filter": criteria}}).encode()

    def run() -> int:
        answer = json.loads(sandbox.handle(Request("POST", "/api/3/ecom/graphql", "", TOKEN, body)).body)
        return len(answer["data"]["searchOrder"])

    return run


def walk(sandbox: Sandbox, count: int) -> Callable[[], object]:
    """All contacts, page by page, as a client walks them: by id."""

    def run() -> None:
        for last in range(0, count, PAGE):
            total = contacts(sandbox, id_greater=last, **{"orders[id]": "ASC"})()
            assert total == count - last

    return run


def asked(sandbox: Sandbox, count: int) -> dict[str, Callable[[], object]]:
    """The same calls of an account of any size."""
    page = {"pagination": {"limit": PAGE}}
    key = f"order-{count // 2}"
    return {
        "an order by its store_order_id": orders(sandbox, storeOrderId={"filterOperator": "EQ", "value": key}),
        "an order by its order_number": orders(sandbox, orderNumber={"filterOperator": "EQ", "value": str(count // 2)}),
        "a contact by its address": contacts(sandbox, **{"filters[email]": f"person{count // 2}@example.com"}),
        "contacts created after a date": contacts(sandbox, **{"filters[created_after]": MIDDLE}),
        "contacts by date, the newest first": contacts(sandbox, **{"orders[cdate]": "DESC"}),
        "orders by date, the newest first": orders(sandbox, storeCreatedDate={"sort": "DESC"}, **page),
        "orders above an amount": orders(sandbox, finalAmount={"filterOperator": "GT", "value": count // 2}, **page),
    }


def beside(small: Callable[[], object], large: Callable[[], object], rounds: int) -> list[tuple[float, float]]:
    small(), large()  # the first search makes the ordering
    return [
        (cpu(lambda: [large() for _ in range(20)]), cpu(lambda: [small() for _ in range(20)])) for _ in range(rounds)
    ]


def rows(rounds: int = ROUNDS, large: int = LARGE, in_file: int = IN_FILE) -> Iterator[Row]:
    small_one, large_one = filled(SMALL), filled(large)
    walk(small_one, SMALL)(), walk(large_one, large)()
    taken = [
        (cpu(walk(large_one, large)) * SMALL / large, cpu(walk(small_one, SMALL))) for _ in range(max(1, rounds // 3))
    ]
    beside_it = f"an account of {SMALL:,}"
    yield ratio(f"Sandbox: a contact of a walk through {large:,}", beside_it, taken, at_most=1.3)
    of_small, of_large = asked(small_one, SMALL), asked(large_one, large)
    for what, small in of_small.items():
        pairs = beside(small, of_large[what], rounds)
        yield ratio(f"Sandbox: {what}, of {large:,}", beside_it, pairs, at_most=1.5)
    yield from of_a_file(in_file)


def of_a_file(count: int) -> Iterator[Row]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "account.db"
        filled(count, path).close()
        sandbox = Sandbox(rate_limit=None, state=path)
        page = contacts(sandbox, id_greater=count // 2, **{"orders[id]": "ASC"})
        first = cpu(page) * 1e3
        each = cpu(lambda: [page() for _ in range(20)]) / 20 * 1e3
        detail = f"{first:,.0f} ms the first time"
        yield Row(
            what=f"Sandbox: a page of contacts by id, of {count:,} in a file", figure=each, unit="ms", detail=detail
        )
        key = orders(sandbox, storeOrderId={"filterOperator": "EQ", "value": f"order-{count // 2}"})
        first = cpu(key) * 1e3
        each = cpu(lambda: [key() for _ in range(20)]) / 20 * 1e3
        detail = f"{first:,.0f} ms the first time"
        yield Row(
            what=f"Sandbox: an order by its store_order_id, of {count:,} in a file",
            figure=each,
            unit="ms",
            detail=detail,
        )
        sandbox.close()


if __name__ == "__main__":
    print(table(rows()))
