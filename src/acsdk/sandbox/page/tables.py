"""Which tables there are, what people call them, and the columns that they look for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from acsdk.sandbox.rest.registry import RESOURCES

from .cells import Cell, cents, count, listed, money, name_of, reference, short, text, when, word
from .markup import Child

__all__ = ["GROUPS", "TABLES", "Table", "columns_of", "title_of", "titled"]

_CART = {"0": "pending", "1": "completed", "2": "abandoned", "3": "recovered", "4": "waiting"}
_DEAL = {"0": "open", "1": "won", "2": "lost"}
_MEMBER = {"0": "unconfirmed", "1": "subscribed", "2": "unsubscribed", "3": "bounced"}
_TASK = {"0": "to do", "1": "done"}
_SWITCH = {"0": "off", "1": "on", "2": "off"}
_HIDDEN = ("id", "hash", "emailKey", "tagKey", "guid")
_GENERAL = 5


@dataclass(frozen=True, slots=True)
class Table:
    """A table's names, and its columns: a heading and what stands below it."""

    title: str
    one: str
    columns: tuple[tuple[str, Cell], ...]


TABLES: Mapping[str, Table] = {
    "contacts": Table(
        "Contacts",
        "contact",
        (("E-mail", text("email")), ("Name", name_of), ("Phone", text("phone")), ("Added", when("cdate"))),
    ),
    "orders": Table(
        "Orders",
        "order",
        (
            ("Order", text("storeOrderId")),
            ("E-mail", text("email")),
            ("Status", text("normalizedStatus")),
            ("Amount", money("finalAmount")),
            ("Items", count("lineItems")),
            ("Placed", when("storeCreatedDate")),
        ),
    ),
    "ecomOrders": Table(
        "Carts, orders in v3",
        "v3 order",
        (
            ("Order", text("externalid")),
            ("Cart", text("externalcheckoutid")),
            ("E-mail", text("email")),
            ("State", word("state", _CART)),
            ("Amount", cents("totalPrice")),
            ("Placed", when("externalCreatedDate")),
        ),
    ),
    "products": Table(
        "Products",
        "product",
        (
            ("Product", text("baseProductName")),
            ("Variant", text("variantName")),
            ("SKU", text("variantSku")),
            ("Price", money("variantPriceAmount", "variantPriceCurrency")),
            ("Shop's id", text("storePrimaryId")),
        ),
    ),
    "recurringPayments": Table(
        "Recurring payments",
        "recurring payment",
        (
            ("Payment", text("storeRecurringPaymentId")),
            ("E-mail", text("email")),
            ("Status", text("status")),
            ("Placed", when("storeCreatedDate")),
        ),
    ),
    "browseSessions": Table(
        "Browse sessions",
        "browse session",
        (("E-mail", text("email")), ("Shop", reference("legacyConnectionId", "connections"))),
    ),
    "connections": Table(
        "Shops",
        "shop",
        (
            ("Name", text("name")),
            ("Service", text("service")),
            ("Shop's id", text("externalid")),
            ("Connected", when("cdate")),
        ),
    ),
    "ecomCustomers": Table(
        "Customers",
        "customer",
        (
            ("E-mail", text("email")),
            ("Shop's id", text("externalid")),
            ("Shop", reference("connectionid", "connections")),
        ),
    ),
    "ecomOrderProducts": Table(
        "Items of v3 orders",
        "item of a v3 order",
        (
            ("Product", text("name")),
            ("SKU", text("sku")),
            ("Quantity", text("quantity")),
            ("Price", cents("price")),
            ("Order", reference("orderid", "ecomOrders")),
        ),
    ),
    "lists": Table("Lists", "list", (("Name", text("name")), ("Address", text("stringid")), ("Made", when("cdate")))),
    "contactLists": Table(
        "Members of lists",
        "list membership",
        (
            ("Contact", reference("contact", "contacts")),
            ("List", reference("list", "lists")),
            ("Status", word("status", _MEMBER)),
        ),
    ),
    "tags": Table("Tags", "tag", (("Tag", text("tag")), ("Description", text("description")), ("Made", when("cdate")))),
    "contactTags": Table(
        "Tags of contacts",
        "contact's tag",
        (("Contact", reference("contact", "contacts")), ("Tag", reference("tag", "tags")), ("Since", when("cdate"))),
    ),
    "fields": Table(
        "Custom fields", "custom field", (("Title", text("title")), ("Type", text("type")), ("Key", text("perstag")))
    ),
    "fieldValues": Table(
        "Values of custom fields",
        "field value",
        (
            ("Contact", reference("contact", "contacts")),
            ("Field", reference("field", "fields")),
            ("Value", text("value")),
        ),
    ),
    "deals": Table(
        "Deals",
        "deal",
        (
            ("Title", text("title")),
            ("Value", cents("value")),
            ("Status", word("status", _DEAL)),
            ("Stage", reference("stage", "dealStages")),
            ("Contact", reference("contact", "contacts")),
        ),
    ),
    "dealGroups": Table("Pipelines", "pipeline", (("Title", text("title")), ("Currency", text("currency")))),
    "dealStages": Table("Stages", "stage", (("Title", text("title")), ("Pipeline", reference("group", "dealGroups")))),
    "dealTasks": Table(
        "Tasks", "task", (("Title", text("title")), ("Due", when("duedate")), ("Status", word("status", _TASK)))
    ),
    "accounts": Table("Accounts", "account", (("Name", text("name")), ("Site", text("accountUrl")))),
    "notes": Table("Notes", "note", (("Note", text("note")), ("Of", text("reltype")), ("Number", text("relid")))),
    "campaigns": Table(
        "Campaigns", "campaign", (("Name", text("name")), ("Type", text("type")), ("Sent", when("sdate")))
    ),
    "messages": Table("Messages", "message", (("Subject", text("subject")), ("From", text("fromemail")))),
    "automations": Table("Automations", "automation", (("Name", text("name")), ("Status", word("status", _SWITCH)))),
    "webhooks": Table(
        "Webhooks", "webhook", (("Name", text("name")), ("Address", text("url")), ("Events", listed("events")))
    ),
    "users": Table("Users", "user", (("User", text("username")), ("Name", name_of), ("E-mail", text("email")))),
}

GROUPS: Mapping[str, tuple[str, ...]] = {
    "People": ("contacts", "lists", "contactLists", "tags", "contactTags", "fields", "fieldValues"),
    "Shops": (
        "orders",
        "ecomOrders",
        "products",
        "connections",
        "ecomCustomers",
        "recurringPayments",
        "browseSessions",
        "ecomOrderProducts",
    ),
    "Sales": ("deals", "dealGroups", "dealStages", "dealTasks", "accounts", "notes"),
    "Marketing": ("campaigns", "messages", "automations"),
    "Account": ("users", "webhooks"),
}
"""The tables that have a name, by what they are about; `titled` adds the rest."""

_REST = tuple(dict.fromkeys((*(resource.rows for resource in RESOURCES), "schemas", "records", "segmentsV2")))


def titled() -> Mapping[str, tuple[str, ...]]:
    """All tables by group."""
    known = {name for names in GROUPS.values() for name in names}
    return {**GROUPS, "More": tuple(name for name in _REST if name not in known)}


def title_of(table: str) -> str:
    """What people call a table."""
    return TABLES[table].title if table in TABLES else table


def columns_of(table: str, rows: list[Mapping[str, Any]]) -> tuple[tuple[str, Cell], ...]:
    """A table's columns; of one that has none chosen, the first that hold something."""
    if table in TABLES:
        return TABLES[table].columns
    filled = dict.fromkeys(name for row in rows for name, value in row.items() if value not in (None, "", []))
    chosen = [name for name in filled if name not in _HIDDEN and not name.endswith("_timestamp")]
    return tuple((name, _plain(name)) for name in chosen[:_GENERAL] or ["id"])


def _plain(column: str) -> Cell:
    def cell(row: Mapping[str, Any]) -> Child:
        return short(row.get(column))

    return cell
