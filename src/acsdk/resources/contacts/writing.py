"""What is written to contacts. Imported with the first call that writes: a read needs none of it."""

from __future__ import annotations

from dataclasses import replace
from typing import Final, TypeVar

from acsdk._engine.operation import Caller, Operation
from acsdk._errors import InvalidInputError
from acsdk.models.contacts.contact import Contact
from acsdk.models.contacts.contact_input import ContactInput, ContactUpdate
from acsdk.resources.contacts.contact_table import CONTACTS
from acsdk.resources.fields.field_names import with_field_ids
from acsdk.resources.kit.resource import expect_input, operation

__all__ = ["created", "updated", "upserted"]

C = TypeVar("C", ContactInput, ContactUpdate)

_WRITTEN: Final = replace(CONTACTS, creates=ContactInput, updates=ContactUpdate)


async def created(call: Caller, contact: ContactInput) -> Operation[Contact]:
    """Create a contact."""
    return _WRITTEN.create(await _resolved(call, expect_input(contact, ContactInput)))


async def upserted(call: Caller, contact: ContactInput) -> Operation[Contact]:
    """Create a contact, or update the one with its address."""
    content = await _resolved(call, expect_input(contact, ContactInput))
    if content.email is None:
        raise InvalidInputError("upsert finds contacts by their e-mail address: give one, or use create")
    body = _WRITTEN.wrap(content)
    return operation("contacts.upsert", "POST", "/contact/sync", _WRITTEN.read_made, body=body, repeatable=True)


async def updated(call: Caller, contact_id: int, changes: ContactUpdate) -> Operation[Contact]:
    """Change a contact."""
    return _WRITTEN.update(contact_id, await _resolved(call, expect_input(changes, ContactUpdate)))


async def _resolved(call: Caller, content: C) -> C:
    """The content with its custom fields by number."""
    if not content.fields:
        return content
    return content.replace(fields=await with_field_ids(call, content.fields))
