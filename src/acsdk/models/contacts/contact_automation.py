"""Contacts on their way through automations."""

from __future__ import annotations

from typing import Annotated

from acsdk.models.kit.record import Record
from acsdk.models.kit.record_fields import WireId
from acsdk.models.kit.wire import WireForeignKey, WireInt, WireMoment, WireStr, wire

__all__ = ["AutomationEntryCount", "ContactAutomation"]


class ContactAutomation(Record):
    """One run of a contact through an automation. Automations page."""

    id: WireId = 0
    """The number of this run."""
    contact_id: Annotated[WireForeignKey, wire("contact")] = None
    """The contact."""
    automation_id: Annotated[WireForeignKey, wire("automation")] = None
    """The automation."""
    series_id: Annotated[WireForeignKey, wire("seriesid")] = None
    """The automation, by its older name."""
    start_id: Annotated[WireForeignKey, wire("startid")] = None
    """The trigger through which it came in."""
    status: WireInt = None
    """1 under way, 2 ended, as ActiveCampaign's own software reads it."""
    batch_id: Annotated[WireStr, wire("batchid")] = None
    """Not documented."""
    added_date: Annotated[WireMoment, wire("adddate")] = None
    """When it came in."""
    removed_date: Annotated[WireMoment, wire("remdate")] = None
    """When it left."""
    last_date: Annotated[WireMoment, wire("lastdate")] = None
    """When it reached its last step."""
    timespan: WireInt = None
    """How long it took, in seconds."""
    last_block: Annotated[WireForeignKey, wire("lastblock")] = None
    """The last step it reached."""
    last_log_id: Annotated[WireForeignKey, wire("lastlogid")] = None
    """The log entry of that step."""
    in_als: WireInt = None
    """Not documented."""
    completed_elements: Annotated[WireInt, wire("completedElements")] = None
    """How many steps it has behind it."""
    total_elements: Annotated[WireInt, wire("totalElements")] = None
    """How many steps the automation has."""
    completed: WireInt = None
    """Whether it has ended: 0 or 1."""
    complete_value: Annotated[WireInt, wire("completeValue")] = None
    """How far it is, in percent."""


class AutomationEntryCount(Record):
    """How often a contact entered an automation. Contacts page."""

    id: WireId = 0
    """The automation."""
    name: WireStr = None
    """The automation's name."""
    status: WireInt = None
    """1 active, 2 inactive."""
    hidden: WireInt = None
    """Whether the user interface hides it."""
    entries: Annotated[WireInt, wire("contactEntryCount")] = None
    """How often the contact entered it."""
