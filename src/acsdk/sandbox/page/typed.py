"""The calls that are shown as methods of the client, with models for what they send.

Wire names and Python names differ by their case alone, for the fields that stand here. Everything else is shown as the
raw request that it was. `test_code_of_the_page_sends_the_same_again` runs what this writes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from acsdk.sandbox.codec import Json, as_list, as_object

from .literals import literal, text_literal

__all__ = ["graphql_call", "rest_call"]

_WIDTH = 88
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")

# fmt: off
_GET = {
    "accountContacts": "accounts.contacts", "accounts": "accounts", "addresses": "addresses",
    "automations": "automations", "calendars": "calendars", "campaigns": "campaigns",
    "connections": "deepdata.connections", "contacts": "contacts", "dealGroups": "deals.pipelines",
    "dealStages": "deals.stages", "dealTasks": "deals.tasks", "deals": "deals", "ecomCustomers": "deepdata.customers",
    "fieldValues": "fields.values", "fields": "fields", "forms": "forms", "groups": "groups", "lists": "lists",
    "messages": "messages", "notes": "notes", "savedResponses": "saved_responses", "tags": "tags",
    "templates": "templates", "users": "users", "webhooks": "webhooks",
}
# fmt: on
_DELETE = {path: name for path, name in _GET.items() if path != "automations"}


@dataclass(frozen=True, slots=True)
class _Model:
    """A model, its fields that are shown, and those of them that are models, dates or amounts themselves."""

    name: str
    plain: frozenset[str]
    dates: frozenset[str] = frozenset()
    amounts: frozenset[str] = frozenset()
    models: Mapping[str, _Model] = field(default_factory=dict[str, "_Model"])
    lists: Mapping[str, _Model] = field(default_factory=dict[str, "_Model"])


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


_CONTACT = _Model("ContactInput", _names("email firstName lastName phone"))
_ITEM = _Model(
    "LineItem",
    _names(
        "name quantity storeLineItemId productStorePrimaryId storeBaseProductId sku productUrl imageUrl category brand "
        "lineItemType fulfillmentStatus normalizedOrderStatus isOnSale"
    ),
    amounts=_names("priceAmount averageRating"),
)
_DISCOUNT = _Model("Discount", _names("name type"), amounts=_names("discountAmount"))
_ADDRESS = _Model(
    "Address",
    _names("firstName lastName address1 address2 address3 city province country postal phone company email"),
)
_ORDER = _Model(
    "OrderInput",
    _names(
        "legacyConnectionId storeOrderId email creationSource normalizedStatus currency orderNumber cartId "
        "storeExternalOrderId storeCustomerId storeStatus locationId shippingMethod orderUrl isTestOrder "
        "acceptsMarketing customerLocale salesChannel paymentMethod notes"
    ),
    dates=_names("storeCreatedDate storeModifiedDate"),
    amounts=_names("finalAmount shippingAmount discountsAmount"),
    models={"shippingAddress": _ADDRESS, "billingAddress": _ADDRESS},
    lists={"lineItems": _ITEM, "discounts": _DISCOUNT},
)


def rest_call(method: str, path: str, sent: Json) -> str | None:
    """A v3 call without a query; None where it has no method that is sure to send the same."""
    name, _, number = path.strip("/").partition("/")
    if number.isascii() and number.isdecimal() and sent is None:
        return _by_number(method, name, int(number))
    contact = as_object(as_object(sent).get("contact"))
    verb = {("POST", "contact/sync"): "upsert", ("POST", "contacts"): "create"}.get((method, path.strip("/")))
    if verb is None or not contact or len(as_object(sent)) > 1:
        return None
    return _with_models(f"contact = await client.contacts.{verb}", _made(_CONTACT, contact, ""))


def _by_number(method: str, name: str, number: int) -> str | None:
    if method == "GET" and name in _GET:
        return f"found = await client.{_GET[name]}.get({number})"
    return f"await client.{_DELETE[name]}.delete({number})" if method == "DELETE" and name in _DELETE else None


def graphql_call(operation: str, variables: Mapping[str, Json]) -> str | None:
    """An Ecommerce call by its operation and the variables that the client sends with it."""
    match operation, dict(variables):
        case "getOrder", {"legacyConnectionId": int(shop), "storeOrderId": str(number), **other} if not other:
            return f"order = await client.orders.get({shop}, {text_literal(number)})"
        case "upsertOrder", {"order": dict(), **other} if not other:
            return _with_models("order = await client.orders.upsert", _made(_ORDER, as_object(variables["order"]), ""))
        case _:
            return None


def _with_models(call: str, made: str | None) -> str | None:
    if made is None:
        return None
    names = sorted(set(re.findall(r"\b(ContactInput|OrderInput|LineItem|Discount|Address)\(", made)))
    imports = f"from acsdk.models import {', '.join(names)}\n\n"
    dates = "from datetime import datetime\n\n" if "datetime." in made else ""
    return f"{dates}{imports}{call}({made})"


def _made(model: _Model, values: Mapping[str, Json], indent: str) -> str | None:
    """The model's constructor; None where a value is none that is shown."""
    inner = indent + "    "
    lines = [_argument(model, name, value, inner) for name, value in values.items()]
    if not all(lines):
        return None
    flat = f"{model.name}({', '.join(line or '' for line in lines)})"
    if "\n" not in flat and len(indent) + len(flat) <= _WIDTH:
        return flat
    return f"{model.name}(\n" + "".join(f"{inner}{line},\n" for line in lines) + f"{indent})"


def _argument(model: _Model, name: str, value: Json, indent: str) -> str | None:
    shown = _shown(model, name, value, indent)
    return shown and f"{_HUMP.sub('_', name).lower()}={shown}"


def _shown(model: _Model, name: str, value: Json, indent: str) -> str | None:
    if name in model.plain:
        return literal(value, indent)
    if name in model.dates and isinstance(value, str):
        return f"datetime.fromisoformat({text_literal(value)})"
    if name in model.amounts and value is not None:
        return text_literal(str(value))
    if name in model.models:
        return _made(model.models[name], as_object(value), indent)
    return _made_list(model.lists[name], as_list(value), indent) if name in model.lists else None


def _made_list(model: _Model, values: list[Json], indent: str) -> str | None:
    inner = indent + "    "
    items = list(_items(model, values, inner))
    if not all(items):
        return None
    return "[\n" + "".join(f"{inner}{item},\n" for item in items) + f"{indent}]" if items else "[]"


def _items(model: _Model, values: list[Json], indent: str) -> Iterator[str | None]:
    for value in values:
        yield _made(model, as_object(value), indent)
