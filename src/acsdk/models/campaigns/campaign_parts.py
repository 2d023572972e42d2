"""What belongs to campaigns: links, lists, messages, and the answer to copying one."""

from __future__ import annotations

from typing import Annotated

from acsdk.models.kit.money import AnswerNumber
from acsdk.models.kit.record import Record
from acsdk.models.kit.record_fields import WireId
from acsdk.models.kit.wire import WireBool, WireDateTime, WireForeignKey, WireInt, WireStr, wire

__all__ = ["CampaignCopy", "CampaignLink", "CampaignList", "CampaignMessage"]


class CampaignLink(Record):
    """A link in a campaign's messages. Retrieve Links Associated to Campaign page."""

    id: WireId = 0
    """The number that other records name it by."""
    link: WireStr = None
    """Where it leads; ``open`` for the invisible image that tells of opening."""
    name: WireStr = None
    """What it is called."""
    ref: WireStr = None
    """Not documented; empty in every example."""
    tracked: WireBool = None
    """Whether clicks are counted."""
    campaign_id: Annotated[WireForeignKey, wire("campaignid")] = None
    """The campaign."""
    campaign: WireForeignKey = None
    """The campaign, as relations name it."""
    message_id: Annotated[WireForeignKey, wire("messageid")] = None
    """The message it stands in."""
    message: WireForeignKey = None
    """The message it stands in, as relations name it."""
    link_clicks: Annotated[WireInt, wire("linkclicks")] = None
    """How often it was clicked."""
    unique_clicks: Annotated[WireInt, wire("uniqueclicks")] = None
    """How many contacts clicked it."""
    unique_link_clicks: Annotated[WireInt, wire("uniquelinkclicks")] = None
    """The same, as other answers name it."""
    created_timestamp: WireDateTime = None
    """When it was made."""
    updated_timestamp: WireDateTime = None
    """When it last changed."""
    created_by: WireForeignKey = None
    """The user who made it."""
    updated_by: WireForeignKey = None
    """The user who last changed it."""


class CampaignList(Record):
    """A list that a campaign goes to. Undocumented: the fields are those that third-party readers of it found."""

    id: WireId = 0
    """Its number."""
    campaign_id: Annotated[WireForeignKey, wire("campaignid")] = None
    """The campaign."""
    campaign: WireForeignKey = None
    """The campaign, as relations name it."""
    list_id: Annotated[WireForeignKey, wire("listid")] = None
    """The list."""
    list: WireForeignKey = None
    """The list, as relations name it."""
    name: WireStr = None
    """What the list is called."""
    subscribers: Annotated[WireInt, wire("list_amt")] = None
    """How many of its contacts the campaign goes to."""
    user_id: Annotated[WireForeignKey, wire("userid")] = None
    """The user who owns it."""
    user: WireForeignKey = None
    """The user who owns it, as relations name it."""
    created_date: Annotated[WireDateTime, wire("cdate")] = None
    """When it was made."""
    updated_date: Annotated[WireDateTime, wire("udate")] = None
    """When it last changed."""


class CampaignMessage(Record):
    """A message in a campaign. Undocumented: the fields are those that third-party readers of it found."""

    id: WireId = 0
    """Its number."""
    campaign_id: Annotated[WireForeignKey, wire("campaignid")] = None
    """The campaign."""
    campaign: WireForeignKey = None
    """The campaign, as relations name it."""
    message_id: Annotated[WireForeignKey, wire("messageid")] = None
    """The message."""
    message: WireForeignKey = None
    """The message, as relations name it."""
    subject: WireStr = None
    """Its subject."""
    percentage: AnswerNumber = None
    """The share of the contacts that get it, in percent."""
    initial_split_percentage: AnswerNumber = None
    """That share at the start of a split test, in percent."""
    source_size: Annotated[WireInt, wire("sourcesize")] = None
    """How large it is, in bytes."""
    sent_count: Annotated[WireInt, wire("send_amt")] = None
    """How many contacts it has been sent to."""
    total_count: Annotated[WireInt, wire("total_amt")] = None
    """How many contacts it is to be sent to."""
    opens: WireInt = None
    """How often it was opened."""
    unique_opens: Annotated[WireInt, wire("uniqueopens")] = None
    """How many contacts opened it."""
    link_clicks: Annotated[WireInt, wire("linkclicks")] = None
    """How often a link was clicked."""
    unique_link_clicks: Annotated[WireInt, wire("uniquelinkclicks")] = None
    """How many different links contacts clicked."""
    subscriber_clicks: Annotated[WireInt, wire("subscriberclicks")] = None
    """How many contacts clicked a link."""
    forwards: WireInt = None
    """How often it was passed on."""
    unique_forwards: Annotated[WireInt, wire("uniqueforwards")] = None
    """How many contacts passed it on."""
    hard_bounces: Annotated[WireInt, wire("hardbounces")] = None
    """How many mails can never be delivered."""
    soft_bounces: Annotated[WireInt, wire("softbounces")] = None
    """How many mails could not be delivered this time."""
    unsubscribes: WireInt = None
    """How many contacts unsubscribed."""
    unsubscribe_reasons: Annotated[WireInt, wire("unsubreasons")] = None
    """How many of them said why."""
    updates: WireInt = None
    """How many contacts changed their data."""
    social_shares: Annotated[WireInt, wire("socialshares")] = None
    """How often it was shared."""
    replies: WireInt = None
    """How often it was answered."""
    unique_replies: Annotated[WireInt, wire("uniquereplies")] = None
    """How many contacts answered."""
    spam_score: Annotated[AnswerNumber, wire("spamcheck_score")] = None
    """How much it looks like spam."""
    spam_limit: Annotated[AnswerNumber, wire("spamcheck_max")] = None
    """From which score on it would be taken for spam."""
    screenshot: WireStr = None
    """Its picture: a URL."""


class CampaignCopy(Record):
    """The answer to copying a campaign. Duplicate Campaign page."""

    new_campaign_id: Annotated[WireForeignKey, wire("newCampaignId")] = None
    """The copy, a draft."""
    message: WireStr = None
    """What the API says about it."""
    succeeded: WireBool = None
    """Always true: a failure raises."""
