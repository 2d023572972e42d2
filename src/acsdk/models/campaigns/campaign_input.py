"""Campaigns to create and to change."""

from __future__ import annotations

from typing import Annotated, TypeAlias

from acsdk.models.kit.integers import Int64
from acsdk.models.kit.record import RecordInput, RecordUpdate
from acsdk.models.kit.record_fields import MEMBER_FIRST, RecordId
from acsdk.models.kit.wire import Items, OffsetDateTime, wire

from .campaign import CampaignType

__all__ = ["CampaignInput", "CampaignUpdate"]

# Open: the reference gives no list of types.
InputCampaignType: TypeAlias = Annotated[CampaignType | str, MEMBER_FIRST]


class CampaignInput(RecordInput):
    """A campaign to create; all else about it is set by a change. Create Campaign page."""

    name: str
    """What it is called."""
    type: InputCampaignType = CampaignType.SINGLE
    """What kind it is. The API requires it; ``single`` is what its page shows."""
    can_split_content: Annotated[bool | None, wire("canSplitContent")] = None
    """Whether contents may differ in a split test."""


class CampaignUpdate(RecordUpdate):
    """What to change in a campaign. Edit Campaign page."""

    name: str | None = None
    """What it is called."""
    type: InputCampaignType | None = None
    """What kind it is."""
    segment_id: Annotated[str | None, wire("segmentId")] = None
    """The segment it goes to: the number of an old one, or the id of a new one."""
    address_id: Annotated[RecordId | None, wire("addressId")] = None
    """The postal address in it."""
    list_ids: Annotated[Items[RecordId] | None, wire("listIds")] = None
    """The lists it goes to."""
    reply_tracking_enabled: Annotated[bool | None, wire("replyTrackingEnabled")] = None
    """Whether answers are tracked."""
    link_tracking_enabled: Annotated[bool | None, wire("linkTrackingEnabled")] = None
    """Whether links are tracked."""
    read_tracking_enabled: Annotated[bool | None, wire("readTrackingEnabled")] = None
    """Whether opening is tracked."""
    google_analytics_link_tracking_enabled: Annotated[bool | None, wire("googleAnalyticsLinkTrackingEnabled")] = None
    """Whether links are tracked in Google Analytics."""
    google_analytics_campaign_name: Annotated[str | None, wire("googleAnalyticsCampaignName")] = None
    """What Google Analytics calls the campaign."""
    send_to_existing_subscribers: Annotated[bool | None, wire("sendToExistingSubscribers")] = None
    """Whether earlier subscribers get it too."""
    can_split_content: Annotated[bool | None, wire("canSplitContent")] = None
    """Whether contents may differ in a split test."""
    recurring: bool | None = None
    """Whether it is sent again and again."""
    responder_days_offset: Annotated[Int64 | None, wire("responderDaysOffset")] = None
    """Autoresponder: how many days after the event it is sent."""
    responder_hours_offset: Annotated[Int64 | None, wire("responderHoursOffset")] = None
    """Autoresponder: how many hours more."""
    scheduled_date: Annotated[OffsetDateTime | None, wire("scheduledDate")] = None
    """When it is sent. The page calls it a text; ISO 8601 with an offset is a guess."""
    reminder_field: Annotated[str | None, wire("reminderField")] = None
    """Reminder: the date field it goes by."""
    reminder_offset: Annotated[Int64 | None, wire("reminderOffset")] = None
    """Reminder: how far from that date it is sent."""
    reminder_offset_type: Annotated[str | None, wire("reminderOffsetType")] = None
    """Reminder: the unit of that."""
    reminder_type: Annotated[str | None, wire("reminderType")] = None
    """Reminder: what of the date counts."""
    rss_interval: Annotated[Int64 | None, wire("rssInterval")] = None
    """RSS: how often the feed is read."""
    split_type: Annotated[str | None, wire("splitType")] = None
    """Split test: how the winner is found."""
    split_winner_wait_period: Annotated[Int64 | None, wire("splitWinnerWaitPeriod")] = None
    """Split test: how long to wait for the winner."""
    split_winner_wait_period_type: Annotated[str | None, wire("splitWinnerWaitPeriodType")] = None
    """Split test: the unit of that."""
    public_campaign_archive: Annotated[bool | None, wire("publicCampaignArchive")] = None
    """Whether the public archive shows it."""
