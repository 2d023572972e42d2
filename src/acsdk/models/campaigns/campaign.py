"""Campaigns as the account has them."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, TypeAlias

from acsdk.models.kit.record import Record
from acsdk.models.kit.record_fields import MEMBER_FIRST, TEXT, WireId
from acsdk.models.kit.wire import WireBool, WireDateTime, WireForeignKey, WireInt, WireMoment, WireStr, wire

__all__ = ["Campaign", "CampaignType"]


class CampaignType(StrEnum):
    """What kind a campaign is. The Campaigns page names ``single`` alone; the others are those of version 1."""

    SINGLE = "single"
    RECURRING = "recurring"
    SPLIT = "split"
    RESPONDER = "responder"
    REMINDER = "reminder"
    SPECIAL = "special"
    ACTIVERSS = "activerss"
    TEXT = "text"


AnswerCampaignType: TypeAlias = Annotated[CampaignType | str | None, MEMBER_FIRST, TEXT]


class Campaign(Record):
    """A campaign. Which fields come depends on the call: 4 after a create, some 110 in a listing. Campaigns page."""

    id: WireId = 0
    """The number that other records name it by."""
    name: WireStr = None
    """What it is called."""
    type: AnswerCampaignType = None
    """What kind it is."""
    status: WireInt = None
    """How far it is; 0 is a draft. The other numbers are not documented."""
    status_text: Annotated[WireStr, wire("statusString")] = None
    """How far it is, in words; in lists alone."""
    status_hint: Annotated[WireStr, wire("statusToolTip")] = None
    """More words about that; in lists alone."""
    type_text: Annotated[WireStr, wire("typeText")] = None
    """What kind it is, in words; in lists alone."""
    is_text: Annotated[WireBool, wire("campaignIsText")] = None
    """Whether it is text alone; in lists alone."""
    messages_count: Annotated[WireInt, wire("numberOfMessages")] = None
    """How many messages it has; in lists alone."""
    group_limit_violation: Annotated[WireInt, wire("groupLimitViolation")] = None
    """Not documented; in lists alone."""
    user_id: Annotated[WireForeignKey, wire("userid")] = None
    """The user who made it."""
    user: WireForeignKey = None
    """The user who made it, as relations name it."""
    series_id: Annotated[WireForeignKey, wire("seriesid")] = None
    """The automation that sends it."""
    automation_id: Annotated[WireForeignKey, wire("automation")] = None
    """The automation that sends it, as relations name it."""
    segment_id: Annotated[WireForeignKey, wire("segmentid")] = None
    """The segment it goes to."""
    segment_name: Annotated[WireStr, wire("segmentname")] = None
    """What that segment is called."""
    form_id: Annotated[WireForeignKey, wire("formid")] = None
    """The form it belongs to."""
    address_id: Annotated[WireForeignKey, wire("addressid")] = None
    """The postal address in it."""
    base_template_id: Annotated[WireStr, wire("basetemplateid")] = None
    """The template it was made from."""
    base_message_id: Annotated[WireForeignKey, wire("basemessageid")] = None
    """The message it was made from."""
    message_id: WireForeignKey = None
    """The message it sends; the first of a split test."""
    campaign_message_id: WireForeignKey = None
    """What ties that message to it."""
    bounce_id: Annotated[WireInt, wire("bounceid")] = None
    """The bounce setting; -1 for that of the list."""
    real_campaign_id: Annotated[WireForeignKey, wire("realcid")] = None
    """The campaign that it is a copy of for sending."""
    send_id: Annotated[WireForeignKey, wire("sendid")] = None
    """The sending."""
    thread_id: Annotated[WireForeignKey, wire("threadid")] = None
    """Not documented."""
    source: WireStr = None
    """What it was made with: ``web``."""
    created_date: Annotated[WireMoment, wire("cdate")] = None
    """When it was made."""
    modified_date: Annotated[WireMoment, wire("mdate")] = None
    """When it last changed."""
    send_date: Annotated[WireDateTime, wire("sdate")] = None
    """When it is, or was first, sent."""
    last_send_date: Annotated[WireDateTime, wire("ldate")] = None
    """When it was last sent."""
    created_timestamp: WireDateTime = None
    """When it was made, as newer answers say."""
    updated_timestamp: WireDateTime = None
    """When it last changed, as newer answers say."""
    created_by: WireForeignKey = None
    """The user who made it, as newer answers say."""
    updated_by: WireForeignKey = None
    """The user who last changed it."""
    deleted_date: Annotated[WireDateTime, wire("deletestamp")] = None
    """When it was deleted."""
    sent_count: Annotated[WireInt, wire("send_amt")] = None
    """How many contacts it has been sent to."""
    total_count: Annotated[WireInt, wire("total_amt")] = None
    """How many contacts it is to be sent to."""
    opens: WireInt = None
    """How often it was opened."""
    unique_opens: Annotated[WireInt, wire("uniqueopens")] = None
    """How many contacts opened it."""
    verified_opens: WireInt = None
    """How often a person opened it, as far as can be told: without what mail programs load by themselves."""
    verified_unique_opens: WireInt = None
    """How many contacts opened it, counted so."""
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
    public: WireBool = None
    """Whether the public archive shows it."""
    schedule: WireBool = None
    """Whether it is sent at a set time."""
    scheduled_date: Annotated[WireDateTime, wire("scheduleddate")] = None
    """That time."""
    last_step: Annotated[WireStr, wire("laststep")] = None
    """The page of the user interface that was left last."""
    manages_text: Annotated[WireBool, wire("managetext")] = None
    """Whether its text version is written by hand."""
    waits_for_preview: Annotated[WireBool, wire("waitpreview")] = None
    """Whether its preview is still being made."""
    ip4: WireStr = None
    """The address of the one who made it, as a number."""
    ip: WireStr = None
    """The same, as newer answers say."""
    reply_system: Annotated[WireInt, wire("replysys")] = None
    """Whether answers are tracked."""
    tracks_links: Annotated[WireStr, wire("tracklinks")] = None
    """Which links are tracked: ``all``, ``html``, ``text`` or ``none``."""
    tracks_links_in_analytics: Annotated[WireBool, wire("tracklinksanalytics")] = None
    """Whether links are tracked in an analytics service."""
    tracks_opens: Annotated[WireBool, wire("trackreads")] = None
    """Whether opening is tracked."""
    tracks_opens_in_analytics: Annotated[WireBool, wire("trackreadsanalytics")] = None
    """Whether opening is tracked in an analytics service."""
    analytics_campaign_name: WireStr = None
    """What that service calls the campaign."""
    tweet: WireBool = None
    """Whether it is posted on Twitter."""
    facebook: WireBool = None
    """Whether it is posted on Facebook."""
    survey: WireStr = None
    """Not documented."""
    embeds_images: Annotated[WireBool, wire("embed_images")] = None
    """Whether images stand inside the mail."""
    html_unsubscribe: Annotated[WireBool, wire("htmlunsub")] = None
    """Whether a link to unsubscribe is added to the HTML."""
    text_unsubscribe: Annotated[WireBool, wire("textunsub")] = None
    """Whether a link to unsubscribe is added to the text."""
    html_unsubscribe_data: Annotated[WireStr, wire("htmlunsubdata")] = None
    """That link in the HTML."""
    text_unsubscribe_data: Annotated[WireStr, wire("textunsubdata")] = None
    """That link in the text."""
    recurring: WireStr = None
    """How often a recurring campaign is sent, such as ``day1``."""
    will_recur: Annotated[WireBool, wire("willrecur")] = None
    """Whether it is sent again."""
    split_type: WireStr = None
    """Split test: how the winner is found, such as ``even``."""
    split_content: WireBool = None
    """Split test: whether the contents differ."""
    split_offset: WireInt = None
    """Split test: how long to wait for the winner."""
    split_offset_type: WireStr = None
    """Split test: the unit of that, such as ``day``."""
    split_winner_message_id: Annotated[WireForeignKey, wire("split_winner_messageid")] = None
    """Split test: the message that won."""
    split_winner_awaiting: WireBool = None
    """Split test: whether there is no winner yet."""
    responder_offset: WireInt = None
    """Autoresponder: how long after the event it is sent."""
    responder_type: WireStr = None
    """Autoresponder: the event, such as ``subscribe``."""
    responder_existing: WireBool = None
    """Autoresponder: whether earlier subscribers get it too."""
    reminder_field: WireStr = None
    """Reminder: the date field it goes by."""
    reminder_format: WireStr = None
    """Reminder: how that field writes dates."""
    reminder_type: WireStr = None
    """Reminder: what of the date counts, such as ``month_day``."""
    reminder_offset: WireInt = None
    """Reminder: how far from that date it is sent."""
    reminder_offset_type: WireStr = None
    """Reminder: the unit of that, such as ``day``."""
    reminder_offset_sign: WireStr = None
    """Reminder: ``+`` after the date, ``-`` before."""
    reminder_last_run: Annotated[WireDateTime, wire("reminder_last_cron_run")] = None
    """Reminder: when dates were last looked at."""
    rss_interval: Annotated[WireStr, wire("activerss_interval")] = None
    """RSS: how often the feed is read, such as ``day1``."""
    rss_url: Annotated[WireStr, wire("activerss_url")] = None
    """RSS: the feed."""
    rss_items: Annotated[WireInt, wire("activerss_items")] = None
    """RSS: how many of its entries are sent."""
    mail_transfer: WireInt = None
    """How far the sending is: transfer."""
    mail_send: WireInt = None
    """How far the sending is: mail."""
    mail_cleanup: WireInt = None
    """How far the sending is: clean-up."""
    mailer_log_file: WireInt = None
    """Not documented."""
    series_send_lock_time: WireDateTime = None
    """Not documented."""
    repair_timestamp: WireDateTime = None
    """Not documented."""
    repair_by_pydex: WireInt = None
    """Not documented."""
    predictive_send: WireInt = None
    """Whether each contact gets it when it is likely to read mail."""
    moderation_status: WireInt = None
    """Whether ActiveCampaign looks at it before it is sent."""
    has_translations: Annotated[WireBool, wire("hasTranslations")] = None
    """Whether there are versions in other languages."""
    has_outdated_translations: WireBool = None
    """Whether one of these is older than the original."""
    additional_data: WireStr = None
    """More facts, as JSON inside a text."""
    can_split_content: Annotated[WireBool, wire("canSplitContent")] = None
    """Whether contents may differ in a split test; after a create alone."""
    is_double_opt_in: Annotated[WireBool, wire("isDoubleOptInCampaign")] = None
    """Whether it asks contacts to confirm that they subscribed."""
    has_predictive_content: WireBool = None
    """Whether each contact gets the content that is likely to suit it."""
    can_skip_approval: WireBool = None
    """Whether it is sent without the look at it that ``moderation_status`` is about."""
    uses_quartz_scheduler: Annotated[WireBool, wire("use_quartz_scheduler")] = None
    """Not documented."""
    editor_version: Annotated[WireInt, wire("ed_version")] = None
    """Which of ActiveCampaign's editors it was made with."""
    format: WireStr = None
    """Whether the message has HTML, text or, ``mime``, both."""
    screenshot: WireStr = None
    """Its picture: a URL."""
