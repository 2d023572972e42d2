"""Bulk import of contacts: `import/bulk_import` and its status calls (Bulk import page)."""

from __future__ import annotations

from collections.abc import Sequence

from acsdk.sandbox.codec import Json, as_list, as_object, as_objects, dumps
from acsdk.sandbox.messages import Response, json_response
from acsdk.sandbox.people import ensure_contact
from acsdk.sandbox.rest.fields.field_rows import save_field_value
from acsdk.sandbox.rest.kit.call import Call
from acsdk.sandbox.rest.kit.loads import row_named
from acsdk.sandbox.rest.kit.router import Endpoint
from acsdk.sandbox.rest.kit.wire import as_text
from acsdk.sandbox.state import State
from acsdk.sandbox.store import Row
from acsdk.sandbox.tagging import tag_contact

from .contact_rows import valid_email

__all__ = ["IMPORT_ENDPOINTS", "MAX_BYTES", "MAX_CONTACTS", "run_import"]

MAX_CONTACTS = 250
MAX_BYTES = 399_999
_PER_MINUTE = {True: 20, False: 100}
_INVALID = "JSON payload did not pass validation. Please fix failure Reasons and retry. The import was not queued for processing."  # noqa: E501
_TOO_OFTEN = "Up to {limit} imports may be requested per minute.Please batch contacts into larger requests, or retry this request in a minute."  # noqa: E501


def _import(call: Call) -> Response:
    """Queue a batch, or refuse all of it."""
    contacts = as_list(as_object(call.body).get("contacts"))
    reasons = _reasons(call, contacts)
    if reasons:
        return json_response(400, {"success": 0, "message": _INVALID, "failureReasons": reasons})
    single = len(contacts) == 1
    now = call.state.now().timestamp()
    recent = [row for row in call.state.store.scan("imports") if row["at"] > now - 60 and row["single"] == single]
    if len(recent) >= _PER_MINUTE[single]:
        text = _TOO_OFTEN.format(limit=_PER_MINUTE[single])
        return json_response(400, {"success": 0, "message": "Rate limit exceeded.", "failureReasons": [text]})
    batch = call.state.new_guid()
    queued: Row = {"batchId": batch, "at": now, "single": single, "done": False, "count": len(contacts), "success": []}
    row = call.state.store.insert("imports", {**queued, "failure": [], "day": call.state.stamp_now()[:10]})
    call.state.pipeline.add("import.run", {"import": row["id"], "contacts": contacts})
    answer = {"success": 1, "queued_contacts": len(contacts), "batchId": batch, "message": "Contact import queued"}
    # Recorded: JSON under an HTML content type.
    return Response(200, dumps(answer), (("content-type", "text/html; charset=UTF-8"),))


def _reasons(call: Call, contacts: Sequence[Json]) -> list[Json]:
    """Rule `imports.limits`: the texts of the size limits are ours."""
    if not contacts:
        return ["The contacts array is required."]
    if len(contacts) > MAX_CONTACTS:
        return [f"Up to {MAX_CONTACTS} contacts may be imported per request."]
    if call.size > MAX_BYTES:
        return [f"The request body may be up to {MAX_BYTES} bytes."]
    wrong = [number for number, sent in enumerate(contacts, 1) if not valid_email(as_object(sent).get("email"))]
    return [{"contact": number, "failureReason": "Field\u2018 email\u2019 incorrect format"} for number in wrong]


def run_import(state: State, payload: Row) -> None:
    """Write a queued batch."""
    known = state.store.get("imports", payload["import"])
    if known is None:
        return
    written = [str(_write(state, sent)["id"]) for sent in as_objects(payload["contacts"])]
    state.store.replace("imports", {**known, "done": True, "success": written})


def _write(state: State, sent: dict[str, Json]) -> Row:
    names = {"firstName": "first_name", "lastName": "last_name", "phone": "phone", "orgname": "customer_acct_name"}
    values = {column: as_text(sent.get(key)) for column, key in names.items()}
    texts = {column: value for column, value in values.items() if isinstance(value, str)}
    contact, _ = ensure_contact(state, str(sent["email"]).strip(), **texts)
    key = str(contact["id"])
    for name in as_list(sent.get("tags")):
        tag_contact(state, contact, str(name))
    for value in as_objects(sent.get("fields")):
        save_field_value(state, key, value.get("id"), value.get("value"))
    for status, wanted in (("1", sent.get("subscribe")), ("2", sent.get("unsubscribe"))):
        for entry in as_objects(wanted):
            _subscribe(state, key, entry.get("listid"), status)
    return contact


def _subscribe(state: State, contact: str, key: Json, status: str) -> None:
    """An import never re-subscribes who has unsubscribed (rule `imports.unsubscribed`)."""
    listed = row_named(state, "lists", key)
    if listed is None:
        return
    found = state.store.find("contactLists", ("contact", "list"), (contact, listed["id"]))
    now = state.iso_now()
    if not found:
        row: Row = {"contact": contact, "list": str(listed["id"]), "status": status, "sdate": now, "sourceid": "4"}
        state.store.insert("contactLists", {**row, "udate": now})
    elif found[0]["status"] != "2":
        state.store.replace("contactLists", {**found[0], "status": status, "udate": now})


def _info(call: Call) -> Response:
    """How a batch went; the status is false until it was worked on (recorded)."""
    batch = call.parameters.get("batchId")
    if not batch:
        return json_response(400, {"success": 0, "message": "'batchId' is a required field."})
    found = call.state.store.find("imports", ("batchId",), (batch,))
    row: Row = found[0] if found else {"done": False, "success": [], "failure": []}
    status = "completed" if row["done"] else False
    return json_response(200, {"status": status, "success": row["success"], "failure": row["failure"]})


def _overview(call: Call) -> Response:
    """Batches and contacts a day, waiting and done."""
    rows = list(call.state.store.scan("imports"))
    waiting = [row for row in rows if not row["done"]]
    done = [row for row in rows if row["done"]]
    return json_response(200, {"outstanding": _by_day(waiting), "recentlyCompleted": _by_day(done)})


def _by_day(rows: list[Row]) -> list[dict[str, str]]:
    days = sorted({row["day"] for row in rows})
    batches = {day: [row for row in rows if row["day"] == day] for day in days}
    return [
        {"forDate": day, "batches": str(len(of_day)), "contacts": str(sum(row["count"] for row in of_day))}
        for day, of_day in batches.items()
    ]


IMPORT_ENDPOINTS = (
    Endpoint("POST", "import/bulk_import", _import),
    Endpoint("GET", "import/bulk_import", _overview),
    Endpoint("GET", "import/info", _info),
)
