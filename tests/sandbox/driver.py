"""Drives a sandbox through `handle`, the way an adapter does."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from acsdk.sandbox import Request, Response, Sandbox, SandboxClock

ORDER = {
    "legacyConnectionId": 1,
    "storeOrderId": "A-1",
    "email": "ada@shop.test",
    "creationSource": "REAL_TIME",
    "storeCreatedDate": "2026-03-01T09:30:00Z",
    "finalAmount": 20,
    "currency": "EUR",
}


@dataclass
class Driver:
    """A sandbox on a clock of its own, without a rate limit; its account is born without a list and a pipeline."""

    clock: SandboxClock = field(default_factory=SandboxClock)
    options: dict[str, Any] = field(default_factory=dict[str, Any])

    def __post_init__(self) -> None:
        chosen: dict[str, Any] = {"clock": self.clock, "rate_limit": None, "seed": 1, "bare": True, **self.options}
        self.sandbox = Sandbox(**chosen)

    def raw(self, method: str, path: str, body: bytes = b"", query: str = "", **headers: str) -> Response:
        sent = {"api-token": "sandbox-token", **{name.replace("_", "-"): value for name, value in headers.items()}}
        return self.sandbox.handle(Request(method, path, query, sent, body))

    def rest(self, method: str, path: str, body: Any = None, query: str = "") -> tuple[int, Any]:
        sent = b"" if body is None else json.dumps(body).encode()
        response = self.raw(method, f"/api/3/{path}", sent, query)
        return response.status, json.loads(response.body) if response.body else None

    def ok(self, method: str, path: str, body: Any = None, query: str = "") -> Any:
        status, answer = self.rest(method, path, body, query)
        assert status in (200, 201), answer
        return answer

    def graphql(self, query: str, /, **variables: Any) -> Any:
        body = json.dumps({"query": query, "variables": variables}).encode()
        response = self.raw("POST", "/api/3/ecom/graphql", body)
        assert response.status == 200
        return json.loads(response.body, parse_float=Decimal)

    def data(self, query: str, /, **variables: Any) -> Any:
        answer = self.graphql(query, **variables)
        assert "errors" not in answer, answer
        return answer["data"]

    def connection(self, external: str = "shop.test") -> int:
        sent = {"service": "shop", "externalid": external, "name": "Shop", "logoUrl": "", "linkUrl": ""}
        return int(self.ok("POST", "connections", {"connection": sent})["connection"]["id"])

    def upsert_order(self, selection: str = "id", **changes: Any) -> Any:
        query = f"mutation($order: OrderInput!) {{ upsertOrder(order: $order) {{ {selection} }} }}"
        return self.data(query, order={**ORDER, **changes})["upsertOrder"]
