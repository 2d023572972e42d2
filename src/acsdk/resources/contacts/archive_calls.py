"""The operations of the archive. Imported with the first call: most programs restore no contacts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any, Final, TypeVar

from acsdk._engine.operation import Answer, Operation
from acsdk._errors import APIError, BusyError, InvalidInputError, NotFoundError
from acsdk._json.shapes import is_mapping
from acsdk._page import Page
from acsdk.models.contacts.contact_archive import ArchivedContact, ContactRestore
from acsdk.resources.kit.paths import path_part
from acsdk.resources.kit.queries import Params
from acsdk.resources.kit.reading import nothing, record, records
from acsdk.resources.kit.resource import operation

__all__ = ["archived", "delete_for_good", "restore", "restore_all", "restore_state", "restores"]

T = TypeVar("T")

_PATH: Final = "/contactArchives"
_RESTORES: Final = f"{_PATH}/restoreRequest"
_NOT_ADMIN: Final = "an empty 404: the archive is there for API users of the Admin group alone"
_BUSY: Final = "another restore is under way; wait for its end"


def archived(asked: Params, *, background: bool) -> Operation[Page[ArchivedContact]]:
    """A page of the archive."""
    read = records(ArchivedContact, "contactArchives")
    return _explained(operation("contacts.archive.list", "GET", _PATH, read, params=asked, background=background))


def restores(asked: Params, *, background: bool) -> Operation[Page[ContactRestore]]:
    """A page of the restores that run."""
    read = records(ContactRestore, "restoreRequests")
    return _explained(
        operation("contacts.archive.restores", "GET", _RESTORES, read, params=asked, background=background)
    )


def delete_for_good(ids: Sequence[int]) -> Operation[None]:
    """Delete up to a hundred."""
    # Those that are gone already are no error, so it may be repeated.
    delete = operation(
        "contacts.archive.delete_many",
        "POST",
        f"{_PATH}/deleteList",
        nothing,
        body={"ids": ids},
        repeatable=True,
        may_be_empty=True,
    )
    return _explained(delete)


def restore(ids: Sequence[int]) -> Operation[ContactRestore]:
    """Begin to restore up to a hundred."""
    return _explained(operation("contacts.archive.restore", "POST", _RESTORES, _one, body={"ids": ids}))


def restore_all(start: date | None, end: date | None, search: str | None) -> Operation[ContactRestore]:
    """Begin to restore all that match. The body may be empty, and must be there."""
    if start and end and start > end:
        raise InvalidInputError(f"start, {start}, is after end, {end}")
    asked = {"start": start and start.isoformat(), "end": end and end.isoformat(), "search": search}
    body = {name: value for name, value in asked.items() if value is not None}
    return _explained(operation("contacts.archive.restore_all", "POST", f"{_PATH}/restoreAll", _one, body=body))


def restore_state(restore_id: int) -> Operation[ContactRestore]:
    """How a restore is going."""
    # An unknown number is a 500, which a repetition would not change.
    path = f"{_RESTORES}/{path_part(restore_id)}"
    state = operation("contacts.archive.restore_state", "GET", path, _one, repeatable=False)

    def explain(status: int, document: Any) -> APIError | None:  # noqa: ANN401 - the JSON edge
        return NotFoundError(f"there is no restore {restore_id}") if status == _UNKNOWN else _explain(status, document)

    return replace(state, explain=explain)


_UNKNOWN: Final = 500


def _one(answer: Answer) -> ContactRestore:
    """The key around a restore is not documented: it is the object that has an id."""
    body: object = answer.data
    if is_mapping(body) and "id" not in body:
        wrapped = next((key for key, part in body.items() if is_mapping(part) and "id" in part), None)
        return record(ContactRestore, *(() if wrapped is None else (wrapped,)))(answer)
    return record(ContactRestore)(answer)


def _explained(call: Operation[T]) -> Operation[T]:
    return replace(call, explain=_explain)


def _explain(status: int, document: Any) -> APIError | None:  # noqa: ANN401 - the JSON edge
    if status == 404 and document is None:
        return NotFoundError(_NOT_ADMIN)
    return BusyError(_BUSY) if status == 409 else None
