"""Made by `nox -s refresh` from acsdk.resources.messaging.sms_broadcasts."""

from acsdk._options import RequestOptions
from acsdk.blocking._types._pager import Pager
from acsdk.blocking._types.resources.messaging.sms_reports import SmsReports
from acsdk.models.messaging.sms_broadcast import SmsAiRequest, SmsAiSource, SmsBroadcast, SmsBroadcastInput, SmsBroadcastUpdate
from acsdk.resources.messaging.sms_broadcasts import SmsBroadcastQuery
from typing import Literal, Unpack

_Source = SmsAiSource | Literal['ai_index', 'sms_index', 'ai_builder']

class SmsBroadcasts(SmsReports):
    """Broadcasts. Neither what is sent nor what is answered is wrapped."""
    def get(self, broadcast_id: int, **options: Unpack[RequestOptions]) -> SmsBroadcast:
        """Fetch a broadcast. Raises `NotFoundError`. Get Broadcast Message page."""
        ...
    def list(self, **query: Unpack[SmsBroadcastQuery]) -> Pager[SmsBroadcast]:
        """List broadcasts. Get All Broadcast Messages page. Counted off; looks again where rows leave."""
        ...
    def create(self, broadcast: SmsBroadcastInput, **options: Unpack[RequestOptions]) -> SmsBroadcast:
        """Create a broadcast, as a draft. Create a New Broadcast Message page."""
        ...
    def update(self, broadcast_id: int, changes: SmsBroadcastUpdate, **options: Unpack[RequestOptions]) -> SmsBroadcast:
        """Change a broadcast. Raises `NotFoundError`. Update Broadcast Message page.

        Setting the status ``pending_review`` sends it.
        """
        ...
    def send(self, broadcast_id: int, **options: Unpack[RequestOptions]) -> SmsBroadcast:
        """Send a broadcast: set the status ``pending_review``. Update Broadcast Message page."""
        ...
    def delete(self, broadcast_id: int, **options: Unpack[RequestOptions]) -> None:
        """Delete a broadcast; the account keeps it, marked as deleted. Delete Broadcast Message page."""
        ...
    def create_with_ai(
        self,
        prompt: str,
        *,
        tone: str,
        source: _Source = SmsAiSource.SMS_INDEX,
        **options: Unpack[RequestOptions],
    ) -> SmsAiRequest:
        """Have a broadcast written; `ai_request` tells when it is done. Create AI-generated Broadcast page."""
        ...
    def update_with_ai(
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
        ...
    def ai_request(self, request_id: str, **options: Unpack[RequestOptions]) -> SmsAiRequest:
        """Fetch how far the writing of a broadcast is. Get AI Broadcast Request Status page."""
        ...
