from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import pytest
from pydantic import ValidationError

from acsdk.models import (
    AddressFilter,
    BrowseProductFilter,
    BrowseSessionSearchRequest,
    FilterOperator,
    IntFieldFilter,
    OrderFilter,
    OrderState,
    Pagination,
    PhysicalDimensions,
    ProductFilter,
    RecurringPaymentFilter,
    Sort,
    StringFieldFilter,
    asc,
    contains,
    desc,
    eq,
    gt,
    gte,
    lt,
    lte,
)
from acsdk.models.kit.encode import encode

NOON = datetime(2026, 1, 2, 12, tzinfo=UTC)


def refused(filter_class: Any, **conditions: Any) -> str:
    with pytest.raises(ValidationError) as caught:
        filter_class(**conditions)
    (line,) = caught.value.errors()
    return f"{'.'.join(map(str, line['loc']))}: {line['msg']}"


@pytest.mark.parametrize(
    ("search", "sent"),
    [
        (OrderFilter(), "{}"),
        (OrderFilter(email=contains("gmail")), '{"email":{"filterOperator":"CONTAINS","value":"gmail"}}'),
        (OrderFilter(is_test_order=eq(False)), '{"isTestOrder":{"filterOperator":"EQ","value":false}}'),
        (OrderFilter(order_number=desc()), '{"orderNumber":{"sort":"DESC"}}'),
        (OrderFilter(order_number=asc()), '{"orderNumber":{"sort":"ASC"}}'),
        (OrderFilter(email=eq("a").asc()), '{"email":{"filterOperator":"EQ","value":"a","sort":"ASC"}}'),
        (OrderFilter(email=eq("a").asc().desc()), '{"email":{"filterOperator":"EQ","value":"a","sort":"DESC"}}'),
        (OrderFilter(final_amount=lte(Decimal("10.50"))), '{"finalAmount":{"filterOperator":"LTE","value":10.50}}'),
        (OrderFilter(final_amount=gt(10)), '{"finalAmount":{"filterOperator":"GT","value":10}}'),
        (OrderFilter(legacy_connection_id=lt(3)), '{"legacyConnectionId":{"filterOperator":"LT","value":3}}'),
        (
            OrderFilter(normalized_status=eq(OrderState.FAILED), creation_source=eq("HISTORICAL")),
            (
                '{"creationSource":{"filterOperator":"EQ","value":"HISTORICAL"},'
                '"normalizedStatus":{"filterOperator":"EQ","value":"FAILED"}}'
            ),
        ),
        (
            OrderFilter(shipping_address=AddressFilter(city=eq("Paris"))),
            '{"shippingAddress":{"city":{"filterOperator":"EQ","value":"Paris"}}}',
        ),
        (OrderFilter(pagination=Pagination(offset=50)), '{"pagination":{"offset":50,"limit":20}}'),
        (
            ProductFilter(tags=[eq("new"), contains("sale")], dimensions_unit="METRIC", variant_weight="1.20"),
            (
                '{"tags":[{"filterOperator":"EQ","value":"new"},{"filterOperator":"CONTAINS","value":"sale"}],'
                '"dimensionsUnit":"METRIC","variantWeight":1.20}'
            ),
        ),
        (
            ProductFilter(base_product_dimensions=PhysicalDimensions(length=1), rating_count=gte(2)),
            '{"baseProductDimensions":{"length":1},"ratingCount":{"filterOperator":"GTE","value":2}}',
        ),
        (
            RecurringPaymentFilter(normalized_status=eq("ACTIVE"), line_item_names=contains("tea")),
            (
                '{"normalizedStatus":{"filterOperator":"EQ","value":"ACTIVE"},'
                '"lineItemNames":{"filterOperator":"CONTAINS","value":"tea"}}'
            ),
        ),
        (
            BrowseProductFilter(most_recent_browsed_at=gt(NOON).desc()),
            '{"mostRecentBrowsedAt":{"filterOperator":"GT","value":"2026-01-02T12:00:00Z","sort":"DESC"}}',
        ),
        (
            BrowseSessionSearchRequest(legacy_connection_id=69, normalized_status="ACTIVE", email="a@example.com"),
            '{"legacyConnectionId":69,"normalizedStatus":"ACTIVE","email":"a@example.com"}',
        ),
        (
            OrderFilter(email=StringFieldFilter(filter_operator="EQ", value="a", sort=Sort.ASC)),
            '{"email":{"filterOperator":"EQ","value":"a","sort":"ASC"}}',
        ),
        (
            OrderFilter.model_validate({"email": {"filter_operator": "CONTAINS", "value": "a"}}),
            '{"email":{"filterOperator":"CONTAINS","value":"a"}}',
        ),
    ],
)
def test_conditions_on_the_wire(search: Any, sent: str) -> None:
    assert encode(search).decode() == sent


@pytest.mark.parametrize(
    ("conditions", "message"),
    [
        ({"is_test_order": contains("x")}, "is_test_order: CONTAINS is not allowed for this field: use EQ"),
        ({"email": lt(5)}, "email: LT is not allowed for this field: use CONTAINS, EQ"),
        ({"final_amount": contains("1")}, "CONTAINS is not allowed for this field: use EQ, GT, GTE, LT, LTE"),
        ({"normalized_status": gte(1)}, "normalized_status: GTE is not allowed for this field: use EQ"),
        ({"email": {"filter_operator": "IN", "value": "x"}}, "email: IN is not allowed"),
        ({"email": {"filter_operator": "LIKE", "value": "x"}}, "email: LIKE is not allowed"),
        ({"email": {"value": "x"}}, "email: has a value without an operator: use eq(value) or another one"),
        ({"email": {"filter_operator": "EQ"}}, "email: has an operator without a value"),
        ({"email": {}}, "email: is empty: leave it out, or use asc() or desc()"),
        ({"email": "x"}, "email: Input should be a valid dictionary"),
        ({"is_test_order": eq("perhaps")}, "is_test_order.value: Input should be a valid boolean"),
        ({"final_amount": eq("much")}, "final_amount.value: must be a plain number"),
        ({"legacy_connection_id": eq(2**31)}, "legacy_connection_id.value: does not fit into 32 bits"),
        ({"normalized_status": eq("DONE")}, "normalized_status.value: must be one of PENDING"),
        ({"pagination": {"limit": 101}}, "pagination.limit: Input should be less than or equal to 100"),
        ({"pagination": {"limit": 0}}, "pagination.limit: Input should be greater than or equal to 1"),
        ({"pagination": {"offset": -1}}, "pagination.offset: Input should be greater than or equal to 0"),
        ({"emial": eq("x")}, "emial: unknown field 'emial', did you mean 'email'?"),
    ],
)
def test_conditions_that_the_api_does_not_know_are_refused(conditions: dict[str, Any], message: str) -> None:
    assert message in refused(OrderFilter, **conditions)


def test_a_condition_on_nothing_is_refused_at_once() -> None:
    with pytest.raises(ValidationError, match="has an operator without a value"):
        eq("")


def test_a_date_needs_its_zone_in_a_condition_too() -> None:
    assert "no time zone" in refused(BrowseProductFilter, most_recent_browsed_at=gt(datetime(2026, 1, 1)))


def test_a_filter_of_a_known_type_is_checked_when_it_is_made() -> None:
    assert "LT is not allowed" in refused(StringFieldFilter, filter_operator="LT", value="x")
    assert IntFieldFilter(filter_operator="LT", value=3) == IntFieldFilter(filter_operator=FilterOperator.LT, value=3)


def test_a_condition_shows_its_contents() -> None:
    assert repr(OrderFilter(is_test_order=eq(False))) == (
        "OrderFilter(is_test_order=FieldFilter(filter_operator=<FilterOperator.EQ: 'EQ'>, value=False))"
    )
