"""`webhooks` and `webhook/events` (Webhooks page)."""

from __future__ import annotations

from acsdk.sandbox.events import EVENTS
from acsdk.sandbox.messages import Response, json_response
from acsdk.sandbox.rest.kit.call import Call
from acsdk.sandbox.rest.kit.checks import required
from acsdk.sandbox.rest.kit.hooks import Hooks
from acsdk.sandbox.rest.kit.resource import Column, Filter, Resource
from acsdk.sandbox.rest.kit.router import Endpoint
from acsdk.sandbox.rest.kit.stamps import stamped

__all__ = ["WEBHOOKS", "WEBHOOK_ENDPOINTS"]

# Rule `webhooks.bodies`: which columns are required is documented, the answer to a missing one is not.
WEBHOOKS = Resource(
    path="webhooks",
    singular="webhook",
    plural="webhooks",
    model="Webhook",
    columns=(
        Column("cdate", None),
        Column("listid", "0", writable=True),
        Column("name", writable=True),
        Column("url", writable=True),
        Column("events", [], writable=True),
        Column("sources", [], writable=True),
        Column("state", "1"),
        Column("deactivated_date", None),
    ),
    links=None,
    filters={f"filters[{name}]": Filter(name) for name in ("name", "url", "listid")},
    hooks=Hooks(
        check=required("The webhook {name} was not provided.", "name", "url", "events", "sources"),
        prepare=stamped(iso=("cdate", "udate")),
    ),
)


def _events(_call: Call) -> Response:
    return json_response(200, {"webhookEvents": list(EVENTS), "meta": {"total": len(EVENTS)}})


# The plural is what a client in use asks for (rule `webhooks.events_path`).
WEBHOOK_ENDPOINTS = (Endpoint("GET", "webhook/events", _events), Endpoint("GET", "webhooks/events", _events))
