"""What became of SMS messages, and what they cost."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, TypeAlias

from acsdk.models.kit.base import Answer
from acsdk.models.kit.record import Record
from acsdk.models.kit.record_fields import MEMBER_FIRST, TEXT, WireId
from acsdk.models.kit.wire import NO_ITEMS, WireBool, WireDateTime, WireForeignKey, WireInt, WireList, WireStr, wire

__all__ = [
    "SmsCredits",
    "SmsDeliverability",
    "SmsFailure",
    "SmsFailureDetails",
    "SmsList",
    "SmsMessage",
    "SmsMetrics",
    "SmsRecipient",
    "SmsReply",
    "SmsSnapshot",
]


class SmsDeliverability(StrEnum):
    """What became of a message. SMS Broadcasts page."""

    DELIVERED = "delivered"
    FAILED = "failed"


AnswerDeliverability: TypeAlias = Annotated[SmsDeliverability | str | None, MEMBER_FIRST, TEXT]


class SmsMetrics(Record):
    """The figures of a broadcast. SMS Broadcasts page."""

    id: WireId = 0
    """The broadcast."""
    sends: WireInt = None
    """How many messages were sent."""
    deliveries: WireInt = None
    """How many arrived."""
    failures: WireInt = None
    """How many did not."""
    replies: WireInt = None
    """How many were answered."""
    opt_outs: Annotated[WireInt, wire("optOuts")] = None
    """How many contacts opted out."""
    clicks: WireInt = None
    """How often links were clicked."""


class SmsSnapshot(Record):
    """The figures of several broadcasts together. SMS Broadcasts page."""

    campaigns: WireInt = None
    """How many broadcasts."""
    sends: WireInt = None
    """How many messages were sent."""
    deliveries: WireInt = None
    """How many arrived."""
    failures: WireInt = None
    """How many did not."""
    replies: WireInt = None
    """How many were answered."""
    opt_outs: Annotated[WireInt, wire("optOuts")] = None
    """How many contacts opted out."""
    clicks: WireInt = None
    """How often links were clicked."""


class SmsFailure(Record):
    """How many messages failed for one reason. SMS Broadcasts page."""

    error_code: Annotated[WireStr, wire("errorCode")] = None
    """The reason."""
    error_source: Annotated[WireStr, wire("errorSource")] = None
    """Who gave it: ``ac`` or ``twilio``."""
    count: WireInt = None
    """How many messages."""


class SmsReply(Answer):
    """What a contact answered. SMS Broadcasts page."""

    message: WireStr = None
    """The text."""
    date: WireDateTime = None
    """When it came."""


class SmsFailureDetails(Answer):
    """Why a message failed. SMS Broadcasts page."""

    error_code: Annotated[WireStr, wire("errorCode")] = None
    """The reason."""
    error_source: Annotated[WireStr, wire("errorSource")] = None
    """Who gave it: ``ac`` or ``twilio``."""


class SmsRecipient(Record):
    """A contact who was sent a broadcast. SMS Broadcasts page."""

    id: WireId = 0
    """The contact."""
    name: WireStr = None
    """The contact's name."""
    phone_number: Annotated[WireStr, wire("phoneNumber")] = None
    """Where it was sent to."""
    sent_date: Annotated[WireDateTime, wire("sentDate")] = None
    """When it was sent."""
    deliverability: AnswerDeliverability = None
    """What became of it."""
    clicks: WireInt = None
    """How often the contact clicked a link."""
    replies: WireList[SmsReply] = NO_ITEMS
    """What the contact answered."""
    opted_out: Annotated[WireBool, wire("optOut")] = None
    """Whether the contact opted out."""
    details: SmsFailureDetails | None = None
    """Why it failed."""


class SmsList(Record):
    """A list of contacts for SMS. SMS Broadcasts page."""

    id: WireId = 0
    """The list."""
    name: WireStr = None
    """What it is called."""
    subscriber_count: WireInt = None
    """How many contacts it has."""


class SmsCredits(Record):
    """What the account may still send. SMS Broadcasts page."""

    period: WireStr = None
    """The current period."""
    next_refill_date: Annotated[WireStr, wire("nextRefillDate")] = None
    """When the next one begins."""
    included_this_period: Annotated[WireInt, wire("includedThisPeriod")] = None
    """How many credits it has."""
    used_this_period: Annotated[WireInt, wire("usedThisPeriod")] = None
    """How many of them are used."""
    extra: WireInt = None
    """How many were bought beside."""
    available: WireInt = None
    """How many are left."""


class SmsMessage(Record):
    """A message that an automation sends. Undocumented: the fields are those that third-party readers of it found."""

    id: WireId = 0
    """The number that names it."""
    text: Annotated[WireStr, wire("msg")] = None
    """The text."""
    automation_id: Annotated[WireForeignKey, wire("automation")] = None
    """The automation."""
    series_id: Annotated[WireForeignKey, wire("seriesid")] = None
    """The automation, by its older name."""
    user_id: Annotated[WireForeignKey, wire("userid")] = None
    """The user who made it."""
    user: WireForeignKey = None
    """The user who made it, as relations name it."""
    days: Annotated[WireStr, wire("tf_day")] = None
    """The days on which it may be sent."""
    from_hour: Annotated[WireInt, wire("tf_hr_from")] = None
    """The hour from which on it may be sent."""
    to_hour: Annotated[WireInt, wire("tf_hr_to")] = None
    """The hour until which it may be sent."""
    sent: WireInt = None
    """How often it was sent."""
    failed: WireInt = None
    """How often that failed."""
    unsubscribes: WireInt = None
    """How many contacts opted out."""
    replies: WireInt = None
    """How often it was answered."""
    unique_replies: Annotated[WireInt, wire("uniquereplies")] = None
    """How many contacts answered it."""
    timestamp: Annotated[WireDateTime, wire("tstamp")] = None
    """When it was made."""
    first_sent_date: Annotated[WireDateTime, wire("sdate")] = None
    """When it was first sent."""
    last_sent_date: Annotated[WireDateTime, wire("ldate")] = None
    """When it was last sent."""
