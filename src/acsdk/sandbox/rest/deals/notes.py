"""`notes` on contacts, deals, tasks, accounts and activities (Notes pages)."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from acsdk.sandbox.codec import Json
from acsdk.sandbox.events import announce
from acsdk.sandbox.messages import Response, json_response, message_response
from acsdk.sandbox.rest.kit.call import Call
from acsdk.sandbox.rest.kit.checks import chosen, every, required
from acsdk.sandbox.rest.kit.event_blocks import about_contact, about_deal
from acsdk.sandbox.rest.kit.hooks import Hooks
from acsdk.sandbox.rest.kit.loads import row_named, shown_rows
from acsdk.sandbox.rest.kit.resource import Column, Filter, Relation, Resource
from acsdk.sandbox.rest.kit.router import Endpoint
from acsdk.sandbox.rest.kit.stamps import stamped
from acsdk.sandbox.rest.kit.verbs import create, missing, update
from acsdk.sandbox.state import State
from acsdk.sandbox.store import Row

__all__ = ["NOTES", "NOTE_ENDPOINTS"]

_OWNERS = {
    "Subscriber": ("contact", "contacts"),
    "Deal": ("deal", "deals"),
    "CustomerAccount": ("account", "accounts"),
    "DealTask": ("dealTask", "dealTasks"),
    "Activity": ("activity", ""),
}


def _check_owner(call: Call, row: Row, known: Row | None) -> Response | None:
    """The recorded answer to a note on nobody is a 403."""
    whole = {**(known or {}), **row}
    table = _OWNERS[str(whole["reltype"])][1]
    if not table or row_named(call.state, table, whole["relid"]) is not None:
        return None
    return message_response(403, f"No Result found for {whole['reltype']} with id {whole['relid']}")


def _owner(_state: State, row: Row) -> Mapping[str, Json]:
    return {"owner": {"type": _OWNERS[str(row["reltype"])][0], "id": str(row["relid"])}}


def _beside(call: Call, row: Row) -> Mapping[str, Json]:
    table = _OWNERS[str(row["reltype"])][1]
    owner = row_named(call.state, table, row["relid"]) if table in ("contacts", "deals", "accounts") else None
    return {table: shown_rows(call.state, table, [owner])} if owner else {}


def _announce(call: Call, row: Row, known: Row | None) -> None:
    if known is not None:
        return
    if row["reltype"] == "Subscriber":
        announce(
            call.state, "subscriber_note", lambda: {**about_contact(call.state, row["relid"]), "note": row["note"]}
        )
    if row["reltype"] == "Deal":
        deal = row_named(call.state, "deals", row["relid"]) or {}
        note = {"id": row["id"], "text": row["note"]}
        announce(call.state, "deal_note_add", lambda: {**about_deal(call.state, deal), "note": note})


NOTES = Resource(
    path="notes",
    singular="note",
    plural="notes",
    model="Note",
    missing={"PUT": 403, "PATCH": 403, "DELETE": 403},
    total=int,
    columns=(
        Column("relid", "", writable=True),
        Column("reltype", writable=True),
        Column("userid", "1"),
        Column("is_draft", "0"),
        Column("cdate", None),
        Column("mdate", None),
        Column("note", writable=True),
    ),
    relations=(Relation("user", "userid", "users"),),
    links=dict.fromkeys(["activities", "user", "mentions", "notes", "owner"], ""),
    filters={f"filters[{name}]": Filter(name) for name in ("relid", "reltype")}
    | {"filters[note]": Filter("note", "contains")},
    orders={name: name for name in ("id", "cdate", "mdate")},
    blanks=frozenset({"is_draft"}),
    hooks=Hooks(
        check=every(
            required("The note {name} was not provided.", "note", "reltype", "relid"),
            chosen("reltype", frozenset(_OWNERS), "The note reltype is not a valid choice."),
            _check_owner,
        ),
        prepare=stamped(iso=("cdate", "mdate")),
        announce=_announce,
        computed=_owner,
        beside_write=_beside,
    ),
)


def _create_below(reltype: str) -> Callable[[Call], Response]:
    def handle(call: Call) -> Response:
        sent = {"note": call.wrapped("note").get("note"), "reltype": reltype, "relid": call.segments[1]}
        return create(NOTES, call, sent)

    return handle


def _update_below(reltype: str) -> Callable[[Call], Response]:
    def handle(call: Call) -> Response:
        row = row_named(call.state, "notes", call.segments[3])
        if row is None or (row["reltype"], str(row["relid"])) != (reltype, call.segments[1]):
            return missing(NOTES, call, call.segments[3])
        answer = update(NOTES, call, call.segments[3])
        known = row_named(call.state, "notes", call.segments[3]) or row
        return answer if answer.status != 200 else json_response(200, _with_owner(call, known))

    return handle


def _with_owner(call: Call, row: Row) -> Mapping[str, Json]:
    return {**_beside(call, row), "note": shown_rows(call.state, "notes", [row])[0]}


# Documented for deals and accounts, where some real accounts answer 404; contacts by a client (rule `notes.below`).
NOTE_ENDPOINTS = tuple(
    endpoint
    for path, reltype in (("deals", "Deal"), ("accounts", "CustomerAccount"), ("contacts", "Subscriber"))
    for endpoint in (
        Endpoint("POST", f"{path}/{{}}/notes", _create_below(reltype)),
        Endpoint("POST", f"{path}/{{}}/notes/{{}}", _create_below(reltype)),  # rule `notes.again`
        Endpoint("PUT", f"{path}/{{}}/notes/{{}}", _update_below(reltype)),
    )
)
