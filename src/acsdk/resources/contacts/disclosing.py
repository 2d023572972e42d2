"""All that both APIs give of a person. Imported with the first call for it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any, Final, cast

from acsdk._engine.operation import Caller
from acsdk._options import RequestOptions
from acsdk.models.contacts.contact_profile import ContactProfile
from acsdk.models.contacts.personal_data import Disclosure
from acsdk.models.custom_objects.custom_object_record import CustomObjectRecord
from acsdk.models.deepdata.deepdata_order import DeepDataOrder
from acsdk.models.deepdata.order_product import OrderProduct
from acsdk.models.kit.record import Record
from acsdk.resources.contacts.activities import Activities, EmailActivityQuery
from acsdk.resources.contacts.detail_tables import BOUNCES, DATA, GEO_IPS, GOALS, LOGS, TRACKING
from acsdk.resources.contacts.parts import rows_below
from acsdk.resources.contacts.profiles import profile_of
from acsdk.resources.contacts.relation_tables import ACCOUNTS, CONTACT_DEALS
from acsdk.resources.contacts.traces import BEYOND, Traces
from acsdk.resources.deepdata.orders import DeepDataOrders
from acsdk.resources.kit.resource import Resource

__all__ = ["disclosed"]

_TABLES: Final[Mapping[str, Resource[Any]]] = {
    "events": TRACKING,
    "bounces": BOUNCES,
    "places": GEO_IPS,
    "goals": GOALS,
    "log": LOGS,
    "accounts": ACCOUNTS,
    "secondary_deals": CONTACT_DEALS,
}


async def disclosed(call: Caller, email: str, options: RequestOptions) -> Disclosure:
    """What there is, one part after the other: whoever asks for it by law can wait for the rate limit."""
    traces = Traces(call, email, options)
    contact = await traces.contact()
    profile = await profile_of(call, contact.id, options) if contact else None
    customers = await traces.part("customers", traces.customers)
    lines = await traces.part("order_lines", lambda: _order_lines(traces, profile))
    parts: dict[str, Any] = {  # of each part's own type
        "archived": await traces.part("archived", traces.archived),
        "orders": await traces.part("orders", traces.orders),
        "recurring_payments": await traces.part("recurring_payments", traces.recurring_payments),
        "browse_sessions": await traces.part("browse_sessions", traces.browse_sessions),
        "exclusions": await traces.part("exclusions", traces.exclusions),
        "details": await _details(traces, contact.id) if contact else {},
        "custom_objects": await _custom_objects(traces, contact.id) if contact else {},
    }
    return Disclosure(
        email=traces.email,
        contact=profile,
        customers=customers,
        order_lines=dict(lines),
        unavailable=traces.unavailable,
        beyond=BEYOND,
        **parts,
    )


async def _details(traces: Traces, contact_id: int) -> Mapping[str, Sequence[Record]]:
    given = cast("Mapping[str, Any]", traces.options)

    async def rows(table: Resource[Any]) -> Sequence[Record]:
        return await rows_below(traces.call, table, contact_id, traces.options)

    async def data() -> Sequence[Record]:
        return [await traces.call(DATA.at(contact_id).only(), traces.options)]

    async def mail() -> Sequence[Record]:
        asked = cast("EmailActivityQuery", {**given, "contact_id": contact_id})
        found = await Activities(traces.call).emails(**asked).collect()
        return [row for row in found if row.contact_id in (contact_id, None)]

    async def activities() -> Sequence[Record]:
        return await Activities(traces.call).list(contact_id, **traces.options).collect()

    found = {name: await traces.part(name, partial(rows, table)) for name, table in _TABLES.items()}
    others = {"places_found": data, "mail": mail, "activities": activities}
    return {**found, **{name: await traces.part(name, find) for name, find in others.items()}}


async def _custom_objects(traces: Traces, contact_id: int) -> Mapping[str, Sequence[CustomObjectRecord]]:
    return dict(await traces.part("custom_objects", lambda: traces.custom_objects(contact_id)))


async def _order_lines(traces: Traces, profile: ContactProfile | None) -> Sequence[tuple[str, Sequence[OrderProduct]]]:
    orders: Sequence[DeepDataOrder] = [one.order for one in profile.orders] if profile else []
    products = DeepDataOrders(traces.call).products
    return [(str(order.id), await products(order.id, **traces.options).collect()) for order in orders]
