"""`savedResponses` (Saved responses page)."""

from __future__ import annotations

from acsdk.sandbox.messages import Response
from acsdk.sandbox.rest.kit.call import Call
from acsdk.sandbox.rest.kit.errors import errors, item
from acsdk.sandbox.rest.kit.hooks import Hooks
from acsdk.sandbox.rest.kit.resource import Column, Resource
from acsdk.sandbox.rest.kit.stamps import stamped
from acsdk.sandbox.store import Row

__all__ = ["SAVED_RESPONSES"]


def _check_response(_call: Call, row: Row, known: Row | None) -> Response | None:
    whole = {**(known or {}), **row}
    problems = [] if whole.get("title") else [item("This field is required.", "title", "field_missing")]
    if not whole.get("subject") and not whole.get("body"):
        text = "Either a subject or a body needs to be provided."
        problems += [item(text, name, "field_invalid") for name in ("subject", "body")]
    return errors(422, *problems) if problems else None


SAVED_RESPONSES = Resource(
    path="savedResponses",
    singular="savedResponse",
    plural="savedResponses",
    model="SavedResponse",
    missing={"PUT": 422, "PATCH": 422},
    columns=(
        *(Column(name, writable=True) for name in ("title", "subject", "body")),
        *(Column(name, None) for name in ("ldate", "last_sent_user_id", "cdate", "mdate")),
    ),
    links={"user": "", "savedResponseCategorySavedResponse": ""},
    create_shows=frozenset({"title", "subject", "body", "cdate"}),
    hooks=Hooks(check=_check_response, prepare=stamped(iso=("cdate", "mdate"))),
)
