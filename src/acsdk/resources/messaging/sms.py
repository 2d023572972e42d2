"""The namespace itself."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Annotated, Final, Unpack

from acsdk._options import RequestOptions
from acsdk._pager import Pager
from acsdk.models.messaging.sms_report import SmsCredits, SmsList, SmsMessage
from acsdk.resources.kit.namespace import Namespace
from acsdk.resources.kit.queries import ListKeywords, ListOptions, filtered
from acsdk.resources.kit.reading import record
from acsdk.resources.kit.resource import Resource, operation

if TYPE_CHECKING:
    from acsdk.resources.messaging.sms_broadcasts import SmsBroadcasts

__all__ = ["Sms", "SmsListQuery"]

_LISTS: Final = Resource(name="sms.lists", path="/sms/lists", model=SmsList, many="lists")
_MESSAGES: Final = Resource(name="sms.messages", path="/sms", model=SmsMessage, many="sms")


class SmsListQuery(ListKeywords, total=False, closed=True):
    """Filters of `Sms.lists`."""

    name: Annotated[str, filtered("name")]
    """What the list is called."""


class Sms(Namespace):
    """SMS."""

    @cached_property
    def broadcasts(self) -> SmsBroadcasts:
        """Messages to many contacts at once."""
        from acsdk.resources.messaging.sms_broadcasts import SmsBroadcasts

        return SmsBroadcasts(self._call)

    async def credits(self, **options: Unpack[RequestOptions]) -> SmsCredits:
        """Fetch what the account may still send. Get Current SMS Credit Use Data page."""
        read = record(SmsCredits, "smsCredits")
        return await self._call(operation("sms.credits", "GET", "/sms/credits", read), options)

    def lists(self, **query: Unpack[SmsListQuery]) -> Pager[SmsList]:
        """List the lists that broadcasts can go to. Get All Broadcast Lists page.

        Counted off; looks again where rows leave.
        """
        return _LISTS.list(self._call, SmsListQuery, query)

    def messages(self, **query: Unpack[ListOptions]) -> Pager[SmsMessage]:
        """List the messages that automations send. Undocumented, but read by others for years.

        Counted off; looks again where rows leave.
        """
        return _MESSAGES.list(self._call, ListOptions, query)
