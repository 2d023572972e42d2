"""Tasks of deals and contacts, their types, outcomes and reminders (Deals pages)."""

from __future__ import annotations

from collections.abc import Mapping

from acsdk.sandbox.codec import Json
from acsdk.sandbox.events import announce
from acsdk.sandbox.messages import Response, json_response
from acsdk.sandbox.rest.kit.call import Call
from acsdk.sandbox.rest.kit.checks import every, related, required, unique
from acsdk.sandbox.rest.kit.errors import errors, item
from acsdk.sandbox.rest.kit.event_blocks import about_contact, about_deal, about_task
from acsdk.sandbox.rest.kit.hooks import Hooks
from acsdk.sandbox.rest.kit.loads import row_named, shown_rows
from acsdk.sandbox.rest.kit.resource import Child, Column, Filter, Resource
from acsdk.sandbox.rest.kit.router import Endpoint
from acsdk.sandbox.rest.kit.stamps import KEYS_USER, stamped
from acsdk.sandbox.rest.kit.verbs import missing
from acsdk.sandbox.state import State
from acsdk.sandbox.store import Row

from .due import falls_due

__all__ = ["TASKS", "TASK_ENDPOINTS", "TASK_TYPES"]

_OWNERS = {"contact": ("Subscriber", "contacts"), "deal": ("Deal", "deals")}
_TYPES_OF = {reltype: (kind, table) for kind, (reltype, table) in _OWNERS.items()}


def _check_owner(call: Call, row: Row, known: Row | None) -> Response | None:
    """`ownerType` is contact or deal, a deal when it is left out."""
    whole = {**(known or {}), **row}
    kind = str(whole.get("ownerType") or "deal")
    if kind not in _OWNERS or row_named(call.state, _OWNERS[kind][1], whole.get("relid")) is None:
        return errors(422, item("The related object does not exist.", "relid", "related_missing"))
    return None


def _prepare(call: Call, row: Row, known: Row | None) -> Row:
    kind = str(row.get("ownerType") or "deal")
    done = row.get("status") == "1"
    kept = known.get("donedate") if known else None
    changed = {
        "ownerType": kind,
        "reltype": _OWNERS[kind][0],
        "donedate": (kept or call.state.iso_now()) if done else None,
    }
    return stamped(iso=("cdate", "udate"))(call, {**row, **changed, "relid": str(row["relid"])}, known)


def _owner(_state: State, row: Row) -> Mapping[str, Json]:
    return {"owner": {"type": _TYPES_OF[str(row["reltype"])][0], "id": str(row["relid"])}}


def _announce(call: Call, row: Row, known: Row | None) -> None:
    """A new task, and a task that was completed just now."""

    def blocks() -> Mapping[str, Json]:
        if row["reltype"] == "Deal":
            deal = row_named(call.state, "deals", row["relid"]) or {}
            return {**about_deal(call.state, deal), **about_task(call.state, row)}
        return {**about_contact(call.state, row["relid"]), **about_task(call.state, row)}

    if known is None:
        announce(call.state, "deal_task_add" if row["reltype"] == "Deal" else "contact_task_add", blocks)
    if row.get("status") == "1" and (known is None or known.get("status") != "1"):
        announce(call.state, "deal_task_complete", blocks)


def _select(call: Call) -> list[Row] | None:
    """`filters[duedate_range]` looks at the clock, too."""
    wanted = call.parameters.get("filters[duedate_range]", "")
    tasks = call.state.store.scan("dealTasks") if wanted else ()
    return [task for task in tasks if falls_due(call.state, task.get("duedate"), wanted)] if wanted else None


_FILTERS = ["reltype", "relid", "status", "duedate"]
_NAMED = {"d_tasktypeid": "dealTasktype", "userid": "user", "assignee_userid": "assignee", "outcome_id": "outcomeId"}
_TASK_LINKS = ["activities", "automation", "dealTasktype", "doneAutomation", "notes", "owner", "taskNotifications"]
_DUE_BEFORE = {f"{word}[due_before]": Filter("duedate", "before") for word in ("filters", "Fitlers")}

TASKS = Resource(
    path="dealTasks",
    singular="dealTask",
    plural="dealTasks",
    model="DealTask",
    columns=(
        Column("title", writable=True),
        Column("ownerType", hidden=True, writable=True),
        Column("relid", "", writable=True),
        Column("reltype", "Deal"),
        Column("status", "0", writable=True, number=True),
        Column("note", writable=True),
        Column("duedate", None, writable=True),
        Column("edate", None, writable=True),
        Column("dealTasktype", "", writable=True),
        Column("user", "1"),
        Column("assignee", "1", writable=True),
        Column("automation", None, writable=True, aliases=("triggerAutomationOnCreate",)),
        Column("doneAutomation", None, writable=True),
        Column("duration", "0"),
        Column("donedate", None),
        Column("outcomeId", None, writable=True),
        Column("outcomeInfo", None, writable=True),
        Column("cdate", None),
        Column("udate", None),
    ),
    links=dict.fromkeys([*_TASK_LINKS, "user", "assignee"], ""),
    children=(Child("notes", "notes", "relid", (("reltype", "DealTask"),)),),
    filters={
        **{f"filters[{name}]": Filter(name) for name in _FILTERS},
        **{f"filters[{name}]": Filter(column) for name, column in _NAMED.items()},
        **{f"filters[{name}]": Filter(name, "contains") for name in ("title", "note")},
        "filters[due_after]": Filter("duedate", "after"),
        **_DUE_BEFORE,
    },
    orders={name: name for name in ("id", "duedate", "cdate")},
    hooks=Hooks(
        select=_select,
        check=every(
            required("The dealTask {name} was not provided.", "relid", "duedate", "dealTasktype"),
            related("dealTasktype", "dealTasktypes"),
            _check_owner,
        ),
        prepare=_prepare,
        announce=_announce,
        computed=_owner,
    ),
)


def _prepare_type(call: Call, row: Row, known: Row | None) -> Row:
    """Both pairs of dates have the account's offset, and nobody has changed what is new (recorded)."""
    for pair in (("cdate", "udate"), ("created_utc_timestamp", "updated_utc_timestamp")):
        row = stamped(iso=pair)(call, row, known)
    return row if known is None else {**row, "updated_by": KEYS_USER}


def _announce_type(call: Call, row: Row, known: Row | None) -> None:
    if known is None:
        announce(call.state, "deal_tasktype_add", lambda: {"tasktype": {"id": row["id"], "title": row["title"]}})


TASK_TYPES = Resource(
    path="dealTasktypes",
    singular="dealTasktype",
    plural="dealTasktypes",
    model="DealTasktype",
    columns=(
        Column("title", writable=True),
        Column("status", "0", writable=True),
        Column("defduration", "0"),
        Column("display_order", "0"),
        Column("cdate", None),
        Column("udate", None),
        Column("created_by", KEYS_USER),
        Column("updated_by", None),
        Column("created_utc_timestamp", None),
        Column("updated_utc_timestamp", None),
        Column("outcomes", []),
    ),
    links={"dealTasks": "", "tasktypeOutcomeRels": ""},
    create_shows=frozenset({"title", "cdate", "udate", "created_by"}),
    hooks=Hooks(
        check=every(
            required("The dealTasktype {name} was not provided.", "title"),
            unique("title", "dealTasktypes", "A task type with the same title already exists.", "field_invalid"),
        ),
        prepare=_prepare_type,
        announce=_announce_type,
    ),
)


def _move(call: Call) -> Response:
    """Tasks of one type become tasks of another."""
    if row_named(call.state, "dealTasktypes", call.segments[1]) is None:
        return missing(TASK_TYPES, call, call.segments[1])
    target = row_named(call.state, "dealTasktypes", call.wrapped("dealTask").get("dealTasktype"))
    if target is None:
        return errors(422, item("The related dealTasktype does not exist.", "dealTasktype", "related_missing"))
    store = call.state.store
    moved = [
        store.replace("dealTasks", {**task, "dealTasktype": str(target["id"])})
        for task in store.scan("dealTasks")
        if str(task["dealTasktype"]) == call.segments[1]
    ]
    owners = [row_named(call.state, "deals", task["relid"]) for task in moved if task["reltype"] == "Deal"]
    deals = list({deal["id"]: deal for deal in owners if deal}.values())
    shown = {"dealTasks": shown_rows(call.state, "dealTasks", moved), "deals": shown_rows(call.state, "deals", deals)}
    return json_response(200, shown)


def _remind(call: Call) -> Response:
    """A reminder leaves no trace that a call shows."""
    sent = call.wrapped("taskNotification")
    if row_named(call.state, "dealTasks", sent.get("dealTask")) is None:
        return errors(422, item("The related dealTask does not exist.", "dealTask", "related_missing"))
    return json_response(200, {})


TASK_ENDPOINTS = (
    Endpoint("PUT", "dealTasktypes/{}/dealTasks", _move),
    Endpoint("POST", "taskNotifications", _remind),
)
