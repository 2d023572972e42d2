"""Event and site tracking: switches, names, sites, and the events of contacts (their pages).

`POST /event` of the tracking host is answered here too, whatever the host: see `track`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import unquote

from acsdk.sandbox.codec import BadJsonError, Json, as_object, loads
from acsdk.sandbox.dates import utc_instant
from acsdk.sandbox.messages import Request, Response, json_response, message_response
from acsdk.sandbox.people import find_contact
from acsdk.sandbox.rest.kit.call import Call
from acsdk.sandbox.rest.kit.errors import errors, item
from acsdk.sandbox.rest.kit.forms import read_form
from acsdk.sandbox.rest.kit.loads import row_named, shown_rows
from acsdk.sandbox.rest.kit.resource import Column, Filter, Resource
from acsdk.sandbox.rest.kit.router import Endpoint
from acsdk.sandbox.state import ACCOUNT_ID, EVENT_KEY, State
from acsdk.sandbox.store import Row

__all__ = ["EVENT_PATH", "TRACKING_ENDPOINTS", "TRACKING_LOGS", "track"]

EVENT_PATH = "/event"
_LONGEST = 32
_SCRIPT = (
    '<script type="text/javascript">(function(){{var s=document.createElement("script");s.async=true;'
    's.src="https://prism.app-us1.com/prism.js";document.head.appendChild(s);}})();'
    "pgo('setAccount', '{account}');pgo('setTrackByDefault', true);pgo('process');</script>"
)


TRACKING_LOGS = Resource(
    path="trackingLogs",
    singular="trackingLog",
    plural="trackingLogs",
    model="TrackingLog",
    verbs=frozenset({"list", "get"}),
    columns=(
        Column("subscriberid", "0"),
        Column("tstamp", None),
        *(Column(name) for name in ("type", "value", "hash")),
        Column("contact", "0"),
    ),
    links={"contact": ""},
    filters={f"filters[{name}]": Filter(name) for name in ("subscriberid", "type")},
)


def _is_on(state: State, switch: str) -> bool:
    """Events are off and sites on until they are switched (rule `tracking.default`)."""
    found = [row for row in state.store.scan("switches") if row["name"] == switch]
    return bool(found[0]["enabled"]) if found else switch == "siteTracking"


def _show(switch: str) -> Callable[[Call], Response]:
    return lambda call: json_response(200, {switch: {"enabled": _is_on(call.state, switch)}})


def _turn(switch: str) -> Callable[[Call], Response]:
    def handle(call: Call) -> Response:
        enabled = call.wrapped(switch).get("enabled") in (True, 1, "1", "true")
        store = call.state.store
        for row in [row for row in store.scan("switches") if row["name"] == switch]:
            store.delete("switches", row["id"])
        store.insert("switches", {"name": switch, "enabled": enabled})
        return _show(switch)(call)

    return handle


def _code(_call: Call) -> Response:
    """The id is quoted: the WooCommerce plugin looks for it that way (rule `tracking.code`)."""
    return Response(200, _SCRIPT.format(account=ACCOUNT_ID).encode(), (("content-type", "text/html; charset=UTF-8"),))


def _names(table: str, plural: str, total: type[int] | type[str]) -> Callable[[Call], Response]:
    def handle(call: Call) -> Response:
        names = [{"name": row["name"]} for row in call.state.store.scan(table)]
        return json_response(200, {plural: names, "meta": {"total": total(len(names))}})

    return handle


def _register(table: str, singular: str, status: int) -> Callable[[Call], Response]:
    """A name that is there already is answered as if it were new (rule `tracking.names`)."""

    def handle(call: Call) -> Response:
        name = call.wrapped(singular).get("name")
        if not isinstance(name, str) or not name:
            return errors(422, item(f"The {singular} name was not provided.", "name", "field_missing"))
        if not any(row["name"] == name for row in call.state.store.scan(table)):
            call.state.store.insert(table, {"name": name})
        return json_response(status, {singular: {"name": name}})

    return handle


def _forget(table: str, status: int) -> Callable[[Call], Response]:
    def handle(call: Call) -> Response:
        name = unquote(call.segments[1])
        row = next((row for row in call.state.store.scan(table) if row["name"] == name), None)
        if row is None:
            return message_response(404, f"No Result found with name {name}")
        call.state.store.delete(table, row["id"])
        return Response(204) if status == 204 else json_response(status, {})

    return handle


def _site(row: Row) -> dict[str, Json]:
    attributes = {name: value for name, value in row.items() if name != "id"}
    return {"type": "urlWhitelistings", "id": str(row["id"]), "attributes": attributes}


def _sites(call: Call) -> Response:
    return json_response(200, {"data": [_site(row) for row in call.state.store.scan("whitelistedSites")]})


def _add_site(call: Call) -> Response:
    """409 for a domain and page that are in the list already."""
    sent = as_object(call.wrapped("data").get("attributes"))
    domain, page = sent.get("whitelisted_domain"), sent.get("whitelisted_page") or "*"
    if not isinstance(domain, str) or not domain:
        return message_response(400, "whitelisted_domain is required")
    known = [(row["whitelisted_domain"], row["whitelisted_page"]) for row in call.state.store.scan("whitelistedSites")]
    if (domain, page) in known:
        return message_response(409, "The domain is already whitelisted.")
    now = utc_instant(call.state.now().replace(microsecond=0))
    flags = {
        name: int(sent.get(name, default) in (True, 1, "1", "true"))
        for name, default in (("conversations_enabled", False), ("tracking_enabled", True), ("wp_enabled", False))
    }
    row: Row = {
        "whitelisted_domain": domain,
        "whitelisted_page": page,
        "url_regex": f"#^{re.escape(domain)}(\\/.*)?$#",
        **flags,
        "created_at": now,
        "updated_at": now,
    }
    return json_response(201, {"data": _site(call.state.store.insert("whitelistedSites", row))})


def _remove_site(call: Call) -> Response:
    row = row_named(call.state, "whitelistedSites", call.segments[2])
    if row is None:
        return message_response(404, f"No Result found with id {call.segments[2]}")
    call.state.store.delete("whitelistedSites", row["id"])
    return Response(204)


def _local(call: Call) -> Response:
    sent = call.wrapped("localEvent")
    contact = find_contact(call.state, str(sent.get("email", "")))
    if contact is None:
        return message_response(403, "Email message")
    _log(call.state, contact, "__local", str(sent.get("input", "")))
    return json_response(201, {})


def _contact_of(call: Call) -> Response:
    log = row_named(call.state, "trackingLogs", call.segments[1])
    contact = row_named(call.state, "contacts", log["contact"]) if log else None
    if contact is None:
        return message_response(404, f"No Result found for TrackingLog with id {call.segments[1]}")
    return json_response(200, {"contact": shown_rows(call.state, "contacts", [contact])[0]})


def _log(state: State, contact: Row, kind: str, value: str) -> None:
    row: Row = {"contact": str(contact["id"]), "subscriberid": str(contact["id"]), "type": kind, "value": value}
    state.store.insert("trackingLogs", {**row, "tstamp": state.iso_now(), "hash": state.new_guid()[:8]})


def track(state: State, request: Request) -> Response:
    """`POST /event`: a form with the account's number, the event key, a name and a contact (Track Event page).

    The API token plays no part, nor does the rate limit. The texts of refusals are guesses (rule `tracking.refusals`).
    """
    form = read_form(request)
    problem = _event_problem(state, form)
    if problem:
        return json_response(200, {"success": 0, "message": problem})
    contact = find_contact(state, _visitor(form.get("visit", "")))
    if contact is not None:
        _log(state, contact, form["event"], form.get("eventdata", ""))
    return json_response(200, {"success": 1, "message": "Event spawned"})


def _event_problem(state: State, form: dict[str, str]) -> str | None:
    if form.get("actid") != str(ACCOUNT_ID) or form.get("key") != EVENT_KEY:
        return "Invalid account or event key"
    if not _is_on(state, "eventTracking"):
        return "Event tracking is not enabled"
    if not 0 < len(form.get("event", "")) <= _LONGEST:
        return f"The event name must have 1 to {_LONGEST} characters"
    return None if _visitor(form.get("visit", "")) else "The visitor's email is missing"


def _visitor(visit: str) -> str:
    try:
        return str(as_object(loads(visit)).get("email") or "")
    except BadJsonError:
        return ""


TRACKING_ENDPOINTS = (
    *(Endpoint("GET", switch, _show(switch)) for switch in ("eventTracking", "siteTracking")),
    *(Endpoint("PUT", switch, _turn(switch)) for switch in ("eventTracking", "siteTracking")),
    Endpoint("GET", "siteTracking/code", _code),
    Endpoint("GET", "eventTrackingEvents", _names("trackedEvents", "eventTrackingEvents", int)),
    Endpoint("POST", "eventTrackingEvents", _register("trackedEvents", "eventTrackingEvent", 201)),
    Endpoint("DELETE", "eventTrackingEvents/{}", _forget("trackedEvents", 200)),
    Endpoint("DELETE", "eventTrackingEvent/{}", _forget("trackedEvents", 200)),  # rule `old_names.singular`
    Endpoint("GET", "siteTrackingDomains", _names("trackedDomains", "siteTrackingDomains", str)),
    Endpoint("POST", "siteTrackingDomains", _register("trackedDomains", "siteTrackingDomain", 200)),
    Endpoint("DELETE", "siteTrackingDomains/{}", _forget("trackedDomains", 204)),
    Endpoint("GET", "prism/urlWhitelistings", _sites),
    Endpoint("POST", "prism/urlWhitelistings", _add_site),
    Endpoint("DELETE", "prism/urlWhitelistings/{}", _remove_site),
    Endpoint("POST", "localevent", _local),
    Endpoint("GET", "trackingLogs/{}/contact", _contact_of),
)
