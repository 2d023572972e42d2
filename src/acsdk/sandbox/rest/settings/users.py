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

__all__ = ["FIRST_USER", "USERS", "USER_ENDPOINTS", "USER_GROUPS"]

FIRST_USER: dict[str, Json] = {
    "username": "admin",
    "firstName": "Sandbox",
    "lastName": "Admin",
    "email": "admin@example.com",
    "group": str(ADMIN["id"]),
}
"""Whom the token belongs to."""

_PLAN = ("core", "historical-sync", "product-catalog", "recurring-payments", "browse-abandonment")
_LINKS = ["lists", "userGroup", "dealGroupTotals", "dealGroupUsers", "configs", "dealConnection", "addresses"]


def _assign(call: Call, row: Row) -> None:
    """Each user is in one group, with the admins unless sent."""
    group = str(row.get("group") or ADMIN["id"])
    found = call.state.store.find("userGroups", ("userid",), (row["id"],))
    if found:
        call.state.store.replace("userGroups", {**found[0], "groupid": group})
    else:
        call.state.store.insert("userGroups", {"userid": str(row["id"]), "groupid": group})


def _remove(call: Call, row: Row) -> None:
    delete_found(call.state.store, "userGroups", ("userid",), (row["id"],))


def _beside(call: Call, row: Row) -> Mapping[str, Json]:
    """An update shows the group; the page of the create does not."""
    if call.method == "POST":
        return {}
    return {"userGroups": shown_rows(call.state, "userGroups", _groups(call.state, row))}


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
        written=lambda _call, row: {name: row.get(name) for name in ("cdate", "udate")},
    ),
)

USER_GROUPS = Resource(
    path="userGroups",
    singular="userGroup",
    plural="userGroups",
    model="UserGroup",
    verbs=frozenset({"list", "get"}),
    columns=(Column("userid", "0"), Column("groupid", "0")),
    relations=(Relation("group", "groupid", "groups"), Relation("user", "userid", "users")),
    links={"group": "", "user": ""},
    filters={f"filters[{name}]": Filter(name) for name in ("userid", "groupid")},
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


def _create(call: Call) -> Response:
    """Takes the columns bare as well as wrapped."""
    return create(USERS, call, call.wrapped("user") or as_object(call.body))


def _settings(call: Call) -> Response:
    """The page names the keys; the values are made up (rule `settings.account`)."""
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
            "subscriber_limit": "100000",
            "subscriber_total": str(call.state.store.count("contacts")),
            "trial": "0",
            "credits": "0",
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
    Endpoint("GET", "settings/account", _settings),
    Endpoint("GET", "account/entitlements", _entitlements),
)
