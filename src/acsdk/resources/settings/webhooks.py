"""``client.webhooks``: where the account delivers events to. `acsdk.webhooks` reads what it delivers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Any, Final, Unpack

from acsdk._engine.operation import Answer
from acsdk._json.shapes import is_mapping, is_sequence
from acsdk._options import RequestOptions
from acsdk._pager import Pager
from acsdk.models.settings.webhook import Webhook, WebhookInput, WebhookUpdate
from acsdk.resources.kit.namespace import Namespace
from acsdk.resources.kit.queries import ListKeywords, filtered
from acsdk.resources.kit.resource import Resource, operation

__all__ = ["WebhookQuery", "Webhooks"]

_WEBHOOKS: Final = Resource(
    name="webhooks",
    path="/webhooks",
    model=Webhook,
    one="webhook",
    many="webhooks",
    creates=WebhookInput,
    updates=WebhookUpdate,
)


class WebhookQuery(ListKeywords, total=False, closed=True):
    """Filters of `Webhooks.list`."""

    name: Annotated[str, filtered("name")]
    """What the webhook is called."""
    url: Annotated[str, filtered("url")]
    """Where it delivers to."""
    list_id: Annotated[int, filtered("listid")]
    """The list whose events it tells of."""


class Webhooks(Namespace):
    """Webhooks. One whose URL answers 410 is deactivated for good: delete it and create it anew."""

    async def get(self, webhook_id: int, **options: Unpack[RequestOptions]) -> Webhook:
        """Fetch a webhook. Raises `NotFoundError`. Webhooks page."""
        return await self._call(_WEBHOOKS.get(webhook_id), options)

    def list(self, **query: Unpack[WebhookQuery]) -> Pager[Webhook]:
        """List webhooks. Webhooks page. Counted off; looks again where rows leave."""
        return _WEBHOOKS.list(self._call, WebhookQuery, query)

    async def create(self, webhook: WebhookInput, **options: Unpack[RequestOptions]) -> Webhook:
        """Create a webhook. Webhooks page.

        ActiveCampaign signs nothing, so give a URL that nobody guesses.
        """
        return await self._call(_WEBHOOKS.create(webhook), options)

    async def update(self, webhook_id: int, changes: WebhookUpdate, **options: Unpack[RequestOptions]) -> Webhook:
        """Change a webhook. ``events`` and ``sources`` take the place of those that were there. Webhooks page."""
        return await self._call(_WEBHOOKS.update(webhook_id, changes), options)

    async def delete(self, webhook_id: int, **options: Unpack[RequestOptions]) -> None:
        """Delete a webhook. Webhooks page."""
        await self._call(_WEBHOOKS.delete(webhook_id), options)

    async def events(self, **options: Unpack[RequestOptions]) -> Sequence[str]:
        """Ask which events a webhook can tell of. List All Webhook Events page."""
        return await self._call(operation("webhooks.events", "GET", "/webhook/events", _read_events), options)


def _read_events(answer: Answer) -> Sequence[str]:
    body: Any = answer.data
    events = body.get("webhookEvents") if is_mapping(body) else None
    return [event for event in events if isinstance(event, str)] if is_sequence(events) else []
