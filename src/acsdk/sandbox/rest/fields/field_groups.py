"""Field groups: `groupDefinitions` and `groupMembers`, the resources with integer ids (Custom field groups pages)."""

from __future__ import annotations

from collections.abc import Mapping

from acsdk.sandbox.codec import Json
from acsdk.sandbox.messages import Response, json_response, message_response
from acsdk.sandbox.rest.kit.call import Call
from acsdk.sandbox.rest.kit.hooks import Hooks
from acsdk.sandbox.rest.kit.loads import row_named, shown_rows
from acsdk.sandbox.rest.kit.resource import Column, Resource
from acsdk.sandbox.rest.kit.router import Endpoint
from acsdk.sandbox.state import State
from acsdk.sandbox.store import Row

__all__ = ["FIELD_GROUP_ENDPOINTS", "GROUP_DEFINITIONS", "GROUP_MEMBERS"]

_NO_FIELD = (
    "Client error: `POST https://escape-velocity-grouper.cluster-private.app-us1.com/member` resulted in a "
    '`400 Bad Request` response:\n{"message": {"rel_id": "rel_id is required"}}\n\n'
)


def _integers(row: Row, *names: str) -> dict[str, int]:
    return {name: int(row[name]) for name in names if str(row.get(name, "")).isdigit()}


def _definition(state: State, row: Row) -> Mapping[str, Json]:
    base = f"{state.api_url}/api/3"
    links = {"groupMembers": f"{base}/groupMembers?group_id={row['id']}", "groupType": f"{base}/groupTypes/1"}
    return {"type_id": 1, **_integers(row, "type_id", "ordernum"), "links": links}


def _prepare_definition(call: Call, row: Row, known: Row | None) -> Row:
    order = row.get("ordernum") or str(call.state.store.count("groupDefinitions") + 1)
    return {"type_id": "1", **row, "ordernum": order} if known is None else row


GROUP_DEFINITIONS = Resource(
    path="groupDefinitions",
    singular="groupDefinition",
    plural="groupDefinitions",
    model="GroupDefinition",
    total=None,
    integer_id=True,
    columns=(
        Column("type_id", "1", writable=True, number=True, aliases=("groupType",)),
        Column("label", writable=True),
        Column("ordernum", "0", writable=True, number=True),
        Column("created_by", 1),
        Column("updated_by", 1),
    ),
    hooks=Hooks(prepare=_prepare_definition, computed=_definition),
)


def _check_member(call: Call, row: Row, known: Row | None) -> Response | None:
    if known is None and row_named(call.state, "fields", row.get("rel_id")) is None:
        return message_response(403, _NO_FIELD)
    group = row.get("group_id")
    if (known is None or group is not None) and row_named(call.state, "groupDefinitions", group) is None:
        return message_response(404, f"No Result found for GroupDefinition with id {group or 0}")
    return None


def _prepare_member(call: Call, row: Row, known: Row | None) -> Row:
    if known is not None or row.get("ordernum"):
        return row
    siblings = call.state.store.find("groupMembers", ("group_id",), (row["group_id"],))
    return {**row, "ordernum": str(max((int(sibling["ordernum"]) for sibling in siblings), default=0) + 1)}


def _member(state: State, row: Row) -> Mapping[str, Json]:
    link = f"{state.api_url}/api/3/groupDefinitions/{row['group_id']}"
    return {**_integers(row, "rel_id", "ordernum", "group_id"), "links": {"groupDefinition": link}}


def _whole(_call: Call, row: Row) -> Mapping[str, Json]:
    return _integers(row, "rel_id", "ordernum", "group_id")


GROUP_MEMBERS = Resource(
    path="groupMembers",
    singular="groupMember",
    plural="groupMembers",
    model="GroupMember",
    verbs=frozenset({"get", "create", "update", "delete"}),
    integer_id=True,
    missing_list=True,
    columns=(
        Column("rel_id", "0", writable=True),
        Column("ordernum", "", writable=True),
        Column("group_id", "0", writable=True),
        Column("created_by", 1),
        Column("updated_by", 1),
    ),
    hooks=Hooks(check=_check_member, prepare=_prepare_member, computed=_member, written=_whole),
)


def _list_members(call: Call) -> Response:
    """Named after members, it lists the groups; with a group's id, the members of that group."""
    definitions = list(call.state.store.scan("groupDefinitions"))
    answer = {"groupDefinitions": shown_rows(call.state, "groupDefinitions", definitions)}
    group = call.parameters.get("group_id")
    if group is not None:
        members = call.state.store.find("groupMembers", ("group_id",), (group,))
        answer = {"groupMembers": shown_rows(call.state, "groupMembers", members)}
    return json_response(200, answer)


FIELD_GROUP_ENDPOINTS = (Endpoint("GET", "groupMembers", _list_members),)
