"""``client.activities``: what happened with contacts, and the mail that was exchanged with them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Annotated, Final, Literal, Unpack

from acsdk._pager import Pager
from acsdk.models.contacts.activity import Activity, ContactEmail, EmailActivity
from acsdk.resources.kit.namespace import Namespace
from acsdk.resources.kit.paths import path_part
from acsdk.resources.kit.queries import ListKeywords, ListOptions, OneOrMore, filtered, ordering
from acsdk.resources.kit.resource import Resource

__all__ = ["Activities", "ActivityQuery", "EmailActivityQuery"]

_ACTIVITIES: Final = Resource(name="activities", path="/activities", model=Activity, many="activities")
_EMAILS: Final = Resource(
    name="activities.emails", path="/emailActivities", model=EmailActivity, many="emailActivities"
)
_CONTACT_EMAILS: Final = Resource(
    name="activities.contact_emails", path="/contactEmails", model=ContactEmail, many="contactEmails"
)


class ActivityQuery(ListKeywords, total=False, closed=True):
    """Filters and order of `Activities.list`."""

    after: date | datetime
    """Activities after this day or instant."""
    emails: bool
    """Whether the activities of deals have what is known of their mail."""
    order_by: Annotated[OneOrMore[Literal["timestamp", "-timestamp"]], ordering(timestamp="tstamp")]
    """By when it happened, upwards or, with a minus, downwards."""


class EmailActivityQuery(ListKeywords, total=False, closed=True):
    """Filters of `Activities.emails`."""

    contact_id: Annotated[int, filtered("subscriberid")]
    """The mail of this contact."""
    deal_id: Annotated[int, filtered("dealId")]
    """The mail of this deal."""


class Activities(Namespace):
    """What happened. ``client.deals.activities`` has what happened with deals."""

    def list(self, contact_id: int, *, include: Sequence[str] = (), **query: Unpack[ActivityQuery]) -> Pager[Activity]:
        """List what happened with a contact. Activities page.

        They are made when the contact is fetched: call ``client.contacts.get`` before, to have the latest. ``include``
        names what shall come beside them, in ``side_loads``: ``notes``, ``notes.user``, ``recipients``, ``reference``,
        ``reference.deal``, ``user`` and others of that page. Counted off; looks again where rows leave.
        """
        params = (("contact", path_part(contact_id)), *((("include", ",".join(include)),) if include else ()))
        return _ACTIVITIES.list(self._call, ActivityQuery, query, params=params)

    def emails(self, **query: Unpack[EmailActivityQuery]) -> Pager[EmailActivity]:
        """List the mail between users and contacts, of one contact or deal if wanted. Email Activities page.

        Counted off; looks again where rows leave.
        """
        return _EMAILS.list(self._call, EmailActivityQuery, query)

    def contact_emails(self, **query: Unpack[ListOptions]) -> Pager[ContactEmail]:
        """List the mail to contacts. Undocumented, but used by others for years.

        Counted off; looks again where rows leave.
        """
        return _CONTACT_EMAILS.list(self._call, ListOptions, query)
