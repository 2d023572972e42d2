"""`connections` and `connectionOptions` (Connections page, WooCommerce plugin).

Deleting a connection keeps its customers and orders, which can no longer be written (rule `connections.deleted`).
"""

from __future__ import annotations

from acsdk.sandbox.messages import Response
from acsdk.sandbox.rest.kit.call import Call
from acsdk.sandbox.rest.kit.errors import errors, item
from acsdk.sandbox.rest.kit.hooks import Hooks
from acsdk.sandbox.rest.kit.resource import Child, Column, Filter, Relation, Resource
from acsdk.sandbox.store import Row, has_another

__all__ = ["CONNECTIONS", "CONNECTION_OPTIONS"]


def _check(call: Call, row: Row, known: Row | None) -> Response | None:
    names = ("service", "externalid")
    gone = [name for name in names if (known is None or name in row) and row.get(name) in (None, "")]
    if gone:
        return errors(400, *(item(f"The connection {name} was not provided.", name, detail=None) for name in gone))
    whole = {**(known or {}), **row}
    same = call.state.store.find("connections", names, (whole["service"], whole["externalid"]))
    if has_another(same, known):
        # Rule `connections.duplicate`.
        return errors(422, item("The integration already exists in the system.", "externalid", "field_invalid"))
    return None


def _prepare(call: Call, row: Row, known: Row | None) -> Row:
    now = call.state.iso_now()
    if known is not None:
        return {**row, "udate": now}
    return {**row, "cdate": now, "udate": now, "serviceName": row["service"], "guid": call.state.new_guid()}


CONNECTIONS = Resource(
    path="connections",
    singular="connection",
    plural="connections",
    model="Connection",
    columns=(
        Column("service", writable=True),
        Column("externalid", writable=True),
        Column("name", writable=True),
        Column("isInternal", "0", number=True),
        Column("connectionType", "ecommerce"),
        Column("status", "1", writable=True, number=True),
        Column("syncStatus", "0", writable=True, number=True),
        Column("sync_request_time", None),
        Column("sync_start_time", None),
        Column("lastSync", None, writable=True),
        Column("logoUrl", writable=True),
        Column("linkUrl", writable=True),
        Column("listId", "0", writable=True, aliases=("listid",)),
        Column("cdate", None),
        Column("udate", None),
        Column("credentialExpiration", None),
        Column("disconnectDate", None),
        Column("planTier", None),
        Column("serviceName"),
    ),
    links={"options": "", "customers": ""},
    children=(
        Child("options", "connectionOptions", "connectionid"),
        Child("customers", "ecomCustomers", "connectionid"),
    ),
    filters={"filters[service]": Filter("service"), "filters[externalid]": Filter("externalid")},
    orders={"id": "id", "service": "service", "externalid": "externalid", "name": "name"},
    create_shows=frozenset(
        {"isInternal", "service", "externalid", "name", "logoUrl", "linkUrl", "listId", "cdate", "udate"}
    ),
    hooks=Hooks(check=_check, prepare=_prepare),
)


def _existing_option(call: Call, row: Row) -> Row | None:
    key = (row.get("connectionid", ""), row.get("option", ""))
    found = call.state.store.find("connectionOptions", ("connectionid", "option"), key)
    return found[0] if found else None


CONNECTION_OPTIONS = Resource(
    path="connectionOptions",
    singular="connectionOption",
    plural="connectionOptions",
    model="ConnectionOption",
    verbs=frozenset({"list", "create", "update"}),
    columns=(
        Column("connectionid", "0", writable=True, aliases=("connectionId", "connection")),
        Column("option", writable=True),
        Column("value", writable=True),
    ),
    relations=(Relation("connection", "connectionid", "connections"),),
    filters={"filters[connectionid]": Filter("connectionid"), "filters[option]": Filter("option")},
    hooks=Hooks(existing=_existing_option),
)
