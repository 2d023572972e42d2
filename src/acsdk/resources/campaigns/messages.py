"""``client.messages``: what campaigns send."""

from __future__ import annotations

from typing import Final, Unpack

from acsdk._options import RequestOptions
from acsdk._pager import Pager
from acsdk.models.campaigns.message import Message, MessageInput, MessageUpdate
from acsdk.resources.kit.namespace import Namespace
from acsdk.resources.kit.queries import ListOptions
from acsdk.resources.kit.resource import Resource

__all__ = ["Messages"]

_MESSAGES: Final = Resource(
    name="messages",
    path="/messages",
    model=Message,
    one="message",
    many="messages",
    creates=MessageInput,
    updates=MessageUpdate,
)


class Messages(Namespace):
    """Messages."""

    async def get(self, message_id: int, **options: Unpack[RequestOptions]) -> Message:
        """Fetch a message. Raises `NotFoundError`. Messages page."""
        return await self._call(_MESSAGES.get(message_id), options)

    def list(self, **query: Unpack[ListOptions]) -> Pager[Message]:
        """List messages. Messages page. Counted off; looks again where rows leave."""
        return _MESSAGES.list(self._call, ListOptions, query)

    async def create(self, message: MessageInput, **options: Unpack[RequestOptions]) -> Message:
        """Create a message. Messages page."""
        return await self._call(_MESSAGES.create(message), options)

    async def update(self, message_id: int, changes: MessageUpdate, **options: Unpack[RequestOptions]) -> Message:
        """Change a message. Raises `NotFoundError`. Messages page."""
        return await self._call(_MESSAGES.update(message_id, changes), options)

    async def delete(self, message_id: int, **options: Unpack[RequestOptions]) -> None:
        """Delete a message. Messages page."""
        await self._call(_MESSAGES.delete(message_id), options)
