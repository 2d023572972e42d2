"""The states of contacts on lists. Apart from the models, for a filter names them and most programs list no members."""

from __future__ import annotations

from enum import IntEnum

__all__ = ["ContactStatus", "ListStatus"]


class ListStatus(IntEnum):
    """How a contact stands to a list. Contacts page."""

    UNCONFIRMED = 0
    """Has not confirmed its subscription yet."""
    ACTIVE = 1
    """Is subscribed."""
    UNSUBSCRIBED = 2
    """Has unsubscribed, and stays in the list's records."""
    BOUNCED = 3
    """Mail to it bounced; one guide calls this state pending."""


class ContactStatus(IntEnum):
    """Which contacts `client.contacts.list` shall find, by their state on lists. List Contacts page."""

    ANY = -1
    """All of them, which is the default."""
    UNCONFIRMED = 0
    """Asked to confirm, and has not yet."""
    ACTIVE = 1
    """Gets mail."""
    UNSUBSCRIBED = 2
    """Does not want it any more."""
    BOUNCED = 3
    """Cannot be reached."""
