"""Calendar feeds: the tasks of deals and contacts for other calendars."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Literal, TypeAlias

from acsdk.models.kit.enums import closed
from acsdk.models.kit.record import Record, RecordInput, RecordUpdate
from acsdk.models.kit.record_fields import MEMBER_FIRST, TEXT, Flag, WireId
from acsdk.models.kit.wire import WireBool, WireForeignKey, WireMoment, WireStr, wire

__all__ = ["CalendarFeed", "CalendarFeedInput", "CalendarFeedUpdate", "CalendarType"]


class CalendarType(StrEnum):
    """Whose tasks a feed shows. Calendars page."""

    ALL = "All"
    DEALS = "Deals"
    CONTACTS = "Contacts"


InputCalendarType: TypeAlias = Annotated[CalendarType | Literal["All", "Deals", "Contacts"], closed(CalendarType)]


class CalendarFeed(Record):
    """A calendar feed. Calendars page."""

    id: WireId = 0
    """Its number."""
    title: WireStr = None
    """What it is called."""
    type: Annotated[CalendarType | str | None, MEMBER_FIRST, TEXT] = None
    """Whose tasks it shows."""
    has_notifications: Annotated[WireBool, wire("notification")] = None
    """Whether it reminds of them."""
    token: WireStr = None
    """The secret in its address."""
    user_id: Annotated[WireForeignKey, wire("userid")] = None
    """The user whose feed it is."""
    created_date: Annotated[WireMoment, wire("cdate")] = None
    """When it was made."""
    modified_date: Annotated[WireMoment, wire("mdate")] = None
    """When it last changed."""


class CalendarFeedInput(RecordInput):
    """A calendar feed to create. Calendars page."""

    title: str
    """What it is called."""
    type: InputCalendarType
    """Whose tasks it shows."""
    has_notifications: Annotated[Flag | None, wire("notification")] = None
    """Whether it reminds of them."""


class CalendarFeedUpdate(RecordUpdate):
    """What to change in a calendar feed. Calendars page."""

    title: str | None = None
    """What it is called."""
    type: InputCalendarType | None = None
    """Whose tasks it shows."""
    has_notifications: Annotated[Flag | None, wire("notification")] = None
    """Whether it reminds of them."""
