"""Made by `nox -s refresh` from acsdk.resources.contacts.relations."""

from acsdk.blocking._types._pager import Pager
from acsdk.models.deals.account_contact import AccountContact
from acsdk.models.deals.deal import Deal
from acsdk.models.deals.deal_people import SecondaryContact
from acsdk.models.deals.note import Note
from acsdk.resources.kit.queries import ListOptions
from typing import Unpack


class ContactRelations:
    """What else has to do with contacts."""
    def deals(self, contact_id: int, **query: Unpack[ListOptions]) -> Pager[Deal]:
        """List the deals whose primary contact this is. Contacts page. Comes whole."""
        ...
    def secondary_deals(self, contact_id: int, **query: Unpack[ListOptions]) -> Pager[SecondaryContact]:
        """List the ties to deals of which this is a secondary contact. Contacts page. Comes whole."""
        ...
    def notes(self, contact_id: int, **query: Unpack[ListOptions]) -> Pager[Note]:
        """List the notes on a contact. Contacts page. Comes whole."""
        ...
    def accounts(self, contact_id: int, **query: Unpack[ListOptions]) -> Pager[AccountContact]:
        """List the tie to the account that a contact belongs to. Contacts page. Comes whole."""
        ...
