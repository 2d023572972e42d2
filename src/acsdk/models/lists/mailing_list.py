"""Lists of contacts."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Literal, TypeAlias

from acsdk.models.kit.enums import closed
from acsdk.models.kit.record import Record, RecordInput, RecordUpdate
from acsdk.models.kit.record_fields import MEMBER_FIRST, TEXT, Flag, RecordId, WireId
from acsdk.models.kit.wire import WireBool, WireDateTime, WireForeignKey, WireInt, WireMoment, WireStr, wire

__all__ = ["ListChannel", "ListGroup", "MailingList", "MailingListInput", "MailingListUpdate"]


class ListChannel(StrEnum):
    """How a list reaches its contacts. Lists page."""

    EMAIL = "email"
    SMS = "sms"


AnswerListChannel: TypeAlias = Annotated[ListChannel | str | None, MEMBER_FIRST, TEXT]
InputListChannel: TypeAlias = Annotated[ListChannel | Literal["email", "sms"], closed(ListChannel)]


class MailingList(Record):
    """A list. Which fields come depends on the call: from 8 after a create to 52 in a listing. Lists page."""

    id: WireId = 0
    """The number that other records name it by."""
    name: WireStr = None
    """What it is called."""
    string_id: Annotated[WireStr, wire("stringid")] = None
    """Its name in URLs."""
    description: WireStr = None
    """What it is for."""
    channel: AnswerListChannel = None
    """How it reaches its contacts."""
    user_id: Annotated[WireForeignKey, wire("userid")] = None
    """Its owner."""
    user: WireForeignKey = None
    """Its owner, as relations name it."""
    active_subscribers: WireInt = None
    """How many contacts are subscribed."""
    non_deleted_subscribers: WireInt = None
    """How many contacts it has in any state."""
    created_date: Annotated[WireMoment, wire("cdate")] = None
    """When it was made."""
    updated_date: Annotated[WireMoment, wire("udate")] = None
    """When it last changed."""
    sender_url: WireStr = None
    """The website it is for."""
    sender_reminder: WireStr = None
    """What reminds contacts of why they get mail."""
    sender_name: WireStr = None
    """Sender: name."""
    sender_addr1: WireStr = None
    """Sender: first line of the address."""
    sender_addr2: WireStr = None
    """Sender: second line of the address."""
    sender_city: WireStr = None
    """Sender: city."""
    sender_state: WireStr = None
    """Sender: state or province."""
    sender_zip: WireStr = None
    """Sender: postal code."""
    sender_country: WireStr = None
    """Sender: country."""
    sender_phone: WireStr = None
    """Sender: telephone."""
    full_address: Annotated[WireStr, wire("fulladdress")] = None
    """Sender: the whole address in one text."""
    to_name: WireStr = None
    """How a contact without a name is addressed."""
    send_last_broadcast: WireBool = None
    """Whether a new subscriber gets the last campaign."""
    carbon_copy: Annotated[WireStr, wire("carboncopy")] = None
    """Who gets a copy of every mailing, separated by commas."""
    subscription_notify: WireStr = None
    """Who hears of subscriptions, separated by commas."""
    unsubscription_notify: WireStr = None
    """Who hears of unsubscriptions, separated by commas."""
    require_name: WireBool = None
    """Whether subscribers must give a name."""
    get_unsubscribe_reason: WireBool = None
    """Whether those who leave are asked why."""
    private: WireBool = None
    """Whether it is hidden from the public."""
    opt_in_opt_out: Annotated[WireInt, wire("optinoptout")] = None
    """The confirmation setting that it uses."""
    opt_in_message_id: Annotated[WireForeignKey, wire("optinmessageid")] = None
    """The message that asks for confirmation."""
    opt_out_confirmation: Annotated[WireInt, wire("optoutconf")] = None
    """Whether unsubscriptions are confirmed."""
    uses_tracking: Annotated[WireBool, wire("p_use_tracking")] = None
    """Setting: tracking."""
    uses_analytics_read: Annotated[WireBool, wire("p_use_analytics_read")] = None
    """Setting: analytics of opened mail."""
    uses_analytics_link: Annotated[WireBool, wire("p_use_analytics_link")] = None
    """Setting: analytics of links."""
    uses_twitter: Annotated[WireBool, wire("p_use_twitter")] = None
    """Setting: Twitter."""
    uses_facebook: Annotated[WireBool, wire("p_use_facebook")] = None
    """Setting: Facebook."""
    embeds_images: Annotated[WireBool, wire("p_embed_image")] = None
    """Setting: images inside the mail."""
    uses_captcha: Annotated[WireBool, wire("p_use_captcha")] = None
    """Setting: captcha on forms."""
    analytics_domains: WireStr = None
    """Setting: analytics domains."""
    analytics_source: WireStr = None
    """Setting: analytics source."""
    analytics_ua: WireStr = None
    """Setting: analytics account."""
    twitter_token: WireStr = None
    """Setting: Twitter, an empty text in every recorded answer."""
    twitter_token_secret: WireStr = None
    """Setting: Twitter, an empty text in every recorded answer."""
    facebook_session: WireStr = None
    """Setting: Facebook, null in every recorded answer."""
    deleted_date: Annotated[WireDateTime, wire("deletestamp")] = None
    """When it was deleted."""
    created_timestamp: WireDateTime = None
    """When it was made, as newer answers say."""
    updated_timestamp: WireDateTime = None
    """When it last changed, as newer answers say."""
    created_by: WireForeignKey = None
    """The user who made it."""
    updated_by: WireForeignKey = None
    """The user who last changed it."""


class MailingListInput(RecordInput):
    """A list to create. Nobody sees it until ``client.lists.grant`` gives a user group access. Lists page."""

    name: str
    """What it is called."""
    string_id: Annotated[str, wire("stringid")]
    """Its name in URLs, such as ``my-list``."""
    sender_url: str
    """The website it is for."""
    sender_reminder: str
    """What reminds contacts of why they get mail."""
    send_last_broadcast: Flag | None = None
    """Whether a new subscriber gets the last campaign."""
    carbon_copy: Annotated[str | None, wire("carboncopy")] = None
    """Who gets a copy of every mailing, separated by commas."""
    subscription_notify: str | None = None
    """Who hears of subscriptions, separated by commas."""
    unsubscription_notify: str | None = None
    """Who hears of unsubscriptions, separated by commas."""
    user_id: Annotated[RecordId | None, wire("user")] = None
    """Its owner, who controls the branding of its campaigns."""
    channel: InputListChannel | None = None
    """How it reaches its contacts; ``email`` by default."""


class MailingListUpdate(RecordUpdate):
    """What to change in a list. The call is not documented; ActiveCampaign's own MCP server makes it."""

    name: str | None = None
    """What it is called."""
    string_id: Annotated[str | None, wire("stringid")] = None
    """Its name in URLs."""
    sender_url: str | None = None
    """The website it is for."""
    sender_reminder: str | None = None
    """What reminds contacts of why they get mail."""
    send_last_broadcast: Flag | None = None
    """Whether a new subscriber gets the last campaign."""
    carbon_copy: Annotated[str | None, wire("carboncopy")] = None
    """Who gets a copy of every mailing, separated by commas."""
    subscription_notify: str | None = None
    """Who hears of subscriptions, separated by commas."""
    unsubscription_notify: str | None = None
    """Who hears of unsubscriptions, separated by commas."""
    user_id: Annotated[RecordId | None, wire("user")] = None
    """Its owner."""
    description: str | None = None
    """What it is for."""


class ListGroup(Record):
    """A user group's access to a list. List Group Permissions page.

    The rights are recorded, and documented nowhere: what they allow is read off their names.
    """

    id: WireId = 0
    """The number of this permission."""
    list_id: Annotated[WireForeignKey, wire("list", "listid")] = None
    """The list."""
    group_id: Annotated[WireForeignKey, wire("group", "groupid")] = None
    """The user group."""
    may_add_lists: Annotated[WireBool, wire("p_list_add")] = None
    """Whether its users may add lists."""
    may_edit_list: Annotated[WireBool, wire("p_list_edit")] = None
    """Whether its users may change the list."""
    may_delete_list: Annotated[WireBool, wire("p_list_delete")] = None
    """Whether its users may delete the list."""
    may_sync_contacts: Annotated[WireBool, wire("p_list_sync")] = None
    """Whether its users may bring contacts in from other software."""
    may_make_segments: Annotated[WireBool, wire("p_list_filter")] = None
    """Whether its users may make segments."""
    may_add_messages: Annotated[WireBool, wire("p_message_add")] = None
    """Whether its users may write messages."""
    may_edit_messages: Annotated[WireBool, wire("p_message_edit")] = None
    """Whether its users may change messages."""
    may_delete_messages: Annotated[WireBool, wire("p_message_delete")] = None
    """Whether its users may delete messages."""
    may_send_messages: Annotated[WireBool, wire("p_message_send")] = None
    """Whether its users may send messages."""
    may_add_contacts: Annotated[WireBool, wire("p_subscriber_add")] = None
    """Whether its users may add contacts."""
    may_edit_contacts: Annotated[WireBool, wire("p_subscriber_edit")] = None
    """Whether its users may change contacts."""
    may_delete_contacts: Annotated[WireBool, wire("p_subscriber_delete")] = None
    """Whether its users may delete contacts."""
    may_import_contacts: Annotated[WireBool, wire("p_subscriber_import")] = None
    """Whether its users may import contacts."""
    may_approve_contacts: Annotated[WireBool, wire("p_subscriber_approve")] = None
    """Whether its users may approve contacts."""
