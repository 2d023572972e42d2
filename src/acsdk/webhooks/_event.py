"""What events have in common, and the two kinds that have no type of their own."""

from __future__ import annotations

from typing import Annotated

from acsdk.models.kit.timed import Timed
from acsdk.models.kit.wire import WireDateTime, WireForeignKey, WireStr, wire
from acsdk.models.settings.webhook import AnswerSource
from acsdk.webhooks._campaign_blocks import Campaign
from acsdk.webhooks._contact_blocks import Account, Contact
from acsdk.webhooks._deal_blocks import Deal

__all__ = [
    "AccountEvent",
    "AutomationStep",
    "CampaignEvent",
    "ContactEvent",
    "DealEvent",
    "Event",
    "UnknownEvent",
]


class Event(Timed):
    """What every delivery may tell. Each event class adds its ``type``."""

    date_time: WireDateTime = None
    """When it happened, with its offset."""
    initiated_from: AnswerSource = None
    """Where the action was taken."""
    initiated_by: WireStr = None
    """Who took it: the id of a user or contact, or a word."""
    list_id: Annotated[WireForeignKey, wire("list")] = None
    """The list it happened on; ``None`` where it is about no list."""
    organization_name: Annotated[WireStr, wire("orgname")] = None
    """The contact's organisation, told beside the contact too."""
    customer_account_name: Annotated[WireStr, wire("customer_acct_name")] = None
    """The name of the contact's account."""
    customer_account_id: Annotated[WireForeignKey, wire("customer_acct_id", "customer_account_id")] = None
    """The id of the contact's account."""
    account_id: WireForeignKey = None
    """The id of the contact's account, as some events name it."""


class ContactEvent(Event):
    """An event with a contact."""

    contact: Contact | None = None
    """The contact it is about."""


class CampaignEvent(ContactEvent):
    """An event of a campaign, with the contact who caused it."""

    campaign: Campaign | None = None
    """The campaign."""


class DealEvent(ContactEvent):
    """An event of a deal. Which of them tell the contact beside ``deal.contact_email`` varies."""

    deal: Deal | None = None
    """The deal."""


class AccountEvent(ContactEvent):
    """An event of an account (a company)."""

    account: Account | None = None
    """The account."""


class AutomationStep(ContactEvent):
    """The "webhook" action of an automation. It has no type, date or initiator."""

    type: None = None
    """There is none."""
    automation_id: Annotated[WireForeignKey, wire("seriesid", "automation_id")] = None
    """The automation."""


class UnknownEvent(ContactEvent):
    """An event that this release does not know; its blocks stand in ``model_extra``."""

    type: WireStr = None
    """What the delivery calls it."""
