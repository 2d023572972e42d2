"""What happened with contacts."""

from __future__ import annotations

from typing import Annotated

from acsdk.models.kit.free import JSON
from acsdk.models.kit.record import Record
from acsdk.models.kit.record_fields import WireId
from acsdk.models.kit.reference import RecordReference
from acsdk.models.kit.wire import NO_ITEMS, WireDateTime, WireForeignKey, WireList, WireStr, wire

__all__ = ["Activity", "ActivityRecipient", "ContactEmail", "EmailActivity"]


class ActivityRecipient(Record):
    """Whom an activity reached. Activities page."""

    id: WireId = 0
    """Its number."""
    activity_id: Annotated[WireForeignKey, wire("activityid")] = None
    """The activity."""
    related_type: Annotated[WireStr, wire("reltype")] = None
    """What it reached: ``Subscriber`` is a contact."""
    related_id: Annotated[WireForeignKey, wire("relid")] = None
    """The contact or other record."""
    recipient: RecordReference | None = None
    """The same, as relations name it."""


class Activity(Record):
    """Something that happened with a contact. Activities page."""

    id: WireId = 0
    """Its number."""
    timestamp: Annotated[WireDateTime, wire("tstamp")] = None
    """When it happened."""
    subscriber_id: Annotated[WireForeignKey, wire("subscriberid")] = None
    """The contact."""
    reference_type: WireStr = None
    """What it was about, as the API names it: ``SubscriberEmail`` and others."""
    reference_id: WireForeignKey = None
    """The record that it was about."""
    reference_action: WireStr = None
    """What happened to that."""
    reference_model: Annotated[WireStr, wire("referenceModelName")] = None
    """What it was about, as relations name it."""
    reference: RecordReference | None = None
    """The record that it was about, as relations name it."""
    json_data: Annotated[JSON, wire("jsonData")] = None
    """More of it; the form depends on what it was about."""
    permission: WireStr = None
    """Who may see it; the values are not documented."""
    user_id: Annotated[WireForeignKey, wire("user")] = None
    """The user who did it."""
    user_key: Annotated[WireForeignKey, wire("userid")] = None
    """The user who did it, by its older name."""
    note_ids: Annotated[WireList[WireId], wire("notes")] = NO_ITEMS
    """Its notes; they come beside it where they are asked for."""
    recipient_ids: Annotated[WireList[WireId], wire("recipients")] = NO_ITEMS
    """Whom it reached; they come beside it where they are asked for."""


class EmailActivity(Record):
    """A mail between a user and a contact. Email Activities page, which shows none: the fields are from live use.

    That use has them in snake case, while a recording has ``fromAddress``: both are read.
    """

    id: WireId = 0
    """Its number."""
    contact_id: Annotated[WireForeignKey, wire("contact")] = None
    """The contact."""
    subscriber_id: Annotated[WireForeignKey, wire("subscriberid")] = None
    """The contact, by its older name."""
    deal_id: Annotated[WireForeignKey, wire("deal")] = None
    """The deal."""
    deal_key: Annotated[WireForeignKey, wire("d_id")] = None
    """The deal, by its older name."""
    account_id: Annotated[WireForeignKey, wire("account")] = None
    """The account."""
    user_id: Annotated[WireForeignKey, wire("user")] = None
    """The user."""
    user_key: Annotated[WireForeignKey, wire("userid")] = None
    """The user, by its older name."""
    related_type: Annotated[WireStr, wire("reltype")] = None
    """What it belongs to."""
    related_id: Annotated[WireForeignKey, wire("relid")] = None
    """The record that it belongs to."""
    reference: RecordReference | None = None
    """The record that it belongs to, as relations name it."""
    from_name: Annotated[WireStr, wire("from_name", "fromName")] = None
    """Who sent it."""
    from_address: Annotated[WireStr, wire("fromAddress", "from_address")] = None
    """The address that it was sent from."""
    to_address: Annotated[WireStr, wire("toAddress", "to_address")] = None
    """The address that it was sent to."""
    cc_address: Annotated[WireStr, wire("ccAddress", "cc_address")] = None
    """Who got a copy."""
    subject: WireStr = None
    """What it was about."""
    message: WireStr = None
    """What it said, as text."""
    message_html: Annotated[WireStr, wire("messageHtml", "message_html")] = None
    """What it said, as HTML."""
    timestamp: Annotated[WireDateTime, wire("tstamp")] = None
    """When it was sent."""
    sentiment: WireStr = None
    """What its tone is taken for; none in every recording."""


class ContactEmail(Record):
    """A mail to a contact. No page shows one: the fields are from live use."""

    id: WireId = 0
    """Its number."""
    contact_id: Annotated[WireForeignKey, wire("contact")] = None
    """The contact."""
    subscriber_id: Annotated[WireForeignKey, wire("subscriberid")] = None
    """The contact, by its older name."""
    deal_id: Annotated[WireForeignKey, wire("deal")] = None
    """The deal."""
    deal_key: Annotated[WireForeignKey, wire("d_id")] = None
    """The deal, by its older name."""
    account_id: Annotated[WireForeignKey, wire("account")] = None
    """The account."""
    user_id: Annotated[WireForeignKey, wire("user")] = None
    """The user who sent it."""
    user_key: Annotated[WireForeignKey, wire("userid")] = None
    """The user who sent it, by its older name."""
    message_id: Annotated[WireForeignKey, wire("message")] = None
    """The message."""
    message_key: Annotated[WireForeignKey, wire("messageid")] = None
    """The message, by its older name."""
    series_id: Annotated[WireForeignKey, wire("seriesid")] = None
    """The automation that sent it."""
    message_header: Annotated[WireStr, wire("messageheader")] = None
    """Its header."""
    source: WireStr = None
    """Its source."""
    ip: WireStr = None
    """The address that it was sent from."""
    sent_date: Annotated[WireDateTime, wire("sdate")] = None
    """When it was sent."""
