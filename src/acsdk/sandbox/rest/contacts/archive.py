"""Where deleted contacts go: `contactArchives` (pages of November 2026; rules `contacts.archive`, `archive.bodies`)."""

from __future__ import annotations

from collections.abc import Mapping

from acsdk.sandbox.codec import Json, as_list, as_object
from acsdk.sandbox.messages import Response, json_response
from acsdk.sandbox.people import find_contact
from acsdk.sandbox.rest.kit.call import Call
from acsdk.sandbox.rest.kit.hooks import Hooks
from acsdk.sandbox.rest.kit.loads import row_named
from acsdk.sandbox.rest.kit.resource import Resource
from acsdk.sandbox.rest.kit.router import Endpoint
from acsdk.sandbox.state import State
from acsdk.sandbox.store import Row

from .contacts import CONTACTS

__all__ = ["ARCHIVES", "ARCHIVE_ENDPOINTS", "run_restore"]

_DAY = 86_400
_DAYS_KEPT = 360
_MOST_IDS = 100
_RESTORES = "contactRestores"
_OUTSIDE = "Contacts outside the restore window cannot be restored."
_BUSY = "A restore request is already in progress."


def _may_return(state: State, row: Row) -> bool:
    return state.now().timestamp() - float(row["archivedAt"]) < _DAYS_KEPT * _DAY


ARCHIVES = Resource(
    path="contactArchives",
    singular="contactArchive",
    plural="contactArchives",
    model="ContactArchive",
    verbs=frozenset({"list"}),
    columns=CONTACTS.columns,
    links={},
    hooks=Hooks(computed=lambda state, row: {"is_restorable": _may_return(state, row)}),
)


def _ids(call: Call) -> list[int] | Response:
    """The numbers in a body; at most 100 at once are documented."""
    given = as_list(as_object(call.body).get("ids"))
    numbers = [int(str(one)) for one in given if str(one).isdecimal() and len(str(one)) < 16]
    if len(numbers) != len(given) or len(given) > _MOST_IDS:
        return json_response(400, {"message": f"ids must be up to {_MOST_IDS} numbers."})
    return numbers


def _delete_list(call: Call) -> Response:
    """For good; those that are gone already are no error."""
    ids = _ids(call)
    if isinstance(ids, Response):
        return ids
    for number in ids:
        call.state.store.delete(ARCHIVES.rows, number)
    return json_response(200, {})


def _restore(call: Call) -> Response:
    ids = _ids(call)
    if isinstance(ids, Response):
        return ids
    found = [row for number in ids if (row := call.state.store.get(ARCHIVES.rows, number))]
    if not all(_may_return(call.state, row) for row in found):
        return json_response(400, {"message": _OUTSIDE})
    return _begin(call, found)


def _restore_all(call: Call) -> Response:
    """Those archived between two days of UTC, both included, whose name or address has the text."""
    if call.size == 0:
        return json_response(400, {"message": "The body must not be empty."})
    asked = as_object(call.body)
    first, last, text = (str(asked.get(name) or "") for name in ("start", "end", "search"))
    rows = [row for row in call.state.store.scan(ARCHIVES.rows) if _may_return(call.state, row)]
    of_days = [row for row in rows if first <= row["archivedOn"] <= (last or row["archivedOn"])]
    return _begin(call, [row for row in of_days if text.casefold() in _searchable(row)])


def _searchable(row: Row) -> str:
    return " ".join(str(row.get(column) or "") for column in ("firstName", "lastName", "email")).casefold()


def _begin(call: Call, rows: list[Row]) -> Response:
    """Restore in the background; one at a time."""
    store = call.state.store
    if any(known["finished_at"] is None for known in store.scan(_RESTORES)):
        return json_response(409, {"message": _BUSY})
    counts = {f"contacts_{name}": 0 for name in ("restored", "failed", "to_be_skipped")}
    begun: Row = {"finished_at": None, "contacts_matching": len(rows), **counts, "cdate": call.state.iso_now()}
    made = store.insert(_RESTORES, {**begun, "ids": [row["id"] for row in rows]})
    call.state.pipeline.add("contacts.restore", {"restore": made["id"]})
    return json_response(201, {"restoreRequest": _shown(made)})


def _shown(row: Row) -> dict[str, Json]:
    return {**{name: value for name, value in row.items() if name != "ids"}, "id": str(row["id"])}


def run_restore(state: State, payload: Row) -> None:
    """Bring contacts back; of several with one address the latest, and none whose address is somebody's again."""
    known: Row = state.store.get(_RESTORES, payload["restore"]) or {"ids": []}
    rows = [row for number in sorted(known["ids"], reverse=True) if (row := state.store.get(ARCHIVES.rows, number))]
    restored = sum(_bring_back(state, row) for row in rows)
    counts = {"contacts_restored": restored, "contacts_to_be_skipped": len(rows) - restored}
    state.store.replace(_RESTORES, {**known, **counts, "finished_at": state.iso_now()})


def _bring_back(state: State, row: Row) -> bool:
    if find_contact(state, row["email"]) is not None:
        return False
    ties: Mapping[str, list[Row]] = row["ties"]
    state.store.put(CONTACTS.rows, {name: row[name] for name in row if name not in _OF_THE_ARCHIVE})
    for table, tied in ties.items():
        for tie in tied:
            state.store.put(table, tie)
    gone = f"deleted+{row['id']}@example.com"
    for customer in state.store.find("ecomCustomers", ("emailKey",), (gone,)):
        state.store.replace("ecomCustomers", {**customer, "email": row["email"], "emailKey": row["emailKey"]})
    state.store.delete(ARCHIVES.rows, row["id"])
    return True


_OF_THE_ARCHIVE = ("ties", "archivedAt", "archivedOn")


def _running(call: Call) -> Response:
    """Those under way, of the last 30 days."""
    rows = [_shown(row) for row in call.state.store.scan(_RESTORES) if row["finished_at"] is None]
    return json_response(200, {"restoreRequests": rows, "meta": {"total": len(rows)}})


def _one(call: Call) -> Response:
    """An unknown one is a 500 (documented)."""
    row = row_named(call.state, _RESTORES, call.segments[2])
    if row is None:
        return json_response(500, {"message": "Internal Server Error"})
    return json_response(200, {"restoreRequest": _shown(row)})


ARCHIVE_ENDPOINTS = (
    Endpoint("POST", "contactArchives/deleteList", _delete_list),
    Endpoint("POST", "contactArchives/restoreRequest", _restore),
    Endpoint("GET", "contactArchives/restoreRequest", _running),
    Endpoint("GET", "contactArchives/restoreRequest/{}", _one),
    Endpoint("POST", "contactArchives/restoreAll", _restore_all),
)
