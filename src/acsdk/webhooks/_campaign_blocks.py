"""What a delivery tells of campaigns."""

from __future__ import annotations

from typing import Annotated

from acsdk.models.kit.base import Answer
from acsdk.models.kit.wire import WireInt, WireStr, wire

__all__ = [
    "Bounce",
    "Campaign",
    "CampaignMessage",
    "Forward",
    "Link",
    "Share",
]


class CampaignMessage(Answer):
    """The message of a campaign."""

    id: WireInt = None
    """The message's id."""
    subject: WireStr = None
    """The subject line."""


class Campaign(Answer):
    """The campaign an event is about; some events tell its id alone."""

    id: WireInt = None
    """The campaign's id."""
    name: WireStr = None
    """The campaign's name."""
    status: WireStr = None
    """The campaign's state."""
    type: WireStr = None
    """The kind of campaign."""
    recipients: WireInt = None
    """How many contacts it goes to."""
    message: CampaignMessage | None = None
    """What was sent."""
    web_copy_url: Annotated[WireStr, wire("webcopy_url")] = None
    """The message as a web page."""


class Link(Answer):
    """A link in a message."""

    id: WireInt = None
    """The link's id."""
    url: WireStr = None
    """Where it leads."""


class Forward(Answer):
    """How often a message was forwarded."""

    count: WireInt = None
    """How often, in this event."""


class Share(Answer):
    """A campaign shared on a social network."""

    network: WireStr = None
    """The network's name."""
    network_id: WireStr = None
    """The network's id."""
    content: WireStr = None
    """What the contact wrote."""


class Bounce(Answer):
    """Why a message came back."""

    type: WireStr = None
    """The kind of bounce, such as hard or soft."""
    code: WireStr = None
    """The mail server's code."""
    description: WireStr = None
    """The code in words."""
