"""Orders, as the shop takes them. A mistake in the body is a 422 by itself, an unknown order a 404."""

from fastapi import APIRouter

from acsdk.contrib.fastapi import Client
from acsdk.models import Order, OrderInput

router = APIRouter()


@router.put("", response_model_exclude_unset=True)
async def put_order(order: OrderInput, client: Client) -> Order:
    return await client.orders.upsert(order, deadline=10)


@router.get("/{connection_id}/{store_order_id}", response_model_exclude_unset=True)
async def get_order(connection_id: int, store_order_id: str, client: Client) -> Order:
    return await client.orders.get(connection_id, store_order_id, deadline=10)
