"""Made by `nox -s refresh` from acsdk.resources.messaging.sms."""

from acsdk._options import RequestOptions
from acsdk.blocking._types._pager import Pager
from acsdk.blocking._types.resources.messaging.sms_broadcasts import SmsBroadcasts
from acsdk.models.messaging.sms_report import SmsCredits, SmsList, SmsMessage
from acsdk.resources.kit.queries import ListOptions
from acsdk.resources.messaging.sms import SmsListQuery
from typing import Unpack


class Sms:
    """SMS."""
    @property
    def broadcasts(self) -> SmsBroadcasts:
        """Messages to many contacts at once."""
        ...
    def credits(self, **options: Unpack[RequestOptions]) -> SmsCredits:
        """Fetch what the account may still send. Get Current SMS Credit Use Data page."""
        ...
    def lists(self, **query: Unpack[SmsListQuery]) -> Pager[SmsList]:
        """List the lists that broadcasts can go to. Get All Broadcast Lists page.

        Counted off; looks again where rows leave.
        """
        ...
    def messages(self, **query: Unpack[ListOptions]) -> Pager[SmsMessage]:
        """List the messages that automations send. Undocumented, but read by others for years.

        Counted off; looks again where rows leave.
        """
        ...
