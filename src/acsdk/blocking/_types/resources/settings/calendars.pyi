"""Made by `nox -s refresh` from acsdk.resources.settings.calendars."""

from acsdk._options import RequestOptions
from acsdk.blocking._types._pager import Pager
from acsdk.models.settings.calendar_feed import CalendarFeed, CalendarFeedInput, CalendarFeedUpdate
from acsdk.resources.kit.queries import ListOptions
from typing import Unpack


class Calendars:
    """Calendar feeds."""
    def get(self, feed_id: int, **options: Unpack[RequestOptions]) -> CalendarFeed:
        """Fetch a feed. Raises `NotFoundError`. Calendars page."""
        ...
    def list(self, **query: Unpack[ListOptions]) -> Pager[CalendarFeed]:
        """List feeds. Calendars page. Counted off; looks again where rows leave."""
        ...
    def create(self, feed: CalendarFeedInput, **options: Unpack[RequestOptions]) -> CalendarFeed:
        """Create a feed. Calendars page."""
        ...
    def update(self, feed_id: int, changes: CalendarFeedUpdate, **options: Unpack[RequestOptions]) -> CalendarFeed:
        """Change a feed. Calendars page."""
        ...
    def delete(self, feed_id: int, **options: Unpack[RequestOptions]) -> None:
        """Delete a feed. Calendars page."""
        ...
