"""Automations: their steps, goals, and putting contacts into them."""

from __future__ import annotations

from enum import IntEnum
from typing import Annotated, TypeAlias

from acsdk.models.kit.free import JSON
from acsdk.models.kit.record import Record, RecordInput
from acsdk.models.kit.record_fields import MEMBER_FIRST, NUMBER, RecordId, WireId
from acsdk.models.kit.wire import (
    NO_ENTRIES,
    WireBool,
    WireDateTime,
    WireForeignKey,
    WireInt,
    WireMap,
    WireMoment,
    WireStr,
    wire,
)

__all__ = [
    "Automation",
    "AutomationBlock",
    "AutomationGoal",
    "AutomationStatus",
    "ContactAutomationInput",
]


class AutomationStatus(IntEnum):
    """Whether an automation runs, as ActiveCampaign's own software reads it."""

    ACTIVE = 1
    INACTIVE = 2


AnswerAutomationStatus: TypeAlias = Annotated[AutomationStatus | int | None, MEMBER_FIRST, NUMBER]


class Automation(Record):
    """An automation. Automations are made and changed in the user interface alone. Automations page."""

    id: WireId = 0
    """The number that other records name it by; some call it ``seriesid``."""
    name: WireStr = None
    """What it is called."""
    description: WireStr = None
    """What it is for."""
    status: AnswerAutomationStatus = None
    """Whether it runs."""
    entered: WireInt = None
    """How many contacts came in."""
    exited: WireInt = None
    """How many contacts left."""
    hidden: WireBool = None
    """Whether the user interface hides it."""
    user_id: Annotated[WireForeignKey, wire("userid")] = None
    """The user who made it."""
    created_date: Annotated[WireMoment, wire("cdate")] = None
    """When it was made."""
    modified_date: Annotated[WireMoment, wire("mdate")] = None
    """When it last changed."""
    default_screenshot: Annotated[WireStr, wire("defaultscreenshot")] = None
    """The picture that stands for it where it has none of its own: a URL."""
    screenshot: WireStr = None
    """Its picture: a URL."""
    entitlements_violation: WireInt = None
    """Not documented; 0 in every example."""
    source: WireInt = None
    """Not documented; 0 in every example."""
    exit_on_unsubscribe: WireBool = None
    """Whether contacts leave when they unsubscribe."""
    exit_on_conversion: WireBool = None
    """Whether contacts leave when they convert."""
    multiple_entry: Annotated[WireBool, wire("multientry")] = None
    """Whether a contact may come in more than once."""


class AutomationBlock(Record):
    """A step of an automation: what starts it, an action, a wait, a condition or a goal.

    Retrieve an Automation's Blocks page, which names six of the fields; the others are those that third-party readers
    of all steps found.
    """

    id: WireId = 0
    """The number that other records name it by."""
    automation_id: Annotated[WireForeignKey, wire("automation", "seriesid")] = None
    """The automation."""
    parent_id: Annotated[WireForeignKey, wire("parent", "parentid")] = None
    """The step before it."""
    order: Annotated[WireInt, wire("ordernum")] = None
    """Its place among the steps after its parent."""
    type: WireStr = None
    """What it does."""
    params: WireMap[JSON] = NO_ENTRIES
    """Its settings, as they arrived."""
    deleted: WireBool = None
    """Whether it was taken out."""
    created_date: Annotated[WireDateTime, wire("cdate")] = None
    """When it was made."""
    modified_date: Annotated[WireDateTime, wire("mdate")] = None
    """When it last changed."""


class AutomationGoal(Record):
    """A goal of an automation. Undocumented: the fields are those that third-party readers of it found."""

    id: WireId = 0
    """The number that other records name it by."""
    name: WireStr = None
    """What it is called."""
    automation_id: Annotated[WireForeignKey, wire("automation")] = None
    """The automation."""
    series_id: Annotated[WireForeignKey, wire("seriesid")] = None
    """The automation, by its older name."""
    block_id: Annotated[WireForeignKey, wire("blockid")] = None
    """The step that holds it."""
    automation_block_id: Annotated[WireForeignKey, wire("automationBlock", "automation_block")] = None
    """The step that holds it, as relations name it."""
    dirty_stats: WireInt = None
    """Not documented."""
    created_date: Annotated[WireDateTime, wire("cdate")] = None
    """When it was made."""


class ContactAutomationInput(RecordInput):
    """A contact to put into an automation. Automations page."""

    contact_id: Annotated[RecordId, wire("contact")]
    """The contact."""
    automation_id: Annotated[RecordId, wire("automation")]
    """The automation."""
