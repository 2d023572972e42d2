"""What calls on UUID resources share: their stamps, their `meta`, their refusals."""

from __future__ import annotations

from datetime import UTC
from typing import Any

from acsdk.sandbox.codec import Json
from acsdk.sandbox.messages import Response, json_response
from acsdk.sandbox.rest.kit.call import Call
from acsdk.sandbox.rest.kit.listing import window
from acsdk.sandbox.rest.kit.resource import Resource
from acsdk.sandbox.state import State

__all__ = ["bad_request", "counted", "invalid", "precise_now"]

_PAGING = Resource(path="customObjects", singular="", plural="", model="", columns=())


def precise_now(state: State) -> str:
    """`2021-04-16T15:08:25.783751000Z`, nine digits and UTC."""
    return f"{state.now().astimezone(UTC):%Y-%m-%dT%H:%M:%S.%f}000Z"


def counted(call: Call, key: str, found: list[dict[str, Json]]) -> dict[str, Any]:
    """A page with the `meta` of custom objects: real numbers, and the window that was asked for."""
    offset, limit = window(_PAGING, call)
    page = found[offset : offset + limit]
    return {key: page, "meta": {"total": len(found), "count": len(page), "limit": limit, "offset": offset}}


def invalid(field: str, detail: str) -> Response:
    """A refusal whose source is a type and a value."""
    source = {"type": "pointer", "value": f"/data/attributes/{field.replace('.', '/')}"}
    problem = {"title": f'Invalid value for field "{field}"', "detail": detail, "source": source}
    return json_response(422, {"errors": [problem]})


def bad_request() -> Response:
    """The plain refusal."""
    return json_response(400, {"errors": [{"status": 400, "title": "Bad Request"}]})
