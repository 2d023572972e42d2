"""Error bodies in the shapes that were recorded."""

from __future__ import annotations

from typing import Any

from acsdk.sandbox.codec import Json
from acsdk.sandbox.messages import Response, json_response

__all__ = ["ErrorItem", "errors", "item", "no_access"]

ErrorItem = dict[str, Any]


def item(title: str, field: str, code: str | None = None, *, detail: str | None = "", **more: Json) -> ErrorItem:
    """One entry of `errors`, pointing at an attribute; `None` leaves a key out."""
    parts = {"title": title, "detail": detail, "code": code, **more}
    shown = {name: value for name, value in parts.items() if value is not None}
    return {**shown, "source": {"pointer": f"/data/attributes/{field}"}}


def errors(status: int, *items: ErrorItem) -> Response:
    """An error answer with a list."""
    return json_response(status, {"errors": list(items)})


def no_access() -> Response:
    """A missing or wrong token (rule `auth.message`)."""
    return json_response(403, {"message": "You do not have permission to view this directory or page."})
