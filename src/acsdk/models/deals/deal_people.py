"""Who else has to do with a deal: secondary contacts, and the roles that they have."""

from __future__ import annotations

from typing import Annotated

from acsdk.models.kit.record import Record, RecordInput, RecordUpdate
from acsdk.models.kit.record_fields import RecordId, WireId
from acsdk.models.kit.wire import WireDateTime, WireForeignKey, WireMoment, WireStr, wire

__all__ = ["DealRole", "DealRoleInput", "SecondaryContact", "SecondaryContactInput", "SecondaryContactUpdate"]


class DealRole(Record):
    """A role that secondary contacts can have. Deal Roles page."""

    id: WireId = 0
    """The number that secondary contacts name it by."""
    title: WireStr = None
    """What it is called."""
    created_timestamp: WireMoment = None
    """When it was made."""
    updated_timestamp: WireMoment = None
    """When it last changed."""


class DealRoleInput(RecordInput):
    """A role to create. Deal Roles page."""

    title: str
    """What it is called."""


class SecondaryContact(Record):
    """A contact of a deal beside its primary one. Secondary Contacts page."""

    id: WireId = 0
    """The number of the tie."""
    deal_id: Annotated[WireForeignKey, wire("deal")] = None
    """The deal."""
    contact_id: Annotated[WireForeignKey, wire("contact")] = None
    """The contact."""
    role_id: Annotated[WireForeignKey, wire("role")] = None
    """The contact's role in it."""
    created_date: Annotated[WireMoment, wire("cdate")] = None
    """When it was made."""
    created_timestamp: WireDateTime = None
    """When it was made, as newer answers say."""
    updated_timestamp: WireDateTime = None
    """When it last changed, as newer answers say."""
    created_by: WireForeignKey = None
    """The user who made it."""
    updated_by: WireForeignKey = None
    """The user who last changed it."""


class SecondaryContactInput(RecordInput):
    """A contact to add to a deal. Secondary Contacts page."""

    deal_id: Annotated[RecordId, wire("deal")]
    """The deal."""
    contact_id: Annotated[RecordId, wire("contact")]
    """The contact."""
    role_id: Annotated[RecordId | None, wire("role")] = None
    """The contact's role in it; the page has it for updates only."""


class SecondaryContactUpdate(RecordUpdate):
    """What to change in such a tie. Secondary Contacts page."""

    deal_id: Annotated[RecordId | None, wire("deal")] = None
    """The deal."""
    contact_id: Annotated[RecordId | None, wire("contact")] = None
    """The contact."""
    role_id: Annotated[RecordId | None, wire("role")] = None
    """The contact's role in it."""
