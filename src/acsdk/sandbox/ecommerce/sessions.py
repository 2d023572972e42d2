"""Browse sessions as rows: one active one a connection and address, abandoned on the clock."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from acsdk.sandbox.codec import Json, as_objects
from acsdk.sandbox.dates import parse_instant, utc_instant
from acsdk.sandbox.people import find_contact
from acsdk.sandbox.state import State
from acsdk.sandbox.store import Row

__all__ = ["MAX_PRODUCTS", "Settings", "active_session", "finish_session", "schedule", "settings_of"]

MAX_PRODUCTS = 25
_TICK = 300
_DETAILS = {
    "baseProductName": "baseProductName",
    "baseProductDescription": "baseProductDescription",
    "priceAmount": "variantPriceAmount",
    "priceCurrency": "variantPriceCurrency",
    "averageRating": "averageRatings",
    "productUrl": "variantUrl",
    "productCreatedDate": "variantStoreCreatedDate",
    "categories": "categories",
}
_IDENTIFIERS = ("storePrimaryId", "storeBaseProductId", "variantSku", "upc", "variantUrlSlug", "baseProductUrlSlug")


class Settings:
    """A connection's browse abandonment settings (`connectionOptions`), with the documented defaults."""

    def __init__(self, options: dict[str, Json]) -> None:
        self.minimum_view: int = _whole(options.get("browse_abandonment.minimum_page_view_time"), 8)
        self.timeout: timedelta = timedelta(minutes=_whole(options.get("browse_abandonment.session_timeout"), 60))
        self.patterns: Any = options.get("browse_abandonment.product_url_patterns")


def settings_of(state: State, connection: int) -> Settings:
    """The settings of a connection."""
    rows = state.store.find("connectionOptions", ("connectionid",), (connection,))
    return Settings({row["option"]: row.get("value") for row in rows})


def active_session(state: State, connection: int, email: str) -> Row | None:
    """The one session that browsing goes on in."""
    found = state.store.find("browseSessions", ("legacyConnectionId", "email"), (connection, email))
    return next((row for row in found if row["normalizedStatus"] == "ACTIVE"), None)


def schedule(state: State, session: Row) -> None:
    """Queue the check at the first five-minute run after the session's abandon date."""
    moment = parse_instant(session.get("toAbandonDate") or "")
    if session["normalizedStatus"] == "ACTIVE" and moment is not None:
        seconds = -(-moment.timestamp() // _TICK) * _TICK
        due = datetime.fromtimestamp(seconds, tz=moment.tzinfo)
        state.pipeline.add("session.finish", {"session": session["id"]}, at=due)


def finish_session(state: State, payload: Row) -> None:
    """End a session whose abandon date has passed; one that was touched since has a later check queued."""
    session = state.store.get("browseSessions", payload["session"])
    if session is None or session["normalizedStatus"] != "ACTIVE":
        return
    moment = parse_instant(session.get("toAbandonDate") or "")
    if moment is not None and moment <= state.now():
        ended = {**session, "sessionEndDate": utc_instant(state.now())}
        cart = session.get("addedToCart")
        state.store.replace(
            "browseSessions", {**ended, **({"normalizedStatus": "ADDED_TO_CART"} if cart else _abandon(state, session))}
        )


def _abandon(state: State, session: Row) -> Row:
    """Unmatched products are dropped; without any product or contact there is no custom object."""
    minimum = str(settings_of(state, session["legacyConnectionId"]).minimum_view)
    products = [_ended(product, minimum) for product in as_objects(session.get("products"))]
    detailed = [{**product, **details} for product in products if (details := _details(state, session, product))]
    recorded = bool(detailed) and find_contact(state, session["email"]) is not None
    identifier = {"customObjectIdentifier": state.new_guid()} if recorded else {}
    return {"normalizedStatus": "ABANDONED", "products": detailed if recorded else products, **identifier}


def _ended(product: Row, minimum: str) -> Row:
    if not product.get("currentlyBrowsing"):
        return product
    seen = product.get("numberOfTimesViewed") or 0
    return {**product, "currentlyBrowsing": False, "numberOfTimesViewed": seen + 1, "browseTimeSeconds": minimum}


def _details(state: State, session: Row, product: Row) -> Row | None:
    """What the catalog knows of a product, by the identifier that the address matched."""
    catalog = state.store.find("products", ("legacyConnectionId",), (session["legacyConnectionId"],))
    for name in _IDENTIFIERS:
        value = product.get(name)
        match = next((row for row in catalog if value and row.get(name) == value), None)
        if match is not None:
            known = {key: match.get(key) for key in _IDENTIFIERS}
            images = as_objects(match.get("variantImages") or match.get("baseProductImages")) or [{}]
            details = {key: match.get(source) for key, source in _DETAILS.items()}
            return {**known, **details, "imageUrl": images[0].get("url")}
    return None


def _whole(text: Json, default: int) -> int:
    value = str(text or "")
    return int(value) if value.isascii() and value.isdigit() and len(value) < 9 else default
