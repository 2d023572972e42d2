"""SMS broadcasts: messages to many contacts at once."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Literal, TypeAlias

from acsdk.models.kit.enums import closed
from acsdk.models.kit.integers import Int64
from acsdk.models.kit.record import Record, RecordInput, RecordUpdate
from acsdk.models.kit.record_fields import MEMBER_FIRST, TEXT, RecordId, WireId
from acsdk.models.kit.wire import (
    NO_ITEMS,
    Items,
    UtcDateTime,
    WireBool,
    WireDateTime,
    WireForeignKey,
    WireInt,
    WireList,
    WireStr,
    WireTextId,
    wire,
)

__all__ = [
    "SmsAiRequest",
    "SmsAiSource",
    "SmsAiStatus",
    "SmsBroadcast",
    "SmsBroadcastInput",
    "SmsBroadcastStatus",
    "SmsBroadcastUpdate",
]


class SmsBroadcastStatus(StrEnum):
    """How far a broadcast is. SMS Broadcasts page."""

    DRAFT = "draft"
    SCHEDULED = "scheduled"
    PENDING_REVIEW = "pending_review"
    """On its way: setting this status is what sends a broadcast."""
    SENDING = "sending"
    SENT = "sent"


class SmsAiSource(StrEnum):
    """From where a broadcast is asked for. SMS Broadcasts page, which explains none of them."""

    AI_INDEX = "ai_index"
    SMS_INDEX = "sms_index"
    AI_BUILDER = "ai_builder"


class SmsAiStatus(StrEnum):
    """How far the writing of a broadcast is. SMS Broadcasts page."""

    IN_PROGRESS = "in_progress"
    ERROR = "error"
    SUCCESS = "success"


AnswerSmsStatus: TypeAlias = Annotated[SmsBroadcastStatus | str | None, MEMBER_FIRST, TEXT]
AnswerAiSource: TypeAlias = Annotated[SmsAiSource | str | None, MEMBER_FIRST, TEXT]
AnswerAiStatus: TypeAlias = Annotated[SmsAiStatus | str | None, MEMBER_FIRST, TEXT]
SettableStatus: TypeAlias = Annotated[
    SmsBroadcastStatus | Literal["draft", "pending_review"], closed(SmsBroadcastStatus)
]


class SmsBroadcast(Record):
    """A broadcast. SMS Broadcasts page."""

    id: WireId = 0
    """The number that other calls name it by."""
    name: WireStr = None
    """What it is called."""
    body: WireStr = None
    """The text."""
    status: AnswerSmsStatus = None
    """How far it is."""
    address_id: WireForeignKey = None
    """The address whose name is the sender."""
    media_urls: WireList[WireStr] = NO_ITEMS
    """What is sent with it: URLs."""
    preview_url: WireStr = None
    """A picture of it: a URL."""
    shorten_track_links_enabled: WireBool = None
    """Whether links are shortened and counted."""
    list_ids: WireList[WireInt] = NO_ITEMS
    """The lists it goes to."""
    segment_id: WireStr = None
    """The segment it goes to."""
    custom_segment_id: WireStr = None
    """The segment without a name that it goes to."""
    custom_run_id: WireStr = None
    """The computed contacts that it goes to."""
    label_ids: WireList[WireInt] = NO_ITEMS
    """Its labels."""
    sent_to_count: WireInt = None
    """How many contacts it goes to."""
    sent_date: WireDateTime = None
    """When it was sent."""
    scheduled_date: WireDateTime = None
    """When it is to be sent."""
    scheduled_by: WireForeignKey = None
    """The user who decided that."""
    sift_approved: WireInt = None
    """Whether the check for fraud passed it."""
    arc_approved: WireInt = None
    """Not documented."""
    quiet_hours_enabled: WireBool = None
    """Whether it waits at night."""
    created_at: WireDateTime = None
    """When it was made."""
    created_by: WireForeignKey = None
    """The user who made it."""
    updated_at: WireDateTime = None
    """When it last changed."""
    updated_by: WireForeignKey = None
    """The user who last changed it."""
    deleted_at: WireDateTime = None
    """When it was deleted."""


class SmsBroadcastInput(RecordInput):
    """A broadcast to create, a draft. SMS Broadcasts page."""

    name: str
    """What it is called."""
    body: str
    """The text."""
    status: Literal["draft"] | None = None
    """Always ``draft``, given or not."""
    address_id: RecordId | None = None
    """The address whose name is the sender."""
    media_urls: Items[str] | None = None
    """What is sent with it: URLs."""
    preview_url: str | None = None
    """A picture of it: a URL."""
    shorten_track_links_enabled: bool | None = None
    """Whether links are shortened and counted."""
    scheduled_date: UtcDateTime | None = None
    """When it is to be sent."""
    sent_to_count: Int64 | None = None
    """How many contacts it goes to."""
    list_ids: Items[RecordId] | None = None
    """The lists it goes to."""
    segment_id: str | None = None
    """The segment it goes to."""
    custom_segment_id: str | None = None
    """A segment without a name, from ``segments.create``."""
    label_ids: Items[RecordId] | None = None
    """Its labels."""


class SmsBroadcastUpdate(RecordUpdate):
    """What to change in a broadcast. SMS Broadcasts page."""

    name: str | None = None
    """What it is called."""
    body: str | None = None
    """The text."""
    status: SettableStatus | None = None
    """``pending_review`` sends it; ``send`` does that too."""
    address_id: RecordId | None = None
    """The address whose name is the sender."""
    media_urls: Items[str] | None = None
    """What is sent with it: URLs."""
    preview_url: str | None = None
    """A picture of it: a URL."""
    shorten_track_links_enabled: bool | None = None
    """Whether links are shortened and counted."""
    scheduled_date: UtcDateTime | None = None
    """When it is to be sent."""
    sent_to_count: Int64 | None = None
    """How many contacts it goes to."""
    list_ids: Items[RecordId] | None = None
    """The lists it goes to."""
    segment_id: str | None = None
    """The segment it goes to."""
    custom_segment_id: str | None = None
    """A segment without a name, from ``segments.create``."""
    custom_run_id: str | None = None
    """Computed contacts, from ``segments.matching.some``."""
    label_ids: Items[RecordId] | None = None
    """Its labels."""


class SmsAiRequest(Record):
    """A broadcast that is being written by AI. SMS Broadcasts page."""

    request_id: Annotated[WireTextId, wire("requestId")] = ""
    """What to ask for it by; in the answer to the request alone."""
    source: AnswerAiSource = None
    """From where it was asked for."""
    status: AnswerAiStatus = None
    """How far it is."""
    broadcast_id: Annotated[WireForeignKey, wire("broadcastId")] = None
    """The broadcast, once it is written."""
