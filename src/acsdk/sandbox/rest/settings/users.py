"""`users`, who they belong to, and the calls that clients use to check an address and a token (Users pages)."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import islice

from acsdk.sandbox.codec import Json, as_object
from acsdk.sandbox.messages import Response, json_response, message_response
from acsdk.sandbox.rest.kit.call import Call
from acsdk.sandbox.rest.kit.checks import every, required, unique
from acsdk.sandbox.rest.kit.hooks import Hooks
from acsdk.sandbox.rest.kit.loads import shown_rows
from acsdk.sandbox.rest.kit.resource import Column, Filter, Relation, Resource
from acsdk.sandbox.rest.kit.router import Endpoint
from acsdk.sandbox.rest.kit.stamps import stamped
from acsdk.sandbox.rest.kit.verbs import create, get
from acsdk.sandbox.state import State
from acsdk.sandbox.store import Row, delete_found

from .groups import ADMIN

__all__ = ["CONVERSATION_PERMISSIONS", "FIRST_USER", "USERS", "USER_ENDPOINTS", "USER_GROUPS"]

FIRST_USER: dict[str, Json] = {
    "username": "admin",
    "firstName": "Sandbox",
    "lastName": "Admin",
    "email": "admin@example.com",
    "signature": "",
    "group": str(ADMIN["id"]),
}
"""Whom the token belongs to."""

_PLAN = ("core", "historical-sync", "product-catalog", "recurring-payments", "browse-abandonment")
# fmt: off
_LINKS = [
    "lists", "userGroup", "dealGroupTotals", "dealGroupUsers", "configs", "dealConnection",
    "userConversationsPermission", "seatUser", "addresses",
]
# fmt: on


def _assign(call: Call, row: Row) -> None:
    """Each user is in one group, with the admins unless sent."""
    group = {"groupid": str(row.get("group") or ADMIN["id"]), "udate": call.state.iso_now()}
    found = _groups(call.state, row)
    if found:
        call.state.store.replace("userGroups", {**found[0], **group})
    else:
        call.state.store.insert("userGroups", {"userid": str(row["id"]), "cdate": group["udate"], **group})


def _remove(call: Call, row: Row) -> None:
    delete_found(call.state.store, "userGroups", ("userid",), (row["id"],))


def _beside(call: Call, row: Row) -> Mapping[str, Json]:
    """An update shows the group and what the user may do with conversations (recorded); a create does not."""
    if call.method == "POST":
        return {}
    beside = {"userGroups": _groups(call.state, row), "userConversationsPermissions": [row]}
    return {path: shown_rows(call.state, path, rows) for path, rows in beside.items()}


def _written(call: Call, row: Row) -> Mapping[str, Json]:
    """A create has its dates, an update the ids of what is beside it (recorded)."""
    dates = {name: row.get(name) for name in ("cdate", "udate")}
    if call.method == "POST":
        return dates
    group = _groups(call.state, row)[0]
    return {**dates, "userGroup": str(group["id"]), "userConversationsPermission": str(row["id"])}


def _groups(state: State, row: Row) -> list[Row]:
    return state.store.find("userGroups", ("userid",), (row["id"],))


# Rule `users.bodies`: the texts for a missing or taken name, and the model's name in not-found messages.
USERS = Resource(
    path="users",
    singular="user",
    plural="users",
    model="User",
    columns=(
        *(Column(name, writable=True) for name in ("username", "firstName", "lastName", "email", "phone")),
        Column("signature", None, writable=True),
        Column("lang", "english", writable=True),
        Column("localZoneid", "America/Bogota", writable=True),
        Column("mfaEnabled", "0"),
        Column("roles", []),
        *(Column(name, None, hidden=True, writable=True) for name in ("password", "group")),
    ),
    links=dict.fromkeys(_LINKS, ""),
    create_shows=frozenset({"username", "email", "firstName", "lastName", "lang", "localZoneid"}),
    filters={f"filters[{name}]": Filter(name) for name in ("username", "email")},
    orders={name: name for name in ("id", "username", "email")},
    hooks=Hooks(
        check=every(
            required("The user {name} was not provided.", "username", "email"),
            unique("username", "users", "A user with this username already exists."),
        ),
        prepare=stamped(iso=("cdate", "udate")),
        after=_assign,
        removed=_remove,
        beside_write=_beside,
        written=_written,
    ),
)


def _permission(_state: State, row: Row) -> Mapping[str, Json]:
    dates = {"created_timestamp": row.get("cdate"), "updated_timestamp": row.get("cdate")}
    return {"user": str(row["id"]), "permission": "0", **dates}


CONVERSATION_PERMISSIONS = Resource(
    path="userConversationsPermissions",
    table="users",
    singular="userConversationsPermission",
    plural="userConversationsPermissions",
    model="UserConversationsPermission",
    verbs=frozenset(),
    columns=(),
    links={"user": ""},
    hooks=Hooks(computed=_permission),
)

USER_GROUPS = Resource(
    path="userGroups",
    singular="userGroup",
    plural="userGroups",
    model="UserGroup",
    verbs=frozenset(),
    columns=(Column("userid", "0"), Column("groupid", "0"), Column("cdate", None), Column("udate", None)),
    relations=(Relation("group", "groupid", "groups"), Relation("user", "userid", "users")),
    links={"group": "", "user": ""},
)


def _root(_call: Call) -> Response:
    """Clients probe `GET /api/3/` with their token (rule `root.body`)."""
    return json_response(200, {})


def _me(call: Call) -> Response:
    return get(USERS, call, "1")


def _named(call: Call) -> Response:
    """By name or by address."""
    column, key = call.segments[1], call.segments[2]
    found = [row for row in call.state.store.scan("users") if str(row[column]).casefold() == key.casefold()]
    if not found:
        return message_response(404, f"No Result found for User with id {key}")
    return get(USERS, call, str(found[0]["id"]))


def _conversations(call: Call) -> Response:
    return get(CONVERSATION_PERMISSIONS, call, call.segments[1])


def _create(call: Call) -> Response:
    """Takes the columns bare as well as wrapped."""
    return create(USERS, call, call.wrapped("user") or as_object(call.body))


def _settings(call: Call) -> Response:
    """The page names the keys and some types; the values are made up (rule `settings.account`)."""
    users = shown_rows(call.state, "users", islice(call.state.store.scan("users"), 1))
    user = users[0] if users else dict.fromkeys(("email", "firstName", "lastName"), "")
    return json_response(
        200,
        {
            "account": "sandbox",
            "email": user["email"],
            "first_name": user["firstName"],
            "last_name": user["lastName"],
            "cname": "",
            "status": "active",
            "subscriber_limit": 100_000,
            "subscriber_total": call.state.store.count("contacts"),
            "trial": False,
            "credits": None,
            "branding": "0",
        },
    )


def _entitlements(_call: Call) -> Response:
    """The WooCommerce plugin does nothing at all before it has seen them (rule `account.entitlements`)."""
    codes = [f"ecom-{feature}" for feature in _PLAN]
    return json_response(200, {"entitlements": [{"id": str(key), "code": code} for key, code in enumerate(codes, 1)]})


USER_ENDPOINTS = (
    Endpoint("GET", "", _root),
    Endpoint("GET", "users/me", _me),
    Endpoint("POST", "users", _create),
    Endpoint("GET", "users/username/{}", _named),
    Endpoint("GET", "users/email/{}", _named),
    Endpoint("GET", "users/{}/userConversationsPermission", _conversations),
    Endpoint("GET", "settings/account", _settings),
    Endpoint("GET", "account/entitlements", _entitlements),
)
