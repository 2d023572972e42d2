"""What a contact has to do with lists and tags."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal, TypeAlias

from acsdk.models.kit.integers import Int64
from acsdk.models.kit.record import Record, RecordInput
from acsdk.models.kit.record_fields import MEMBER_FIRST, NUMBER, RecordId, WireId, closed_number
from acsdk.models.kit.wire import WireDateTime, WireForeignKey, WireInt, WireMoment, WireStr, wire

from .list_status import ListStatus

__all__ = ["ContactList", "ContactListInput", "ContactTag", "ContactTagInput"]


AnswerListStatus: TypeAlias = Annotated[ListStatus | int | None, MEMBER_FIRST, NUMBER]
InputListStatus: TypeAlias = Annotated[ListStatus | Literal[0, 1, 2, 3], closed_number(ListStatus)]


class ContactList(Record):
    """A contact's state on one list. Contact Lists page."""

    id: WireId = 0
    """The number of this membership; the same for as long as contact and list are."""
    contact_id: Annotated[WireForeignKey, wire("contact")] = None
    """The contact."""
    list_id: Annotated[WireForeignKey, wire("list")] = None
    """The list."""
    status: AnswerListStatus = None
    """How the contact stands to the list; missing from an answer that was not told it."""
    channel: WireStr = None
    """``email`` or ``sms``."""
    form_id: Annotated[WireForeignKey, wire("form")] = None
    """The form through which it subscribed."""
    series_id: Annotated[WireForeignKey, wire("seriesid")] = None
    """The automation that subscribed it, by its older name."""
    automation_id: Annotated[WireForeignKey, wire("automation")] = None
    """The automation that subscribed it."""
    subscribed_date: Annotated[WireMoment, wire("sdate")] = None
    """When it subscribed."""
    updated_date: Annotated[WireMoment, wire("udate")] = None
    """When it unsubscribed or bounced, as the recorded rows have it."""
    responder: WireInt = None
    """Whether autoresponders are sent to it."""
    sync: WireInt = None
    """Not documented."""
    unsubscribe_reason: Annotated[WireStr, wire("unsubreason")] = None
    """Why it unsubscribed, in its own words."""
    unsubscribe_automation: Annotated[WireStr, wire("unsubscribeAutomation")] = None
    """The automation that unsubscribed it."""
    campaign_id: Annotated[WireForeignKey, wire("campaign")] = None
    """The campaign from which it unsubscribed."""
    message_id: Annotated[WireForeignKey, wire("message")] = None
    """The message from which it unsubscribed."""
    first_name: WireStr = None
    """The contact's first name at that time."""
    last_name: WireStr = None
    """The contact's last name at that time."""
    source_id: Annotated[WireInt, wire("sourceid")] = None
    """Through what it subscribed; 4 is the API."""
    autosync_log: Annotated[WireStr, wire("autosyncLog")] = None
    """Not documented."""
    ip4_subscribed: Annotated[WireStr, wire("ip4Sub")] = None
    """The address from which it subscribed, as a number."""
    ip4_unsubscribed: Annotated[WireStr, wire("ip4Unsub")] = None
    """The address from which it unsubscribed, as a number."""
    ip4_last: WireStr = None
    """The last address it was seen with, as a number."""
    created_timestamp: WireDateTime = None
    """When the row was made."""
    updated_timestamp: WireDateTime = None
    """When the row last changed."""
    created_by: WireForeignKey = None
    """The user who made it."""
    updated_by: WireForeignKey = None
    """The user who last changed it."""


class ContactListInput(RecordInput):
    """A contact's new state on a list. Contact Lists page."""

    _remedies: ClassVar = {"status": "ListStatus.ACTIVE subscribes and ListStatus.UNSUBSCRIBED unsubscribes"}

    contact_id: Annotated[RecordId, wire("contact")]
    """The contact."""
    list_id: Annotated[RecordId, wire("list")]
    """The list."""
    status: InputListStatus
    """The new state. It is never implied: an unsubscription is not undone by accident, nor made by one."""
    source_id: Annotated[Int64 | None, wire("sourceid")] = None
    """Where it comes from. The documentation wants 4, the API, to subscribe somebody anew who had unsubscribed."""


class ContactTag(Record):
    """A tag on a contact. Contact Tags page."""

    id: WireId = 0
    """The number of this tagging, not of the tag."""
    contact_id: Annotated[WireForeignKey, wire("contact")] = None
    """The contact."""
    tag_id: Annotated[WireForeignKey, wire("tag")] = None
    """The tag."""
    created_date: Annotated[WireMoment, wire("cdate")] = None
    """When the contact got it first."""
    created_timestamp: WireDateTime = None
    """When the contact got it, as newer answers say."""
    updated_timestamp: WireDateTime = None
    """When the row last changed."""
    created_by: WireForeignKey = None
    """The user who put it on."""
    updated_by: WireForeignKey = None
    """The user who last changed it."""


class ContactTagInput(RecordInput):
    """A tag to put on a contact. Contact Tags page."""

    contact_id: Annotated[RecordId, wire("contact")]
    """The contact."""
    tag_id: Annotated[RecordId, wire("tag")]
    """The tag, by its number: the API refuses names here."""
