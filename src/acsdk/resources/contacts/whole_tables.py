"""Where that lives which makes a contact whole. Imported with the first call for one."""

from __future__ import annotations

from typing import Final

from acsdk.models.contacts.contact import Contact
from acsdk.models.contacts.contact_automation import ContactAutomation
from acsdk.models.contacts.contact_list import ContactList
from acsdk.resources.kit.resource import Resource

__all__ = ["AUTOMATIONS_OF_CONTACT", "CONTACTS", "INCLUDE_ALL", "INCLUDE_LISTS", "LISTS_OF_CONTACT"]

CONTACTS: Final = Resource(name="contacts", path="/contacts", model=Contact, one="contact", many="contacts")
LISTS_OF_CONTACT: Final = Resource(
    name="contacts.lists", path="/contacts/{}/contactLists", model=ContactList, many="contactLists"
)
AUTOMATIONS_OF_CONTACT: Final = Resource(
    name="contacts.automations",
    path="/contacts/{}/contactAutomations",
    model=ContactAutomation,
    many="contactAutomations",
)
# No page documents it for contacts; integrations of others rely on it, dotted names included.
INCLUDE_LISTS: Final = (("include", "fieldValues,contactTags.tag,contactLists.list"),)
INCLUDE_ALL: Final = (("include", "fieldValues,contactTags.tag,contactLists.list,contactAutomations.automation,deals"),)
