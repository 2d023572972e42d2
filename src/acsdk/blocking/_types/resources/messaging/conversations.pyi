"""Made by `nox -s refresh` from acsdk.resources.messaging.conversations."""

from acsdk._options import RequestOptions
from acsdk.blocking._types._pager import Pager
from acsdk.models.messaging.conversation import Conversation, ConversationInput, ConversationUpdate
from acsdk.resources.messaging.conversations import ConversationQuery
from typing import Unpack


class Conversations:
    """Conversations in the WhatsApp inbox. Their ids are UUIDs."""
    def list(self, **query: Unpack[ConversationQuery]) -> Pager[Conversation]:
        """List conversations, each with its first message. List Conversations page.

        Counted off; looks again where rows leave.
        """
        ...
    def update(
        self,
        conversation_id: str,
        changes: ConversationUpdate,
        **options: Unpack[RequestOptions],
    ) -> Conversation:
        """Change a conversation; what is not given stays. May be repeated. Partially Update a Conversation page."""
        ...
    def replace(
        self,
        conversation_id: str,
        conversation: ConversationInput,
        **options: Unpack[RequestOptions],
    ) -> Conversation:
        """Write the whole of a conversation. Update a conversation page."""
        ...
