"""Runs of WhatsApp flows for many contacts."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, TypeAlias

from acsdk.models.kit.base import Answer
from acsdk.models.kit.free import JSON
from acsdk.models.kit.integers import Int64
from acsdk.models.kit.record import RecordInput
from acsdk.models.kit.record_fields import MEMBER_FIRST, TEXT
from acsdk.models.kit.uuid_record import UuidRecord
from acsdk.models.kit.wire import NO_ITEMS, Items, UtcDateTime, WireBool, WireDateTime, WireInt, WireList, WireStr

from .whatsapp_flow import FlowReference, FlowVersionReference, UserReference
from .whatsapp_people import WhatsAppContactNote, WhatsAppTag

__all__ = [
    "WhatsAppContactFilter",
    "WhatsAppContactInput",
    "WhatsAppFlowExecution",
    "WhatsAppFlowExecutionStatus",
]


class WhatsAppFlowExecutionStatus(StrEnum):
    """How far a run is. Flow Executions page."""

    PROCESSING = "PROCESSING"
    READY = "READY"
    AWAITING_CONFIRMATION = "AWAITING_CONFIRMATION"
    CONFIRMED = "CONFIRMED"
    STARTING = "STARTING"
    RUNNING = "RUNNING"
    COMPLETED = "COMPLETED"
    CANCELED = "CANCELED"


AnswerExecutionStatus: TypeAlias = Annotated[WhatsAppFlowExecutionStatus | str | None, MEMBER_FIRST, TEXT]


class WhatsAppContactFilter(Answer):
    """A condition on the contacts of a run. Get Flow Execution page."""

    id: WireStr = None
    """Its id: a UUID."""
    field: WireStr = None
    """What is compared."""
    comparison: WireStr = None
    """How, such as ``exact`` or ``!icontains``."""
    value: WireStr = None
    """What it is compared with."""


class WhatsAppFlowExecution(UuidRecord):
    """A run of a flow for many contacts. Flow Executions page."""

    status: AnswerExecutionStatus = None
    """How far it is."""
    status_reason: WireStr = None
    """Why."""
    status_triggered_by: UserReference = None
    """The user who changed that; in lists with the number alone."""
    status_last_change_on: WireDateTime = None
    """When that changed."""
    execute_for: WireStr = None
    """For whom: ``LIST``, ``FILTERS`` or ``ALL``."""
    has_priority: WireBool = None
    """Whether it ends other flows and conversations of its contacts."""
    flow: FlowReference = None
    """The flow."""
    flow_version: FlowVersionReference = None
    """The version of the flow; in lists with the id alone."""
    flow_execution_variables: JSON = None
    """What the flow was given, as it arrived."""
    contact_filters: WireList[WhatsAppContactFilter] = NO_ITEMS
    """The conditions on its contacts."""
    contact_list: WireList[JSON] = NO_ITEMS
    """Its contacts as they were given; after a start alone."""
    contact_import: WireStr = None
    """The import that its contacts came with."""
    num_contacts: WireInt = None
    """How many contacts it is for."""
    running: WireInt = None
    """How many are in it."""
    completed: WireInt = None
    """How many came to its end."""
    canceled: WireInt = None
    """How many were taken out."""
    expired: WireInt = None
    """How many waited too long."""
    failed: WireInt = None
    """How many failed."""
    avg_completion_time: WireStr = None
    """How long it took, on average."""
    source: WireStr = None
    """What started it: ``API``, ``FRONTEND`` or ``HUBSPOT``."""
    is_hidden: WireBool = None
    """Whether the user interface hides it."""
    start_on: WireDateTime = None
    """When it is to start."""
    last_run_on: WireDateTime = None
    """When it last ran."""
    created_on: WireDateTime = None
    """When it was made."""
    created_by: UserReference = None
    """The user who made it."""


class WhatsAppContactInput(RecordInput):
    """A contact to run a flow for. Create a Flow Execution page."""

    phone: str | None = None
    """The telephone number."""
    id: str | None = None
    """The id in the WhatsApp service: a UUID."""
    first_name: str | None = None
    """First name."""
    last_name: str | None = None
    """Last name."""
    email: str | None = None
    """E-mail address."""
    meta: JSON = None
    """Properties of the contact."""
    overwrite_meta: bool | None = None
    """Whether ``meta`` takes the place of what is there, rather than adding to it."""
    tags: Items[WhatsAppTag] | None = None
    """Its tags."""
    overwrite_tags: bool | None = None
    """Whether ``tags`` take the place of those that are there, rather than adding to them."""
    default_assignees: Items[Int64] | None = None
    """The users who answer it."""
    overwrite_default_assignees: bool | None = None
    """Whether these take the place of those that are there, rather than adding to them."""
    default_channel: Int64 | None = None
    """The channel it is written to in."""
    notes: Items[WhatsAppContactNote] | None = None
    """Notes on it."""
    external_url: str | None = None
    """Where more is known of it."""
    external_id: str | None = None
    """What another system names it by."""
    native_id: str | None = None
    """Not documented."""
    wa_id: str | None = None
    """What WhatsApp names it by."""
    contact_import: str | None = None
    """The import it came with."""
    source: str | None = None
    """From where it came; ``website`` if nothing is given."""
    created_on: UtcDateTime | None = None
    """Since when it is there."""
    is_deleted: bool | None = None
    """Whether it is deleted."""
