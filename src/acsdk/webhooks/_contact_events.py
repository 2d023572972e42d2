"""Events of contacts, accounts, lists and text messages."""

from __future__ import annotations

from typing import Annotated, Literal, TypeAlias

from acsdk.models.kit.wire import NO_ENTRIES, NO_ITEMS, WireInt, WireStr, wire
from acsdk.webhooks._contact_blocks import AccountContact, Form, NewList, Note, Sms, Task, Unsubscription
from acsdk.webhooks._event import AccountEvent, CampaignEvent, ContactEvent, Event
from acsdk.webhooks._types import Entries, Numbered, Reference

__all__ = [
    "AccountAdded",
    "AccountContactAdded",
    "AccountContactUpdated",
    "AccountUpdated",
    "AnyContactEvent",
    "ContactNoteAdded",
    "ContactSubscribed",
    "ContactTagAdded",
    "ContactTagRemoved",
    "ContactTaskAdded",
    "ContactUnsubscribed",
    "ContactUpdated",
    "ListAdded",
    "SmsReplied",
    "SmsSent",
    "SmsUnsubscribed",
]


class ContactSubscribed(ContactEvent):
    """A contact joined a list, or was created on one."""

    type: Literal["subscribe"] = "subscribe"
    """What the delivery calls it."""
    form: Form | None = None
    """The form that was filled in, if any."""


class ContactUnsubscribed(CampaignEvent):
    """A contact left a list."""

    type: Literal["unsubscribe"] = "unsubscribe"
    """What the delivery calls it."""
    left_list_ids: Annotated[Entries[Reference], wire("list[]")] = NO_ITEMS
    """The lists that were left."""
    active_subscriptions: Entries[WireInt] = NO_ITEMS
    """The lists that the contact is still on."""
    unsubscribe: Unsubscription | None = None
    """Why, if the contact said so."""
    form: Form | None = None
    """The form that was used, if any."""


class ContactUpdated(ContactEvent):
    """A contact's details changed."""

    type: Literal["update"] = "update"
    """What the delivery calls it."""
    updated_fields: Numbered = NO_ENTRIES
    """What changed; see `DealUpdated`."""


class ContactNoteAdded(ContactEvent):
    """A contact got a note."""

    type: Literal["subscriber_note"] = "subscriber_note"
    """What the delivery calls it."""
    note: Note | None = None
    """The note; its text alone is told."""


class ContactTagAdded(ContactEvent):
    """A contact got a tag. Recorded by third parties, not documented."""

    type: Literal["contact_tag_added"] = "contact_tag_added"
    """What the delivery calls it."""
    tag: WireStr = None
    """The tag's name."""


class ContactTagRemoved(ContactEvent):
    """A contact lost a tag. Recorded by third parties, not documented."""

    type: Literal["contact_tag_removed"] = "contact_tag_removed"
    """What the delivery calls it."""
    tag: WireStr = None
    """The tag's name."""


class ContactTaskAdded(ContactEvent):
    """A contact got a task."""

    type: Literal["contact_task_add"] = "contact_task_add"
    """What the delivery calls it."""
    task: Task | None = None
    """The task."""


class AccountAdded(AccountEvent):
    """An account was created."""

    type: Literal["account_add"] = "account_add"
    """What the delivery calls it."""


class AccountUpdated(AccountEvent):
    """An account changed."""

    type: Literal["account_update"] = "account_update"
    """What the delivery calls it."""
    updated_fields: Numbered = NO_ENTRIES
    """What changed; see `DealUpdated`."""


class AccountContactAdded(AccountEvent):
    """A contact was tied to an account."""

    type: Literal["account_contact_add"] = "account_contact_add"
    """What the delivery calls it."""
    account_contact: Annotated[AccountContact | None, wire("accountContact")] = None
    """The tie."""


class AccountContactUpdated(AccountEvent):
    """A contact's tie to an account changed."""

    type: Literal["account_contact_update"] = "account_contact_update"
    """What the delivery calls it."""
    account_contact: Annotated[AccountContact | None, wire("accountContact")] = None
    """The tie."""


class ListAdded(Event):
    """A list was created."""

    type: Literal["list_add"] = "list_add"
    """What the delivery calls it."""
    new_list: Annotated[NewList | None, wire("list[]")] = None
    """The list."""


class SmsSent(ContactEvent):
    """A text message was sent."""

    type: Literal["sms_sent"] = "sms_sent"
    """What the delivery calls it."""
    sms: Sms | None = None
    """The message."""


class SmsReplied(ContactEvent):
    """A contact answered a text message."""

    type: Literal["sms_reply"] = "sms_reply"
    """What the delivery calls it."""
    sms: Sms | None = None
    """The answer."""


class SmsUnsubscribed(ContactEvent):
    """A contact wants no more text messages."""

    type: Literal["sms_unsub"] = "sms_unsub"
    """What the delivery calls it."""
    sms: Sms | None = None
    """The number."""


AnyContactEvent: TypeAlias = (
    ContactSubscribed
    | ContactUnsubscribed
    | ContactUpdated
    | ContactNoteAdded
    | ContactTagAdded
    | ContactTagRemoved
    | ContactTaskAdded
    | AccountAdded
    | AccountUpdated
    | AccountContactAdded
    | AccountContactUpdated
    | ListAdded
    | SmsSent
    | SmsReplied
    | SmsUnsubscribed
)
"""Any event of contacts, accounts, lists and text messages."""
