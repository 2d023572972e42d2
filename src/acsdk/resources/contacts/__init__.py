"""``client.contacts``: contacts, and everything that hangs on them."""

from __future__ import annotations

from acsdk.resources.contacts.core import ContactQuery, Contacts

__all__ = ["ContactQuery", "Contacts"]
