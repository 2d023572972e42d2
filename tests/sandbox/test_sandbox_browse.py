"""Browse sessions: tracking, abandonment on the clock, the cart."""

from __future__ import annotations

import json
from typing import Any

import pytest

from acsdk.sandbox.ecommerce.patterns import match_url

from .driver import Driver

TRACK = """mutation($e: TrackingEvent) { testTrackingEvent(event: $e) {
  matchingConnection { id legacyConnectionId } identifierType identifierValue sessionWasCreated productWasCreated
  outOfOrderEvent previousProductUnderMinimumViewTime
  modifiedSession { email lastTouchDate toAbandonDate normalizedStatus }
  modifiedProduct { storePrimaryId numberOfTimesViewed browseTimeSeconds currentlyBrowsing }
  previouslyBrowsedProduct { storePrimaryId numberOfTimesViewed browseTimeSeconds } } }"""
SESSIONS = """query($f: BrowseSessionSearchRequest) { searchBrowseSession(filter: $f) {
  email normalizedStatus addedToCart sessionEndDate products { storePrimaryId browseTimeSeconds } } }"""
BY_RECORD = """query($id: String!, $f: BrowseProductFilter) {
  getBrowseSessionByCustomObjectIdentifier(customObjectIdentifier: $id, filter: $f) {
    normalizedStatus products { storePrimaryId baseProductName priceAmount imageUrl browseTimeSeconds } } }"""
SAVE = (
    "mutation($s: BrowseSessionInput) { saveBrowseSession(browseSession: $s) { legacyConnectionId normalizedStatus } }"
)
CART = 'mutation { browseSessionCartAdd(legacyConnectionId: 1 email: "ada@shop.test") }'


@pytest.fixture
def tracked(shop: Driver) -> Driver:
    options = {
        "product_url_patterns": json.dumps(["https://shop.test/**/p/{{storePrimaryId}}"]),
        "session_timeout": "30",
    }
    for name, value in options.items():
        sent = {"connectionid": 1, "option": f"browse_abandonment.{name}", "value": value}
        shop.ok("POST", "connectionOptions", {"connectionOption": sent})
    shop.ok("POST", "contacts", {"contact": {"email": "ada@shop.test"}})
    products = [
        {
            "legacyConnectionId": 1,
            "storePrimaryId": key,
            "baseProductName": f"Product {key}",
            "variantPriceAmount": "25.00",
            "variantImages": [{"url": f"https://shop.test/{key}.jpg"}],
        }
        for key in ("tea", "cup")
    ]
    shop.data("mutation($p: [ProductInput]) { bulkUpsertProducts(products: $p) { id } }", p=products)
    return shop


def hit(driver: Driver, product: str, **event: Any) -> Any:
    sent = {"email": "ada@shop.test", "url": f"http://shop.test/en/p/{product}", **event}
    return driver.data(TRACK, e=sent)["testTrackingEvent"]


def test_the_first_hit_opens_a_session(tracked: Driver) -> None:
    trace = hit(tracked, "tea", eventDate="2025-12-31T16:00:00.288734-08:00")
    connection = trace.pop("matchingConnection")
    assert connection["legacyConnectionId"] == 1
    assert trace == {
        "identifierType": "STORE_PRIMARY_ID",
        "identifierValue": "tea",
        "sessionWasCreated": True,
        "productWasCreated": True,
        "outOfOrderEvent": False,
        "previousProductUnderMinimumViewTime": False,
        "modifiedSession": {
            "email": "ada@shop.test",
            "lastTouchDate": "2026-01-01T00:00:00.288734Z",
            "toAbandonDate": "2026-01-01T00:30:00.288734Z",
            "normalizedStatus": "ACTIVE",
        },
        "modifiedProduct": {"storePrimaryId": "tea", "numberOfTimesViewed": 0, "currentlyBrowsing": True},
    }


def test_the_next_hit_ends_the_view_before_it(tracked: Driver) -> None:
    hit(tracked, "tea")
    tracked.clock.advance(40)
    trace = hit(tracked, "cup")
    assert trace["sessionWasCreated"] is False
    assert trace["previouslyBrowsedProduct"] == {
        "storePrimaryId": "tea",
        "numberOfTimesViewed": 1,
        "browseTimeSeconds": "40",
    }
    tracked.clock.advance(5)
    trace = hit(tracked, "tea")
    assert trace["previousProductUnderMinimumViewTime"] is True
    assert trace["productWasCreated"] is False
    assert trace["modifiedProduct"]["browseTimeSeconds"] == "40"


def test_an_earlier_event_is_ignored(tracked: Driver) -> None:
    hit(tracked, "tea")
    trace = hit(tracked, "cup", eventDate="2025-12-01T00:00:00Z")
    assert trace["outOfOrderEvent"] is True
    assert "modifiedProduct" not in trace


def test_no_contact_no_match_no_session(tracked: Driver) -> None:
    trace = hit(tracked, "tea", email="nobody@shop.test")
    assert trace["sessionWasCreated"] is False
    assert trace["identifierValue"] == "tea"
    other = tracked.data(TRACK, e={"email": "ada@shop.test", "url": "https://elsewhere.test/"})["testTrackingEvent"]
    assert other == {"sessionWasCreated": False, "productWasCreated": False, "outOfOrderEvent": False}
    assert tracked.data(TRACK)["testTrackingEvent"] == other
    assert tracked.sandbox.rows("browseSessions") == []
    assert (
        "eventDate"
        in tracked.graphql(TRACK, e={"email": "a@b.c", "url": "u", "eventDate": "now"})["errors"][0]["message"]
    )


def test_a_26th_product_takes_the_place_of_the_shortest_view(tracked: Driver) -> None:
    for number in range(25):
        hit(tracked, str(number))
        tracked.clock.advance(100 if number != 7 else 10)
    hit(tracked, "last")
    kept = [product["storePrimaryId"] for product in tracked.sandbox.rows("browseSessions")[0]["products"]]
    assert len(kept) == 25
    assert "last" in kept
    assert "7" not in kept


def test_a_session_is_abandoned_on_the_five_minute_run(tracked: Driver) -> None:
    hit(tracked, "tea")
    tracked.clock.advance(60)
    hit(tracked, "cup")
    hit(tracked, "unknown")
    tracked.clock.advance(30 * 60 - 1)
    assert tracked.data(SESSIONS)["searchBrowseSession"][0]["normalizedStatus"] == "ACTIVE"
    tracked.clock.advance(6 * 60)
    session = tracked.data(SESSIONS, f={"normalizedStatus": "ABANDONED"})["searchBrowseSession"][0]
    assert session["sessionEndDate"].endswith("Z")
    record = tracked.sandbox.rows("browseSessions")[0]["customObjectIdentifier"]
    found = tracked.data(BY_RECORD, id=record)["getBrowseSessionByCustomObjectIdentifier"]
    assert [product["storePrimaryId"] for product in found["products"]] == ["tea", "cup"]
    assert found["products"][0] == {
        "storePrimaryId": "tea",
        "baseProductName": "Product tea",
        "priceAmount": 25,
        "imageUrl": "https://shop.test/tea.jpg",
        "browseTimeSeconds": "60",
    }
    narrowed = {"browseTimeSeconds": {"filterOperator": "GT", "value": 50}, "pagination": {"limit": 1}}
    found = tracked.data(BY_RECORD, id=record, f=narrowed)["getBrowseSessionByCustomObjectIdentifier"]
    assert [product["storePrimaryId"] for product in found["products"]] == ["tea"]
    after = {"mostRecentBrowsedAt": {"filterOperator": "GT", "value": "2026-01-01T00:00:30Z", "sort": "DESC"}}
    found = tracked.data(BY_RECORD, id=record, f=after)["getBrowseSessionByCustomObjectIdentifier"]
    assert [product["storePrimaryId"] for product in found["products"]] == ["cup"]
    assert tracked.data(BY_RECORD, id="") == {}
    assert hit(tracked, "tea")["sessionWasCreated"] is True


def test_without_a_known_product_there_is_no_record(tracked: Driver) -> None:
    hit(tracked, "unknown")
    tracked.clock.advance(3600)
    session = tracked.data(SESSIONS)["searchBrowseSession"][0]
    assert session["normalizedStatus"] == "ABANDONED"
    assert session["products"] == [{"storePrimaryId": "unknown", "browseTimeSeconds": "8"}]
    assert "customObjectIdentifier" not in tracked.sandbox.rows("browseSessions")[0]


def test_a_cart_ends_the_session_otherwise(tracked: Driver) -> None:
    assert tracked.data(CART) == {"browseSessionCartAdd": True}
    assert tracked.data(CART) == {"browseSessionCartAdd": True}
    assert len(tracked.sandbox.rows("browseSessions")) == 1
    tracked.sandbox.settle()
    tracked.clock.advance(3600)
    assert tracked.data(SESSIONS)["searchBrowseSession"][0]["normalizedStatus"] == "ADDED_TO_CART"
    wrong = 'mutation { browseSessionCartAdd(legacyConnectionId: 9 email: "a@b.c") }'
    assert "no connection" in tracked.graphql(wrong)["errors"][0]["message"]


def test_save_always_inserts(tracked: Driver) -> None:
    session = {
        "legacyConnectionId": 1,
        "email": "ada@shop.test",
        "toAbandonDate": "2026-01-01T00:01:00Z",
        "products": [
            {"storePrimaryId": "tea", "browseTimeSeconds": "x", "mostRecentBrowsedAt": "2025-12-01T10:00:00+01:00"},
            {},
        ],
    }
    for _ in range(2):
        assert tracked.data(SAVE, s=session)["saveBrowseSession"]["normalizedStatus"] == "ACTIVE"
    assert tracked.sandbox.rows("browseSessions")[0]["products"][0]["mostRecentBrowsedAt"] == "2025-12-01T09:00:00Z"
    tracked.data(SAVE, s={**session, "normalizedStatus": "ABANDONED"})
    tracked.clock.advance(300)
    rows = tracked.data(SESSIONS, f={"legacyConnectionId": 1, "email": "ada@shop.test"})["searchBrowseSession"]
    assert [row["normalizedStatus"] for row in rows] == ["ABANDONED"] * 3
    records = [row.get("customObjectIdentifier") for row in tracked.sandbox.rows("browseSessions")]
    assert [record is not None for record in records] == [True, True, False]
    greater = {"browseTimeSeconds": {"filterOperator": "LTE", "value": 3}}
    assert tracked.data(BY_RECORD, id=records[0], f=greater)["getBrowseSessionByCustomObjectIdentifier"]["products"]


@pytest.mark.parametrize(
    "changes", [{"legacyConnectionId": 9}, {"legacyConnectionId": None}, {"toAbandonDate": "soon"}]
)
def test_what_save_refuses(tracked: Driver, changes: dict[str, Any]) -> None:
    answer = tracked.graphql(SAVE, s={"legacyConnectionId": 1, "email": "a@b.c", **changes})
    assert answer["errors"][0]["path"] == ["saveBrowseSession"]


@pytest.mark.parametrize(
    ("pattern", "url", "expected"),
    [
        ("shop.test/p/{{variantSku}}", "https://shop.test/p/a%20b", ("SKU", "a b")),
        ("http://shop.test/{{upc}}**", "https://shop.test/1x", None),
        ("https://shop.test/**{{upc}}", "https://shop.test/1x", None),
        ("shop.test/**/{{upc}}/**/x/**", "shop.test/a/1/b/x/c", None),
        ("shop.test/{{upc}}/{{variantSku}}", "shop.test/1/2", None),
        ("shop.test/{{color}}", "shop.test/1", None),
        ("shop.test/{{baseProductUrlSlug}}?**", "shop.test/tea?q=1", ("BASE_PRODUCT_URL_SLUG", "tea")),
        ("shop.test/{{variantUrlSlug}}", "shop.test/" + "x" * 3000, None),
    ],
)
def test_url_patterns(pattern: str, url: str, expected: tuple[str, str] | None) -> None:
    assert match_url(json.dumps([pattern]), url) == expected


@pytest.mark.parametrize("patterns", [None, "not json", "{}", "[1]", "[" * 5000])
def test_unreadable_patterns_match_nothing(patterns: Any) -> None:
    assert match_url(patterns, "shop.test/1") is None


def test_sync_legacy_connection(shop: Driver) -> None:
    query = """mutation($name: String, $id: String) {
      syncLegacyConnection(integrationName: $name, connectionUniqueIdentifier: $id) { id legacyConnectionId } }"""
    row = shop.data(query, name="shop", id="shop.test")["syncLegacyConnection"]
    assert row["legacyConnectionId"] == 1
    assert row["id"] == shop.upsert_order("connectionId")["connectionId"]
    assert shop.data(query, name="shop", id="nope") == {}
