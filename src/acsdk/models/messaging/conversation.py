"""Conversations in the WhatsApp inbox."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Literal, TypeAlias

from acsdk.models.kit.base import Value
from acsdk.models.kit.enums import closed
from acsdk.models.kit.integers import Int64
from acsdk.models.kit.record import RecordInput, RecordUpdate
from acsdk.models.kit.record_fields import MEMBER_FIRST, TEXT
from acsdk.models.kit.uuid_record import UuidRecord
from acsdk.models.kit.wire import NO_ITEMS, Items, UtcDateTime, WireDateTime, WireInt, WireList, WireStr

from .whatsapp_message import WhatsAppMessage
from .whatsapp_people import WhatsAppTag

__all__ = [
    "Conversation",
    "ConversationInput",
    "ConversationMember",
    "ConversationSource",
    "ConversationStatus",
    "ConversationUpdate",
]


class ConversationStatus(StrEnum):
    """How far a conversation is. Conversations page."""

    CREATED = "CREATED"
    FLOW = "FLOW"
    NEW = "NEW"
    IN_PROGRESS = "IN_PROGRESS"
    RESOLVED = "RESOLVED"
    CLOSED = "CLOSED"


class ConversationSource(StrEnum):
    """What began a conversation. Conversations page."""

    INBOX = "INBOX"
    AUTO_RESPONSE = "AUTO_RESPONSE"
    API = "API"
    BROADCAST = "BROADCAST"
    FLOW = "FLOW"
    UNKNOWN = "UNKNOWN"


AnswerConversationStatus: TypeAlias = Annotated[ConversationStatus | str | None, MEMBER_FIRST, TEXT]
AnswerConversationSource: TypeAlias = Annotated[ConversationSource | str | None, MEMBER_FIRST, TEXT]
InputConversationStatus: TypeAlias = Annotated[
    ConversationStatus | Literal["CREATED", "FLOW", "NEW", "IN_PROGRESS", "RESOLVED", "CLOSED"],
    closed(ConversationStatus),
]
InputConversationSource: TypeAlias = Annotated[
    ConversationSource | Literal["INBOX", "AUTO_RESPONSE", "API", "BROADCAST", "FLOW", "UNKNOWN"],
    closed(ConversationSource),
]


class ConversationMember(Value):
    """A user who is assigned to a conversation; to assign one, ``id`` is enough. Conversations page."""

    id: WireInt = None
    """The user's number in the WhatsApp service."""
    first_name: WireStr = None
    """First name."""
    last_name: WireStr = None
    """Last name."""
    email: WireStr = None
    """E-mail address."""
    account: WireInt = None
    """The account."""
    profile_image: WireStr = None
    """A picture: a URL."""
    date_joined: WireDateTime = None
    """Since when the user is there."""


class Conversation(UuidRecord):
    """A conversation. Conversations page."""

    contact: WireStr = None
    """The contact in the WhatsApp service: a UUID."""
    status: AnswerConversationStatus = None
    """How far it is."""
    first_message: WhatsAppMessage | None = None
    """The message that began it; in lists alone."""
    assigned: WireList[ConversationMember] = NO_ITEMS
    """The users who take part."""
    assigned_team: WireInt = None
    """The team that takes part."""
    tags: WireList[WhatsAppTag] = NO_ITEMS
    """Its tags."""
    source: AnswerConversationSource = None
    """What began it."""
    channel: WireInt = None
    """The channel."""
    created_on: WireDateTime = None
    """When it began."""


class ConversationInput(RecordInput):
    """The whole of a conversation to write. Update a conversation page."""

    contact: str
    """The contact in the WhatsApp service: a UUID."""
    assigned: Items[ConversationMember]
    """The users who take part."""
    created_on: UtcDateTime
    """When it began."""
    source: InputConversationSource
    """What began it."""
    id: str | None = None
    """Its id; the call fills it in."""
    status: InputConversationStatus | None = None
    """How far it is."""
    tags: Items[WhatsAppTag] | None = None
    """Its tags."""
    assigned_team: Int64 | None = None
    """The team that takes part."""
    channel: Int64 | None = None
    """The channel."""


class ConversationUpdate(RecordUpdate):
    """What to change in a conversation. Partially Update a Conversation page."""

    status: InputConversationStatus | None = None
    """How far it is."""
    assigned: Items[ConversationMember] | None = None
    """The users who take part."""
    assigned_team: Int64 | None = None
    """The team that takes part."""
    tags: Items[WhatsAppTag] | None = None
    """Its tags."""
    source: InputConversationSource | None = None
    """What began it."""
    contact: str | None = None
    """The contact in the WhatsApp service: a UUID."""
    channel: Int64 | None = None
    """The channel."""
