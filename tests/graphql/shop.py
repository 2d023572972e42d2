"""A sandbox with one connection, and ways to change its schema."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from decimal import Decimal
from importlib import resources
from typing import Any

from acsdk import AsyncClient
from acsdk.models import CreationSource, LineItem, OrderInput, ProductInput
from acsdk.sandbox import Request, Sandbox

__all__ = ["SDL", "Shop", "order", "product"]

SDL = resources.files("acsdk.sandbox.ecommerce").joinpath("ecommerce.graphql").read_text("utf-8")


class Shop:
    """A sandbox whose schema differs from the release's by text replacements, and a client on it."""

    def __init__(self, *changes: tuple[str, str], **options: Any) -> None:
        schema = SDL
        for old, new in changes:
            assert old in schema, old
            schema = schema.replace(old, new)
        self.sandbox = Sandbox(rate_limit=None, schema=schema, seed=1)
        connection = {"service": "shop", "externalid": "shop.test", "name": "Shop", "logoUrl": "", "linkUrl": ""}
        body = json.dumps({"connection": connection}).encode()
        answer = self.sandbox.handle(Request("POST", "/api/3/connections", "", {"api-token": "sandbox-token"}, body))
        assert answer.status in (200, 201)
        self.sandbox.calls.clear()
        self.client: AsyncClient = self.sandbox.client(rate_limit=None, **options)

    @property
    def calls(self) -> list[str | None]:
        """The root fields that were asked for so far."""
        return [call.operation for call in self.sandbox.calls]


def order(store_order_id: str = "1001", **changes: Any) -> OrderInput:
    given: dict[str, Any] = {
        "legacy_connection_id": 1,
        "store_order_id": store_order_id,
        "email": "ada@example.com",
        "creation_source": CreationSource.HISTORICAL,
        "store_created_date": datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC),
        "final_amount": Decimal("29.85"),
        "currency": "USD",
        "line_items": [LineItem(name="Tea", quantity=3, price_amount="9.95")],
    }
    return OrderInput(**{**given, **changes})


def product(store_primary_id: str = "p-1", **changes: Any) -> ProductInput:
    return ProductInput(legacy_connection_id=1, store_primary_id=store_primary_id, **changes)
