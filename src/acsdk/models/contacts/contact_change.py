"""What became of contacts since somebody last looked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:  # read when it is asked for
    from .contact import Contact

__all__ = ["ContactChange", "ContactChangeKind", "ContactChanges"]


class ContactChangeKind(StrEnum):
    """What became of a contact. The API has no such words: they follow from its dates and from the archive."""

    CREATED = "created"
    UPDATED = "updated"
    DELETED = "deleted"
    """It is in the archive, from which it can be restored, or answers as deleted."""
    RESTORED = "restored"
    """It was in the archive, and is a contact again."""
    PURGED = "purged"
    """It has left the archive, and is no contact: deleted for good, by hand or after 360 days."""


class ContactChange(NamedTuple):
    """One contact that is not as it was. ``kind, contact_id, contact = change``."""

    kind: ContactChangeKind
    """What became of it."""
    contact_id: int
    """The contact's number."""
    contact: Contact | None
    """The contact as it is now, or as the archive has it; nothing once it is purged."""


@dataclass(frozen=True, slots=True)
class ContactChanges:
    """A page of changes, and where the next begins."""

    changes: Sequence[ContactChange]
    """The changes, each contact's in the order in which they were found. There may be none."""
    cursor: str
    """What `contacts.changes` goes on with: keep it once these changes are dealt with. Text without personal data."""
    has_more: bool
    """Whether there is more to fetch at once; after the last page, call again when you next want to know."""
    knows_deletions: bool
    """Whether this page has looked for deletions: the last one does, where the token may see the archive."""
