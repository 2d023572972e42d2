"""The archive of deleted contacts, and bringing them back."""

from __future__ import annotations

from typing import Annotated

from acsdk.models.kit.record import Record
from acsdk.models.kit.record_fields import WireId
from acsdk.models.kit.wire import WireBool, WireDateTime, WireInt, wire

from .contact import Contact

__all__ = ["ArchivedContact", "ContactRestore"]


class ArchivedContact(Contact):
    """A deleted contact that is kept. The page names `is_restorable` alone: what else a row has is not documented."""

    is_restorable: Annotated[WireBool, wire("is_restorable", "isRestorable")] = None
    """Whether it can be restored. Never after 360 days."""


class ContactRestore(Record):
    """How a restore is going. Get Contact Restore Request page."""

    id: WireId = 0
    """Its number."""
    finished_date: Annotated[WireDateTime, wire("finished_at")] = None
    """When it ended; ``None`` while it runs."""
    matching: Annotated[WireInt, wire("contacts_matching")] = None
    """How many contacts it is about."""
    restored: Annotated[WireInt, wire("contacts_restored")] = None
    """How many are contacts again."""
    failed: Annotated[WireInt, wire("contacts_failed")] = None
    """How many could not be restored."""
    to_be_skipped: Annotated[WireInt, wire("contacts_to_be_skipped")] = None
    """How many were left out: of several with one address the latest alone comes back."""

    @property
    def is_finished(self) -> bool:
        """Whether it has ended."""
        return self.finished_date is not None
