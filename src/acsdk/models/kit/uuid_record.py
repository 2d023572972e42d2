"""Records of the newer services, which are named by text: a UUID, mostly."""

from __future__ import annotations

from typing import ClassVar

from .record import Record
from .wire import WireTextId

__all__ = ["UuidRecord"]


class UuidRecord(Record):
    """A record that is named by text rather than by a number."""

    _in_account_time: ClassVar[bool] = False

    id: WireTextId = ""
    """What other records and calls name it by; ``""`` in the few answers that leave it out."""

    @property
    def key(self) -> int:
        """A number that tells it apart from others, for walking a collection; not the same in another process."""
        return hash(self.id)
