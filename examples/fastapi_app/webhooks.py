"""What ActiveCampaign tells: answered at once, handled after that."""

import logging
from typing import Annotated

from fastapi import APIRouter, BackgroundTasks, Depends

from acsdk import AsyncClient
from acsdk.contrib.fastapi import Client, webhook_event
from acsdk.webhooks import (
    CampaignBounced,
    Contact,
    ContactTagAdded,
    UnknownEvent,
    WebhookEvent,
    WebhookReceiver,
)

log = logging.getLogger(__name__)


def make_router(secret: str) -> APIRouter:
    router = APIRouter()
    delivery = Depends(webhook_event(WebhookReceiver(secret)))

    @router.post("/{secret}", include_in_schema=False)
    async def receive(event: Annotated[WebhookEvent | None, delivery], client: Client, tasks: BackgroundTasks) -> None:
        if event is not None:
            tasks.add_task(react, client, event)

    return router


async def react(client: AsyncClient, event: WebhookEvent) -> None:
    match event:
        case ContactTagAdded(tag="asked-for-news", contact=Contact(id=int(contact_id))):
            await client.contacts.add_tag(contact_id, "welcomed")
        case CampaignBounced(bounce=bounce, contact=Contact(id=contact_id)):
            log.warning("mail to contact %s came back: %s", contact_id, bounce and bounce.description)
        case UnknownEvent(type=name):
            log.info("an event of the unknown type %s", name)
        case _:
            log.debug("nothing to do for %s", type(event).__name__)
