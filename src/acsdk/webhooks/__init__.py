"""ActiveCampaign's webhooks: deliveries to typed events.

``parse`` reads the body of a delivery; ``WebhookReceiver`` adds what a web service needs around it, and
``acsdk.contrib.fastapi`` and ``acsdk.contrib.aiohttp`` put it behind a URL. Which webhooks an account has is managed
with ``client.webhooks``.
"""

from acsdk.models.settings.webhook import WebhookSource
from acsdk.webhooks._campaign_blocks import Bounce, Campaign, CampaignMessage, Forward, Link, Share
from acsdk.webhooks._campaign_events import (
    CampaignBounced,
    CampaignClicked,
    CampaignForwarded,
    CampaignOpened,
    CampaignReplied,
    CampaignSent,
    CampaignShared,
)
from acsdk.webhooks._contact_blocks import (
    Account,
    AccountContact,
    Contact,
    CustomField,
    Form,
    NewList,
    Note,
    Sms,
    Task,
    Unsubscription,
)
from acsdk.webhooks._contact_events import (
    AccountAdded,
    AccountContactAdded,
    AccountContactUpdated,
    AccountUpdated,
    ContactNoteAdded,
    ContactSubscribed,
    ContactTagAdded,
    ContactTagRemoved,
    ContactTaskAdded,
    ContactUnsubscribed,
    ContactUpdated,
    ListAdded,
    SmsReplied,
    SmsSent,
    SmsUnsubscribed,
)
from acsdk.webhooks._deal_blocks import Deal, Pipeline, Stage, TaskType
from acsdk.webhooks._deal_events import (
    DealAdded,
    DealNoteAdded,
    DealPipelineAdded,
    DealStageAdded,
    DealTaskAdded,
    DealTaskCompleted,
    DealTaskTypeAdded,
    DealUpdated,
)
from acsdk.webhooks._deduplicator import Deduplicator, MemoryStore, SeenStore
from acsdk.webhooks._document import MAX_BYTES
from acsdk.webhooks._errors import InvalidDeliveryError
from acsdk.webhooks._event import (
    AccountEvent,
    AutomationStep,
    CampaignEvent,
    ContactEvent,
    DealEvent,
    Event,
    UnknownEvent,
)
from acsdk.webhooks._parse import EVENT_TYPES, WebhookEvent, parse
from acsdk.webhooks._receiver import Receipt, WebhookReceiver

__all__ = [
    "EVENT_TYPES",
    "MAX_BYTES",
    "Account",
    "AccountAdded",
    "AccountContact",
    "AccountContactAdded",
    "AccountContactUpdated",
    "AccountEvent",
    "AccountUpdated",
    "AutomationStep",
    "Bounce",
    "Campaign",
    "CampaignBounced",
    "CampaignClicked",
    "CampaignEvent",
    "CampaignForwarded",
    "CampaignMessage",
    "CampaignOpened",
    "CampaignReplied",
    "CampaignSent",
    "CampaignShared",
    "Contact",
    "ContactEvent",
    "ContactNoteAdded",
    "ContactSubscribed",
    "ContactTagAdded",
    "ContactTagRemoved",
    "ContactTaskAdded",
    "ContactUnsubscribed",
    "ContactUpdated",
    "CustomField",
    "Deal",
    "DealAdded",
    "DealEvent",
    "DealNoteAdded",
    "DealPipelineAdded",
    "DealStageAdded",
    "DealTaskAdded",
    "DealTaskCompleted",
    "DealTaskTypeAdded",
    "DealUpdated",
    "Deduplicator",
    "Event",
    "Form",
    "Forward",
    "InvalidDeliveryError",
    "Link",
    "ListAdded",
    "MemoryStore",
    "NewList",
    "Note",
    "Pipeline",
    "Receipt",
    "SeenStore",
    "Share",
    "Sms",
    "SmsReplied",
    "SmsSent",
    "SmsUnsubscribed",
    "Stage",
    "Task",
    "TaskType",
    "UnknownEvent",
    "Unsubscription",
    "WebhookEvent",
    "WebhookReceiver",
    "WebhookSource",
    "parse",
]
