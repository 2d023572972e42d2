"""Events of campaigns."""

from __future__ import annotations

from typing import Annotated, Literal, TypeAlias

from acsdk.models.kit.wire import WireStr, wire
from acsdk.webhooks._campaign_blocks import Bounce, Forward, Link, Share
from acsdk.webhooks._event import CampaignEvent

__all__ = [
    "AnyCampaignEvent",
    "CampaignBounced",
    "CampaignClicked",
    "CampaignForwarded",
    "CampaignOpened",
    "CampaignReplied",
    "CampaignSent",
    "CampaignShared",
]


class CampaignSent(CampaignEvent):
    """A campaign begins to be sent."""

    type: Literal["sent"] = "sent"
    """What the delivery calls it."""


class CampaignOpened(CampaignEvent):
    """A contact opened a message."""

    type: Literal["open"] = "open"
    """What the delivery calls it."""
    user_agent: Annotated[WireStr, wire("User-Agent")] = None
    """The program that showed it."""


class CampaignClicked(CampaignEvent):
    """A contact followed a link in a message."""

    type: Literal["click"] = "click"
    """What the delivery calls it."""
    link: Link | None = None
    """The link."""


class CampaignReplied(CampaignEvent):
    """A contact answered a message."""

    type: Literal["reply"] = "reply"
    """What the delivery calls it."""
    message: WireStr = None
    """The answer's text."""
    result: WireStr = None
    """What became of it."""


class CampaignForwarded(CampaignEvent):
    """A contact forwarded a message with the built-in form."""

    type: Literal["forward"] = "forward"
    """What the delivery calls it."""
    forward: Forward | None = None
    """How often."""


class CampaignShared(CampaignEvent):
    """A contact shared a campaign on a social network."""

    type: Literal["share"] = "share"
    """What the delivery calls it."""
    share: Share | None = None
    """Where, and with which words."""


class CampaignBounced(CampaignEvent):
    """A message came back."""

    type: Literal["bounce"] = "bounce"
    """What the delivery calls it."""
    bounce: Bounce | None = None
    """Why."""


AnyCampaignEvent: TypeAlias = (
    CampaignSent
    | CampaignOpened
    | CampaignClicked
    | CampaignReplied
    | CampaignForwarded
    | CampaignShared
    | CampaignBounced
)
"""Any event of campaigns."""
