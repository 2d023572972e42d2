"""The deals, notes and accounts of contacts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

from acsdk._pager import Pager
from acsdk.resources.kit.namespace import Namespace
from acsdk.resources.kit.queries import ListOptions

if TYPE_CHECKING:
    from acsdk.models.deals.account_contact import AccountContact
    from acsdk.models.deals.deal import Deal
    from acsdk.models.deals.deal_people import SecondaryContact
    from acsdk.models.deals.note import Note

__all__ = ["ContactRelations"]


class ContactRelations(Namespace):
    """What else has to do with contacts."""

    def deals(self, contact_id: int, **query: Unpack[ListOptions]) -> Pager[Deal]:
        """List the deals whose primary contact this is. Contacts page. Comes whole."""
        from acsdk.resources.contacts.relation_tables import DEALS

        return DEALS.at(contact_id).list(self._call, ListOptions, query)

    def secondary_deals(self, contact_id: int, **query: Unpack[ListOptions]) -> Pager[SecondaryContact]:
        """List the ties to deals of which this is a secondary contact. Contacts page. Comes whole."""
        from acsdk.resources.contacts.relation_tables import CONTACT_DEALS

        return CONTACT_DEALS.at(contact_id).list(self._call, ListOptions, query)

    def notes(self, contact_id: int, **query: Unpack[ListOptions]) -> Pager[Note]:
        """List the notes on a contact. Contacts page. Comes whole."""
        from acsdk.resources.contacts.relation_tables import NOTES

        return NOTES.at(contact_id).list(self._call, ListOptions, query)

    def accounts(self, contact_id: int, **query: Unpack[ListOptions]) -> Pager[AccountContact]:
        """List the tie to the account that a contact belongs to. Contacts page. Comes whole."""
        from acsdk.resources.contacts.relation_tables import ACCOUNTS

        return ACCOUNTS.at(contact_id).list(self._call, ListOptions, query)
