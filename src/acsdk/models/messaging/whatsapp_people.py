"""Who takes part in WhatsApp: contacts, users, and the channel between them."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, TypeAlias

from acsdk.models.kit.base import Answer, Value
from acsdk.models.kit.free import JSON
from acsdk.models.kit.record_fields import MEMBER_FIRST, TEXT
from acsdk.models.kit.wire import WireBool, WireDateTime, WireInt, WireStr

__all__ = [
    "WhatsAppChannel",
    "WhatsAppChannelStatus",
    "WhatsAppContact",
    "WhatsAppContactNote",
    "WhatsAppTag",
    "WhatsAppUser",
]


class WhatsAppChannelStatus(StrEnum):
    """Whether a channel is in use. WhatsApp pages."""

    NEW = "NEW"
    ACTIVE = "ACTIVE"
    INACTIVE = "INACTIVE"


ValueChannelStatus: TypeAlias = Annotated[WhatsAppChannelStatus | str | None, MEMBER_FIRST, TEXT]


class WhatsAppChannel(Value):
    """A number of the account's, or another way to its contacts. WhatsApp pages."""

    id: WireInt = None
    """The number that other records name it by. Required where it is sent."""
    channel_id: WireStr = None
    """What the provider names it by. Required where it is sent."""
    channel_type: WireStr = None
    """``WHATSAPP``; the pages name others too."""
    name: WireStr = None
    """What it is called."""
    status: ValueChannelStatus = None
    """Whether it is in use."""
    channel_provider: WireStr = None
    """Who runs it, such as ``META_CLOUD_API``."""
    is_sandbox: WireBool = None
    """Whether it is for tests."""
    created_on: WireDateTime = None
    """When it was made."""


class WhatsAppUser(Answer):
    """A user of the WhatsApp service. WhatsApp pages."""

    id: WireInt = None
    """The user's number, in that service."""
    first_name: WireStr = None
    """First name."""
    last_name: WireStr = None
    """Last name."""
    email: WireStr = None
    """E-mail address."""
    profile_image: WireStr = None
    """A picture: a URL."""
    role: WireInt = None
    """What the user may do."""
    account: WireInt = None
    """The account."""
    date_joined: WireDateTime = None
    """Since when the user is there."""


class WhatsAppTag(Value):
    """A tag of the WhatsApp service. WhatsApp pages."""

    id: WireInt = None
    """Its number."""
    name: WireStr = None
    """What it is called."""


class WhatsAppContactNote(Value):
    """A note on a contact. WhatsApp pages."""

    id: WireInt = None
    """Its number."""
    notes: WireStr = None
    """The text."""
    contact: WireStr = None
    """The contact."""
    created_on: WireDateTime = None
    """When it was made."""
    created_by: JSON = None
    """The user who made it, as it arrived."""


class WhatsAppContact(Answer):
    """A contact as the WhatsApp service has it, which is not a contact of the account. WhatsApp pages."""

    id: WireStr = None
    """The id in that service: a UUID."""
    phone: WireStr = None
    """The telephone number."""
    canonical_phone: WireStr = None
    """The telephone number in its usual form."""
    first_name: WireStr = None
    """First name."""
    last_name: WireStr = None
    """Last name."""
    email: WireStr = None
    """E-mail address."""
    meta: JSON = None
    """Properties of the contact, as they arrived."""
    source: WireStr = None
    """From where it came."""
    external_url: WireStr = None
    """Where more is known of it."""
    is_deleted: WireBool = None
    """Whether it is deleted."""
    created_on: WireDateTime = None
    """When it was made."""
    last_updated_on: WireDateTime = None
    """When it last changed."""
