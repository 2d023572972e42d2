"""``client.browse_sessions``: what shoppers looked at, through the Ecommerce GraphQL API."""

from __future__ import annotations

from typing import Any, Unpack

from acsdk._engine.operation import Answer
from acsdk._graphql.documents import RootField
from acsdk._options import RequestOptions
from acsdk.models.ecommerce.browse_filter import BrowseProductFilter, BrowseSessionSearchRequest
from acsdk.models.ecommerce.browse_session import (
    BrowseSession,
    BrowseSessionInput,
    TrackingEvent,
    TrackingEventDebugTrace,
)
from acsdk.resources.ecommerce.ecommerce import EcommerceNamespace
from acsdk.resources.kit.answers import many, one, required
from acsdk.resources.kit.namespace import expect

__all__ = ["BrowseSessions"]

_GET = RootField(
    "query",
    "getBrowseSessionByCustomObjectIdentifier",
    (("customObjectIdentifier", "String!"), ("filter", "BrowseProductFilter!")),
    BrowseSession,
)
_SEARCH = RootField("query", "searchBrowseSession", (("filter", "BrowseSessionSearchRequest!"),), BrowseSession)
_SAVE = RootField("mutation", "saveBrowseSession", (("browseSession", "BrowseSessionInput!"),), BrowseSession)
_CART_ADD = RootField("mutation", "browseSessionCartAdd", (("legacyConnectionId", "Int!"), ("email", "String!")))
_TEST = RootField("mutation", "testTrackingEvent", (("event", "TrackingEvent!"),), TrackingEventDebugTrace)


class BrowseSessions(EcommerceNamespace):
    """Browse sessions: the products that a known contact looked at, until they are bought or abandoned."""

    async def get_by_custom_object(
        self,
        custom_object_identifier: str,
        filter: BrowseProductFilter | None = None,  # noqa: A002 - the argument's name in the API
        **options: Unpack[RequestOptions],
    ) -> BrowseSession:
        """Fetch an abandoned session by its custom object: ``getBrowseSessionByCustomObjectIdentifier``.

        The filter chooses and sorts the products inside the session. Raises `NotFoundError` when there is none.
        Browse Session APIs page.
        """
        variables = {"customObjectIdentifier": custom_object_identifier, "filter": filter or BrowseProductFilter()}
        name = "browse_sessions.get_by_custom_object"
        found = required(BrowseSession, f"no browse session has the object {custom_object_identifier!r}")
        return await self._run(name, _GET, variables, found, options)

    async def search(
        self, request: BrowseSessionSearchRequest | None = None, **options: Unpack[RequestOptions]
    ) -> list[BrowseSession]:
        """Find sessions by plain values: ``searchBrowseSession``. Browse Session APIs page."""
        variables = {"filter": request or BrowseSessionSearchRequest()}
        return await self._run("browse_sessions.search", _SEARCH, variables, many(BrowseSession), options)

    async def save(self, session: BrowseSessionInput, **options: Unpack[RequestOptions]) -> BrowseSession:
        """Insert a session, to try automations out: ``saveBrowseSession``.

        Every call makes another session, so it is never repeated. A session saved as ABANDONED makes no custom object.
        Browse Session APIs page.
        """
        variables = {"browseSession": expect(session, BrowseSessionInput, "session")}
        return await self._run("browse_sessions.save", _SAVE, variables, one(BrowseSession), options)

    async def cart_add(self, legacy_connection_id: int, email: str, **options: Unpack[RequestOptions]) -> bool:
        """Say that the shopper put something into the cart: ``browseSessionCartAdd``.

        Marks the active session, or makes an empty one that is marked. May be repeated. Browse Session APIs page.
        """
        variables = {"legacyConnectionId": legacy_connection_id, "email": email}
        name = "browse_sessions.cart_add"
        return await self._run(name, _CART_ADD, variables, _truth, options, repeatable=True)

    async def test_tracking_event(
        self, event: TrackingEvent, **options: Unpack[RequestOptions]
    ) -> TrackingEventDebugTrace:
        """Play a hit of site tracking and see what it does: ``testTrackingEvent``.

        It does what a real hit does, so it is never repeated. Browse Session APIs page.
        """
        variables = {"event": expect(event, TrackingEvent, "event")}
        name = "browse_sessions.test_tracking_event"
        return await self._run(name, _TEST, variables, one(TrackingEventDebugTrace), options)


def _truth(value: Any, _answer: Answer) -> bool:  # noqa: ANN401 - the JSON edge
    return value is True
