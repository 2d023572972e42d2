"""Which contacts belong to which accounts."""

from __future__ import annotations

from typing import Annotated

from acsdk.models.kit.record import Record, RecordInput, RecordUpdate
from acsdk.models.kit.record_fields import RecordId, WireId
from acsdk.models.kit.wire import WireForeignKey, WireMoment, WireStr, wire

__all__ = ["AccountContact", "AccountContactInput", "AccountContactUpdate"]


class AccountContact(Record):
    """Ties a contact to an account. Account Contacts page."""

    id: WireId = 0
    """The number of the tie."""
    account_id: Annotated[WireForeignKey, wire("account")] = None
    """The account."""
    contact_id: Annotated[WireForeignKey, wire("contact")] = None
    """The contact."""
    job_title: Annotated[WireStr, wire("jobTitle")] = None
    """What the contact does there."""
    created_timestamp: Annotated[WireMoment, wire("createdTimestamp")] = None
    """When it was made."""
    updated_timestamp: Annotated[WireMoment, wire("updatedTimestamp")] = None
    """When it last changed."""


class AccountContactInput(RecordInput):
    """A contact to tie to an account; a contact can only have one. Account Contacts page."""

    account_id: Annotated[RecordId, wire("account")]
    """The account."""
    contact_id: Annotated[RecordId, wire("contact")]
    """The contact."""
    job_title: Annotated[str | None, wire("jobTitle")] = None
    """What the contact does there."""


class AccountContactUpdate(RecordUpdate):
    """What to change in a tie. The page says that both ids are required, and its example has none."""

    account_id: Annotated[RecordId | None, wire("account")] = None
    """The account."""
    contact_id: Annotated[RecordId | None, wire("contact")] = None
    """The contact."""
    job_title: Annotated[str | None, wire("jobTitle")] = None
    """What the contact does there."""
