"""What type checkers must accept and refuse of the models; checked by pyright and mypy, never executed.

Each line that must be refused carries an ignore comment: if it became legal, both checkers would report the comment.
"""

# pyright: strict, reportUnnecessaryTypeIgnoreComment=true

from collections.abc import Sequence
from datetime import UTC, datetime
from decimal import Decimal
from typing import assert_type

from acsdk.models import (
    BrowseProductFilter,
    CreationSource,
    Discount,
    LineItem,
    Order,
    OrderFilter,
    OrderInput,
    OrderState,
    Pagination,
    Product,
    ProductFilter,
    ProductInput,
    RecurringPaymentInput,
    StringFieldFilter,
    asc,
    contains,
    desc,
    eq,
    gt,
    gte,
    lt,
)

NOW = datetime.now(UTC)

# inputs: members and literals, decimals, ints and numerals, any sequence
order = OrderInput(
    legacy_connection_id=1,
    store_order_id="1",
    creation_source=CreationSource.REAL_TIME,
    store_created_date=NOW,
    final_amount="100.01",
    shipping_amount=5,
    discounts_amount=Decimal("1.10"),
    line_items=(LineItem(name="Tea", price_amount="9.95"),),
    discounts=[Discount(type="SHIPPING", discount_amount=1)],
    notes=["a"],
    normalized_status="COMPLETED",
    extra={"newField": 1},
)
OrderInput(
    legacy_connection_id=1, store_order_id="1", creation_source="HISTORICAL", store_created_date=NOW, final_amount=1
)
assert_type(order.final_amount, Decimal)
assert_type(order.shipping_amount, Decimal | None)
assert_type(order.line_items, Sequence[LineItem] | None)
assert_type(order.replace(email="a@example.com"), OrderInput)

OrderInput(legacy_connection_id=1, store_order_id="1", store_created_date=NOW, final_amount=1)  # type: ignore[call-arg]
RecurringPaymentInput(legacy_connection_id=1, store_recurring_payment_id="1")  # type: ignore[call-arg]
LineItem(price_amount=9.95)  # type: ignore[arg-type]
LineItem(quantty=1)  # type: ignore[call-arg]
ProductInput(legacy_connection_id="1", store_primary_id="1")  # type: ignore[arg-type]
ProductInput(legacy_connection_id=1, store_primary_id="1", stock_status="SOLD")  # type: ignore[arg-type]

# answers: every field may be missing, unknown values of enums survive, lists are lists
answer = Order.model_validate({})
assert_type(answer.final_amount, Decimal | None)
assert_type(answer.normalized_status, OrderState | str | None)
assert_type(answer.line_items, list[LineItem])
assert_type(answer.to_input(email="a@example.com"), OrderInput)
assert_type(Product.model_validate({}).to_input(), ProductInput)

# filters: each field takes the conditions of its type
OrderFilter(
    pagination=Pagination(limit=100),
    email=contains("gmail").asc(),
    is_test_order=eq(False),
    legacy_connection_id=gte(1),
    final_amount=gte(Decimal("10.00")).desc(),
    shipping_amount=lt(5),
    order_number=desc(),
    normalized_status=eq(OrderState.COMPLETED),
    creation_source=eq("HISTORICAL"),
    store_order_id=StringFieldFilter(filter_operator="EQ", value="1"),
)
ProductFilter(tags=[eq("new"), contains("sale")], brand=asc())
BrowseProductFilter(most_recent_browsed_at=gt(NOW))
OrderFilter(is_test_order=contains("x"))  # type: ignore[arg-type]
OrderFilter(email=eq(5))  # type: ignore[arg-type]
OrderFilter(email=eq(False))  # type: ignore[arg-type]
OrderFilter(is_test_order=gte(1))  # type: ignore[arg-type]
OrderFilter(final_amount=contains("1"))  # type: ignore[arg-type]
OrderFilter(normalized_status=eq("COMPLETE"))  # type: ignore[arg-type]
OrderFilter(emial=eq("x"))  # type: ignore[call-arg]
lt("x")  # type: ignore[type-var]
BrowseProductFilter(browse_time_seconds=gt(NOW))  # type: ignore[arg-type]
