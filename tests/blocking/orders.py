"""Orders to send, and clients to send them with."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from acsdk.blocking import Client
from acsdk.models import OrderInput
from acsdk.sandbox import Sandbox

__all__ = ["new_client", "order"]


def new_client(sandbox: Sandbox, **options: Any) -> Client:
    settings: dict[str, Any] = {"rate_limit": None, "transport": sandbox.transport(), **options}
    return Client(sandbox.api_url, sandbox.token, **settings)


def order(shop: int, number: object, amount: str = "9.95") -> OrderInput:
    return OrderInput(
        legacy_connection_id=shop,
        store_order_id=str(number),
        email="ada@example.com",
        creation_source="HISTORICAL",
        store_created_date=datetime(2024, 1, 1, tzinfo=UTC),
        final_amount=amount,
        currency="USD",
    )
