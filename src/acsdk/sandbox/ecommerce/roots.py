"""The root fields and the functions that resolve them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, cast

from graphql import GraphQLList, GraphQLResolveInfo, get_named_type, get_nullable_type

from . import browse, orders, payments, products, tracking
from .batches import batch_record

__all__ = ["resolve_root"]

_ROOTS: Mapping[str, Callable[..., Any]] = {
    "getOrder": orders.get_order,
    "searchOrder": orders.search_orders,
    "upsertOrder": orders.upsert,
    "bulkUpsertOrders": orders.bulk_upsert,
    "bulkUpsertOrdersAsync": orders.bulk_upsert_async,
    "productById": products.get_product,
    "searchProduct": products.search_products,
    "createProduct": products.create,
    "updateProduct": products.update,
    "deleteProduct": products.delete,
    "bulkUpsertProducts": products.bulk_upsert,
    "searchRecurringPayment": payments.search_payments,
    "bulkUpsertRecurringPayments": payments.bulk_upsert,
    "getBrowseSessionByCustomObjectIdentifier": browse.get_session,
    "searchBrowseSession": browse.search_sessions,
    "saveBrowseSession": browse.save,
    "browseSessionCartAdd": browse.cart_add,
    "testTrackingEvent": tracking.track,
    "syncLegacyConnection": tracking.sync_connection,
}


def resolve_root(info: GraphQLResolveInfo, arguments: Mapping[str, Any]) -> Any:
    """Resolve a field of Query or Mutation; a field of a foreign schema that is not known gives null."""
    resolver = _ROOTS.get(info.field_name)
    return None if resolver is None else _fit(resolver(info, **arguments), info)


def _fit(value: Any, info: GraphQLResolveInfo) -> Any:
    """Give a foreign schema's return type what it declares: another shape of the same answer."""
    is_list = isinstance(get_nullable_type(info.return_type), GraphQLList)
    if get_named_type(info.return_type).name == "BulkAsync" and not (isinstance(value, dict) and "recordId" in value):
        value = batch_record(info.context)
    if is_list and isinstance(value, dict):
        return [value]
    if not is_list and isinstance(value, list):
        return cast("list[Any]", value)[0] if value else None
    return value
