"""Waiting for the pipeline: what is written to GraphQL appears in v3 some seconds later."""

from __future__ import annotations

from acsdk._engine.operation import Answer, Operation

__all__ = ["order_in_v3"]


def order_in_v3(connection_id: int, external_id: str) -> Operation[bool]:
    """Ask whether the v3 copy of an order is there."""
    return Operation(
        "orders.wait_until_visible",
        "GET",
        "/ecomOrders",
        read=_has_orders,
        params=(("filters[connectionid]", str(connection_id)), ("filters[externalid]", external_id), ("limit", "1")),
        repeatable=True,
    )


def _has_orders(answer: Answer) -> bool:
    return bool(answer.data.get("ecomOrders"))
