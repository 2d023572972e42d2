"""The deals, notes and accounts of contacts."""

from __future__ import annotations

from typing import Final, Unpack

from acsdk._pager import Pager
from acsdk.models.account_contact import AccountContact
from acsdk.models.deal import Deal
from acsdk.models.deal_people import SecondaryContact
from acsdk.models.note import Note
from acsdk.resources._v3.queries import ListOptions
from acsdk.resources._v3.resource import Resource
from acsdk.resources.namespace import Namespace

__all__ = ["ContactRelations"]

_DEALS: Final = Resource(name="contacts.deals", path="/contacts/{}/deals", model=Deal, many="deals")
_CONTACT_DEALS: Final = Resource(
    name="contacts.secondary_deals", path="/contacts/{}/contactDeals", model=SecondaryContact, many="contactDeals"
)
_NOTES: Final = Resource(name="contacts.notes", path="/contacts/{}/notes", model=Note, many="notes")
_ACCOUNTS: Final = Resource(
    name="contacts.accounts", path="/contacts/{}/accountContacts", model=AccountContact, many="accountContacts"
)


class ContactRelations(Namespace):
    """What else has to do with contacts."""

    def deals(self, contact_id: int, **query: Unpack[ListOptions]) -> Pager[Deal]:
        """List the deals whose primary contact this is. Contacts page."""
        return _DEALS.at(contact_id).list(self._call, ListOptions, query)

    def secondary_deals(self, contact_id: int, **query: Unpack[ListOptions]) -> Pager[SecondaryContact]:
        """List the ties to deals of which this is a secondary contact. Contacts page."""
        return _CONTACT_DEALS.at(contact_id).list(self._call, ListOptions, query)

    def notes(self, contact_id: int, **query: Unpack[ListOptions]) -> Pager[Note]:
        """List the notes on a contact. Contacts page."""
        return _NOTES.at(contact_id).list(self._call, ListOptions, query)

    def accounts(self, contact_id: int, **query: Unpack[ListOptions]) -> Pager[AccountContact]:
        """List the tie to the account that a contact belongs to. Contacts page."""
        return _ACCOUNTS.at(contact_id).list(self._call, ListOptions, query)
