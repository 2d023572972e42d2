"""`tags` (Tags page)."""

from __future__ import annotations

from collections.abc import Mapping

from acsdk.sandbox.codec import Json
from acsdk.sandbox.messages import Response
from acsdk.sandbox.rest.kit.call import Call
from acsdk.sandbox.rest.kit.errors import errors, item
from acsdk.sandbox.rest.kit.hooks import Hooks
from acsdk.sandbox.rest.kit.resource import Column, Filter, Resource
from acsdk.sandbox.state import State
from acsdk.sandbox.store import Row, delete_found
from acsdk.sandbox.tagging import new_tag, tag_key

__all__ = ["TAGS"]


def _check(_call: Call, row: Row, known: Row | None) -> Response | None:
    if (known is None or "tag" in row) and not str(row.get("tag") or "").strip():
        return errors(422, item("The tag name was not provided.", "tag", "field_missing"))  # rule `tags.required`
    return None


def _existing(call: Call, row: Row) -> Row | None:
    found = call.state.store.find("tags", ("tagKey",), (tag_key(str(row["tag"])),))
    return found[0] if found else None


def _prepare(call: Call, row: Row, known: Row | None) -> Row:
    if known is None:
        return new_tag(call.state, row)
    if call.method == "POST":  # an existing name gives the existing tag back, unchanged
        return known
    return {**row, "updated_timestamp": call.state.stamp_now(), "tagKey": tag_key(str(row["tag"]))}


def _as_it_is(_call: Call, row: Row) -> Mapping[str, Json]:
    """A create of a known tag shows that one, not what was sent."""
    return {name: row[name] for name in ("tag", "description", "tagType") if name in row}


def _count(state: State, row: Row) -> Mapping[str, Json]:
    return {"subscriber_count": str(len(state.store.find("contactTags", ("tag",), (row["id"],))))}


def _remove(call: Call, row: Row) -> None:
    delete_found(call.state.store, "contactTags", ("tag",), (row["id"],))


TAGS = Resource(
    path="tags",
    singular="tag",
    plural="tags",
    model="Tag",
    columns=(
        Column("tagType", "contact", writable=True),
        Column("tag", writable=True),
        Column("description", writable=True),
        Column("cdate", None),
        Column("subscriber_count", "0"),
        *(Column(name, None) for name in ("created_timestamp", "updated_timestamp", "created_by", "updated_by")),
        Column("deleted", "0"),
    ),
    links={"contactGoalTags": ""},
    filters={"search": Filter("tag", "contains"), "filters[search]": Filter("tag", "contains")},
    orders={"search": "tag", "tag": "tag", "id": "id"},
    create_shows=frozenset({"tag", "description", "tagType", "cdate"}),
    hooks=Hooks(
        check=_check, existing=_existing, prepare=_prepare, computed=_count, removed=_remove, written=_as_it_is
    ),
)
