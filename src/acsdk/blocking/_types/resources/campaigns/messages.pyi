"""Made by `nox -s refresh` from acsdk.resources.campaigns.messages."""

from acsdk._options import RequestOptions
from acsdk.blocking._types._pager import Pager
from acsdk.models.campaigns.message import Message, MessageInput, MessageUpdate
from acsdk.resources.kit.queries import ListOptions
from typing import Unpack


class Messages:
    """Messages."""
    def get(self, message_id: int, **options: Unpack[RequestOptions]) -> Message:
        """Fetch a message. Raises `NotFoundError`. Messages page."""
        ...
    def list(self, **query: Unpack[ListOptions]) -> Pager[Message]:
        """List messages. Messages page. Counted off; looks again where rows leave."""
        ...
    def create(self, message: MessageInput, **options: Unpack[RequestOptions]) -> Message:
        """Create a message. Messages page."""
        ...
    def update(self, message_id: int, changes: MessageUpdate, **options: Unpack[RequestOptions]) -> Message:
        """Change a message. Raises `NotFoundError`. Messages page."""
        ...
    def delete(self, message_id: int, **options: Unpack[RequestOptions]) -> None:
        """Delete a message. Messages page."""
        ...
