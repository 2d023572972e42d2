"""The root fields and the functions that resolve them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeAlias, cast

from graphql import (
    GraphQLInputObjectType,
    GraphQLResolveInfo,
)

from acsdk.sandbox.codec import Json, as_list, as_object
from acsdk.sandbox.state import State

from . import browse, orders, payments, products, tracking
from .batches import batch_record
from .field import RootField, named_type

__all__ = ["ROOTS", "Info", "resolve_root"]

Info: TypeAlias = GraphQLResolveInfo[State]

ROOTS: Mapping[str, Callable[..., Any]] = {
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


def resolve_root(info: Info, arguments: Mapping[str, Json]) -> Json:
    """Resolve a field of Query or Mutation; a field of a foreign schema that is not known gives null."""
    resolver = ROOTS.get(info.field_name)
    if resolver is None:
        return None
    argument = info.parent_type.fields[info.field_name].args.get("filter")
    filter_type = named_type(argument.type) if argument else None
    field = RootField(info.context, filter_type if isinstance(filter_type, GraphQLInputObjectType) else None)
    return _fit(resolver(field, **arguments), info)


def _fit(value: Json, info: Info) -> Json:
    """Give a foreign schema's return type what it declares: another shape of the same answer."""
    declared = str(cast("Any", info).return_type)
    is_list = declared.startswith("[")
    if declared.strip("[]!") == "BulkAsync" and "recordId" not in as_object(value):
        value = batch_record(info.context)
    if is_list and isinstance(value, dict):
        return [as_object(value)]
    if not is_list and isinstance(value, list):
        return next(iter(as_list(value)), None)
    return value
