"""``client.contacts.archive``: deleted contacts, which can be brought back for a while."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Unpack

from acsdk._errors import DeadlineError, InvalidInputError
from acsdk._options import RequestOptions
from acsdk._pager import Pager
from acsdk.resources.kit.checks import record_ids
from acsdk.resources.kit.namespace import Namespace
from acsdk.resources.kit.paging import by_offset, walk_by_offset
from acsdk.resources.kit.queries import ListOptions, read_query
from acsdk.resources.kit.waiting import TimeLeft

if TYPE_CHECKING:  # the calls import what they need: most programs restore no contacts
    from acsdk.models.contacts.contact_archive import ArchivedContact, ContactRestore

__all__ = ["ContactArchive"]

_MOST_AT_ONCE = 100


class ContactArchive(Namespace):
    """The archive that deleted contacts go to since 2026.

    They are kept for 360 days, with their history, tags and purchases. All calls are for API users of the Admin group;
    others get an empty 404, a `NotFoundError` that says so. One contact is deleted or restored as a list of one.
    """

    def list(self, **query: Unpack[ListOptions]) -> Pager[ArchivedContact]:
        """List deleted contacts. Restore Archived Contacts page, which documents neither filters nor order.

        Counted off; looks again where rows leave.
        """
        from acsdk.resources.contacts.archive_calls import archived

        asked = read_query(ListOptions, query)
        return walk_by_offset(self._call, asked, archived, paging=by_offset, key=lambda row: row.id)

    async def delete_many(self, contact_ids: Iterable[int], **options: Unpack[RequestOptions]) -> None:
        """Delete contacts from the archive for good, a hundred a request; those that are gone already are no error.

        May be repeated. Delete Archived Contacts page.
        """
        from acsdk.resources.contacts.archive_calls import delete_for_good

        for ids in _hundreds(contact_ids):
            await self._call(delete_for_good(ids), options)

    async def restore(self, contact_ids: Sequence[int], **options: Unpack[RequestOptions]) -> ContactRestore:
        """Begin to restore up to 100 contacts; `wait_until_restored` waits for the end. Restore Archived Contacts page.

        In the app a contact can be restored from day 30 to day 360 after its deletion; whether the API waits for day
        30 is not documented. Of several contacts with one address the latest alone comes back. Raises
        `ValidationFailedError` if one of them can no longer be restored, and `BusyError` while another restore runs.
        Not repeated when the answer is lost.
        """
        from acsdk.resources.contacts.archive_calls import restore

        ids = record_ids("contact_ids", contact_ids)
        if not 1 <= len(ids) <= _MOST_AT_ONCE:
            raise InvalidInputError(f"contact_ids has {len(ids)}; 1 to 100 at once: restore_many takes more")
        return await self._call(restore(ids), options)

    async def restore_many(
        self, contact_ids: Iterable[int], *, within: float = 600.0, **options: Unpack[RequestOptions]
    ) -> Sequence[ContactRestore]:
        """Restore any number of contacts, a hundred after the other; each has ``within`` seconds. See `restore`."""
        ended: list[ContactRestore] = []
        for ids in _hundreds(contact_ids):
            begun = await self.restore(ids, **options)
            ended.append(await self.wait_until_restored(begun.id, within=within, **options))
        return ended

    async def restore_all(
        self,
        *,
        start: date | None = None,
        end: date | None = None,
        search: str | None = None,
        **options: Unpack[RequestOptions],
    ) -> ContactRestore:
        """Begin to restore all contacts, or those deleted from ``start`` to ``end`` and found by a search.

        Both days count, in UTC. A search for several words has a fault that the page admits: search for one. Not
        repeated when the answer is lost. Restore All Archived Contacts page.
        """
        from acsdk.resources.contacts.archive_calls import restore_all

        return await self._call(restore_all(start, end, search), options)

    def restores(self, **query: Unpack[ListOptions]) -> Pager[ContactRestore]:
        """List the restores of the last 30 days that have not ended. List Contact Restore Requests page.

        Counted off; looks again where rows leave.
        """
        from acsdk.resources.contacts.archive_calls import restores

        asked = read_query(ListOptions, query)
        return walk_by_offset(self._call, asked, restores, paging=by_offset, key=lambda row: row.id)

    async def restore_state(self, restore_id: int, **options: Unpack[RequestOptions]) -> ContactRestore:
        """Fetch how a restore is going. Raises `NotFoundError`, though the API answers 500: so none is repeated.

        Get Contact Restore Request page.
        """
        from acsdk.resources.contacts.archive_calls import restore_state

        return await self._call(restore_state(restore_id), options)

    async def wait_until_restored(
        self, restore_id: int, *, within: float = 600.0, **options: Unpack[RequestOptions]
    ) -> ContactRestore:
        """Wait until a restore has ended, looking at once and then less and less often.

        Raises `DeadlineError` after ``within`` seconds, the last look included.
        """
        time = TimeLeft(self._call.clock, within, options.get("deadline", self._call.options.deadline))

        async def look() -> ContactRestore | None:
            state = await self.restore_state(restore_id, **time.bound(options))
            return state if state.is_finished else None

        ended = await time.wait_for(look)
        if ended is None:
            raise DeadlineError(f"the restore {restore_id} has not ended within {within} s")
        return ended


def _hundreds(ids: Iterable[int]) -> Iterable[Sequence[int]]:
    whole = record_ids("contact_ids", ids)
    return (whole[start : start + _MOST_AT_ONCE] for start in range(0, len(whole), _MOST_AT_ONCE))
