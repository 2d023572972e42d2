"""What reads and writes on `deals` do beyond columns."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence

from acsdk.sandbox.codec import Json
from acsdk.sandbox.events import announce
from acsdk.sandbox.messages import Response
from acsdk.sandbox.rest.kit.call import Call
from acsdk.sandbox.rest.kit.errors import errors, item
from acsdk.sandbox.rest.kit.event_blocks import about_contact, about_deal
from acsdk.sandbox.rest.kit.loads import row_named, shown_rows
from acsdk.sandbox.rest.kit.stamps import stamped
from acsdk.sandbox.state import State
from acsdk.sandbox.store import Row, delete_found

from .pipelines import stages_of

__all__ = ["announce_deal", "beside_write", "check", "computed", "currencies", "next_due", "prepare", "remove"]
__all__ += ["tasks_of"]

_NEEDED = ("title", "value", "currency")
_CHANGES = ("title", "value", "currency", "status", "stage", "group", "owner", "contact", "account", "description")


def check(call: Call, row: Row, known: Row | None) -> Response | None:
    """Title, value and currency; a contact or an account; a pipeline or a stage (rule `deals.bodies`)."""
    if known is None:
        gone = [name for name in _NEEDED if row.get(name) in (None, "")]
        gone += [] if _named(row, "contact") or _named(row, "account") else ["contact"]
        gone += [] if _named(row, "group") or _named(row, "stage") else ["group"]
        if gone:
            return errors(422, *(item(f"The deal {name} was not provided.", name, "field_missing") for name in gone))
    return _unrelated(call, row)


def _named(row: Row, column: str) -> bool:
    return row.get(column) not in (None, "", "0")


_TABLES = {
    "contact": "contacts",
    "account": "accounts",
    "group": "dealGroups",
    "stage": "dealStages",
    "owner": "users",
}


def _unrelated(call: Call, row: Row) -> Response | None:
    wrong = [
        name for name, table in _TABLES.items() if _named(row, name) and row_named(call.state, table, row[name]) is None
    ]
    if wrong:
        texts = (item(f"The related {name} does not exist.", name, "related_missing") for name in wrong)
        return errors(422, *texts)
    stage = row_named(call.state, "dealStages", row.get("stage"))
    if stage and _named(row, "group") and stage["group"] != str(row["group"]):
        return errors(422, item("The stage does not belong to the pipeline.", "stage", "field_invalid"))
    return None


def prepare(call: Call, row: Row, known: Row | None) -> Row:
    """A stage names its pipeline, a pipeline its first stage; the owner is the first user unless sent."""
    placed = {**row, "owner": row.get("owner") or "1"}
    if known is None or row.get("stage") != known.get("stage"):
        stage = row_named(call.state, "dealStages", row.get("stage"))
        placed = {**placed, "group": stage["group"]} if stage else {**placed, "stage": _first(call, row)}
    elif row.get("group") != known.get("group"):
        placed = {**placed, "stage": _first(call, row)}
    if known is None:
        guid = call.state.new_guid()
        placed["hash"] = hashlib.md5(guid.encode(), usedforsecurity=False).hexdigest()[:8]
    return stamped(iso=("cdate", "mdate"))(call, placed, known)


def _first(call: Call, row: Row) -> str:
    stages = stages_of(call.state, row["group"])
    return str(stages[0]["id"]) if stages else "0"


def computed(state: State, row: Row) -> Mapping[str, Json]:
    """The account under its three names, and the next open task."""
    account = row.get("account")
    key = None if account in (None, "", "0") else str(account)
    tasks = tasks_of(state, row)
    following = _following(tasks)
    return {
        "account": key,
        "customerAccount": key,
        "organization": key,
        "nexttaskid": str(following["id"]) if following else None,
        "nextTask": str(following["id"]) if following else None,
        "nextdate": following["duedate"] if following else None,
        "nextdealid": str(row["id"]),
        "activitycount": str(1 + len(tasks)),
    }


def next_due(state: State, row: Row) -> Json:
    """When the next open task is due; None without one."""
    following = _following(tasks_of(state, row))
    return following["duedate"] if following else None


def _following(tasks: Sequence[Row]) -> Row | None:
    waiting = [task for task in tasks if task.get("status") != "1"]
    return min(waiting, key=lambda task: str(task.get("duedate")), default=None)


def tasks_of(state: State, row: Row) -> list[Row]:
    """The tasks of a deal."""
    return state.store.find("dealTasks", ("relid", "reltype"), (row["id"], "Deal"))


def currencies(rows: Iterable[Row]) -> Json:
    """Number and sum per currency; an empty list, as PHP writes an empty map, when there are no deals."""
    found: dict[str, dict[str, Json]] = {}
    for row in rows:
        name = str(row.get("currency", "")).upper()
        total = found.setdefault(name, {"currency": name, "total": "0", "value": "0", "isDisabled": False})
        total["total"] = str(int(total["total"]) + 1)
        total["value"] = str(int(total["value"]) + int(row.get("value") or 0))
    return found or []


def beside_write(call: Call, row: Row) -> Mapping[str, Json]:
    """The contact and the stage; beside a new deal its pipeline too (recorded)."""
    beside = ("contact", "group", "stage") if call.method == "POST" else ("contact", "stage")
    found = {_TABLES[name]: row_named(call.state, _TABLES[name], row.get(name)) for name in beside}
    return {table: shown_rows(call.state, table, [one] if one else []) for table, one in found.items()}


def announce_deal(call: Call, row: Row, known: Row | None) -> None:
    """`deal_add`, or `deal_update` with the names of what changed; each change is a deal activity too."""
    changed = [] if known is None else [name for name in _CHANGES if str(known.get(name)) != str(row.get(name))]
    _log(call, row, known, changed)
    event = "deal_add" if known is None else "deal_update"

    def blocks() -> Mapping[str, Json]:
        more = {} if known is None else {"updated_fields": changed}
        return {**about_contact(call.state, row.get("contact")), **about_deal(call.state, row), **more}

    announce(call.state, event, blocks)


def _log(call: Call, row: Row, known: Row | None, changed: Sequence[str]) -> None:
    now = call.state.iso_now()
    plain = {"d_id": str(row["id"]), "d_stageid": str(row.get("stage", "0")), "userid": "1", "cdate": now}
    actions = [("", "add", "")] if known is None else [(name, "update", str(known.get(name, ""))) for name in changed]
    for name, action, before in actions:
        values = {"dataType": name, "dataAction": action, "dataOldval": before, "sortdate": now}
        call.state.store.insert("dealActivities", {**plain, **values})


def remove(call: Call, row: Row) -> None:
    """A deal takes its values, secondary contacts, notes and tasks along (rule `deals.cascade`)."""
    store = call.state.store
    below = [("dealCustomFieldData", "dealId"), ("contactDeals", "deal"), ("dealActivities", "d_id")]
    for table, column in below:
        delete_found(store, table, (column,), (row["id"],))
    for table in ("notes", "dealTasks"):
        delete_found(store, table, ("relid", "reltype"), (row["id"], "Deal"))
