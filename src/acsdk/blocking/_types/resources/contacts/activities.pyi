"""Made by `nox -s refresh` from acsdk.resources.contacts.activities."""

from acsdk.blocking._types._pager import Pager
from acsdk.models.contacts.activity import Activity, ContactEmail, EmailActivity
from acsdk.resources.contacts.activities import ActivityQuery, EmailActivityQuery
from acsdk.resources.kit.queries import ListOptions
from collections.abc import Sequence
from typing import Unpack


class Activities:
    """What happened. ``client.deals.activities`` has what happened with deals."""
    def list(self, contact_id: int, *, include: Sequence[str] = (), **query: Unpack[ActivityQuery]) -> Pager[Activity]:
        """List what happened with a contact. Activities page.

        They are made when the contact is fetched: call ``client.contacts.get`` before, to have the latest. ``include``
        names what shall come beside them, in ``side_loads``: ``notes``, ``notes.user``, ``recipients``, ``reference``,
        ``reference.deal``, ``user`` and others of that page. Counted off; looks again where rows leave.
        """
        ...
    def emails(self, **query: Unpack[EmailActivityQuery]) -> Pager[EmailActivity]:
        """List the mail between users and contacts, of one contact or deal if wanted. Email Activities page.

        Counted off; looks again where rows leave.
        """
        ...
    def contact_emails(self, **query: Unpack[ListOptions]) -> Pager[ContactEmail]:
        """List the mail to contacts. Undocumented, but used by others for years.

        Counted off; looks again where rows leave.
        """
        ...
