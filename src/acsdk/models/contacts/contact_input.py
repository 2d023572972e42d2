"""Contacts to send."""

from __future__ import annotations

from typing import Annotated, ClassVar

from acsdk.models.fields.field_value import FieldContents
from acsdk.models.kit.record import RecordInput, RecordUpdate
from acsdk.models.kit.record_fields import RecordId
from acsdk.models.kit.wire import wire

__all__ = ["ContactInput", "ContactUpdate"]


class ContactInput(RecordInput):
    """A contact to create, or to create or update by its e-mail address. Contacts page."""

    _keys: ClassVar[frozenset[str]] = frozenset({"email"})

    email: str | None = None
    """E-mail address: what a contact is known by. Only `create` does without, in accounts with contacts by phone."""
    first_name: Annotated[str | None, wire("firstName")] = None
    """First name."""
    last_name: Annotated[str | None, wire("lastName")] = None
    """Last name."""
    phone: str | None = None
    """Telephone number, in any form."""
    fields: Annotated[FieldContents | None, wire("fieldValues")] = None
    """Custom field values, by number, title or personalisation tag: ``{"SIZE": "L", "COLORS": ["red", "blue"]}``.

    ``None`` empties a field; ``""`` leaves it as it is, as does leaving it out.
    """
    allow_null_email: Annotated[bool | None, wire("allowNullEmail")] = None
    """Whether `create` may make a contact that has only a phone number."""
    organization_id: Annotated[RecordId | None, wire("orgid")] = None
    """Deprecated by ActiveCampaign: tie the contact to an account instead."""
    deleted: bool | None = None
    """Deprecated by ActiveCampaign: use `delete` instead."""


class ContactUpdate(RecordUpdate):
    """What to change in a contact. Contacts page."""

    _keys: ClassVar[frozenset[str]] = frozenset({"email"})

    email: str | None = None
    """E-mail address; it must not be another contact's."""
    first_name: Annotated[str | None, wire("firstName")] = None
    """First name."""
    last_name: Annotated[str | None, wire("lastName")] = None
    """Last name."""
    phone: str | None = None
    """Telephone number, in any form."""
    fields: Annotated[FieldContents | None, wire("fieldValues")] = None
    """Custom field values, by number, title or personalisation tag; those left out stay as they are."""
    organization_id: Annotated[RecordId | None, wire("orgid")] = None
    """Deprecated by ActiveCampaign: tie the contact to an account instead."""
    deleted: bool | None = None
    """Deprecated by ActiveCampaign: use `delete` instead."""
