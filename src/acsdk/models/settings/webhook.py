"""Webhooks as the account keeps them. What they deliver is typed in `acsdk.webhooks`."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Literal, TypeAlias

from acsdk.models.kit.enums import closed
from acsdk.models.kit.record import Record, RecordInput, RecordUpdate
from acsdk.models.kit.record_fields import MEMBER_FIRST, TEXT, ListId, WireId
from acsdk.models.kit.wire import NO_ITEMS, Items, WireDateTime, WireForeignKey, WireList, WireMoment, WireStr, wire

__all__ = ["Webhook", "WebhookEventName", "WebhookInput", "WebhookSource", "WebhookUpdate"]


class WebhookEventName(StrEnum):
    """What a webhook can tell of. Webhooks page; ``client.webhooks.events()`` asks the account."""

    ACCOUNT_ADD = "account_add"
    ACCOUNT_CONTACT_ADD = "account_contact_add"
    ACCOUNT_CONTACT_UPDATE = "account_contact_update"
    ACCOUNT_UPDATE = "account_update"
    BOUNCE = "bounce"
    CLICK = "click"
    CONTACT_TAG_ADDED = "contact_tag_added"
    CONTACT_TAG_REMOVED = "contact_tag_removed"
    CONTACT_TASK_ADD = "contact_task_add"
    DEAL_ADD = "deal_add"
    DEAL_NOTE_ADD = "deal_note_add"
    DEAL_PIPELINE_ADD = "deal_pipeline_add"
    DEAL_STAGE_ADD = "deal_stage_add"
    DEAL_TASK_ADD = "deal_task_add"
    DEAL_TASK_COMPLETE = "deal_task_complete"
    DEAL_TASKTYPE_ADD = "deal_tasktype_add"
    DEAL_UPDATE = "deal_update"
    FORWARD = "forward"
    LIST_ADD = "list_add"
    OPEN = "open"
    REPLY = "reply"
    SENT = "sent"
    SHARE = "share"
    SMS_REPLY = "sms_reply"
    SMS_SENT = "sms_sent"
    SMS_UNSUB = "sms_unsub"
    SUBSCRIBE = "subscribe"
    SUBSCRIBER_NOTE = "subscriber_note"
    UNSUBSCRIBE = "unsubscribe"
    UPDATE = "update"


class WebhookSource(StrEnum):
    """What must have caused an event for a webhook to tell of it. Webhooks page."""

    PUBLIC = "public"
    """The contact: forms and links."""
    ADMIN = "admin"
    """A user in the user interface."""
    API = "api"
    SYSTEM = "system"
    """Automations and the like."""


AnswerEvent: TypeAlias = Annotated[WebhookEventName | str | None, MEMBER_FIRST, TEXT]
AnswerSource: TypeAlias = Annotated[WebhookSource | str | None, MEMBER_FIRST, TEXT]
InputSource: TypeAlias = Annotated[WebhookSource | Literal["public", "admin", "api", "system"], closed(WebhookSource)]
# Open, unlike other enums that are sent: the account may know events that the pages do not name.
InputEvent: TypeAlias = Annotated[WebhookEventName | str, MEMBER_FIRST]


class Webhook(Record):
    """A webhook. Webhooks page."""

    id: WireId = 0
    """The number that names it."""
    name: WireStr = None
    """What it is called."""
    url: WireStr = None
    """Where it delivers to."""
    events: WireList[AnswerEvent] = NO_ITEMS
    """What it tells of."""
    sources: WireList[AnswerSource] = NO_ITEMS
    """What must have caused the event."""
    list_id: Annotated[WireForeignKey, wire("listid")] = None
    """The list whose events it tells of; ``None`` for all."""
    state: WireStr = None
    """Whether it is active; a URL that answers 410 deactivates it for good."""
    deactivated_date: WireDateTime = None
    """When it was deactivated."""
    created_date: Annotated[WireMoment, wire("cdate")] = None
    """When it was made."""


class WebhookInput(RecordInput):
    """A webhook to create. Webhooks page."""

    name: str
    """What it is called."""
    url: str
    """Where it delivers to; with https on port 443 alone."""
    events: Items[InputEvent]
    """What it tells of."""
    sources: Items[InputSource]
    """What must have caused the event."""
    list_id: Annotated[ListId | None, wire("listid")] = None
    """The list whose events it tells of; 0 for all. Events of deals, accounts, tags, tasks, notes and SMS heed none."""


class WebhookUpdate(RecordUpdate):
    """What to change in a webhook. A list takes the place of the one that was there. Webhooks page."""

    name: str | None = None
    """What it is called."""
    url: str | None = None
    """Where it delivers to; with https on port 443 alone."""
    events: Items[InputEvent] | None = None
    """What it tells of."""
    sources: Items[InputSource] | None = None
    """What must have caused the event."""
    list_id: Annotated[ListId | None, wire("listid")] = None
    """The list whose events it tells of; 0 for all."""
