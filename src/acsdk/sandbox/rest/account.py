"""The calls that clients use to check an address and a token."""

from __future__ import annotations

from acsdk.sandbox.codec import Json
from acsdk.sandbox.messages import Response, json_response

from .call import Call
from .router import Endpoint

__all__ = ["ACCOUNT_ENDPOINTS"]


def _root(_call: Call) -> Response:
    """Clients probe `GET /api/3/` with their token (rule `root.body`)."""
    return json_response(200, {})


def _me(call: Call) -> Response:
    user: dict[str, Json] = {
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
        "links": {name: f"{call.state.api_url}/api/3/users/1/{name}" for name in ("lists", "userGroup", "configs")},
        "id": "1",
    }
    return json_response(200, {"user": user})


ACCOUNT_ENDPOINTS = (Endpoint("GET", "", _root), Endpoint("GET", "users/me", _me))
