"""WhatsApp flows: conversations that run by themselves."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, TypeAlias

from pydantic import BeforeValidator

from acsdk.models.kit.base import Answer
from acsdk.models.kit.free import JSON
from acsdk.models.kit.record_fields import MEMBER_FIRST, TEXT
from acsdk.models.kit.wire import NO_ITEMS, WireBool, WireDateTime, WireInt, WireList, WireStr

from .whatsapp_people import WhatsAppChannel, WhatsAppUser

__all__ = ["WhatsAppFlow", "WhatsAppFlowStatus", "WhatsAppFlowVersion"]


class WhatsAppFlowStatus(StrEnum):
    """Whether a flow can run. WhatsApp pages."""

    DRAFT = "DRAFT"
    PUBLISHED = "PUBLISHED"


AnswerFlowStatus: TypeAlias = Annotated[WhatsAppFlowStatus | str | None, MEMBER_FIRST, TEXT]


class WhatsAppFlow(Answer):
    """A flow. Get Flow Execution page."""

    id: WireStr = None
    """Its id: a UUID."""
    name: WireStr = None
    """What it is called."""
    status: AnswerFlowStatus = None
    """Whether it can run."""
    is_active: WireBool = None
    """Whether it runs."""
    is_legacy: WireBool = None
    """Whether it is of an older kind."""
    is_template: WireBool = None
    """Whether others are made from it."""
    needs_update: WireBool = None
    """Whether it must be changed before it can run."""
    channel: WhatsAppChannel | None = None
    """The channel it runs in."""
    trigger_type: WireStr = None
    """What starts it, such as ``INBOUND_ANY_MESSAGE``."""
    trigger_config: JSON = None
    """The settings of that, as they arrived."""
    flow_execution_variables: WireList[JSON] = NO_ITEMS
    """What a run must be given."""
    current_version: WireStr = None
    """The version in use."""
    test_version: WireStr = None
    """The version for tests."""
    upgrade_version: WireStr = None
    """The version it could change to."""
    legacy_version: WireStr = None
    """The version of the older kind."""
    num_contacts: WireInt = None
    """How many contacts went through it."""
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
    """How long it takes, on average."""
    created_on: WireDateTime = None
    """When it was made."""
    created_by: WhatsAppUser | None = None
    """The user who made it."""


class WhatsAppFlowVersion(Answer):
    """A version of a flow. Get Flow Execution page."""

    id: WireStr = None
    """Its id: a UUID."""
    flow: WhatsAppFlow | None = None
    """The flow."""
    version_name: WireStr = None
    """What it is called."""
    version_description: WireStr = None
    """What is new in it."""
    is_current_version: WireBool = None
    """Whether it is in use."""
    published_by: WhatsAppUser | None = None
    """The user who published it."""
    num_contacts: WireInt = None
    """How many contacts went through it."""
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
    """How long it takes, on average."""
    created_on: WireDateTime = None
    """When it was made."""
    last_updated_on: WireDateTime = None
    """When it last changed."""


def _as_object(value: object) -> object:
    """Lists of runs name what single runs spell out: an id stands for an object that has it."""
    return {"id": value} if isinstance(value, str | int) else value


FlowReference: TypeAlias = Annotated[WhatsAppFlow | None, BeforeValidator(_as_object)]
FlowVersionReference: TypeAlias = Annotated[WhatsAppFlowVersion | None, BeforeValidator(_as_object)]
UserReference: TypeAlias = Annotated[WhatsAppUser | None, BeforeValidator(_as_object)]
