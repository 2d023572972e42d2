"""``client.site_messages``: messages that automations show on websites."""

from __future__ import annotations

from typing import Final, Unpack

from acsdk._pager import Pager
from acsdk.models.campaigns.site_message import SiteMessage
from acsdk.resources.kit.namespace import Namespace
from acsdk.resources.kit.queries import ListOptions
from acsdk.resources.kit.resource import Resource

__all__ = ["SiteMessages"]

_SITE_MESSAGES: Final = Resource(name="site_messages", path="/siteMessages", model=SiteMessage, many="siteMessages")


class SiteMessages(Namespace):
    """Site messages. Undocumented, but read by others for years."""

    def list(self, **query: Unpack[ListOptions]) -> Pager[SiteMessage]:
        """List site messages. Counted off; looks again where rows leave."""
        return _SITE_MESSAGES.list(self._call, ListOptions, query)
