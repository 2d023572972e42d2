"""``client.sms.broadcasts``: broadcasts themselves."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Final, Literal, Unpack

from acsdk._options import RequestOptions
from acsdk._pager import Pager
from acsdk.models.messaging.sms_broadcast import (
    SmsAiRequest,
    SmsAiSource,
    SmsBroadcast,
    SmsBroadcastInput,
    SmsBroadcastStatus,
    SmsBroadcastUpdate,
)
from acsdk.resources.kit.paths import path_part
from acsdk.resources.kit.queries import ListKeywords, OneOrMore, filtered, ordering
from acsdk.resources.kit.reading import nothing, unwrapped
from acsdk.resources.kit.resource import Resource
from acsdk.resources.messaging.sms_reports import SmsReports

__all__ = ["SmsBroadcastQuery", "SmsBroadcasts"]

_BROADCASTS: Final = Resource(
    name="sms.broadcasts",
    path="/sms/broadcasts",
    model=SmsBroadcast,
    many="broadcasts",
    creates=SmsBroadcastInput,
    updates=SmsBroadcastUpdate,
)
_AI: Final = unwrapped(SmsAiRequest)
_Source = SmsAiSource | Literal["ai_index", "sms_index", "ai_builder"]


class SmsBroadcastQuery(ListKeywords, total=False, closed=True):
    """Filters and order of `SmsBroadcasts.list`."""

    name: Annotated[str, filtered("name")]
    """What the broadcast is called."""
    status: Annotated[
        SmsBroadcastStatus | Literal["draft", "scheduled", "sent", "pending_review", "sending"], filtered("status")
    ]
    """How far it is."""
    type: Annotated[str, filtered("type")]
    """What kind it is; the page says that this is to come."""
    start_date: date
    """Broadcasts from this day on."""
    end_date: date
    """Broadcasts up to this day."""
    order_by: Annotated[
        OneOrMore[
            Literal[
                "name", "-name", "status", "-status", "sent_date", "-sent_date", "scheduled_date", "-scheduled_date",
                "created_at", "-created_at", "updated_at", "-updated_at",
            ]
        ],
        ordering(),
    ]  # fmt: skip
    """One or several; a minus means downwards. Which there are is not documented: these are fields of a broadcast."""


class SmsBroadcasts(SmsReports):
    """Broadcasts. Neither what is sent nor what is answered is wrapped."""

    async def get(self, broadcast_id: int, **options: Unpack[RequestOptions]) -> SmsBroadcast:
        """Fetch a broadcast. Raises `NotFoundError`. Get Broadcast Message page."""
        return await self._call(_BROADCASTS.get(broadcast_id), options)

    def list(self, **query: Unpack[SmsBroadcastQuery]) -> Pager[SmsBroadcast]:
        """List broadcasts. Get All Broadcast Messages page. Counted off; looks again where rows leave."""
        return _BROADCASTS.list(self._call, SmsBroadcastQuery, query)

    async def create(self, broadcast: SmsBroadcastInput, **options: Unpack[RequestOptions]) -> SmsBroadcast:
        """Create a broadcast, as a draft. Create a New Broadcast Message page."""
        return await self._call(_BROADCASTS.create(broadcast), options)

    async def update(
        self, broadcast_id: int, changes: SmsBroadcastUpdate, **options: Unpack[RequestOptions]
    ) -> SmsBroadcast:
        """Change a broadcast. Raises `NotFoundError`. Update Broadcast Message page.

        Setting the status ``pending_review`` sends it.
        """
        return await self._call(_BROADCASTS.update(broadcast_id, changes), options)

    async def send(self, broadcast_id: int, **options: Unpack[RequestOptions]) -> SmsBroadcast:
        """Send a broadcast: set the status ``pending_review``. Update Broadcast Message page."""
        return await self.update(broadcast_id, SmsBroadcastUpdate(status=SmsBroadcastStatus.PENDING_REVIEW), **options)

    async def delete(self, broadcast_id: int, **options: Unpack[RequestOptions]) -> None:
        """Delete a broadcast; the account keeps it, marked as deleted. Delete Broadcast Message page."""
        path = f"/{path_part(broadcast_id)}"
        await self._call(_BROADCASTS.operation("delete", "DELETE", path, nothing, may_be_empty=True), options)

    async def create_with_ai(
        self, prompt: str, *, tone: str, source: _Source = SmsAiSource.SMS_INDEX, **options: Unpack[RequestOptions]
    ) -> SmsAiRequest:
        """Have a broadcast written; `ai_request` tells when it is done. Create AI-generated Broadcast page."""
        body = {"source": str(source), "prompt": prompt, "tone": tone}
        return await self._call(_BROADCASTS.operation("create_with_ai", "POST", "/ai", _AI, body=body), options)

    async def update_with_ai(
        self,
        broadcast_id: int,
        prompt: str,
        *,
        tone: str,
        source: _Source = SmsAiSource.SMS_INDEX,
        **options: Unpack[RequestOptions],
    ) -> SmsAiRequest:
        """Have a broadcast written anew; `ai_request` tells when it is done. Update Broadcast with AI page.

        Not repeated when the answer is lost: each request is a task of its own.
        """
        body = {"source": str(source), "prompt": prompt, "tone": tone, "broadcastId": broadcast_id}
        update = _BROADCASTS.operation("update_with_ai", "PUT", "/ai", _AI, body=body, repeatable=False)
        return await self._call(update, options)

    async def ai_request(self, request_id: str, **options: Unpack[RequestOptions]) -> SmsAiRequest:
        """Fetch how far the writing of a broadcast is. Get AI Broadcast Request Status page."""
        path = f"/ai/{path_part(request_id)}"
        return await self._call(_BROADCASTS.operation("ai_request", "GET", path, _AI), options)
