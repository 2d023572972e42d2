"""Templates of WhatsApp messages, which WhatsApp approves one by one."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Literal, TypeAlias

from acsdk.models.kit.enums import closed
from acsdk.models.kit.free import JSON
from acsdk.models.kit.record import RecordInput
from acsdk.models.kit.record_fields import MEMBER_FIRST, TEXT
from acsdk.models.kit.rewriting import rewrite
from acsdk.models.kit.uuid_record import UuidRecord
from acsdk.models.kit.wire import WireBool, WireStr

from .whatsapp_people import WhatsAppChannel

__all__ = [
    "WhatsAppTemplate",
    "WhatsAppTemplateCategory",
    "WhatsAppTemplateInput",
    "WhatsAppTemplateSent",
    "WhatsAppTemplateStatus",
]


class WhatsAppTemplateCategory(StrEnum):
    """What a template is for. WhatsApp Templates page."""

    ACCOUNT_UPDATE = "ACCOUNT_UPDATE"
    ALERT_UPDATE = "ALERT_UPDATE"
    APPOINTMENT_UPDATE = "APPOINTMENT_UPDATE"
    AUTHENTICATION = "AUTHENTICATION"
    AUTO_REPLY = "AUTO_REPLY"
    ISSUE_RESOLUTION = "ISSUE_RESOLUTION"
    MARKETING = "MARKETING"
    OTP = "OTP"
    PAYMENT_UPDATE = "PAYMENT_UPDATE"
    PERSONAL_FINANCE_UPDATE = "PERSONAL_FINANCE_UPDATE"
    RESERVATION_UPDATE = "RESERVATION_UPDATE"
    SHIPPING_UPDATE = "SHIPPING_UPDATE"
    TICKET_UPDATE = "TICKET_UPDATE"
    TRANSACTIONAL = "TRANSACTIONAL"
    TRANSPORTATION_UPDATE = "TRANSPORTATION_UPDATE"
    UTILITY = "UTILITY"


class WhatsAppTemplateStatus(StrEnum):
    """Whether a template can be used. WhatsApp Templates page."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    PENDING = "pending"
    APPROVED = "approved"
    REJECTED = "rejected"
    IN_APPEAL = "in_appeal"
    DISABLED = "disabled"
    PENDING_DELETION = "pending_deletion"
    DELETED = "deleted"


AnswerCategory: TypeAlias = Annotated[WhatsAppTemplateCategory | str | None, MEMBER_FIRST, TEXT]
AnswerTemplateStatus: TypeAlias = Annotated[WhatsAppTemplateStatus | str | None, MEMBER_FIRST, TEXT]
InputCategory: TypeAlias = Annotated[
    WhatsAppTemplateCategory
    | Literal[
        "ACCOUNT_UPDATE", "ALERT_UPDATE", "APPOINTMENT_UPDATE", "AUTHENTICATION", "AUTO_REPLY", "ISSUE_RESOLUTION",
        "MARKETING", "OTP", "PAYMENT_UPDATE", "PERSONAL_FINANCE_UPDATE", "RESERVATION_UPDATE", "SHIPPING_UPDATE",
        "TICKET_UPDATE", "TRANSACTIONAL", "TRANSPORTATION_UPDATE", "UTILITY",
    ],
    closed(WhatsAppTemplateCategory),
]  # fmt: skip
InputTemplateStatus: TypeAlias = Annotated[
    WhatsAppTemplateStatus
    | Literal[
        "draft", "submitted", "pending", "approved", "rejected", "in_appeal", "disabled", "pending_deletion", "deleted"
    ],
    closed(WhatsAppTemplateStatus),
]  # fmt: skip


class WhatsAppTemplate(UuidRecord):
    """A template. WhatsApp Templates page."""

    name: WireStr = None
    """What it is called."""
    language: WireStr = None
    """Its language, such as ``en_US``."""
    category: AnswerCategory = None
    """What it is for."""
    components: JSON = None
    """What it consists of, as it arrived: header, body, buttons."""
    status: AnswerTemplateStatus = None
    """Whether it can be used."""
    rejected_reason: WireStr = None
    """Why it was rejected."""
    channel: WhatsAppChannel | None = None
    """The channel that it is for."""
    is_deleted: WireBool = None
    """Whether it is deleted."""
    is_sample: WireBool = None
    """Whether it is an example."""
    show_in_sandbox: WireBool = None
    """Whether tests may use it."""

    def to_input(self, **changes: object) -> WhatsAppTemplateInput:
        """What would write it again, with some of it given anew: an update must say the whole of a template."""
        return rewrite(self, WhatsAppTemplateInput, changes)


class WhatsAppTemplateInput(RecordInput):
    """The whole of a template to change. Update WhatsApp Template page."""

    name: str
    """What it is called."""
    language: str
    """Its language, such as ``en_US``."""
    category: InputCategory
    """What it is for."""
    channel: WhatsAppChannel
    """The channel that it is for: at least ``id`` and ``channel_id``."""
    id: str | None = None
    """Its id; the call fills it in."""
    components: JSON = None
    """What it consists of: header, body, buttons."""
    status: InputTemplateStatus | None = None
    """Whether it can be used."""
    rejected_reason: str | None = None
    """Why it was rejected."""
    is_deleted: bool | None = None
    """Whether it is deleted."""
    is_sample: bool | None = None
    """Whether it is an example."""
    show_in_sandbox: bool | None = None
    """Whether tests may use it."""


class WhatsAppTemplateSent(UuidRecord):
    """A message that was sent from a template. Send a WhatsApp Template page."""

    conversation: WireStr = None
    """The conversation it belongs to."""
