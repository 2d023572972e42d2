"""The account's one user, and the calls that clients use to check an address and a token."""

from __future__ import annotations

from acsdk.sandbox.codec import Json
from acsdk.sandbox.messages import Response, json_response, message_response

from .call import Call
from .router import Endpoint

__all__ = ["ACCOUNT_ENDPOINTS"]

_USER: dict[str, Json] = {
    "username": "admin",
    "firstName": "Sandbox",
    "lastName": "Admin",
    "email": "admin@example.com",
    "phone": "",
    "signature": None,
    "lang": "english",
    "localZoneid": "America/Bogota",
    "mfaEnabled": "0",
    "roles": [],
    "id": "1",
}
_LINKS = ("lists", "userGroup", "addresses", "configs")


def _root(_call: Call) -> Response:
    """Clients probe `GET /api/3/` with their token (rule `root.body`)."""
    return json_response(200, {})


def _user(call: Call) -> dict[str, Json]:
    base = f"{call.state.api_url}/api/3/users/1"
    return {**_USER, "links": {name: f"{base}/{name}" for name in _LINKS}}


def _me(call: Call) -> Response:
    return json_response(200, {"user": _user(call)})


def _users(call: Call) -> Response:
    return json_response(200, {"users": [_user(call)], "meta": {"total": "1"}})


def _one(call: Call) -> Response:
    """By id, by name or by address; other users are not there (rule `users.only_one`)."""
    key = call.segments[-1]
    column = call.segments[1] if len(call.segments) == 3 else "id"
    if key == _USER[column]:
        return _me(call)
    return message_response(404, f"No Result found for User with id {key}")


ACCOUNT_ENDPOINTS = (
    Endpoint("GET", "", _root),
    Endpoint("GET", "users", _users),
    Endpoint("GET", "users/me", _me),
    Endpoint("GET", "users/{}", _one),
    Endpoint("GET", "users/username/{}", _one),
    Endpoint("GET", "users/email/{}", _one),
)
