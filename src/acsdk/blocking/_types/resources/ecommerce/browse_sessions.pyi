"""Made by `nox -s refresh` from acsdk.resources.ecommerce.browse_sessions."""

from acsdk._options import RequestOptions
from acsdk.blocking._types.resources.ecommerce.ecommerce import EcommerceNamespace
from acsdk.models.ecommerce.browse_filter import BrowseProductFilter, BrowseSessionSearchRequest
from acsdk.models.ecommerce.browse_session import BrowseSession, BrowseSessionInput, TrackingEvent, TrackingEventDebugTrace
from typing import Unpack


class BrowseSessions(EcommerceNamespace):
    """Browse sessions: the products that a known contact looked at, until they are bought or abandoned."""
    def get_by_custom_object(
        self,
        custom_object_identifier: str,
        filter: BrowseProductFilter | None = None,
        **options: Unpack[RequestOptions],
    ) -> BrowseSession:
        """Fetch an abandoned session by its custom object: ``getBrowseSessionByCustomObjectIdentifier``.

        The filter chooses and sorts the products inside the session. Raises `NotFoundError` when there is none.
        Browse Session APIs page.
        """
        ...
    def search(
        self,
        request: BrowseSessionSearchRequest | None = None,
        **options: Unpack[RequestOptions],
    ) -> list[BrowseSession]:
        """Find sessions by plain values: ``searchBrowseSession``. Browse Session APIs page."""
        ...
    def save(self, session: BrowseSessionInput, **options: Unpack[RequestOptions]) -> BrowseSession:
        """Insert a session, to try automations out: ``saveBrowseSession``.

        Every call makes another session, so it is never repeated. A session saved as ABANDONED makes no custom object.
        Browse Session APIs page.
        """
        ...
    def cart_add(self, legacy_connection_id: int, email: str, **options: Unpack[RequestOptions]) -> bool:
        """Say that the shopper put something into the cart: ``browseSessionCartAdd``.

        Marks the active session, or makes an empty one that is marked. May be repeated. Browse Session APIs page.
        """
        ...
    def test_tracking_event(self, event: TrackingEvent, **options: Unpack[RequestOptions]) -> TrackingEventDebugTrace:
        """Play a hit of site tracking and see what it does: ``testTrackingEvent``.

        It does what a real hit does, so it is never repeated. Browse Session APIs page.
        """
        ...
