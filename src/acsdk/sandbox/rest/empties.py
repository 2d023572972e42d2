"""Collections whose rows nobody can make in the sandbox: their documented shape, without content.

One row of a collection that has none is always a 404, and texts are not written (rule `empties.one`).
"""

from __future__ import annotations

from collections.abc import Callable

from acsdk.sandbox.codec import Json
from acsdk.sandbox.messages import Response, json_response, message_response
from acsdk.sandbox.rest.kit.call import Call
from acsdk.sandbox.rest.kit.errors import errors, item
from acsdk.sandbox.rest.kit.loads import row_named
from acsdk.sandbox.rest.kit.router import Endpoint

__all__ = ["EMPTY_ENDPOINTS"]

# fmt: off
_CLASSIC = [
    "bounceLogs", "campaignLists", "campaignMessages", "contactConversions",
    "contactData", "contactEmails", "conversionTriggers", "conversions", "ecomOrderActivities",
    "emailActivities", "goals", "siteMessages", "sms",
]
# fmt: on
_WHATSAPP = ["channels/whatsapp/template", "inbox/conversation", "flow-execution", "flow-execution-contact"]
_BY_ID = {
    "sms/broadcasts/ai/{}": ("GET",),
    "channel/whatsapp/inbox/conversation/{}/update": ("PUT", "PATCH"),
    "channel/whatsapp/channels/whatsapp/template/{}": ("GET", "PUT", "DELETE"),
    "channel/whatsapp/channels/whatsapp/template/{}/send": ("POST",),
    "channel/whatsapp/flow-execution/{}": ("GET",),
    "channel/whatsapp/flow-execution-contact/{}": ("GET",),
    "channel/whatsapp/flow/{}/run": ("POST",),
}
_TEXTS = {
    "content/editorMarkup/{}": "No markup for message",
    "geoIps/{}/geoAddress": "No Result found for Subscriber with id {}",
}
_CURSOR: dict[str, Json] = {"count": 0, "next": None, "previous": None, "results": []}
_SNAPSHOT = ("campaigns", "sends", "deliveries", "clicks", "replies", "optOuts", "failures")
_CREDITS = ("includedThisPeriod", "usedThisPeriod", "extra", "available")


def _answer(value: Json, status: int = 200) -> Callable[[Call], Response]:
    return lambda _call: json_response(status, value)


def _told(text: str) -> Callable[[Call], Response]:
    """The documented text, which may name the number that is missing."""
    return lambda call: message_response(404, text.format(*call.segments[1:2]))


def _missing(call: Call) -> Response:
    return message_response(404, f"No Result found for {'/'.join(call.segments)}")


def _csv(_call: Call) -> Response:
    """A table with a head and no rows."""
    return Response(200, b"id,name\n", (("content-type", "text/csv"),))


def _refuse_ai(_call: Call) -> Response:
    return message_response(403, "The sandbox writes no texts.")


def _editor(call: Call) -> Response:
    """The mail editor's settings, as far as the page names them."""
    campaign = call.parameters.get("campaignId")
    if campaign is not None and row_named(call.state, "campaigns", campaign) is None:
        detail = f'Provided campaign ID "{campaign}" does not exist'
        return errors(422, item("Invalid attribute", "campaignId", detail=detail, status=422))
    keys = ("stripoScriptSrc", "stripoApiBaseUrl", "contentApiUrl", "hostedMounterJsUrl", "brandingFooterHtmlContent")
    lists = ("allowedScriptSourceDomains", "colorPickerBrandKits", "allMessagesArr")
    empty: dict[str, Json] = {**dict.fromkeys(keys, ""), **{name: [] for name in lists}}
    return json_response(200, {**empty, "localeCode": "en", "campaignId": campaign})


EMPTY_ENDPOINTS = (
    *(Endpoint("GET", name, _answer({name: [], "meta": {"total": "0"}})) for name in _CLASSIC),
    Endpoint("GET", "activities", _answer({"activities": [], "contacts": []})),
    *(Endpoint("GET", f"channel/whatsapp/{name}", _answer(_CURSOR)) for name in _WHATSAPP),
    Endpoint("POST", "sms/broadcasts/export", _csv),
    *(Endpoint(method, "sms/broadcasts/ai", _refuse_ai) for method in ("POST", "PUT")),
    Endpoint("GET", "sms/lists", _answer({"lists": [], "meta": {"total": 0}})),
    Endpoint("POST", "sms/broadcasts/{}/recipients/export", _csv),
    Endpoint("GET", "sms/broadcasts/{}/recipients", _answer({"recipients": [], "meta": {"total": 0}})),
    Endpoint("GET", "sms/broadcasts/metrics/{}/failures", _answer({"failures": []})),
    *(
        Endpoint(method, "sms/broadcasts/metrics/snapshot", _answer({"snapshot": dict.fromkeys(_SNAPSHOT, 0)}))
        for method in ("GET", "POST")
    ),
    Endpoint("POST", "sms/broadcasts/metrics", _answer({"metrics": []})),
    Endpoint("GET", "sms/credits", _answer({"smsCredits": {"period": "month"} | dict.fromkeys(_CREDITS, 0)})),
    Endpoint("GET", "stripo/config", _editor),
    Endpoint("GET", "stripo/personalizationTags", _answer([])),
    *(Endpoint("GET", path, _told(text)) for path, text in _TEXTS.items()),
    *(Endpoint(method, path, _missing) for path, methods in _BY_ID.items() for method in methods),
)
