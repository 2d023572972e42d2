"""Browse session operations (Browse session APIs page)."""

from __future__ import annotations

from acsdk.sandbox.codec import Json, as_object, as_objects
from acsdk.sandbox.dates import parse_instant, utc_instant
from acsdk.sandbox.state import State
from acsdk.sandbox.store import Row

from .checks import normalise_dates
from .failures import refused
from .field import RootField
from .search import page_bounds, plan_for, search, select
from .sessions import active_session, schedule, settings_of

__all__ = ["cart_add", "get_session", "save", "search_sessions"]


def get_session(field: RootField, customObjectIdentifier: str, **criteria: Json) -> Row | None:  # noqa: N803
    """The abandoned session behind a Browse Abandonment record; filters its products (rule `browse.filter`)."""
    key = (customObjectIdentifier,)
    found = field.state.store.find("browseSessions", ("customObjectIdentifier",), key)
    if not customObjectIdentifier or not found:
        return None
    given = as_object(criteria.get("filter"))
    offset, limit = page_bounds(given)
    products = select(as_objects(found[0].get("products")), plan_for(field, given))
    return {**found[0], "products": products[offset : offset + limit]}


def search_sessions(field: RootField, **criteria: Json) -> list[Row]:
    """Sessions by plain values."""
    return search(field.state.store, "browseSessions", field, criteria.get("filter"))


def save(field: RootField, **arguments: Json) -> Row:
    """A helper for tests: always inserts, also a second active session (rule `errors.dates`)."""
    state: State = field.state
    given: Row = arguments.get("browseSession") or {}
    if state.store.get("connections", given.get("legacyConnectionId") or 0) is None:
        raise refused(f"There is no connection with the id {given.get('legacyConnectionId')}")
    for name, value in given.items():
        if name.endswith("Date") and value and parse_instant(value) is None:
            raise refused(f"{name} must be a date in the format 2019-11-16T10:48:23Z")
    products = [_with_instants(product) for product in as_objects(given.get("products"))]
    row = {**_new(state, given["legacyConnectionId"], given.get("email") or ""), **normalise_dates(given)}
    row = {**row, "products": products, "normalizedStatus": given.get("normalizedStatus") or "ACTIVE"}
    session = state.store.insert("browseSessions", row)
    schedule(state, session)
    return session


def cart_add(field: RootField, legacyConnectionId: int, email: str) -> bool:  # noqa: N803
    """Mark the active session, or an empty new one, as added to the cart."""
    state: State = field.state
    if state.store.get("connections", legacyConnectionId) is None:
        raise refused(f"There is no connection with the id {legacyConnectionId}")
    session = active_session(state, legacyConnectionId, email)
    if session is None:
        session = state.store.insert("browseSessions", _new(state, legacyConnectionId, email))
        schedule(state, session)
    state.store.replace("browseSessions", {**session, "addedToCart": True})
    return True


def _new(state: State, connection: int, email: str) -> Row:
    now = state.now()
    return {
        "legacyConnectionId": connection,
        "email": email,
        "normalizedStatus": "ACTIVE",
        "sessionStartDate": utc_instant(now),
        "lastTouchDate": utc_instant(now),
        "toAbandonDate": utc_instant(now + settings_of(state, connection).timeout),
        "addedToCart": False,
        "products": [],
    }


def _with_instants(product: Row) -> Row:
    moment = parse_instant(product.get("mostRecentBrowsedAt") or "")
    return {**product, "mostRecentBrowsedAt": utc_instant(moment)} if moment else product
