"""What mails are made of: `messages`, `templates`, `personalizations`, `forms` (their pages)."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from acsdk.sandbox.codec import Json
from acsdk.sandbox.messages import Response, json_response
from acsdk.sandbox.rest.kit.call import Call
from acsdk.sandbox.rest.kit.checks import required
from acsdk.sandbox.rest.kit.hooks import Hooks
from acsdk.sandbox.rest.kit.loads import row_named
from acsdk.sandbox.rest.kit.resource import Column, Filter, Relation, Resource
from acsdk.sandbox.rest.kit.router import Endpoint
from acsdk.sandbox.rest.kit.stamps import stamped
from acsdk.sandbox.rest.kit.verbs import delete, missing
from acsdk.sandbox.state import State
from acsdk.sandbox.store import Row

__all__ = ["CONTENT_ENDPOINTS", "FORMS", "MESSAGES", "PERSONALIZATIONS", "TEMPLATES"]

_MESSAGE_TEXTS = ["fromname", "fromemail", "reply2", "subject", "preheader_text", "text", "html", "name"]
_MESSAGE_FIXED = {
    "userid": "1",
    "ed_instanceid": "0",
    "ed_version": "1",
    "priority": "3",
    "charset": "utf-8",
    "encoding": "quoted-printable",
    "format": "mime",
    "htmlfetch": "now",
    "textfetch": "now",
    "hidden": "0",
    "preview_mime": "",
    "preview_data": "",
    "has_predictive_content": "0",
    "language_code": None,
    "source": None,
}

MESSAGES = Resource(
    path="messages",
    singular="message",
    plural="messages",
    model="Message",
    columns=(
        *(Column(name, writable=True, aliases=("email",) if name == "fromemail" else ()) for name in _MESSAGE_TEXTS),
        *(Column(name, value) for name, value in _MESSAGE_FIXED.items()),
        Column("cdate", None),
        Column("mdate", None),
    ),
    relations=(Relation("user", "userid", "users"),),
    links={"user": ""},
    create_shows=frozenset({"fromname", "fromemail", "reply2", "subject", "preheader_text", "text", "html"}),
    # Rule `content.bodies`: the answers to missing columns.
    hooks=Hooks(
        check=required("The message {name} was not provided.", "fromname", "fromemail", "reply2"),
        prepare=stamped(iso=("cdate", "mdate")),
    ),
)

TEMPLATES = Resource(
    path="templates",
    singular="template",
    plural="templates",
    model="Template",
    verbs=frozenset({"list", "get", "delete"}),
    columns=(
        Column("userid", "1"),
        *(Column(name, "0") for name in ("ed_instanceid", "ed_version", "importnum", "hidden")),
        Column("name"),
        Column("subject", None),
        Column("content"),
        *(Column(name, "1") for name in ("categoryid", "used", "waitpreview", "modified")),
        Column("mdate", None),
        Column("preview_content", None),
    ),
    links=None,
)


def _lists(state: State, row: Row) -> Mapping[str, Json]:
    """The lists under the names that reads have; what was sent is `listids`."""
    ids = [key for key in str(row.get("listids") or "").split(",") if key]
    names = [str((row_named(state, "lists", key) or {}).get("name", "")) for key in ids]
    return {"listIds": ",".join(ids), "listNames": ",".join(names), "listsCount": str(len(ids))}


def _prepare_personalization(call: Call, row: Row, known: Row | None) -> Row:
    """Tags are lower-cased (rule `personalizations.tag`)."""
    stored = stamped(wall=("created_timestamp", "updated_timestamp"))(call, row, known)
    return {**stored, "tag": str(stored.get("tag") or "").lower()}


def _written_personalization(_call: Call, row: Row) -> Mapping[str, Json]:
    return {"listids": row.get("listids", ""), "tag": row["tag"]}


PERSONALIZATIONS = Resource(
    path="personalizations",
    singular="personalization",
    plural="personalizations",
    model="Personalization",
    missing={"DELETE": 400},
    missing_texts=dict.fromkeys(
        ("PUT", "PATCH"), "No Result found for ActiveCampaign\\Hosted\\Personalization\\Personalization with id {id}"
    ),
    created=200,
    columns=(
        *(Column(name, writable=True) for name in ("tag", "name")),
        Column("format", "html", writable=True),
        Column("content", writable=True),
        Column("listids", writable=True, hidden=True),
        Column("userid", "1"),
        Column("isLocked", False),
        *(Column(name, None) for name in ("created_timestamp", "updated_timestamp", "created_by", "updated_by")),
    ),
    links=None,
    filters={f"filter[{name}]": Filter(name, "contains") for name in ("name", "tag", "content", "format", "listName")},
    derived={"listName": lambda call: lambda row: _lists(call.state, row)["listNames"]},
    orders={name: name for name in ("format", "tag", "name", "content")},
    hooks=Hooks(
        prepare=_prepare_personalization,
        only_one=_lists,
        only_listed=_lists,
        written=_written_personalization,
    ),
)


def _lock(*, locked: bool) -> Callable[[Call], Response]:
    def handle(call: Call) -> Response:
        row = row_named(call.state, "personalizations", call.segments[1])
        if row is None:
            return missing(PERSONALIZATIONS, call, call.segments[1])
        call.state.store.replace("personalizations", {**row, "isLocked": locked})
        return json_response(200, {"success": True, "message": "Personalization updated successfully"})

    return handle


def _bulk_delete(call: Call) -> Response:
    """Documented: the answer is not JSON."""
    for key in call.parameters.get("ids", "").split(","):
        delete(PERSONALIZATIONS, call, key)
    return Response(200, b"Delete successful", (("content-type", "text/html; charset=UTF-8"),))


_FORM_TEXTS = ["name", "action", "url", "title", "body"]
_FORM_OBJECTS = ["actiondata", "submitdata", "style", "options"]

# Rule `forms.bodies`: what creates and updates of forms take and answer is in no source.
FORMS = Resource(
    path="forms",
    singular="form",
    plural="forms",
    model="Form",
    missing={"GET": 403},
    columns=(
        *(Column(name, writable=True) for name in _FORM_TEXTS),
        *(Column(name, {}, writable=True) for name in _FORM_OBJECTS),
        Column("submit", "show-thank-you", writable=True),
        Column("layout", "inline-form", writable=True),
        Column("button", "Submit", writable=True),
        Column("thanks", "Thanks for signing up!", writable=True),
        Column("cfields", [], writable=True),
        *(Column(name, "0") for name in ("parentformid", "addressid", "entries", "aid")),
        Column("userid", "1"),
        Column("cdate", None),
        Column("udate", None),
        Column("recent", []),
        *(Column(name, 0) for name in ("contacts", "deals")),
    ),
    relations=(Relation("address", "addressid", "addresses"),),
    links={"address": ""},
    hooks=Hooks(prepare=stamped(iso=("cdate", "udate"))),
)


def _optin(_call: Call) -> Response:
    """Documented without a body."""
    return json_response(200, {})


CONTENT_ENDPOINTS = (
    Endpoint("PATCH", "personalizations/{}/lock", _lock(locked=True)),
    Endpoint("PATCH", "personalizations/{}/unlock", _lock(locked=False)),
    Endpoint("DELETE", "personalizations/bulkdelete", _bulk_delete),
    Endpoint("POST", "form/optin", _optin),
)
