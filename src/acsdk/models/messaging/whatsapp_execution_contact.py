"""Runs of WhatsApp flows for one contact each."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, TypeAlias

from acsdk.models.kit.record_fields import MEMBER_FIRST, TEXT
from acsdk.models.kit.uuid_record import UuidRecord
from acsdk.models.kit.wire import NO_ITEMS, WireBool, WireDateTime, WireList, WireStr

from .whatsapp_flow import FlowReference, FlowVersionReference, UserReference
from .whatsapp_flow_step import WhatsAppStepExecution
from .whatsapp_people import WhatsAppContact

__all__ = ["WhatsAppFlowExecutionContact", "WhatsAppFlowExecutionContactStatus"]


class WhatsAppFlowExecutionContactStatus(StrEnum):
    """How far a contact is in a run. Flow Execution Contacts page."""

    READY = "READY"
    RUNNING = "RUNNING"
    COMPLETED = "COMPLETED"
    CANCELED = "CANCELED"
    EXPIRED = "EXPIRED"
    FAILED = "FAILED"


AnswerRunStatus: TypeAlias = Annotated[WhatsAppFlowExecutionContactStatus | str | None, MEMBER_FIRST, TEXT]


class WhatsAppFlowExecutionContact(UuidRecord):
    """A run of a flow for one contact. Flow Execution Contacts page."""

    contact: WhatsAppContact | None = None
    """The contact."""
    status: AnswerRunStatus = None
    """How far it is."""
    status_reason: WireStr = None
    """Why."""
    status_triggered_by: UserReference = None
    """The user who changed that."""
    status_last_change_on: WireDateTime = None
    """When that changed."""
    execution_steps: WireList[WhatsAppStepExecution] = NO_ITEMS
    """The steps that it took; in single answers alone."""
    flow_execution: WireStr = None
    """The run as a whole."""
    flow: FlowReference = None
    """The flow; in lists with the id alone."""
    flow_name: WireStr = None
    """What the flow is called; in lists alone."""
    flow_version: FlowVersionReference = None
    """The version of the flow; in lists with the id alone."""
    inbox_contact_id: WireStr = None
    """The contact in the inbox."""
    is_test: WireBool = None
    """Whether it is a test."""
    created_on: WireDateTime = None
    """When it began."""
