"""``client.conversations``: the WhatsApp inbox."""

from __future__ import annotations

from typing import Annotated, Final, Unpack

from acsdk._engine.operation import Operation
from acsdk._options import RequestOptions
from acsdk._page import Page
from acsdk._pager import Pager
from acsdk.models.messaging.conversation import Conversation, ConversationInput, ConversationUpdate
from acsdk.resources.kit.namespace import Namespace
from acsdk.resources.kit.numbered import results, walk_by_number
from acsdk.resources.kit.paths import path_part
from acsdk.resources.kit.queries import ListKeywords, Params, bare, read_query
from acsdk.resources.kit.reading import unwrapped
from acsdk.resources.kit.resource import Resource, expect_input

__all__ = ["ConversationQuery", "Conversations"]

_CONVERSATIONS: Final = Resource(name="conversations", path="/channel/whatsapp/inbox/conversation", model=Conversation)
_READ_PAGE: Final = results(Conversation)
_READ_ONE: Final = unwrapped(Conversation)


class ConversationQuery(ListKeywords, total=False, closed=True):
    """Filters of `Conversations.list`."""

    contact_id: Annotated[str, bare("contact")]
    """Conversations with this contact of the WhatsApp service."""
    search: str
    """Text to search for; the page does not say where."""


class Conversations(Namespace):
    """Conversations in the WhatsApp inbox. Their ids are UUIDs."""

    def list(self, **query: Unpack[ConversationQuery]) -> Pager[Conversation]:
        """List conversations, each with its first message. List Conversations page.

        Counted off; looks again where rows leave.
        """

        def page(asked: Params, *, background: bool) -> Operation[Page[Conversation]]:
            return _CONVERSATIONS.operation("list", "GET", "", _READ_PAGE, params=asked, background=background)

        return walk_by_number(self._call, read_query(ConversationQuery, query), page)

    async def update(
        self, conversation_id: str, changes: ConversationUpdate, **options: Unpack[RequestOptions]
    ) -> Conversation:
        """Change a conversation; what is not given stays. May be repeated. Partially Update a Conversation page."""
        path = f"/{path_part(conversation_id)}/update"
        body = expect_input(changes, ConversationUpdate)
        update = _CONVERSATIONS.operation("update", "PATCH", path, _READ_ONE, body=body, repeatable=True)
        return await self._call(update, options)

    async def replace(
        self, conversation_id: str, conversation: ConversationInput, **options: Unpack[RequestOptions]
    ) -> Conversation:
        """Write the whole of a conversation. Update a conversation page."""
        path = f"/{path_part(conversation_id)}/update"
        body = expect_input(conversation, ConversationInput).replace(id=conversation_id)
        return await self._call(_CONVERSATIONS.operation("replace", "PUT", path, _READ_ONE, body=body), options)
