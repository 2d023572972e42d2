"""Browse sessions: what a customer looked at before buying or leaving."""

from __future__ import annotations

from typing import Annotated, ClassVar

from acsdk.models.kit.base import Model
from acsdk.models.kit.integers import ConnectionId, Count
from acsdk.models.kit.money import NONE, NOT_NEGATIVE, OptionalMoney, OptionalNumber
from acsdk.models.kit.texts import Currency
from acsdk.models.kit.twin import Written
from acsdk.models.kit.wire import NO_ITEMS, Items, UtcDateTime, WireInstant, WireInt, WireList

from .ecommerce_base import EcommerceAnswer, EcommerceInput
from .ecommerce_choices import AnswerBrowseSessionStatus, AnswerProductIdentifierType, InputBrowseSessionStatus
from .shared import EcommerceConnection

__all__ = [
    "BrowseProduct",
    "BrowseProductInput",
    "BrowseSession",
    "BrowseSessionInput",
    "TrackingEvent",
    "TrackingEventDebugTrace",
    "TrackingEventInput",
]

# The page's table calls it an integer; its examples, requests and answers alike, have it in quotes.
_QUOTED = Written(str)


class _BrowseProductDetails(Model):
    """What ``BrowseProduct`` and ``BrowseProductInput`` share. Browse Session page."""

    store_primary_id: str | None = None
    """The store's id of the product, usually of its variant."""
    store_base_product_id: str | None = None
    """The store's id of the base product."""
    variant_sku: str | None = None
    """Stock keeping unit."""
    upc: str | None = None
    """Universal product code."""
    base_product_url_slug: str | None = None
    """The part of the page's URL that names the base product."""
    variant_url_slug: str | None = None
    """The part of the page's URL that names the variant."""
    browse_time_seconds: Annotated[Count | None, _QUOTED] = None
    """How long it was looked at, in seconds. A session keeps 25 products; the one looked at least makes room."""
    number_of_times_viewed: Count | None = None
    """How often it was looked at; 0 while it is looked at for the first time."""
    base_product_name: str | None = None
    """Name of the base product."""
    base_product_description: str | None = None
    """Description of the base product."""
    price_amount: Annotated[OptionalMoney, NOT_NEGATIVE] = NONE
    """Price, in currency units."""
    price_currency: Currency | None = None
    """Currency code of three letters."""
    average_rating: Annotated[OptionalNumber, NOT_NEGATIVE] = NONE
    """Average rating by customers."""
    image_url: str | None = None
    """An image of the product."""
    product_url: str | None = None
    """The product's page in the store."""
    currently_browsing: bool | None = None
    """Whether it is being looked at."""


class BrowseProduct(_BrowseProductDetails, EcommerceAnswer):
    """A product in a browse session. Browse Session page."""

    most_recent_browsed_at: WireInstant = None
    """When it was last looked at."""
    product_created_date: WireInstant = None
    """When it was made in the store."""
    categories: WireList[str] = NO_ITEMS
    """Categories. Inferred: the page has a filter on them, but no such field in its table."""


class BrowseProductInput(EcommerceInput, _BrowseProductDetails):
    """A product in a browse session to save. Browse Session page."""

    most_recent_browsed_at: UtcDateTime | None = None
    """When it was last looked at. Aware; kept and sent in UTC, to the second."""
    product_created_date: UtcDateTime | None = None
    """When it was made in the store."""
    categories: Items[str] | None = None
    """Categories. Inferred: the page has a filter on them, but no such field in its table."""


class BrowseSession(EcommerceAnswer):
    """What one customer looked at, one after the other. Browse Session page."""

    _first: ClassVar[tuple[str, ...]] = (
        "email",
        "normalized_status",
        "session_start_date",
        "last_touch_date",
        "session_end_date",
        "added_to_cart",
        "products",
    )

    legacy_connection_id: WireInt = None
    """The ``id`` of the v3 connection."""
    email: str | None = None
    """The customer's address; a connection has one active session for each."""
    normalized_status: AnswerBrowseSessionStatus | None = None
    """What became of it. ABANDONED and ADDED_TO_CART are never left again."""
    added_to_cart: bool | None = None
    """Whether something was put into the cart."""
    to_abandon_date: WireInstant = None
    """When it counts as abandoned unless something happens; checked every five minutes."""
    session_start_date: WireInstant = None
    """When it began."""
    session_end_date: WireInstant = None
    """When it ended."""
    last_touch_date: WireInstant = None
    """When something last happened in it."""
    products: WireList[BrowseProduct] = NO_ITEMS
    """What was looked at; at most 25."""


class BrowseSessionInput(EcommerceInput):
    """A browse session to save, for tests: saving always makes a new one. Browse Session page."""

    _keys: ClassVar[frozenset[str]] = frozenset({"email"})

    legacy_connection_id: ConnectionId | None = None
    """The ``id`` of the v3 connection."""
    email: str | None = None
    """The customer's address."""
    normalized_status: InputBrowseSessionStatus | None = None
    """Its state. One that is saved as ABANDONED makes no custom object, so no automation sees it."""
    added_to_cart: bool | None = None
    """Whether something was put into the cart."""
    to_abandon_date: UtcDateTime | None = None
    """When it counts as abandoned; can be set in no other way. Aware; kept and sent in UTC, to the second."""
    session_start_date: UtcDateTime | None = None
    """When it began."""
    session_end_date: UtcDateTime | None = None
    """When it ended."""
    last_touch_date: UtcDateTime | None = None
    """When something last happened in it."""
    products: Items[BrowseProductInput] | None = None
    """What was looked at; at most 25."""


class TrackingEvent(EcommerceInput):
    """A page view to try out, for tests of the URL patterns. Browse Session page."""

    email: str
    """The visitor's address; without a contact of it there is no session."""
    url: str
    """The page that was viewed."""
    event_date: UtcDateTime | None = None
    """When. The page contradicts itself on whether it is required."""


TrackingEventInput = TrackingEvent
"""``TrackingEvent`` by the name that other inputs follow."""


class TrackingEventDebugTrace(EcommerceAnswer):
    """What a tracking event did, and why. Browse Session page."""

    matching_connection: EcommerceConnection | None = None
    """The connection whose URL pattern the page matched."""
    identifier_type: AnswerProductIdentifierType | None = None
    """By what the product was found."""
    identifier_value: str | None = None
    """The identifier that was read from the URL."""
    modified_session: BrowseSession | None = None
    """The session that took the event."""
    session_was_created: bool | None = None
    """Whether the session is new."""
    modified_product: BrowseProduct | None = None
    """The product that was viewed."""
    previously_browsed_product: BrowseProduct | None = None
    """The product that was viewed before."""
    product_was_created: bool | None = None
    """Whether the product is new in the session."""
    out_of_order_event: bool | None = None
    """Whether the event was ignored because it is older than the session's last one."""
    previous_product_under_minimum_view_time: bool | None = None
    """Whether the product before was viewed too shortly to count."""
