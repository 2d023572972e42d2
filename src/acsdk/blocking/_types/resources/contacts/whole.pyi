"""Made by `nox -s refresh` from acsdk.resources.contacts.whole."""

from acsdk._options import RequestOptions
from acsdk.models.contacts.contact_change import ContactChanges
from acsdk.models.contacts.contact_profile import ContactProfile
from acsdk.models.contacts.personal_data import Disclosure, Erasure
from datetime import datetime, timedelta
from typing import Final, Unpack

_OVERLAP: Final = timedelta(minutes=5)

class WholeContacts:
    """Contacts with all that belongs to them."""
    def profile(self, contact: int | str, **options: Unpack[RequestOptions]) -> ContactProfile:
        """Look a contact up, by number or address: fields, tags, lists, automations, deals, notes, orders and scores.

        All by name. Four requests: the contact with what comes beside it, its notes, scores and orders; the last three
        go out at once. One more for its tags, lists or runs, where the account does not send them along, and once a
        client for each kind of name that is met: fields, stages, scores, shops. More than 100 rows of a kind take a
        request per 100. What the plan or the token's user lacks is empty, with the reason in ``unavailable``. Raises
        `NotFoundError`. Contacts page.
        """
        ...
    def changes(
        self,
        since: datetime | str,
        *,
        deletions: bool = True,
        overlap: timedelta = _OVERLAP,
        **options: Unpack[RequestOptions],
    ) -> ContactChanges:
        """Fetch a page of what became of contacts: first since a moment, then with the ``cursor`` of the page before.

        Keep the cursor once the page is dealt with: whatever ends the program, nothing is skipped, and at most one page
        comes again. A page is a request of up to 100 contacts; the last of a round also lists the whole archive, a
        request per 100, unless ``deletions`` is false. Deletions are told where the token may see the archive; the
        first round tells of all that are in it, where their rows do not say since when. ``overlap`` is how far a round
        looks back behind the start of the last one: a day, should an account compare days alone. That a change of
        tags, lists or field values moves a contact's ``updated_date`` is not documented. May be repeated. List, Search
        and Filter Contacts page, Restore Archived Contacts page.

        ```python
        page = client.contacts.changes(datetime(2026, 1, 1, tzinfo=UTC))
        for change in page.changes:
            print(change.kind, change.contact_id)
        page = client.contacts.changes(page.cursor)  # the next round
        ```
        """
        ...
    def disclose(self, email: str, **options: Unpack[RequestOptions]) -> Disclosure:
        """Fetch all that both APIs give of the person behind an address, for whom asks what is known of them.

        The contact's `profile`, what else is known of it, customers, orders of both APIs, subscriptions, browse
        sessions, records of custom objects and deleted contacts with the address. About 25 requests, one more for each
        order, and one per 100 contacts in the archive. Parts that the plan or the token's user lacks are in
        ``unavailable`` with the reason, what no API gives in ``beyond``. Nobody by that address is no error: all parts
        are then empty. Contacts page, Searches page.
        """
        ...
    def erase(self, email: str, *, dry_run: bool = False, **options: Unpack[RequestOptions]) -> Erasure:
        """Remove the person behind an address from both APIs, for good, and report what was removed and what stays.

        Gone are the orders, carts and customers of v3, the notes on the contact, and the contact with fields, tags,
        lists, automations and events: first into the archive and then out of that, which takes an API user of the Admin
        group. What no API removes, the GraphQL orders above all, and what is not the person's alone, such as deals,
        stays and is named with the reason. ``dry_run`` removes nothing and tells what would be.

        Cannot be undone: `disclose` first, and keep the report. What the API refuses, or the token's user may not look
        for, is in ``failed``, and the contact then stays; so it does when a connection fails, which raises if nothing
        was removed yet. Call again: what is gone is passed over. A contact comes back when your shop or a form writes
        the address again. Delete a Contact page, Delete Archived Contacts
        page.
        """
        ...
