"""What became of contacts since somebody last looked. Imported with the first call for it.

A round reads the contacts that changed after a moment, by number, then compares the archive with what was in it. The
next round begins where this one began, less an overlap, so that what changes during a round, and what the servers'
clocks and copies are late with, is read again; what it has told already is known by its contents.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Any, Final

from acsdk._engine.operation import Caller, ResponseInfo
from acsdk._errors import InvalidInputError, NotFoundError
from acsdk._options import RequestOptions
from acsdk._page import Page, rows_of
from acsdk.models.contacts.contact import Contact
from acsdk.models.contacts.contact_archive import ArchivedContact
from acsdk.models.contacts.contact_change import ContactChange, ContactChangeKind, ContactChanges
from acsdk.resources.contacts.archive_calls import archived
from acsdk.resources.contacts.change_cursor import ChangeCursor
from acsdk.resources.contacts.whole_tables import CONTACTS
from acsdk.resources.kit.paging import by_offset, walk_by_offset
from acsdk.resources.kit.queries import ListOptions, read_query

__all__ = ["changes_since"]

_HUNDRED: Final = 100
_LONGEST_OVERLAP: Final = timedelta(days=366)


@dataclass(frozen=True, slots=True)
class _Asked:
    """How a page was asked for."""

    call: Caller
    options: RequestOptions
    overlap: timedelta
    deletions: bool


async def changes_since(
    call: Caller, since: datetime | str, *, overlap: timedelta, deletions: bool, options: RequestOptions
) -> ContactChanges:
    """The next page of changes."""
    if not _is_overlap(overlap):
        raise InvalidInputError(
            f"overlap must be a timedelta of up to {_LONGEST_OVERLAP.days} days, how far a round looks back behind the"
            f" last one's start, not {overlap!r}"
        )
    asked = _Asked(call, options, overlap, deletions)
    cursor = ChangeCursor.of(call.account, since)
    page = await _changed_contacts(asked, cursor)
    cursor = _begun(asked, cursor, page.info)
    fresh = [row for row in page.items if _is_news(cursor, row)]
    changes = [_change_of(cursor, row) for row in fresh]
    cursor = _noted(cursor, page.items)
    if page.items and page.total != rows_of(page):
        return ContactChanges(changes, str(cursor), has_more=True, knows_deletions=False)
    return await _with_deletions(asked, cursor.following(), changes, cursor.since)


def _is_overlap(overlap: object) -> bool:
    return isinstance(overlap, timedelta) and timedelta(0) <= overlap <= _LONGEST_OVERLAP


async def _changed_contacts(asked: _Asked, cursor: ChangeCursor) -> Page[Contact]:
    since = cursor.since.astimezone(UTC).isoformat(timespec="seconds")
    params = (("filters[updated_after]", since), ("id_greater", str(cursor.after)))
    given = {**asked.options, "limit": _HUNDRED}
    return await CONTACTS.list(asked.call, ListOptions, given, params=params, after="id_greater", action="changes")


def _begun(asked: _Asked, cursor: ChangeCursor, info: ResponseInfo) -> ChangeCursor:
    """The cursor of a round that has begun: its successor begins here, by the account's own clock."""
    if cursor.next_since is not None:
        return cursor
    return replace(cursor, next_since=max(cursor.since, _server_time(asked.call, info) - asked.overlap))


def _server_time(call: Caller, info: ResponseInfo) -> datetime:
    try:
        moment = parsedate_to_datetime(info.headers["date"])
    except (KeyError, ValueError):
        return call.clock.now().replace(microsecond=0)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _is_news(cursor: ChangeCursor, row: Contact) -> bool:
    """Whether it has changed since, however coarsely the server compares, and not been told as it is now."""
    changed = row.updated_date
    is_older = changed is not None and changed.utcoffset() is not None and changed < cursor.since
    return not is_older and cursor.seen.get(str(row.id)) != _likeness(row)


def _change_of(cursor: ChangeCursor, row: Contact) -> ContactChange:
    if row.is_deleted or row.deleted:
        return ContactChange(ContactChangeKind.DELETED, row.id, row)
    made = row.created_date
    is_new = made is not None and made.utcoffset() is not None and made >= cursor.since
    is_created = is_new and str(row.id) not in cursor.seen
    return ContactChange(ContactChangeKind.CREATED if is_created else ContactChangeKind.UPDATED, row.id, row)


def _noted(cursor: ChangeCursor, rows: Sequence[Contact]) -> ChangeCursor:
    """The cursor behind these rows. What the next round will meet again is noted, deleted contacts by their number."""
    if not rows:
        return cursor
    again = {str(row.id): _likeness(row) for row in rows if _is_met_again(cursor, row)}
    gone = {row.id for row in rows if row.is_deleted or row.deleted}
    known = None if cursor.archived is None else cursor.archived | gone
    return replace(cursor, after=max(row.id for row in rows), told={**cursor.told, **again}, archived=known)


def _is_met_again(cursor: ChangeCursor, row: Contact) -> bool:
    changed = row.updated_date
    if changed is None or changed.utcoffset() is None or cursor.next_since is None:
        return True
    return changed >= cursor.next_since


def _likeness(row: Contact) -> str:
    held: Mapping[str, Any] = {name: value for name, value in row.to_dict().items() if name != "links"}
    text = json.dumps(held, sort_keys=True, default=str)
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=6).hexdigest()


async def _with_deletions(
    asked: _Asked, cursor: ChangeCursor, changes: list[ContactChange], since: datetime
) -> ContactChanges:
    """The last page of a round: whoever came into the archive, or left it."""
    rows = await _archive(asked) if asked.deletions else None
    if rows is None:
        return ContactChanges(changes, str(cursor), has_more=False, knows_deletions=False)
    if cursor.archived is None:
        deleted = [row for row in rows.values() if not _was_deleted_before(row, since)]
    else:
        deleted = [row for number, row in rows.items() if number not in cursor.archived]
    told = {change.contact_id for change in changes if change.kind is ContactChangeKind.DELETED}
    changes += [ContactChange(ContactChangeKind.DELETED, row.id, row) for row in deleted if row.id not in told]
    left = sorted((cursor.archived or frozenset()) - rows.keys())
    changes += [change async for change in _departures(asked, left)]
    cursor = replace(cursor, archived=frozenset(rows))
    return ContactChanges(changes, str(cursor), has_more=False, knows_deletions=True)


async def _archive(asked: _Asked) -> Mapping[int, ArchivedContact] | None:
    """Whoever is in the archive; nothing, where the token may not see it."""
    query = read_query(ListOptions, asked.options)
    try:
        rows = await walk_by_offset(asked.call, query, archived, paging=by_offset, key=lambda row: row.id).collect()
    except NotFoundError:
        return None
    return {row.id: row for row in rows}


def _was_deleted_before(row: ArchivedContact, since: datetime) -> bool:
    """Whether the row says so: that it has the date is not documented."""
    return row.deleted_at is not None and row.deleted_at.utcoffset() is not None and row.deleted_at < since


async def _departures(asked: _Asked, numbers: Sequence[int]) -> AsyncIterator[ContactChange]:
    """Those who have left the archive: contacts again, or gone."""
    for part in _hundreds(numbers):
        params = tuple(("ids[]", str(number)) for number in part)
        rows = await CONTACTS.list(asked.call, ListOptions, asked.options, params=params, action="changes").collect()
        back = {row.id: row for row in rows if not row.is_deleted}
        for number in part:
            kind = ContactChangeKind.RESTORED if number in back else ContactChangeKind.PURGED
            yield ContactChange(kind, number, back.get(number))


def _hundreds(numbers: Sequence[int]) -> Iterator[Sequence[int]]:
    return (numbers[start : start + _HUNDRED] for start in range(0, len(numbers), _HUNDRED))
