"""Site tracking hits on product pages, explained (Browse session APIs page), and the connection sync."""

from __future__ import annotations

from datetime import datetime

from acsdk.sandbox.codec import Json
from acsdk.sandbox.dates import parse_instant, utc_instant
from acsdk.sandbox.people import find_contact
from acsdk.sandbox.state import State
from acsdk.sandbox.store import Row

from .failures import refused
from .field import RootField
from .patterns import IDENTIFIER_FIELDS, match_url
from .sessions import MAX_PRODUCTS, Settings, active_session, schedule, settings_of

__all__ = ["sync_connection", "track"]


def sync_connection(field: RootField, **key: Json) -> Row | None:
    """Tell the service about a v3 connection (rule `connections.sync`)."""
    named = (key.get("integrationName"), key.get("connectionUniqueIdentifier"))
    found = field.state.store.find("connections", ("service", "externalid"), named)
    return _connection(found[0]) if found else None


def track(field: RootField, event: Row | None = None) -> Row:
    """Handle one hit and say what it did (rule `browse.tracking`)."""
    state: State = field.state
    given = event or {"email": "", "url": ""}
    moment = parse_instant(given["eventDate"]) if given.get("eventDate") else state.now()
    if moment is None:
        raise refused("eventDate must be a date in the format 2019-11-16T10:48:23Z")
    matched = _matching(state, given["url"])
    if matched is None:
        return {"sessionWasCreated": False, "productWasCreated": False, "outOfOrderEvent": False}
    connection, kind, value = matched
    trace: Row = {"matchingConnection": _connection(connection), "identifierType": kind, "identifierValue": value}
    if find_contact(state, given["email"]) is None:
        return {**trace, "sessionWasCreated": False, "productWasCreated": False, "outOfOrderEvent": False}
    return {**trace, **_touch(state, connection["id"], given["email"], moment, (IDENTIFIER_FIELDS[kind], value))}


def _touch(state: State, connection: int, email: str, moment: datetime, identifier: tuple[str, str]) -> Row:
    session = active_session(state, connection, email)
    settings = settings_of(state, connection)
    if session is not None and _earlier(moment, session.get("lastTouchDate")):
        plain = {"sessionWasCreated": False, "productWasCreated": False, "previousProductUnderMinimumViewTime": False}
        return {**plain, "modifiedSession": session, "outOfOrderEvent": True}
    products, previous, too_short = _leave(session.get("products") or [] if session else [], moment, settings)
    products, current, is_new = _enter(products, moment, identifier)
    touched = {
        "lastTouchDate": utc_instant(moment),
        "toAbandonDate": utc_instant(moment + settings.timeout),
        "products": products,
    }
    begun = {"legacyConnectionId": connection, "email": email, "sessionStartDate": utc_instant(moment)}
    stored = _store(state, session, {**begun, **touched})
    return {
        "modifiedSession": stored,
        "sessionWasCreated": session is None,
        "modifiedProduct": current,
        "previouslyBrowsedProduct": previous,
        "productWasCreated": is_new,
        "outOfOrderEvent": False,
        "previousProductUnderMinimumViewTime": too_short,
    }


def _store(state: State, session: Row | None, values: Row) -> Row:
    if session is not None:
        stored = state.store.replace("browseSessions", {**values, **session, **_touched(values)})
    else:
        stored = state.store.insert("browseSessions", {**values, "normalizedStatus": "ACTIVE", "addedToCart": False})
    schedule(state, stored)
    return stored


def _touched(values: Row) -> Row:
    return {name: values[name] for name in ("lastTouchDate", "toAbandonDate", "products")}


def _leave(products: list[Row], moment: datetime, settings: Settings) -> tuple[list[Row], Row | None, bool]:
    """End the view of the product that was open; a view under the minimum does not count."""
    previous = next((product for product in products if product.get("currentlyBrowsing")), None)
    if previous is None:
        return products, None, False
    since = parse_instant(previous.get("mostRecentBrowsedAt") or "") or moment
    seconds = int((moment - since).total_seconds())
    closed: Row = {**previous, "currentlyBrowsing": False}
    if seconds >= settings.minimum_view:
        total = int(previous.get("browseTimeSeconds") or 0) + seconds
        viewed = (previous.get("numberOfTimesViewed") or 0) + 1
        closed = {**closed, "numberOfTimesViewed": viewed, "browseTimeSeconds": str(total)}
    kept = [closed if product is previous else product for product in products]
    return kept, closed, seconds < settings.minimum_view


def _enter(products: list[Row], moment: datetime, identifier: tuple[str, str]) -> tuple[list[Row], Row, bool]:
    """Open the view of a product; a 26th product takes the place of the one looked at the shortest."""
    field, value = identifier
    known = next((product for product in products if product.get(field) == value), None)
    fresh: Row = {field: value, "numberOfTimesViewed": 0}
    current = {**(known or fresh), "currentlyBrowsing": True, "mostRecentBrowsedAt": utc_instant(moment)}
    if known is not None:
        return [current if product is known else product for product in products], current, False
    kept = products
    if len(products) >= MAX_PRODUCTS:
        shortest = min(products, key=lambda product: int(product.get("browseTimeSeconds") or 0))
        kept = [product for product in products if product is not shortest]
    return [*kept, current], current, True


def _matching(state: State, url: str) -> tuple[Row, str, str] | None:
    for connection in state.store.scan("connections"):
        found = match_url(settings_of(state, connection["id"]).patterns, url)
        if found is not None:
            return connection, *found
    return None


def _connection(row: Row) -> Row:
    return {"guid": row.get("guid"), "legacyConnectionId": row["id"]}


def _earlier(moment: datetime, stamp: str | None) -> bool:
    last = parse_instant(stamp) if stamp else None
    return last is not None and moment < last
