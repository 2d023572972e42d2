"""Where the deals, notes and accounts of contacts live. Imported with the first call for one."""

from __future__ import annotations

from typing import Final

from acsdk.models.deals.account_contact import AccountContact
from acsdk.models.deals.deal import Deal
from acsdk.models.deals.deal_people import SecondaryContact
from acsdk.models.deals.note import Note
from acsdk.resources.kit.resource import Resource

__all__ = ["ACCOUNTS", "CONTACT_DEALS", "DEALS", "NOTES"]

DEALS: Final = Resource(name="contacts.deals", path="/contacts/{}/deals", model=Deal, many="deals")
CONTACT_DEALS: Final = Resource(
    name="contacts.secondary_deals", path="/contacts/{}/contactDeals", model=SecondaryContact, many="contactDeals"
)
NOTES: Final = Resource(name="contacts.notes", path="/contacts/{}/notes", model=Note, many="notes")
ACCOUNTS: Final = Resource(
    name="contacts.accounts", path="/contacts/{}/accountContacts", model=AccountContact, many="accountContacts"
)
