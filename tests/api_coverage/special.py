"""The few calls whose arguments or answers cannot be made from their signatures."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any

from acsdk.models.contacts.contact_input import ContactInput
from acsdk.models.contacts.tracking import TrackingCredentials
from acsdk.models.deals.account import AccountInput
from acsdk.models.deals.deal import DealInput
from acsdk.models.deepdata.deepdata_order import Cart
from acsdk.models.ecommerce.order_input import OrderInput
from acsdk.models.fields.crm_field_value import AccountFieldValueInput, DealFieldValueInput

__all__ = ["ANSWERS", "CALLS", "NO_CALLS"]

_ACCOUNT_VALUE = AccountFieldValueInput(account_id=7, field_id=7, value="x")
_DEAL_VALUE = DealFieldValueInput(deal_id=7, field_id=7, value="x")

NO_CALLS = {
    "custom_objects.mapped": "gives a namespace",
    "graphql.execute": "any document",
    "graphql.schema": "introspection, which is part of no API",
    "graphql.transport": "sends nothing",
    "orders.batcher": "collects records for bulk_upsert",
    "products.batcher": "collects records for bulk_upsert",
    "recurring_payments.batcher": "collects records for bulk_upsert",
    "rest.request": "any path",
}
"""Public methods that are no operation of the v3 API."""

Call = Callable[[Callable[..., Any]], Any]

CALLS: Mapping[str, list[Call]] = {
    "automations.enrol": [lambda method: method(7, "ada@example.com"), lambda method: method(7, 8)],
    "contacts.get_by_email": [lambda method: method("ada@example.com")],
    "contacts.upsert": [lambda method: method(ContactInput(email="ada@example.com"))],
    "contacts.changes": [lambda method: method(datetime(2026, 1, 2, tzinfo=UTC))],
    "contacts.disclose": [lambda method: method("ada@example.com")],
    "contacts.erase": [lambda method: method("ada@example.com")],
    "contacts.profile": [lambda method: method(7), lambda method: method("ada@example.com")],
    "accounts.ensure": [lambda method: method(AccountInput(name="x"))],
    "accounts.fields.values.bulk_create": [lambda method: method([_ACCOUNT_VALUE])],
    "accounts.fields.values.create": [lambda method: method(_ACCOUNT_VALUE)],
    "deals.fields.values.bulk_create": [lambda method: method([_DEAL_VALUE])],
    "deals.fields.values.create": [lambda method: method(_DEAL_VALUE)],
    "orders.wait_until_visible": [lambda method: method(1, "1001", within=0.01)],
    "deals.create": [
        lambda method: method(DealInput(title="x", value="1.50", currency="EUR", contact_id=7, stage_id=7))
    ],
    "deepdata.carts.convert": [
        lambda method: method(
            Cart.from_wire({"id": "7", "connectionid": "1", "externalcheckoutid": "c-1"}),
            OrderInput(
                legacy_connection_id=1,
                store_order_id="1001",
                email="ada@example.com",
                creation_source="REAL_TIME",
                store_created_date=datetime(2026, 1, 2, tzinfo=UTC),
                final_amount=1,
                currency="EUR",
            ),
        )
    ],
    "segments.count_history": [
        lambda method: method("x"),
        lambda method: method("x", before=datetime(2026, 1, 2, tzinfo=UTC)),
    ],
    "segments.matching.one": [lambda method: method("x", 7), lambda method: method("x", 7, "y")],
    "automations.remove": [lambda method: method(7, "ada@example.com")],
    "tracking.events.contact": [lambda method: method(7)],  # its model is loaded when it is called
    "tracking.track": [
        lambda method: method(
            "x", email="ada@example.com", credentials=TrackingCredentials(account_id="7", event_key="k")
        )
    ],
}
"""By method, how it is called; several ways, where they send several operations."""

_RESTORED = {"restoreRequest": {"id": "7", "finished_at": "2026-01-02T00:00:00+00:00"}}

ANSWERS: Mapping[str, object] = {
    "POST /contactArchives/restoreRequest": _RESTORED,
    "GET /contactArchives/restoreRequest/7": _RESTORED,
    "GET /accounts": {"accounts": [{"id": "7", "name": "another"}], "meta": {"total": "1"}},
    "GET /accounts/7": {"account": {"id": "7"}},
    "GET /accountCustomFieldData": {"accountCustomFieldData": [{"id": "1", "customFieldId": 7, "fieldValue": "x"}]},
    "GET /contacts/7": {"contact": {"id": "7"}},
    "GET /contacts/8": {"contact": {"id": "8", "email": "ada@example.com"}},
    "GET /contacts/8/contactData": {"contactDatum": {"id": "8"}},
    "GET /contacts/8/notes": {"notes": [{"id": "7"}]},
    "GET /ecomCustomers": {"ecomCustomers": [{"id": "7", "connectionid": "5", "email": "ada@example.com"}]},
    "GET /ecomOrders": {"ecomOrders": [{"id": "7", "connectionid": "5", "email": "ada@example.com"}]},
    "POST /ecom/graphql": {"data": {}},
    "GET /deals": {"deals": [{"id": "7"}], "meta": {"total": 1}},
    "GET /deals/7": {"deal": {"id": "7"}},
    "GET /dealCustomFieldData": {"dealCustomFieldData": [{"id": "1", "customFieldId": 7, "fieldValue": "x"}]},
    "GET /contacts": {"contacts": [{"id": "8", "email": "ada@example.com"}], "meta": {"total": "1"}},
    "GET /contacts/8/contactAutomations": {"contactAutomations": [{"id": "9", "automation": "7", "completed": 0}]},
}
"""By request, the answer that the next request of the same call depends on; all others are ``{}``."""
