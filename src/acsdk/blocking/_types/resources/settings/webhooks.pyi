"""Made by `nox -s refresh` from acsdk.resources.settings.webhooks."""

from acsdk._options import RequestOptions
from acsdk.blocking._types._pager import Pager
from acsdk.models.settings.webhook import Webhook, WebhookInput, WebhookUpdate
from acsdk.resources.settings.webhooks import WebhookQuery
from collections.abc import Sequence
from typing import Unpack


class Webhooks:
    """Webhooks. One whose URL answers 410 is deactivated for good: delete it and create it anew."""
    def get(self, webhook_id: int, **options: Unpack[RequestOptions]) -> Webhook:
        """Fetch a webhook. Raises `NotFoundError`. Webhooks page."""
        ...
    def list(self, **query: Unpack[WebhookQuery]) -> Pager[Webhook]:
        """List webhooks. Webhooks page. Counted off; looks again where rows leave."""
        ...
    def create(self, webhook: WebhookInput, **options: Unpack[RequestOptions]) -> Webhook:
        """Create a webhook. Webhooks page.

        ActiveCampaign signs nothing, so give a URL that nobody guesses.
        """
        ...
    def update(self, webhook_id: int, changes: WebhookUpdate, **options: Unpack[RequestOptions]) -> Webhook:
        """Change a webhook. ``events`` and ``sources`` take the place of those that were there. Webhooks page."""
        ...
    def delete(self, webhook_id: int, **options: Unpack[RequestOptions]) -> None:
        """Delete a webhook. Webhooks page."""
        ...
    def events(self, **options: Unpack[RequestOptions]) -> Sequence[str]:
        """Ask which events a webhook can tell of. List All Webhook Events page."""
        ...
