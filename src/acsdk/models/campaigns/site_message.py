"""Site messages. Undocumented: the fields are those that third-party readers of the collection found."""

from __future__ import annotations

from typing import Annotated

from acsdk.models.kit.free import JSON
from acsdk.models.kit.record import Record
from acsdk.models.kit.record_fields import WireId
from acsdk.models.kit.wire import NO_ENTRIES, WireDateTime, WireForeignKey, WireMap, WireStr, wire

__all__ = ["SiteMessage"]


class SiteMessage(Record):
    """A message that an automation shows on a website. Undocumented."""

    id: WireId = 0
    """The number that other records name it by."""
    name: WireStr = None
    """What it is called."""
    automation_id: Annotated[WireForeignKey, wire("automation")] = None
    """The automation that shows it."""
    template: WireMap[JSON] = NO_ENTRIES
    """Its look, as it arrived."""
    last_date: Annotated[WireDateTime, wire("ldate")] = None
    """When it was last shown."""
