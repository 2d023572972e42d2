"""Where contacts live."""

from __future__ import annotations

from typing import Final

from acsdk.models.contacts.contact import Contact
from acsdk.resources.kit.resource import Resource

__all__ = ["CONTACTS"]

CONTACTS: Final = Resource(name="contacts", path="/contacts", model=Contact, one="contact", many="contacts")
