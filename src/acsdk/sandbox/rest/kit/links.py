"""`GET /{path}/{id}/{link}`: where the `links` of a row lead that no page describes (rule `links.follow`)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from acsdk.sandbox.codec import as_object
from acsdk.sandbox.messages import Response, json_response
from acsdk.sandbox.state import State
from acsdk.sandbox.store import Row

from . import verbs
from .call import Call
from .resource import Resource
from .wire import show

__all__ = ["follow"]

_Resources = Mapping[str, Resource]

# Where a link is not called what its resource calls one row.
_TARGETS = {
    "doneAutomation": "automations",
    "unsubscribeAutomation": "automations",
    "customerAccount": "accounts",
    "organization": "accounts",
    "assignee": "users",
    "createdBy": "users",
    "nextTask": "dealTasks",
    "role": "dealRoles",
    "stage": "dealStages",
    "deals/group": "dealGroups",
    "deals/owner": "users",
    "dealStages/group": "dealGroups",
}
_COLUMNS = {"automation": "seriesid", "group": "d_groupid"}
_POINTERS = {"automation": ("seriesid",), "dealRole": ("role",), "taskOutcome": ("outcome",), "dealGroup": ("group",)}


def follow(resources: _Resources, resource: Resource, call: Call, key: str, name: str) -> Response:
    """The row that a link's name points at, the rows that point back, or nothing under that name."""
    row = verbs.find(resource, call, key)
    if row is None:
        return verbs.missing(resource, call, key)
    shown = show(resource, call.state, row)
    target, found = _pointed_at(resources, resource, shown, name)
    if target is not None:
        return verbs.get(target, call, found)
    back = resources.get(name) or _by_singular(resources, name)
    if back is None:
        return json_response(200, {name: [] if name.endswith("s") else None})
    rows = _pointing_back(call.state, back, resource, row)
    if name == back.singular:
        return verbs.get(back, call, str(rows[0]["id"] if rows else 0))
    return verbs.list_rows(back, call, rows)


def _pointed_at(
    resources: _Resources, resource: Resource, shown: Mapping[str, Any], name: str
) -> tuple[Resource | None, str]:
    """The resource and the id; no resource when the row has no column for the link."""
    columns = (name, f"{name}id", f"{name}Id", _COLUMNS.get(name, name))
    column = next((column for column in columns if column in shown), None)
    if column is None:
        return None, ""
    value = shown[column]
    if isinstance(value, dict):  # the owner of a note or a task
        owner = as_object(value)
        return _by_singular(resources, str(owner["type"])), str(owner["id"])
    path = _TARGETS.get(f"{resource.path}/{name}") or _TARGETS.get(name, "")
    return resources.get(path) or _by_singular(resources, name), str(value or 0)


def _by_singular(resources: _Resources, name: str) -> Resource | None:
    return next((resource for resource in resources.values() if resource.singular == name), None)


def _pointing_back(state: State, back: Resource, resource: Resource, row: Row) -> list[Row]:
    one = resource.singular
    columns = (one, f"{one}id", f"{one}Id", *_POINTERS.get(one, ()))
    rows = state.store.scan(back.rows)
    return [item for item in rows if any(str(item.get(column)) == str(row["id"]) for column in columns)]
