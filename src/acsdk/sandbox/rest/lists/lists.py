"""`lists` and `listGroups` (Lists and groups pages; rule `lists.visible`)."""

from __future__ import annotations

import re
from collections.abc import Mapping

from acsdk.sandbox.codec import Json
from acsdk.sandbox.events import announce
from acsdk.sandbox.messages import Response, message_response
from acsdk.sandbox.rest.kit.call import Call
from acsdk.sandbox.rest.kit.errors import errors, item
from acsdk.sandbox.rest.kit.hooks import Hooks
from acsdk.sandbox.rest.kit.resource import Child, Column, Filter, Relation, Resource
from acsdk.sandbox.state import State
from acsdk.sandbox.store import Row, delete_found

__all__ = ["LISTS", "LIST_GROUPS"]

_REQUIRED = ("name", "sender_url", "sender_reminder")
_ON = ("p_use_tracking", "p_embed_image", "p_use_captcha")
_OFF = ["p_use_analytics_read", "p_use_analytics_link", "p_use_twitter", "p_use_facebook", "private", "require_name"]
_SENDER = [
    "sender_name",
    "sender_addr1",
    "sender_addr2",
    "sender_city",
    "sender_state",
    "sender_zip",
    "sender_country",
    "sender_phone",
]
_NOTIFY = ("carboncopy", "subscription_notify", "unsubscription_notify")


def _check_list(_call: Call, row: Row, known: Row | None) -> Response | None:
    names = _REQUIRED if known is None else [name for name in _REQUIRED if name in row]
    gone = [name for name in names if row.get(name) in (None, "")]
    if gone:  # rule `lists.required`
        return errors(422, *(item(f"The list {name} was not provided.", name, "field_missing") for name in gone))
    return None


def _prepare_list(call: Call, row: Row, known: Row | None) -> Row:
    now, stamp = call.state.iso_now(), call.state.stamp_now()
    # Documented as required, and left out by ActiveCampaign's own client (rule `lists.stringid`).
    slug = row.get("stringid") or re.sub(r"[^a-z0-9]+", "-", str(row["name"]).lower()).strip("-")
    changed = {"stringid": slug, "udate": now, "updated_timestamp": stamp}
    return {**row, **changed} if known else {**row, **changed, "cdate": now, "created_timestamp": stamp}


def _announce_list(call: Call, row: Row, known: Row | None) -> None:
    if known is None:
        names = ("id", "userid", "name", *_SENDER, "sender_url", "sender_reminder")
        block = {name: row.get(name, "") for name in names}
        announce(call.state, "list_add", lambda: {"list": block})


def _remove_list(call: Call, row: Row) -> None:
    delete_found(call.state.store, "contactLists", ("list",), (row["id"],))


def _members(state: State, row: Row) -> Mapping[str, Json]:
    members = state.store.find("contactLists", ("list",), (row["id"],))
    active = sum(member["status"] == "1" for member in members)
    return {"non_deleted_subscribers": str(len(members)), "active_subscribers": str(active)}


LISTS = Resource(
    path="lists",
    singular="list",
    plural="lists",
    model="_List",
    missing={"DELETE": 403},
    columns=(
        Column("stringid", writable=True),
        Column("userid", "0", writable=True, number=True, aliases=("user",)),
        Column("name", writable=True),
        Column("cdate", None),
        *(Column(name, "1", writable=True, number=True) for name in _ON),
        *(Column(name, "0", writable=True, number=True) for name in _OFF),
        Column("send_last_broadcast", "0", writable=True, number=True),
        Column("analytics_domains", None),
        *(Column(name) for name in ("analytics_source", "analytics_ua", "twitter_token", "twitter_token_secret")),
        Column("facebook_session", None),
        *(Column(name, None, writable=True) for name in _NOTIFY),
        Column("get_unsubscribe_reason", "0", writable=True, number=True),
        Column("to_name", "Subscriber", writable=True),
        Column("optinoptout", "1", writable=True, number=True),
        *(Column(name, writable=True) for name in _SENDER),
        Column("sender_url", writable=True),
        Column("sender_reminder", writable=True),
        Column("fulladdress", None),
        *(Column(name, "0") for name in ("optinmessageid", "optoutconf")),
        *(Column(name, None) for name in ("deletestamp", "udate", "created_timestamp", "updated_timestamp")),
        *(Column(name, None) for name in ("created_by", "updated_by")),
        Column("channel", "email", writable=True),
        Column("description", writable=True),
    ),
    relations=(Relation("user", "userid"),),
    links={"contactGoalLists": "", "user": "", "addressLists": ""},
    children=(Child("listGroups", "listGroups", "listid"), Child("contactLists", "contactLists", "list")),
    filters={f"filters[{name}]": Filter(name, "contains") for name in ("name", "stringid")}
    | {"filters[channel]": Filter("channel"), "filters[userid]": Filter("userid")},
    orders={name: name for name in ("id", "name", "cdate", "stringid")},
    create_shows=frozenset({"name", "stringid", "cdate", "udate"}),
    hooks=Hooks(
        check=_check_list,
        prepare=_prepare_list,
        announce=_announce_list,
        removed=_remove_list,
        only_listed=_members,
    ),
)


def _check_grant(call: Call, row: Row, _known: Row | None) -> Response | None:
    store = call.state.store
    named = (("lists", row.get("listid", "")), ("groups", row.get("groupid", "")))
    found = all(key.isdigit() and store.get(table, int(key[:15])) for table, key in named)
    return None if found else message_response(403, "Forbidden")


def _existing_grant(call: Call, row: Row) -> Row | None:
    found = call.state.store.find("listGroups", ("listid", "groupid"), (row["listid"], row["groupid"]))
    return found[0] if found else None


def _grant(call: Call, _row: Row) -> Mapping[str, Json]:
    """What was sent, as it was sent (recorded)."""
    sent = call.wrapped("listGroup")
    return {name: sent.get(name, sent.get(f"{name}id")) for name in ("list", "group")}


LIST_GROUPS = Resource(
    path="listGroups",
    singular="listGroup",
    plural="listGroups",
    model="ListGroup",
    columns=(
        Column("listid", "0", writable=True, number=True, hidden=True, aliases=("list",)),
        Column("groupid", "0", writable=True, number=True, hidden=True, aliases=("group",)),
        *(Column(f"p_list_{verb}", "0") for verb in ("add", "edit", "delete", "sync", "filter")),
        *(Column(f"p_message_{verb}", "0") for verb in ("add", "edit", "delete", "send")),
        *(Column(f"p_subscriber_{verb}", "0") for verb in ("add", "edit", "delete", "import", "approve")),
    ),
    relations=(Relation("list", "listid", "lists"), Relation("group", "groupid", "groups")),
    links={"list": "", "group": ""},
    filters={"filters[listid]": Filter("listid"), "filters[groupid]": Filter("groupid")},
    create_shows=frozenset(),
    hooks=Hooks(check=_check_grant, existing=_existing_grant, written=_grant),
)
