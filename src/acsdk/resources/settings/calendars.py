"""``client.calendars``: feeds of tasks for other calendars."""

from __future__ import annotations

from typing import Final, Unpack

from acsdk._options import RequestOptions
from acsdk._pager import Pager
from acsdk.models.settings.calendar_feed import CalendarFeed, CalendarFeedInput, CalendarFeedUpdate
from acsdk.resources.kit.namespace import Namespace
from acsdk.resources.kit.queries import ListOptions
from acsdk.resources.kit.resource import Resource

__all__ = ["Calendars"]

_FEEDS: Final = Resource(
    name="calendars",
    path="/calendars",
    model=CalendarFeed,
    one="calendar",
    many="calendars",
    creates=CalendarFeedInput,
    updates=CalendarFeedUpdate,
)


class Calendars(Namespace):
    """Calendar feeds."""

    async def get(self, feed_id: int, **options: Unpack[RequestOptions]) -> CalendarFeed:
        """Fetch a feed. Raises `NotFoundError`. Calendars page."""
        return await self._call(_FEEDS.get(feed_id), options)

    def list(self, **query: Unpack[ListOptions]) -> Pager[CalendarFeed]:
        """List feeds. Calendars page. Counted off; looks again where rows leave."""
        return _FEEDS.list(self._call, ListOptions, query)

    async def create(self, feed: CalendarFeedInput, **options: Unpack[RequestOptions]) -> CalendarFeed:
        """Create a feed. Calendars page."""
        return await self._call(_FEEDS.create(feed), options)

    async def update(
        self, feed_id: int, changes: CalendarFeedUpdate, **options: Unpack[RequestOptions]
    ) -> CalendarFeed:
        """Change a feed. Calendars page."""
        return await self._call(_FEEDS.update(feed_id, changes), options)

    async def delete(self, feed_id: int, **options: Unpack[RequestOptions]) -> None:
        """Delete a feed. Calendars page."""
        await self._call(_FEEDS.delete(feed_id), options)
