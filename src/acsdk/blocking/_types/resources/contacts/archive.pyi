"""Made by `nox -s refresh` from acsdk.resources.contacts.archive."""

from acsdk._options import RequestOptions
from acsdk.blocking._types._pager import Pager
from acsdk.models.contacts.contact_archive import ArchivedContact, ContactRestore
from acsdk.resources.kit.queries import ListOptions
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Unpack


class ContactArchive:
    """The archive that deleted contacts go to since 2026.

    They are kept for 360 days, with their history, tags and purchases. All calls are for API users of the Admin group;
    others get an empty 404, a `NotFoundError` that says so. One contact is deleted or restored as a list of one.
    """
    def list(self, **query: Unpack[ListOptions]) -> Pager[ArchivedContact]:
        """List deleted contacts. Restore Archived Contacts page, which documents neither filters nor order.

        Counted off; looks again where rows leave.
        """
        ...
    def delete_many(self, contact_ids: Iterable[int], **options: Unpack[RequestOptions]) -> None:
        """Delete contacts from the archive for good, a hundred a request; those that are gone already are no error.

        May be repeated. Delete Archived Contacts page.
        """
        ...
    def restore(self, contact_ids: Sequence[int], **options: Unpack[RequestOptions]) -> ContactRestore:
        """Begin to restore up to 100 contacts; `wait_until_restored` waits for the end. Restore Archived Contacts page.

        In the app a contact can be restored from day 30 to day 360 after its deletion; whether the API waits for day
        30 is not documented. Of several contacts with one address the latest alone comes back. Raises
        `ValidationFailedError` if one of them can no longer be restored, and `BusyError` while another restore runs.
        Not repeated when the answer is lost.
        """
        ...
    def restore_many(
        self,
        contact_ids: Iterable[int],
        *,
        within: float = 600.0,
        **options: Unpack[RequestOptions],
    ) -> Sequence[ContactRestore]:
        """Restore any number of contacts, a hundred after the other; each has ``within`` seconds. See `restore`."""
        ...
    def restore_all(
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
        ...
    def restores(self, **query: Unpack[ListOptions]) -> Pager[ContactRestore]:
        """List the restores of the last 30 days that have not ended. List Contact Restore Requests page.

        Counted off; looks again where rows leave.
        """
        ...
    def restore_state(self, restore_id: int, **options: Unpack[RequestOptions]) -> ContactRestore:
        """Fetch how a restore is going. Raises `NotFoundError`, though the API answers 500: so none is repeated.

        Get Contact Restore Request page.
        """
        ...
    def wait_until_restored(
        self,
        restore_id: int,
        *,
        within: float = 600.0,
        **options: Unpack[RequestOptions],
    ) -> ContactRestore:
        """Wait until a restore has ended, looking at once and then less and less often.

        Raises `DeadlineError` after ``within`` seconds, the last look included.
        """
        ...
