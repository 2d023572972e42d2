"""What is known of a contact beside its own record."""

from __future__ import annotations

from typing import Annotated

from acsdk.models.kit.money import AnswerNumber
from acsdk.models.kit.record import Record
from acsdk.models.kit.record_fields import WireId
from acsdk.models.kit.wire import WireDateTime, WireForeignKey, WireInt, WireMoment, WireStr, wire

__all__ = [
    "BounceLog",
    "ContactData",
    "ContactGoal",
    "ContactLog",
    "GeoAddress",
    "GeoIp",
    "Organization",
    "PlusAppend",
    "ScoreValue",
    "TrackingLog",
]

_Number = AnswerNumber  # an exact decimal, whatever it counts


class ScoreValue(Record):
    """What a contact or a deal has in one score. Contacts page."""

    id: WireId = 0
    """The number of this value."""
    score_id: Annotated[WireForeignKey, wire("score")] = None
    """The score."""
    contact_id: Annotated[WireForeignKey, wire("contact")] = None
    """The contact."""
    deal_id: Annotated[WireForeignKey, wire("deal")] = None
    """The deal."""
    value: Annotated[WireInt, wire("scoreValue")] = None
    """The points."""
    created_date: Annotated[WireMoment, wire("cdate")] = None
    """When it was first computed."""
    modified_date: Annotated[WireMoment, wire("mdate")] = None
    """When it last changed."""


class ContactData(Record):
    """What was found out about a contact: where it is, and what brought it. Contacts page."""

    id: WireId = 0
    """Its number."""
    contact_id: Annotated[WireForeignKey, wire("contact")] = None
    """The contact."""
    timestamp: Annotated[WireMoment, wire("tstamp")] = None
    """When it was found out."""
    geo_timestamp: Annotated[WireDateTime, wire("geoTstamp")] = None
    """When the place was found out."""
    geo_ip4: Annotated[WireStr, wire("geoIp4")] = None
    """The address that the place was found by, as a number."""
    geo_country_code: Annotated[WireStr, wire("geoCountry2")] = None
    """Country, by its code of two letters."""
    geo_country: WireStr = None
    """Country."""
    geo_state: Annotated[WireStr, wire("geoState")] = None
    """State or province."""
    geo_city: Annotated[WireStr, wire("geoCity")] = None
    """City."""
    geo_zip: Annotated[WireStr, wire("geoZip")] = None
    """Postal code."""
    geo_area: Annotated[WireStr, wire("geoArea")] = None
    """Area code."""
    geo_latitude: Annotated[_Number, wire("geoLat")] = None
    """Latitude in degrees."""
    geo_longitude: Annotated[_Number, wire("geoLon")] = None
    """Longitude in degrees."""
    geo_time_zone: Annotated[WireStr, wire("geoTz")] = None
    """Time zone."""
    geo_time_zone_offset: Annotated[_Number, wire("geoTzOffset")] = None
    """The time zone's offset in hours."""
    ga_campaign_source: WireStr = None
    """Google Analytics: source of the campaign."""
    ga_campaign_name: WireStr = None
    """Google Analytics: name of the campaign."""
    ga_campaign_medium: WireStr = None
    """Google Analytics: medium of the campaign."""
    ga_campaign_term: WireStr = None
    """Google Analytics: search term."""
    ga_campaign_content: WireStr = None
    """Google Analytics: content of the campaign."""
    ga_campaign_segment: Annotated[WireStr, wire("ga_campaign_customsegment")] = None
    """Google Analytics: segment."""
    ga_first_visit: WireDateTime = None
    """Google Analytics: first visit."""
    ga_times_visited: WireInt = None
    """Google Analytics: number of visits."""
    facebook_id: Annotated[WireStr, wire("fb_id")] = None
    """Its id at Facebook."""
    facebook_name: Annotated[WireStr, wire("fb_name")] = None
    """Its name at Facebook."""
    twitter_id: Annotated[WireStr, wire("tw_id")] = None
    """Its id at Twitter."""
    created_timestamp: WireDateTime = None
    """When the row was made."""
    updated_timestamp: WireDateTime = None
    """When the row last changed."""
    created_by: WireForeignKey = None
    """The user who made it."""
    updated_by: WireForeignKey = None
    """The user who last changed it."""


class GeoIp(Record):
    """An address that a contact was seen with. Contacts page."""

    id: WireId = 0
    """Its number."""
    contact_id: Annotated[WireForeignKey, wire("contact")] = None
    """The contact."""
    campaign_id: Annotated[WireForeignKey, wire("campaignid")] = None
    """The campaign that it reacted to."""
    message_id: Annotated[WireForeignKey, wire("messageid")] = None
    """The message that it reacted to."""
    geo_address_id: Annotated[WireForeignKey, wire("geoAddress")] = None
    """The place."""
    geo_address_key: Annotated[WireForeignKey, wire("geoaddrid")] = None
    """The place, by its older name."""
    ip4: WireStr = None
    """The address, as a number."""
    timestamp: Annotated[WireMoment, wire("tstamp")] = None
    """When it was seen."""


class GeoAddress(Record):
    """A place. Contacts page."""

    id: WireId = 0
    """Its number."""
    ip4: WireStr = None
    """The address that it was found by, as a number."""
    country_code: Annotated[WireStr, wire("country2")] = None
    """Country, by its code of two letters."""
    country: WireStr = None
    """Country."""
    state: WireStr = None
    """State or province."""
    city: WireStr = None
    """City."""
    zip: WireStr = None
    """Postal code."""
    area: WireStr = None
    """Area code."""
    latitude: Annotated[_Number, wire("lat")] = None
    """Latitude in degrees."""
    longitude: Annotated[_Number, wire("lon")] = None
    """Longitude in degrees."""
    time_zone: Annotated[WireStr, wire("tz")] = None
    """Time zone."""
    timestamp: Annotated[WireMoment, wire("tstamp")] = None
    """When it was found out."""


class BounceLog(Record):
    """A mail to a contact that bounced. Contacts page."""

    id: WireId = 0
    """Its number."""
    contact_id: Annotated[WireForeignKey, wire("contact")] = None
    """The contact."""
    subscriber_id: Annotated[WireForeignKey, wire("subscriberid")] = None
    """The contact, by its older name."""
    bounce_id: Annotated[WireForeignKey, wire("bounce")] = None
    """The bounce."""
    bounce_key: Annotated[WireForeignKey, wire("bounceid")] = None
    """The bounce, by its older name."""
    campaign_id: Annotated[WireForeignKey, wire("campaign")] = None
    """The campaign."""
    campaign_key: Annotated[WireForeignKey, wire("campaignid")] = None
    """The campaign, by its older name."""
    message_id: Annotated[WireForeignKey, wire("message")] = None
    """The message."""
    message_key: Annotated[WireForeignKey, wire("messageid")] = None
    """The message, by its older name."""
    code_id: Annotated[WireForeignKey, wire("code")] = None
    """The kind of bounce."""
    code_key: Annotated[WireForeignKey, wire("codeid")] = None
    """The kind of bounce, by its older name."""
    email: WireStr = None
    """The address that bounced."""
    error: WireStr = None
    """What the other mail server said."""
    source: WireStr = None
    """The mail that came back."""
    timestamp: Annotated[WireMoment, wire("tstamp")] = None
    """When it bounced."""
    created_timestamp: WireDateTime = None
    """When the row was made."""
    updated_timestamp: WireDateTime = None
    """When the row last changed."""
    created_by: WireForeignKey = None
    """The user who made it."""
    updated_by: WireForeignKey = None
    """The user who last changed it."""


class TrackingLog(Record):
    """An event of a contact. Contacts page."""

    id: WireId = 0
    """Its number."""
    contact_id: Annotated[WireForeignKey, wire("contact")] = None
    """The contact."""
    subscriber_id: Annotated[WireForeignKey, wire("subscriberid")] = None
    """The contact, by its older name."""
    type: WireStr = None
    """The event's name."""
    value: WireStr = None
    """What came with the event."""
    hash: WireStr = None
    """Names the event."""
    timestamp: Annotated[WireDateTime, wire("tstamp")] = None
    """When it happened."""


class ContactGoal(Record):
    """A goal that a contact reached in an automation. Contacts page."""

    id: WireId = 0
    """Its number."""
    contact_id: Annotated[WireForeignKey, wire("contact")] = None
    """The contact."""
    subscriber_id: Annotated[WireForeignKey, wire("subscriberid")] = None
    """The contact, by its older name."""
    goal_id: Annotated[WireForeignKey, wire("goal")] = None
    """The goal."""
    goal_key: Annotated[WireForeignKey, wire("goalid")] = None
    """The goal, by its older name."""
    automation_id: Annotated[WireForeignKey, wire("automation")] = None
    """The automation."""
    series_id: Annotated[WireForeignKey, wire("seriesid")] = None
    """The automation, by its older name."""
    contact_automation_id: Annotated[WireForeignKey, wire("contactAutomation")] = None
    """The run through the automation."""
    subscriber_series_id: Annotated[WireForeignKey, wire("subscriberseriesid")] = None
    """The run through the automation, by its older name."""
    timespan: WireInt = None
    """How long it took, in seconds."""
    timestamp: Annotated[WireMoment, wire("tstamp")] = None
    """When it was reached."""


class ContactLog(Record):
    """An entry of a contact's log. No source shows one: all fields are in ``model_extra``."""

    id: WireId = 0
    """Its number."""


class PlusAppend(Record):
    """What other services knew of a contact. Contacts page."""

    id: WireId = 0
    """Its number."""
    contact_id: Annotated[WireForeignKey, wire("contact")] = None
    """The contact."""
    image_url: Annotated[WireStr, wire("imageUrl")] = None
    """A picture."""
    facebook: Annotated[WireStr, wire("membershipsFacebook")] = None
    """Its page at Facebook."""
    twitter: Annotated[WireStr, wire("membershipsTwitter")] = None
    """Its page at Twitter."""
    linkedin: Annotated[WireStr, wire("membershipsLinkedin")] = None
    """Its page at LinkedIn."""
    last_updated_rapleaf: WireDateTime = None
    """When Rapleaf was last asked."""
    last_updated_fliptop: WireDateTime = None
    """When Fliptop was last asked."""
    last_updated_fullcontact: WireDateTime = None
    """When FullContact was last asked."""


class Organization(Record):
    """A contact's organisation, in its deprecated form. Contacts page."""

    id: WireId = 0
    """Its number."""
    name: WireStr = None
    """What it is called."""
    user_id: Annotated[WireForeignKey, wire("userid")] = None
    """The user who owns it."""
    owner_id: Annotated[WireForeignKey, wire("owner")] = None
    """The user who owns it, as relations name it."""
    created_timestamp: WireMoment = None
    """When it was made."""
    updated_timestamp: WireMoment = None
    """When it last changed."""
