"""What the sandbox costs in process: bulk mutations beside graphql-core with resolvers that do nothing, and reads."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from importlib import resources
from pathlib import Path

from graphql import GraphQLSchema, build_schema, execute_sync, parse, validate
from rows import Row, cpu, ratio, table

from acsdk.sandbox import Request, Sandbox, SandboxClock

ROUNDS = 31
READS = 2_000
PATHS = ("contacts/7", "ecomOrders/7", "connections/1", "contacts?limit=20")
DOCUMENT = """mutation ($orders: [OrderInput!]!) {
  bulkUpsertOrders(orders: $orders) {
    id storeOrderId email finalAmount currency lineItems { name quantity priceAmount }
  }
}"""


def orders(first: int) -> list[dict[str, object]]:
    """250 orders of three lines, of as many people."""
    return [_order(number) for number in range(first, first + 250)]


def _order(number: int) -> dict[str, object]:
    return {
        "legacyConnectionId": 1,
        "storeOrderId": str(number),
        "email": f"customer{number}@example.com",
        "creationSource": "HISTORICAL",
        "storeCreatedDate": "2026-01-02T03:04:05Z",
        "finalAmount": 29.85,
        "currency": "USD",
        "lineItems": [{"name": f"Tea {line}", "quantity": 1, "priceAmount": 9.95, "sku": "T-1"} for line in range(3)],
    }


TOKEN = {"api-token": "sandbox-token"}


def new_sandbox(state: Path | None = None) -> Sandbox:
    sandbox = Sandbox(rate_limit=None, clock=SandboxClock(), seed=1, state=state)
    connection = {"connection": {"service": "shop", "externalid": "1", "name": "s", "logoUrl": "", "linkUrl": ""}}
    sandbox.handle(Request("POST", "/api/3/connections", "", TOKEN, json.dumps(connection).encode()))
    return sandbox


def bare() -> Callable[[], object]:
    """The same JSON in and out through graphql-core: its own parsing of variables, executing, writing."""
    text = (resources.files("acsdk.sandbox.ecommerce") / "ecommerce.graphql").read_text()
    schema: GraphQLSchema = build_schema(text)
    document = parse(DOCUMENT)
    assert not validate(schema, document)
    body = json.dumps({"query": DOCUMENT, "variables": {"orders": orders(0)}})
    root = {"bulkUpsertOrders": lambda _info, orders: [{**order, "id": "1"} for order in orders]}

    def run() -> object:
        sent = json.loads(body)
        result = execute_sync(schema, document, root, variable_values=sent["variables"])
        assert result.errors is None, result.errors
        return json.dumps({"data": result.data})

    return run


def bulk(sandbox: Sandbox, first: int) -> Callable[[], object]:
    body = json.dumps({"query": DOCUMENT, "variables": {"orders": orders(first)}}).encode()

    def run() -> object:
        answer = sandbox.handle(Request("POST", "/api/3/ecom/graphql", "", TOKEN, body))
        assert b"errors" not in answer.body, answer.body
        return answer

    return run


def mutations(sandbox: Sandbox, rounds: int) -> Iterator[Row]:
    plain = bare()
    pairs: dict[str, list[tuple[float, float]]] = {"new": [], "known": []}
    cpu(plain), cpu(bulk(sandbox, 0))  # the first one parses the document
    for number in range(1, rounds + 1):
        peer = cpu(plain)
        for taken in pairs.values():
            taken.append((cpu(bulk(sandbox, 250 * number)), peer))
            sandbox.settle()
    for orders_are, taken in pairs.items():
        title = f"Sandbox: a mutation of 250 {orders_are} orders"
        yield ratio(title, "bare graphql-core", taken, at_most=1.5)


def reads(sandbox: Sandbox, path: str, count: int) -> Row:
    target, _, query = path.partition("?")
    request = Request("GET", f"/api/3/{target}", query, TOKEN)
    taken = cpu(lambda: [sandbox.handle(request) for _ in range(count)])
    aim = None if query else 3_000
    return Row(what=f"Sandbox: GET {path}", figure=count / taken, unit="/s of CPU", at_least=aim)


def rows(rounds: int = ROUNDS, count: int = READS) -> Iterator[Row]:
    sandbox = new_sandbox()
    yield from mutations(sandbox, rounds)
    for path in PATHS:
        yield reads(sandbox, path, count)


if __name__ == "__main__":
    print(table(rows()))
