import json
from collections import UserDict
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import pytest

from acsdk._json.encode import Encoded
from acsdk.models import (
    BrowseProductInput,
    BrowseSessionInput,
    CreationSource,
    CustomerData,
    ImageData,
    LineItem,
    Order,
    OrderInput,
    PhysicalDimensions,
    ProductInput,
    RecurringPaymentInput,
    TrackingEvent,
)
from acsdk.models.kit.encode import encode, to_json
from acsdk.models.kit.exact import plain

NOW = datetime(2026, 1, 2, 3, 4, 5, 678, UTC)


def order(**changes: Any) -> OrderInput:
    given: dict[str, Any] = {
        "legacy_connection_id": 1,
        "store_order_id": "1001",
        "creation_source": "REAL_TIME",
        "store_created_date": NOW,
        "final_amount": "100.10",
    }
    return OrderInput(**{**given, **changes})


def test_an_order_on_the_wire() -> None:
    sent = order(
        currency="USD",
        line_items=[LineItem(name="Tea", quantity=2, price_amount="9.90", sku=None)],
        customer_data=CustomerData(sms_consent_updated_date=NOW, sms_marketing_state="SUBSCRIBED"),
        billing_address=None,
        is_test_order=False,
        notes=[],
    )
    assert encode(sent) == (
        b'{"orderNumber":"1001","currency":"USD","isTestOrder":false,"legacyConnectionId":1,"storeOrderId":"1001",'
        b'"creationSource":"REAL_TIME","storeCreatedDate":"2026-01-02T03:04:05Z","finalAmount":100.10,'
        b'"lineItems":[{"name":"Tea","quantity":2,"priceAmount":9.90}],"notes":[],'
        b'"customerData":{"smsMarketingState":"SUBSCRIBED","smsConsentUpdatedDate":"2026-01-02T03:04:05Z"}}'
    )


def test_a_recurring_payment_sends_no_null_either() -> None:
    sent = RecurringPaymentInput(
        legacy_connection_id=1, store_recurring_payment_id="s", suppress_automations=True, name=None, total_cycles=0
    )
    assert encode(sent) == (
        b'{"totalCycles":0,"legacyConnectionId":1,"storeRecurringPaymentId":"s","suppressAutomations":true}'
    )


def test_a_product_sends_the_nulls_that_were_given_and_nothing_that_was_not() -> None:
    sent = ProductInput(
        legacy_connection_id=5,
        store_primary_id="shoezy",
        base_product_name=None,
        brand="",
        variant_price_amount="12.20",
        variant_weight=None,
        base_product_dimensions=PhysicalDimensions(length="1.50", width=None),
        variant_images=[ImageData(url="https://example.com/a.png", height=None)],
        attributes={"material": "wool", "grams": Decimal("12.0"), "none": None},
    )
    assert json.loads(encode(sent), parse_float=Decimal) == {
        "legacyConnectionId": 5,
        "storePrimaryId": "shoezy",
        "baseProductName": None,
        "variantPriceAmount": Decimal("12.20"),
        "variantWeight": None,
        "baseProductDimensions": {"length": Decimal("1.50"), "width": None},
        "variantImages": [{"url": "https://example.com/a.png", "height": None}],
        "attributes": {"material": "wool", "grams": Decimal("12.0"), "none": None},
    }


def test_browse_time_is_sent_in_quotes_as_the_examples_do() -> None:
    sent = BrowseSessionInput(products=[BrowseProductInput(browse_time_seconds=40, number_of_times_viewed=1)])
    assert encode(sent) == b'{"products":[{"browseTimeSeconds":"40","numberOfTimesViewed":1}]}'


def test_a_tracking_event_on_the_wire() -> None:
    assert encode(TrackingEvent(email="a@example.com", url="https://example.com/p/1")) == (
        b'{"email":"a@example.com","url":"https://example.com/p/1"}'
    )


def test_answers_can_be_encoded_too() -> None:
    data = (
        b'{"orderNumber":"7","id":"x","storeOrderId":"7","finalAmount":45.00,"lineItems":[],"discounts":[],"notes":[],'
        b'"y":1.5}'
    )
    assert encode(Order.from_wire(json.loads(data, parse_float=Decimal))) == data


def test_a_body_of_models_and_plain_values() -> None:
    body = {
        "query": 'mutation ($o: "é")',
        "variables": UserDict({"order": order(), "done": Encoded(b'{"raw":1.0}'), "n": [1, None, Decimal("1E+2")]}),
        "pair": (1, "a"),
    }
    text = to_json(body).decode()
    assert text == (
        '{"query":"mutation ($o: \\"é\\")","variables":{"order":'
        + encode(order()).decode()
        + ',"done":{"raw":1.0},"n":[1,null,100]},"pair":[1,"a"]}'
    )


def test_models_inside_the_extra_fields_of_a_model_follow_no_rule_of_their_own() -> None:
    assert b'"more":[1.50]' in encode(order(extra={"more": (Decimal("1.50"),)}))


@pytest.mark.parametrize("value", [float("nan"), float("inf"), Decimal("NaN"), Decimal("Infinity")])
def test_what_json_does_not_have_is_refused(value: Any) -> None:
    with pytest.raises(ValueError, match="JSON"):
        to_json([value])


def test_a_number_beyond_all_bounds_keeps_its_exponent() -> None:
    assert to_json(Decimal("1E+999999999")) == b"1E+999999999"
    assert plain(Decimal("-0")) == "0"


def test_text_cannot_forge_a_number() -> None:
    name = '"\\u0000","x":"'
    assert json.loads(encode(order(store_status=name)))["storeStatus"] == name


def test_the_source_may_be_replaced_for_a_whole_run() -> None:
    sent = order().model_copy(update={"creation_source": CreationSource.HISTORICAL})
    assert b'"creationSource":"HISTORICAL"' in encode(sent)
