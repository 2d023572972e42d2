"""Where that lives which makes a contact whole. Imported with the first call for one."""

from __future__ import annotations

from typing import Final

from acsdk.models.contacts.contact import Contact
from acsdk.resources.kit.resource import Resource

__all__ = ["CONTACTS", "INCLUDE_ALL", "INCLUDE_LISTS"]

CONTACTS: Final = Resource(name="contacts", path="/contacts", model=Contact, one="contact", many="contacts")
# No page documents it for contacts; integrations of others rely on it, dotted names included.
INCLUDE_LISTS: Final = (("include", "fieldValues,contactTags.tag,contactLists.list"),)
INCLUDE_ALL: Final = (("include", "fieldValues,contactTags.tag,contactLists.list,contactAutomations.automation,deals"),)
