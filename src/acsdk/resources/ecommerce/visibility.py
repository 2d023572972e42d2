"""Waiting for the pipeline: what is written to GraphQL appears in v3 some seconds later."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TypeVar

from acsdk._engine.clock import Clock
from acsdk._engine.operation import Answer, Operation

__all__ = ["order_in_v3", "wait_for"]

T = TypeVar("T")

_FIRST_PAUSE = 0.5
_LONGEST_PAUSE = 5.0


async def wait_for(look: Callable[[], Awaitable[T | None]], clock: Clock, seconds: float) -> T | None:
    """Look again and again, less and less often, until there is something to see or the time is up."""
    ends = clock.monotonic() + seconds
    pause = _FIRST_PAUSE
    while (found := await look()) is None:
        left = ends - clock.monotonic()
        if left <= 0:
            return None
        await clock.sleep(min(pause, left))
        pause = min(_LONGEST_PAUSE, pause * 2)
    return found


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
