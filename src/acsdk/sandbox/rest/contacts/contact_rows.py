"""What reads and writes on `contacts` do beyond columns."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from acsdk.sandbox.codec import Json
from acsdk.sandbox.events import announce
from acsdk.sandbox.messages import Response, json_response
from acsdk.sandbox.people import email_key, find_contact
from acsdk.sandbox.rest.fields.field_rows import save_field_value, sent_values
from acsdk.sandbox.rest.kit.call import Call
from acsdk.sandbox.rest.kit.errors import errors, item
from acsdk.sandbox.rest.kit.event_blocks import about_contact
from acsdk.sandbox.rest.kit.loads import row_named, shown_rows
from acsdk.sandbox.state import State
from acsdk.sandbox.store import Row, delete_found

from .included import included

__all__ = [
    "announce_update",
    "beside_list",
    "check",
    "computed",
    "only_one",
    "page_input",
    "prepare",
    "save_values",
    "select",
    "sideloads",
]
__all__ += ["valid_email", "what_is_left", "with_values"]

_EMAIL = re.compile(r"[^@\s]+@[^@\s]+")
_BESIDE = ("contactAutomations", "contactLists", "fieldValues", "deals", "accountContacts")
_TIES = ("contactTags", "contactDeals", "scoreValues", "trackingLogs")
_GONE_WITH_IT = (*(name for name in _BESIDE if name != "deals"), *_TIES)


def valid_email(email: Json) -> bool:
    """Whether the account takes this address."""
    return isinstance(email, str) and _EMAIL.fullmatch(email.strip()) is not None


def check(call: Call, row: Row, known: Row | None) -> Response | None:
    """The address must be usable and nobody else's."""
    if known is not None and "email" not in row:
        return None
    if not valid_email(row.get("email")):
        return invalid_email()
    other = find_contact(call.state, row["email"])
    if other is None or (known is not None and other["id"] == known["id"]):
        return None
    return errors(422, item("Email address already exists in the system.", "email", "duplicate"))


def invalid_email() -> Response:
    """The recorded body for a malformed address."""
    slug = {"error": "must_be_valid_email_address"}
    return errors(422, item("Contact Email Address is not valid.", "email", "email_invalid", detail=None, **slug))


def prepare(call: Call, row: Row, known: Row | None) -> Row:
    """Identity and stamps."""
    now, stamp = call.state.iso_now(), call.state.stamp_now()
    key = email_key(row["email"])
    digest = hashlib.md5(key.encode("utf-8", "surrogatepass"), usedforsecurity=False).hexdigest()
    changed = {
        "udate": now,
        "updated_utc_timestamp": stamp,
        "updated_timestamp": stamp,
        "emailKey": key,
        "hash": digest,
    }
    if known is not None:
        return {**row, **changed}
    return {**row, **changed, "cdate": now, "created_utc_timestamp": stamp, "created_timestamp": stamp}


def save_values(call: Call, row: Row) -> None:
    """Sent custom field values: one row a contact and field; unknown fields are ignored."""
    for sent in sent_values(call):
        save_field_value(call.state, str(row["id"]), sent.get("field"), sent.get("value"))


def remove_contact(call: Call, row: Row) -> None:
    """A contact goes to the archive, its memberships, tags, values and automations with it (rule `contacts.archive`).

    Its customers stay, orders and all, without its address (rule `contacts.customers`).
    """
    store, now = call.state.store, call.state.now()
    ties = {table: store.find(table, ("contact",), (row["id"],)) for table in _GONE_WITH_IT}
    archived = {"ties": ties, "archivedAt": now.timestamp(), "archivedOn": f"{now:%Y-%m-%d}"}
    store.put("contactArchives", {**row, **archived})
    for table in _GONE_WITH_IT:
        delete_found(store, table, ("contact",), (row["id"],))
    email = _left_address(row["id"])
    for customer in store.find("ecomCustomers", ("emailKey",), (row["emailKey"],)):
        store.replace("ecomCustomers", {**customer, "email": email, "emailKey": email})


def what_is_left(call: Call, key: str) -> Response | None:
    """A deleted contact still answers, without its address, while it is in the archive (rule `contacts.archive`)."""
    row = row_named(call.state, "contactArchives", key) if call.state.shows_deleted else None
    if row is None:
        return None
    left = {**row, "email": _left_address(row["id"]), "emailKey": ""}
    shown = {**call.state.shown(call.state, "contacts", left), **only_one(call.state, left)}
    return json_response(200, {**sideloads(call, left), "contact": shown})


def _left_address(number: int) -> str:
    return f"deleted+{number}@example.com"


def announce_update(call: Call, row: Row, known: Row | None) -> None:
    """Webhooks hear of changed contacts; of new ones there is no event."""
    if known is not None:
        announce(call.state, "update", lambda: about_contact(call.state, row["id"]))


def computed(state: State, row: Row) -> Mapping[str, Any]:
    """Columns that follow from others, and the lists that every read carries."""
    ties = [str(tie["id"]) for tie in state.store.find("accountContacts", ("contact",), (row["id"],))]
    return {"email_domain": row["email"].rpartition("@")[2], "scoreValues": [], "accountContacts": ties}


def only_one(state: State, row: Row) -> Mapping[str, Any]:
    """The id lists that only the single GET carries, under the names of the side-loads."""
    ids = {name: [str(child["id"]) for child in _children(state, name, row)] for name in _BESIDE}
    return {**ids, "geoIps": [], "email_empty": False, "sentiment": None}


def sideloads(call: Call, row: Row) -> Mapping[str, Any]:
    """The related rows beside a contact; the API sends them unasked, others when asked."""
    loaded = {name: shown_rows(call.state, name, _children(call.state, name, row)) for name in _BESIDE}
    return {**loaded, "geoIps": [], "geoAddresses": [], **included(call, [row])}


def with_values(call: Call, row: Row) -> Mapping[str, Any]:
    """Beside a written contact: only the field values that were sent, and no key for them when none were."""
    if not sent_values(call):
        return {}
    fields = {str(sent.get("field")) for sent in sent_values(call)}
    rows = [value for value in _children(call.state, "fieldValues", row) if value["field"] in fields]
    return {"fieldValues": shown_rows(call.state, "fieldValues", rows)}


def beside_list(call: Call, rows: Sequence[Row]) -> Mapping[str, Any]:
    """`scoreValues` always, and what was asked for."""
    return {"scoreValues": [], **included(call, rows)}


def page_input(call: Call, _matches: object) -> Mapping[str, Any]:
    """The echo of the query that `meta` of contacts carries."""
    asked = call.parameters
    names = ("segmentid", "formid", "listid", "tagid")
    numbers = {name: int(asked[name]) if asked.get(name, "").isdigit() else 0 for name in names}
    bounds = {name: int(asked[name]) if asked.get(name, "").isdigit() else default for name, default in _BOUNDS.items()}
    others = {"search": asked.get("search"), "sort": None, "seriesid": 0, "waitid": 0, "status": -1, "forceQuery": 0}
    email = {"email": asked["email"]} if "email" in asked else {}
    return {"page_input": {**numbers, **bounds, **others, "cacheid": "0" * 32, **email}, "sortable": True}


_BOUNDS = {"limit": 20, "offset": 0}


def select(call: Call) -> Sequence[Row] | None:
    """The contacts that the bare parameters leave over; None when there are none of these parameters."""
    asked, store = call.parameters, call.state.store
    rows: list[Row] | None = None
    if "email" in asked:
        rows = store.find("contacts", ("emailKey",), (email_key(asked["email"]),))
    for parameter, table, column in (
        ("listid", "contactLists", "list"),
        ("tagid", "contactTags", "tag"),
        ("seriesid", "contactAutomations", "seriesid"),
    ):
        if asked.get(parameter):
            rows = _all(call, rows, _in(_members(call, table, column, asked[parameter])))
    if asked.get("status", "-1") not in ("-1", "") and not asked.get("listid"):
        members = {int(row["contact"]) for row in store.scan("contactLists") if row["status"] == asked["status"]}
        rows = _all(call, rows, _in(members))
    # The sandbox has no forms, segments and wait steps that a contact could be in (rule `contacts.no_segments`).
    if any(asked.get(name, "0") not in ("0", "") for name in ("formid", "segmentid", "waitid")):
        rows = []
    if ids := call.all("ids[]") or call.all("ids"):
        rows = _all(call, rows, lambda row: str(row["id"]) in ids)
    if text := asked.get("search", "").casefold():
        rows = _all(call, rows, lambda row: text in _searchable(row))
    return rows


def _all(call: Call, rows: list[Row] | None, test: Callable[[Row], bool]) -> list[Row]:
    return [row for row in (call.state.store.scan("contacts") if rows is None else rows) if test(row)]


def _in(numbers: set[int]) -> Callable[[Row], bool]:
    return lambda row: row["id"] in numbers


def _members(call: Call, table: str, column: str, key: str) -> set[int]:
    status = call.parameters.get("status", "-1")
    found = call.state.store.find(table, (column,), (key,))
    wanted = [row for row in found if table != "contactLists" or status in ("-1", "", row.get("status"))]
    return {int(row["contact"]) for row in wanted}


def _searchable(row: Row) -> str:
    columns = ("firstName", "lastName", "orgname", "phone", "email")
    return " ".join(str(row.get(column) or "") for column in columns).casefold()


def _children(state: State, table: str, row: Row) -> list[Row]:
    return state.store.find(table, ("contact",), (row["id"],))
