"""`lists/exclusions`: addresses that get no mail. Rows come from `Sandbox.add`."""

from __future__ import annotations

import re

from acsdk.sandbox.codec import Json, as_list, as_object
from acsdk.sandbox.messages import Response, json_response, message_response
from acsdk.sandbox.rest.kit.call import Call
from acsdk.sandbox.rest.kit.listing import page_of
from acsdk.sandbox.rest.kit.loads import row_named
from acsdk.sandbox.rest.kit.resource import Resource
from acsdk.sandbox.rest.kit.router import Endpoint
from acsdk.sandbox.store import Row

__all__ = ["EXCLUSION_ENDPOINTS"]

_CHANNELS = ("all", "allSms", "allEmail", "several")
_FILTER = re.compile(r"(filters|orders)\[(\w+)\](\[\])?")
_PAGING = Resource(path="exclusions", singular="", plural="", model="Exclusion", columns=())


def _list_exclusions(call: Call) -> Response:
    """The only collection that checks its filters."""
    problems = [problem for key, value in call.query if (problem := _query_problem(key, value))]
    if problems:
        return json_response(422, {"errors": problems})
    rows = [row for row in call.state.store.scan("exclusions") if _wanted(call, row)]
    for name in ("lists", "matchPhrase"):
        order = call.parameters.get(f"orders[{name}]")
        if order:
            rows.sort(key=lambda row: str(row.get(name)), reverse=order == "DESC")
    shown = [_exclusion(row) for row in page_of(rows, _PAGING, call)]
    return json_response(200, {"exclusions": shown, "meta": {"total": len(rows)}})


def _query_problem(key: str, value: str) -> dict[str, Json] | None:
    match = _FILTER.fullmatch(key)
    if match is None:
        return None
    if match[2] not in ("matchPhrase", "lists"):
        return _problem(f'Invalid filter field: "{match[2]}". Allowed fields are: matchPhrase, lists', key)
    if match[1] == "orders" and value not in ("ASC", "DESC"):
        return _problem(f'Invalid order direction: "{value}". Allowed values are: "ASC", "DESC"', key)
    return None


def _problem(detail: str, pointer: str) -> dict[str, Json]:
    source = {"pointer": f"/data/attributes/{pointer}"}
    return {"status": 422, "title": "Invalid attribute", "detail": detail, "source": source}


def _wanted(call: Call, row: Row) -> bool:
    lists = [*call.all("filters[lists]"), *call.all("filters[lists][]")]
    phrase = call.parameters.get("filters[matchPhrase]", "")
    return phrase in str(row.get("matchPhrase", "")) and (
        not lists or any(key in lists for key in row.get("lists", []))
    )


def _exclusion(row: Row) -> dict[str, Json]:
    plain: dict[str, Json] = {"matchPhrase": "", "matchType": "exact", "channel": "all", "hidden": False, "lists": []}
    return {**plain, **row, "id": str(row["id"])}


def _get_exclusion(call: Call) -> Response:
    row = row_named(call.state, "exclusions", call.segments[2])
    if row is None:
        return message_response(404, f"Exclusion not found [id={call.segments[2]}]")
    return json_response(200, _exclusion(row))


def _put_exclusion(call: Call) -> Response:
    row = row_named(call.state, "exclusions", call.segments[2])
    if row is None:
        return message_response(404, f"No Result found for Exclusion with id {call.segments[2]}")
    sent = as_object(call.body)
    channel, lists = sent.get("channel", _exclusion(row)["channel"]), as_list(sent.get("lists"))
    problems = _update_problems(channel, lists)
    if problems:
        return json_response(422, {"errors": problems})
    return json_response(
        200, _exclusion(call.state.store.replace("exclusions", {**row, "channel": channel, "lists": lists}))
    )


def _update_problems(channel: Json, lists: list[Json]) -> list[dict[str, Json]]:
    problems = [
        _problem("Lists must be an array of string-quoted integers", f"lists[{index}]")
        for index, key in enumerate(lists)
        if not (isinstance(key, str) and key.isdigit())
    ]
    if channel not in _CHANNELS:
        problems.append(_problem(f'Invalid channel "{channel}"', "channel"))
    if lists and channel != "several":
        problems.append(_problem(f'List IDs must be empty for channel "{channel}"', "lists"))
    return problems


EXCLUSION_ENDPOINTS = (
    Endpoint("GET", "lists/exclusions", _list_exclusions),
    Endpoint("GET", "lists/exclusions/{}", _get_exclusion),
    Endpoint("PUT", "lists/exclusions/{}", _put_exclusion),
)
