"""Made by `nox -s refresh` from acsdk.resources.campaigns.site_messages."""

from acsdk.blocking._types._pager import Pager
from acsdk.models.campaigns.site_message import SiteMessage
from acsdk.resources.kit.queries import ListOptions
from typing import Unpack


class SiteMessages:
    """Site messages. Undocumented, but read by others for years."""
    def list(self, **query: Unpack[ListOptions]) -> Pager[SiteMessage]:
        """List site messages. Counted off; looks again where rows leave."""
        ...
