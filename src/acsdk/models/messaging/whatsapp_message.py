"""WhatsApp messages."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, TypeAlias

from acsdk.models.kit.base import Answer
from acsdk.models.kit.free import JSON
from acsdk.models.kit.record_fields import MEMBER_FIRST, TEXT
from acsdk.models.kit.wire import NO_ENTRIES, NO_ITEMS, WireBool, WireDateTime, WireInt, WireList, WireMap, WireStr

from .whatsapp_people import WhatsAppUser

__all__ = ["WhatsAppMessage", "WhatsAppMessageStatus"]


class WhatsAppMessageStatus(StrEnum):
    """How far a message is. WhatsApp pages."""

    NEW = "new"
    RETRY = "retry"
    ACCEPTED = "accepted"
    SENDING = "sending"
    SENT = "sent"
    RECEIVING = "receiving"
    RECEIVED = "received"
    DELIVERED = "delivered"
    UNDELIVERED = "undelivered"
    FAILED = "failed"
    READ = "read"
    DELETED = "deleted"


AnswerMessageStatus: TypeAlias = Annotated[WhatsAppMessageStatus | str | None, MEMBER_FIRST, TEXT]


class WhatsAppMessage(Answer):
    """A message, sent or received. List Conversations page."""

    id: WireStr = None
    """Its id."""
    direction: WireStr = None
    """Whether it came in or went out."""
    from_number: WireStr = None
    """Who sent it."""
    to_number: WireStr = None
    """Who got it."""
    contact: WireStr = None
    """The contact: a UUID."""
    sent_by: WhatsAppUser | None = None
    """The user who sent it."""
    source: WireStr = None
    """What sent it, such as ``INBOX`` or ``FLOW``."""
    msg_type: WireStr = None
    """What kind it is, such as ``text`` or ``template``."""
    body: WireStr = None
    """The text."""
    content: JSON = None
    """What it holds beside the text, as it arrived."""
    content_type: WireStr = None
    """The type of a file in it."""
    content_url: WireStr = None
    """A file in it: a URL."""
    whatsapp_template: JSON = None
    """The template it was made from: its id, or the whole of it."""
    location: WireMap[JSON] = NO_ENTRIES
    """A place in it."""
    contacts: WireList[JSON] = NO_ITEMS
    """Business cards in it."""
    context_message: WireMap[JSON] = NO_ENTRIES
    """The message that it answers."""
    status: AnswerMessageStatus = None
    """How far it is."""
    timestamp: WireDateTime = None
    """When it was written."""
    queued_on: WireDateTime = None
    """When it was put in the queue."""
    accepted_on: WireDateTime = None
    """When the provider took it."""
    sent_on: WireDateTime = None
    """When it was sent."""
    delivered_on: WireDateTime = None
    """When it arrived."""
    read_on: WireDateTime = None
    """When it was read."""
    failed_on: WireDateTime = None
    """When it failed."""
    failed_attempts: WireInt = None
    """How often it failed."""
    provider_id: WireStr = None
    """What the provider names it by."""
    provider_error_code: WireStr = None
    """Why it failed: the provider's code."""
    provider_error_message: WireStr = None
    """Why it failed: the provider's words."""
    is_deleted: WireBool = None
    """Whether it is deleted."""
