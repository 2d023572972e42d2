"""What the sandbox costs in process: bulk mutations beside bare graphql-core on the same document, REST reads a second.

The targets: 250 orders within 1.5 times of graphql-core with resolvers that do nothing, 3,000 reads a second.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from importlib import resources
from statistics import median

from graphql import GraphQLSchema, build_schema, execute_sync, parse, validate

from acsdk.sandbox import Request, Sandbox, SandboxClock

ROUNDS = 31
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


def new_sandbox() -> Sandbox:
    sandbox = Sandbox(rate_limit=None, clock=SandboxClock(), seed=1)
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


def seconds(work: Callable[[], object]) -> float:
    began = time.process_time()
    work()
    return time.process_time() - began


def main() -> None:
    sandbox = new_sandbox()
    plain = bare()
    times: dict[str, list[float]] = {"bare graphql-core": [], "new orders": [], "known orders": []}
    for number in range(ROUNDS):
        times["bare graphql-core"].append(seconds(plain))
        for name in ("new orders", "known orders"):
            times[name].append(seconds(bulk(sandbox, 250 * number)))
            sandbox.settle()
    figures = {name: median(taken[1:]) for name, taken in times.items()}  # the first round parses the document
    for name, figure in figures.items():
        ratio = figure / figures["bare graphql-core"]
        print(f"250 orders in one mutation, {name:17} {figure * 1000:6.1f} ms  {ratio:.2f}")
    for path in ("contacts/7", "ecomOrders/7", "connections/1", "contacts?limit=20"):
        target, _, query = path.partition("?")
        request = Request("GET", f"/api/3/{target}", query, TOKEN)
        taken = seconds(lambda request=request: [sandbox.handle(request) for _ in range(2000)])
        print(f"GET {path:30} {2000 / taken:6.0f} a second")


if __name__ == "__main__":
    main()
