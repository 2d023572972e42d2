"""Records of the newer services, which are named by text: a UUID, mostly."""

from __future__ import annotations

from .record import Record
from .wire import WireStr

__all__ = ["UuidRecord"]


class UuidRecord(Record):
    """A record that is named by text rather than by a number."""

    id: WireStr = None
    """What other records name it by."""

    @property
    def key(self) -> int:
        """A number that tells it apart from others, for walking a collection; not the same in another process."""
        return hash(self.id)
