"""Segments of the second kind: their definitions are kept, contacts are never matched (Segments pages)."""

from __future__ import annotations

import hashlib
from collections.abc import Callable

from acsdk.sandbox.codec import Json, as_list, as_object, dumps
from acsdk.sandbox.messages import Response, json_response
from acsdk.sandbox.rest.kit.call import Call
from acsdk.sandbox.rest.kit.loads import whole
from acsdk.sandbox.rest.kit.router import Endpoint
from acsdk.sandbox.store import Row

__all__ = ["SEGMENT_ENDPOINTS"]

_MOST = 10_000


def _error(status: int, detail: str) -> Response:
    """Here the status within the body is a string."""
    return json_response(status, {"errors": [{"status": str(status), "detail": detail}]})


def _sent(call: Call) -> dict[str, Json]:
    """The attributes; `data` may be a list of one."""
    data = as_object(call.body).get("data")
    one = next(iter(as_list(data)), data)
    return as_object(as_object(one).get("attributes"))


def _data(*found: tuple[str, str, dict[str, Json]]) -> Response:
    """One row is a list of one here."""
    rows = [{"type": kind, "id": key, "attributes": attributes} for kind, key, attributes in found]
    return json_response(200, {"data": rows})


def _now(call: Call) -> str:
    return call.state.now().isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _show(row: Row) -> Response:
    return _data(("Segment.v2", row["uuid"], row["attributes"]))


def _write(call: Call, known: Row | None) -> Response:
    """The only check: each condition names its source system (documented)."""
    sent = _sent(call)
    conditions = as_list(sent.get("segment_conditions"))
    if any(not as_object(condition).get("source_system") for condition in conditions):
        return _error(400, "SourceSystem is a required field.")
    uuid = known["uuid"] if known else call.state.new_guid()
    whole = {**as_object(known["attributes"] if known else None), **sent}
    digest = hashlib.sha1(dumps(whole.get("segment_conditions")), usedforsecurity=False).hexdigest()
    attributes = {**whole, "segment_id": uuid, "segment_hash": digest, "user_id": "1", "created_date": _now(call)}
    row: Row = {**(known or {}), "uuid": uuid, "attributes": attributes}
    store = call.state.store
    stored = store.replace("segmentsV2", row) if known else store.insert("segmentsV2", row)
    return _show(stored)


def _create(call: Call) -> Response:
    return _write(call, None)


def _known(handle: Callable[[Call, Row], Response]) -> Callable[[Call], Response]:
    def find(call: Call) -> Response:
        found = call.state.store.find("segmentsV2", ("uuid",), (call.segments[1],))
        return handle(call, found[0]) if found else _error(404, "Segment Not Found")

    return find


def _get(_call: Call, row: Row) -> Response:
    return _show(row)


def _delete(call: Call, row: Row) -> Response:
    call.state.store.delete("segmentsV2", row["id"])
    return _show(row)


def _no_counts(_call: Call) -> Response:
    return json_response(200, {"data": [], "errors": []})


def _summary(row: Row) -> tuple[str, str, dict[str, Json]]:
    """A saved segment is one that has a name."""
    attributes = row["attributes"]
    counts = {name: {"count": 0} for name in ("last_total", "last_active_total")}
    stamps = dict.fromkeys(("created_date", "updated_date"), attributes["created_date"])
    shown = {"segment_id": row["uuid"], "category": "audience", "name": attributes.get("name"), "counts": counts}
    return "audience", row["uuid"], {**shown, **stamps}


def _audiences(call: Call) -> Response:
    """Pages are numbered from 1; the newest comes first, unless `sort` says."""
    text = call.parameters.get("search", "").casefold()
    named = (row for row in call.state.store.scan("segmentsV2") if row["attributes"].get("name"))
    found = [row for row in named if text in str(row["attributes"]["name"]).casefold()]
    sort = call.parameters.get("sort", "-updated_date")
    key = "name" if sort.endswith("name") else "created_date"
    found.sort(key=lambda row: str(row["attributes"][key]).casefold(), reverse=sort.startswith("-"))
    page, size = (max(1, _whole(call, name, default)) for name, default in (("page", 1), ("page_size", 20)))
    return _data(*map(_summary, found[(page - 1) * size : page * size]))


def _whole(call: Call, name: str, default: int) -> int:
    number = whole(call.parameters.get(name, ""))
    return default if number is None else min(number, _MOST)


def _audience(_call: Call, row: Row) -> Response:
    return _data(_summary(row))


def _match_none(call: Call) -> Response:
    """A run that is ready at once and has found nobody (rule `segments.empty`)."""
    segment = call.segments[1] if len(call.segments) > 1 else call.state.new_guid()
    run = call.segments[2] if len(call.segments) > 2 else call.state.new_guid()
    now = _now(call)
    attributes: dict[str, Json] = {
        "segment_id": segment,
        "segment_timestamp": now,
        "run_id": run,
        "run_id_start": now,
        "run_id_end": now,
        "is_ready": True,
        "matches": [],
        "page": {"current_page": 1, "last_page": 1, "per_page": 20, "total": 0},
    }
    return _data(("matchAll", f"{run}-1", attributes))


def _match_one(call: Call) -> Response:
    segment, contact = call.segments[1], call.segments[2]
    stamps = dict.fromkeys(("created_timestamp", "segment_timestamp"), _now(call))
    return _data(
        ("match", f"{segment}{contact}", {**stamps, "entity_id": contact, "match": False, "segment_id": segment})
    )


SEGMENT_ENDPOINTS = (
    Endpoint("POST", "segmentsV2", _create),
    Endpoint("GET", "segmentsV2/count-history", _no_counts),
    Endpoint("GET", "segmentsV2/{}", _known(_get)),
    Endpoint("PUT", "segmentsV2/{}", _known(_write)),
    Endpoint("DELETE", "segmentsV2/{}", _known(_delete)),
    Endpoint("GET", "segmentsV2/{}/createdDate/{}", _known(_get)),
    Endpoint("PUT", "segmentsV2/{}/createdDate/{}", _known(_get)),
    Endpoint("GET", "segmentsV2/{}/count-history", _no_counts),
    Endpoint("GET", "segmentsV2/{}/count-history/{}", _no_counts),
    Endpoint("GET", "audiences", _audiences),
    Endpoint("GET", "audiences/{}", _known(_audience)),
    Endpoint("GET", "segmentMatch/{}/{}", _match_one),
    Endpoint("GET", "segmentMatch/{}/{}/{}", _match_one),
    Endpoint("POST", "segmentMatchAll", _match_none),
    Endpoint("GET", "segmentMatchAll/{}", _match_none),
    Endpoint("GET", "segmentMatchAll/{}/{}", _match_none),
    Endpoint("POST", "segmentMatchSome/{}", _match_none),
    Endpoint("GET", "segmentMatchSome/{}/{}", _match_none),
)
