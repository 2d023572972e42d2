"""What the nodes of Shopify's GraphQL Admin API become. They have the shape of its schema 2026-10."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import pytest
from graphql import FieldNode, OperationDefinitionNode, SelectionSetNode, parse

from acsdk.contrib.shopify import (
    BulkKind,
    Difference,
    ProductKey,
    bulk_query,
    cart_from_node,
    contact_from_node,
    order_from_node,
    order_from_webhook,
    products_from_node,
)
from acsdk.models import (
    Address,
    CustomerData,
    Discount,
    ImageData,
    LineItem,
    OrderInput,
    OrderState,
    StockStatus,
)

from . import shopify_bodies as rest
from .shopify_bodies import never
from .shopify_nodes import ADDRESS, CUSTOMER, allocation, bag, line_node, order_node

CODE: dict[str, Any] = {"code": "TENOFF"}


def order(node: dict[str, Any], **options: Any) -> OrderInput:
    known: dict[str, Any] = {"on_difference": never, **options}
    return order_from_node(node, connection_id=1, **known)


@pytest.mark.parametrize(
    ("node", "final", "pieces", "told"),
    [
        (order_node(1, "20.0", lines=[line_node(1, "20.0")]), "20.0", {"Tea 1": 1}, []),
        # the documented REST order: three lines of 199.00 less 10.00 and 6 % tax; goods for 399.29 came back for 209.00
        (
            order_node(
                1,
                "598.94",
                "199.65",
                totalRefundedSet=bag("209.0"),
                refundDiscrepancySet=bag("190.29"),
                currentTotalTaxSet=bag("3.98"),
                currentTotalDiscountsSet=bag("3.33"),
                lines=[
                    line_node(1, "199.0", 1, 0, discountAllocations=[allocation("3.34", **CODE)]),
                    line_node(2, "199.0", 1, 1, discountAllocations=[allocation("3.33", **CODE)]),
                    line_node(3, "199.0", 1, 0, discountAllocations=[allocation("3.33", **CODE)]),
                ],
            ),
            "199.65",
            {"Tea 2": 1},
            [],
        ),
        # unpaid, edited
        (
            order_node(
                1,
                "120.0",
                "80.0",
                displayFinancialStatus="PENDING",
                lines=[line_node(1, "20.0", 5, 4), line_node(2, "20.0", 1, 0)],
            ),
            "80.0",
            {"Tea 1": 4},
            [],
        ),
        # 5.85 for no goods: the current total leaves it out, or counts it in
        (
            order_node(
                1,
                "100.0",
                "100.0",
                totalRefundedSet=bag("5.85"),
                refundDiscrepancySet=bag("-5.85"),
                lines=[line_node(1, "100.0")],
            ),
            "94.15",
            {"Tea 1": 1},
            [],
        ),
        (
            order_node(
                1,
                "100.0",
                "94.15",
                totalRefundedSet=bag("5.85"),
                refundDiscrepancySet=bag("-5.85"),
                lines=[],
            ),
            "94.15",
            {},
            [],
        ),
        (
            order_node(1, "100.0", "90.0", totalRefundedSet=bag("5.85"), refundDiscrepancySet=bag("-5.85"), lines=[]),
            "90.0",
            {},
            ["currentTotalPriceSet, against totalPriceSet less what came back: stated 90.0 EUR, counted 100.00"],
        ),
        # cancelled, never paid
        (
            order_node(
                1,
                "5.5",
                "0.0",
                cancelledAt="2026-05-02T10:00:00Z",
                displayFinancialStatus="VOIDED",
                lines=[line_node(1, "5.5", 1, 0)],
            ),
            "0.0",
            {},
            [],
        ),
        # taxes and duties within the prices; a tip and a fee on top
        (
            order_node(
                1,
                "24.0",
                taxesIncluded=True,
                dutiesIncluded=True,
                currentTotalTaxSet=bag("3.19"),
                currentTotalDutiesSet=bag("1.0"),
                totalTipReceivedSet=bag("3.0"),
                currentTotalAdditionalFeesSet=bag("1.0"),
                lines=[line_node(1, "20.0")],
            ),
            "24.0",
            {"Tea 1": 1},
            [],
        ),
        (
            order_node(1, "21.0", lines=[line_node(1, "20.0")]),
            "21.0",
            {"Tea 1": 1},
            ["currentTotalPriceSet, against its lines and all else: stated 21.0 EUR, counted 20.0"],
        ),
        (
            order_node(1, "20.0", "-1.0", totalRefundedSet=bag("21.0"), lines=[]),
            "-1.0",
            {},
            ["more was paid back than the order cost: stated 0 EUR, counted -1.0"],
        ),
    ],
)
def test_an_order_in_the_end(node: dict[str, Any], final: str, pieces: dict[str, int], told: list[str]) -> None:
    differences: list[Difference] = []
    made = order(node, on_difference=differences.append)
    assert made.final_amount == Decimal(final)
    assert {item.name: item.quantity for item in made.line_items or ()} == pieces
    assert [str(each).removeprefix("order 1: ") for each in differences] == told


def test_an_order_is_the_same_as_its_webhooks() -> None:
    """Whatever a node calls by another name, nothing differs."""
    body = rest.order(
        id=7001,
        email="zoe@example.com",
        total_price="66.90",
        current_total_price="66.90",
        total_discounts="13.00",
        current_total_discounts="13.00",
        current_shipping_price_set=rest.both("6.90", "EUR", "6.90", "EUR"),
        discount_applications=[
            {"target_type": "line_item", "code": "SPRING"},
            {"target_type": "shipping_line", "title": "Cheap shipping"},
        ],
        line_items=[rest.line(1, "20.00", 2, 2, **rest.off("4.00")), rest.line(2, "15.00", 2, 2, **rest.off("6.00"))],
        shipping_lines=[
            rest.shipping(
                "9.90",
                "6.90",
                title="Express",
                discount_allocations=[{"amount": "3.00", "discount_application_index": 1}],
            )
        ],
        fulfillment_status="partial",
        customer={"id": 77, "first_name": "Zoë", "last_name": "Weiß"},
        billing_address=REST_ADDRESS,
        shipping_address={**REST_ADDRESS, "first_name": "Bob"},
        cart_token="c1",
        checkout_token="t1",
        source_name="web",
        source_identifier="M-17",
        note="Ring twice",
        note_attributes=[{"name": "wrap", "value": "yes"}],
        tags="vip, wholesale",
        test=True,
        buyer_accepts_marketing=True,
        customer_locale="de-DE",
        payment_gateway_names=["shopify_payments", "gift_card"],
        order_status_url="https://shop.example.com/orders/1",
        location_id=42,
    )
    node = order_node(
        7001,
        "66.90",
        createdAt="2026-05-01T14:00:00Z",
        updatedAt="2026-05-02T14:00:00Z",
        displayFulfillmentStatus="PARTIALLY_FULFILLED",
        currentTotalDiscountsSet=bag("13.00"),
        currentShippingPriceSet=bag("6.90"),
        shippingLine={
            "title": "Express",
            "discountAllocations": [allocation("3.00", 1, "SHIPPING_LINE", title="Cheap shipping")],
        },
        shippingAddress={**ADDRESS, "firstName": "Bob"},
        cartToken="c1",
        checkoutToken="t1",
        sourceName="web",
        sourceIdentifier="M-17",
        note="Ring twice",
        customAttributes=[{"key": "wrap", "value": "yes"}],
        tags=["vip", "wholesale"],
        test=True,
        customerAcceptsMarketing=True,
        customerLocale="de-DE",
        paymentGatewayNames=["shopify_payments", "gift_card"],
        statusPageUrl="https://shop.example.com/orders/1",
        retailLocation={"id": "gid://shopify/Location/42"},
        lines=[
            line_node(1, "20.00", 2, vendor=None, discountAllocations=[allocation("4.00", code="SPRING")]),
            line_node(2, "15.00", 2, vendor=None, discountAllocations=[allocation("6.00", code="SPRING")]),
        ],
    )
    by_webhook = order_from_webhook(body, connection_id=1, creation_source="HISTORICAL", on_difference=never)
    assert order(node, cart_key="cart_token") == by_webhook
    assert by_webhook.discounts == [
        Discount(name="SPRING", type="ORDER", discount_amount="10.00"),
        Discount(name="Cheap shipping", type="SHIPPING", discount_amount="3.00"),
    ]
    by_checkout = order_from_webhook(body, connection_id=1, creation_source="HISTORICAL", cart_key="checkout_token")
    assert order(node) == by_checkout
    assert by_checkout.cart_id == "t1"


REST_ADDRESS = {
    "first_name": "Zoë",
    "last_name": "Weiß",
    "address1": "Am Markt 1",
    "city": "Köln",
    "zip": "50667",
    "province": "Nordrhein-Westfalen",
    "country_code": "DE",
    "phone": "+49221555",
}


def test_discounts_of_a_line_of_which_pieces_are_gone_are_in_proportion() -> None:
    made = order(
        order_node(
            1,
            "27.00",
            "18.01",
            currentSubtotalPriceSet=bag("18.01"),
            currentTotalDiscountsSet=bag("1.99"),
            lines=[
                line_node(
                    1, "10.00", 3, 2, discountAllocations=[allocation("1.00", **CODE), allocation("2.00", 1, title="B")]
                )
            ],
        )
    )
    assert made.discounts_amount == Decimal("1.99")
    assert [(each.name, each.discount_amount) for each in made.discounts or ()] == [
        ("TENOFF", Decimal("0.67")),
        ("B", Decimal("1.32")),
    ]


@pytest.mark.parametrize(("told", "shown"), [("6.66", "6.66"), ("6.67", "6.67"), ("5.00", "6.67")])
def test_discounts_in_proportion_make_the_orders_own_figure(told: str, shown: str) -> None:
    """Two of three pieces are left of 10.00 off; what is more than rounding has another reason, and stays."""
    line = line_node(1, "10.00", 3, 2, discountAllocations=[allocation("10.00", code="TEN")])
    made = order(order_node(1, "20.00", "13.33", lines=[line], currentTotalDiscountsSet=bag(told)), on_difference=print)
    assert [each.discount_amount for each in made.discounts or ()] == [Decimal(shown)]


def test_the_same_discount_on_several_lines_is_one() -> None:
    lines = [line_node(n, "10.00", discountAllocations=[allocation("1.00", **CODE)]) for n in (1, 2)]
    lines.append(line_node(3, "10.00", discountAllocations=[allocation("0.00", 1, title="None")]))
    made = order(order_node(1, "28.00", lines=lines))
    assert [(each.name, each.discount_amount) for each in made.discounts or ()] == [("TENOFF", Decimal("2.00"))]


@pytest.mark.parametrize(
    ("payment", "fulfilment", "cancelled", "state", "stored"),
    [
        ("PAID", "UNFULFILLED", None, OrderState.COMPLETED, "paid"),
        ("PARTIALLY_REFUNDED", "FULFILLED", None, OrderState.COMPLETED, "partially_refunded, fulfilled"),
        ("PAID", "FULFILLMENT_NOT_REQUIRED", None, OrderState.COMPLETED, "paid, fulfillment_not_required"),
        ("REFUNDED", "RESTOCKED", None, OrderState.CANCELLED, "refunded, restocked"),
        ("EXPIRED", "ON_HOLD", None, OrderState.FAILED, "expired, on_hold"),
        ("VOIDED", "UNFULFILLED", "2026-05-02T10:00:00Z", OrderState.CANCELLED, "cancelled, voided"),
        (None, None, None, None, None),
    ],
)
def test_status(
    payment: str | None, fulfilment: str | None, cancelled: str | None, state: OrderState | None, stored: str | None
) -> None:
    made = order(
        order_node(
            1,
            "1.0",
            displayFinancialStatus=payment,
            displayFulfillmentStatus=fulfilment,
            cancelledAt=cancelled,
        )
    )
    assert (made.normalized_status, made.store_status) == (state, stored)


def test_people() -> None:
    phone = {
        "phoneNumber": "+1777",
        "marketingState": "SUBSCRIBED",
        "marketingOptInLevel": "SINGLE_OPT_IN",
        "marketingUpdatedAt": "2024-05-01T08:00:00Z",
    }
    customer = {**CUSTOMER, "defaultPhoneNumber": phone}
    made = order(order_node(1, "1.0", customer=customer, billingAddress=None, shippingAddress=None))
    assert made.store_customer_id == "77"
    assert made.customer_data == CustomerData(
        first_name="Zoë",
        last_name="Weiß",
        phone="+1777",
        sms_marketing_state="SUBSCRIBED",
        sms_opt_in_level="SINGLE_OPT_IN",
        sms_consent_updated_date=datetime(2024, 5, 1, 8, tzinfo=UTC),
    )
    alone = order(order_node(1, "1.0", customer={**customer, "defaultPhoneNumber": {**phone, "marketingState": "?"}}))
    assert alone.customer_data == CustomerData(
        sms_opt_in_level="SINGLE_OPT_IN", sms_consent_updated_date=datetime(2024, 5, 1, 8, tzinfo=UTC)
    )
    assert alone.billing_address == Address(
        first_name="Zoë",
        last_name="Weiß",
        address1="Am Markt 1",
        city="Köln",
        postal="50667",
        province="Nordrhein-Westfalen",
        country="DE",
        phone="+49221555",
    )


@pytest.mark.parametrize(
    ("given", "province", "country"),
    [
        ({"city": "Köln", "province": "NRW", "country": "Germany"}, "NRW", "Germany"),
        ({"city": "Köln", "provinceCode": "NW", "province": "NRW", "countryCodeV2": "DE", "country": "X"}, "NW", "DE"),
        ({"city": "Köln"}, None, None),
    ],
)
def test_an_address_without_codes_has_the_names(
    given: dict[str, Any], province: str | None, country: str | None
) -> None:
    address = order(order_node(1, "0.00", billingAddress=given)).billing_address
    assert address is not None
    assert (address.province, address.country) == (province, country)


def test_an_order_of_nobody_takes_the_email_it_is_given() -> None:
    node = order_node(1, "1.0", email=None, customer=None, billingAddress=None, shippingAddress=None)
    assert order(node, email="till@example.com").email == "till@example.com"
    with pytest.raises(ValueError, match="email is missing"):
        order(node)
    of_customer = order(order_node(1, "1.0", email=None), email="till@example.com")
    assert of_customer.email == "zoe@example.com"
    assert of_customer.customer_data is None


def the_line(product_key: ProductKey = "variant_id", **changes: Any) -> LineItem:
    node = order_node(1, "20.0", lines=[line_node(1, "20.0", **changes)])
    return (order(node, product_key=product_key).line_items or [])[0]


def test_lines_by_sku() -> None:
    item = the_line("sku", image={"url": "https://x.example.com/a.png"})
    assert (item.product_store_primary_id, item.store_base_product_id) == ("T-1", None)
    assert item.image_url == "https://x.example.com/a.png"
    assert item.store_line_item_id == "1"


def test_a_line_whose_product_was_deleted() -> None:
    item = the_line(product=None, variant=None, name=None)
    assert (item.name, item.product_store_primary_id, item.store_base_product_id) == ("Tea 1", None, None)


def test_a_connection_by_nodes() -> None:
    node = {**order_node(1, "20.0"), "lineItems": {"nodes": [line_node(1, "20.0")]}}
    assert [item.name for item in order(node).line_items or ()] == ["Tea 1"]


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"id": None}, "id is missing"),
        ({"currentTotalPriceSet": None}, r"currentTotalPriceSet\.currencyCode is missing"),
        ({"totalPriceSet": None}, "totalPriceSet is missing"),
        (
            {"totalPriceSet": {"shopMoney": {"amount": "1.0"}}},
            "totalPriceSet has no presentmentMoney: ask for the fields",
        ),
        ({"totalPriceSet": bag("?")}, r"totalPriceSet is not a number: '\?'"),
        ({"createdAt": None}, "createdAt is missing"),
        ({"createdAt": "today"}, "createdAt is not a date and time"),
        ({"lines": [{**line_node(1, "1.0"), "quantity": None}]}, "quantity is missing"),
        ({"lines": [{**line_node(1, "1.0"), "currentQuantity": None}]}, "currentQuantity is missing"),
        ({"lines": [line_node(1, "1.0", originalUnitPriceSet=None)]}, "originalUnitPriceSet is missing"),
    ],
)
def test_what_is_wrong_with_a_node_is_said_by_field(changes: dict[str, Any], reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        order(order_node(1, **{"total": "1.0", **changes}))


PRODUCT: dict[str, Any] = {
    "id": "gid://shopify/Product/201",
    "title": "Tea",
    "descriptionHtml": "<p>Green</p>",
    "handle": "tea",
    "vendor": "Hill",
    "productType": "Drinks",
    "status": "ACTIVE",
    "tags": ["green"],
    "onlineStoreUrl": "https://shop.example.com/products/tea",
    "createdAt": "2026-01-01T00:00:00Z",
    "updatedAt": "2026-02-01T00:00:00Z",
    "featuredMedia": {"preview": {"image": {"url": "https://shop.example.com/tea.png"}}},
}
VARIANT: dict[str, Any] = {
    "id": "gid://shopify/ProductVariant/101",
    "title": "Large",
    "sku": "T-1",
    "barcode": "4006381333931",
    "price": "9.95",
    "compareAtPrice": "12.00",
    "availableForSale": True,
    "inventoryPolicy": "CONTINUE",
    "createdAt": "2026-01-01T00:00:00Z",
    "updatedAt": "2026-02-01T00:00:00Z",
    "inventoryItem": {"requiresShipping": True, "measurement": {"weight": {"value": 0.5}}},
}


def test_a_product_has_its_variants() -> None:
    bare = {"id": "gid://shopify/ProductVariant/102", "title": "Default Title", "price": "5.00"}
    sold_out = {
        **VARIANT,
        "id": "gid://shopify/ProductVariant/103",
        "availableForSale": False,
        "inventoryPolicy": "DENY",
    }
    node = {
        **PRODUCT,
        "variants": {"nodes": [VARIANT, bare, {**sold_out, "inventoryItem": {"requiresShipping": False}}]},
    }
    large, default, digital = products_from_node(node, connection_id=1, currency="EUR")
    assert large.model_dump(exclude_unset=True) == {
        "legacy_connection_id": 1,
        "store_primary_id": "101",
        "store_base_product_id": "201",
        "base_product_name": "Tea",
        "base_product_description": "<p>Green</p>",
        "base_product_store_created_date": datetime(2026, 1, 1, tzinfo=UTC),
        "base_product_store_modified_date": datetime(2026, 2, 1, tzinfo=UTC),
        "base_product_images": [ImageData(url="https://shop.example.com/tea.png").model_dump(exclude_unset=True)],
        "base_product_url": "https://shop.example.com/products/tea",
        "base_product_url_slug": "tea",
        "brand": "Hill",
        "tags": ["green"],
        "categories": ["Drinks"],
        "status": "active",
        "is_visible": True,
        "variant_name": "Large",
        "variant_sku": "T-1",
        "upc": "4006381333931",
        "variant_price_amount": Decimal("9.95"),
        "variant_price_currency": "EUR",
        "variant_store_created_date": datetime(2026, 1, 1, tzinfo=UTC),
        "variant_store_modified_date": datetime(2026, 2, 1, tzinfo=UTC),
        "variant_url": "https://shop.example.com/products/tea?variant=101",
        "variant_weight": Decimal("0.5"),
        "type": "physical",
        "is_virtual": False,
        "is_on_sale": True,
        "is_backorders_allowed": True,
        "stock_status": StockStatus.IN_STOCK,
    }
    assert (default.variant_name, default.is_on_sale, default.type, default.stock_status) == ("Tea", False, None, None)
    assert (digital.type, digital.is_virtual) == ("digital", True)
    assert (digital.stock_status, digital.is_backorders_allowed) == (StockStatus.OUT_OF_STOCK, False)


def test_a_product_that_nobody_sees() -> None:
    hidden = {"id": "gid://shopify/Product/5", "status": "UNLISTED", "variants": {"nodes": [VARIANT]}}
    (product,) = products_from_node(hidden, connection_id=1, currency="EUR")
    assert (product.status, product.is_visible, product.variant_url) == ("unlisted", False, None)


def test_a_customer_is_a_contact() -> None:
    customer = {**CUSTOMER, "defaultPhoneNumber": {"phoneNumber": "+1777"}}
    assert contact_from_node(customer).model_dump(exclude_unset=True) == {
        "email": "zoe@example.com",
        "first_name": "Zoë",
        "last_name": "Weiß",
        "phone": "+1777",
    }
    with pytest.raises(ValueError, match="email is missing"):
        contact_from_node({"id": "gid://shopify/Customer/1", "defaultEmailAddress": None})


CHECKOUT: dict[str, Any] = {
    "id": "gid://shopify/AbandonedCheckout/9?key=1",
    "name": "#9",
    "abandonedCheckoutUrl": "https://shop.example.com/55/checkouts/t1/recover?key=abc&locale=de",
    "completedAt": None,
    "createdAt": "2026-05-01T10:00:00Z",
    "updatedAt": "2026-05-01T11:00:00Z",
    "totalPriceSet": bag("45.00"),
    "totalTaxSet": bag("5.00"),
    "totalDiscountSet": bag("0.00"),
    "customer": CUSTOMER,
    "lineItems": {
        "nodes": [
            {
                "id": "gid://shopify/AbandonedCheckoutLineItem/a1?checkout=9",
                "title": "Tea",
                "variantTitle": "Large",
                "sku": "T-1",
                "quantity": 2,
                "originalUnitPriceSet": bag("20.00"),
                "product": {"id": "gid://shopify/Product/201", "onlineStoreUrl": "https://shop.example.com/tea"},
                "variant": {"id": "gid://shopify/ProductVariant/101"},
                "image": {"url": "https://shop.example.com/tea.png"},
            },
            {
                "id": "gid://shopify/AbandonedCheckoutLineItem/a2?checkout=9",
                "sku": "GIFT",
                "quantity": 1,
                "originalUnitPriceSet": bag("0.00"),
            },
        ]
    },
}


def test_an_abandoned_checkout_is_a_cart() -> None:
    cart = cart_from_node(CHECKOUT, connection_id=1, customer_id=5)
    assert (cart.connection_id, cart.customer_id, cart.external_checkout_id) == (1, 5, "t1")
    assert (cart.email, cart.currency, cart.total_price) == ("zoe@example.com", "EUR", Decimal("45.00"))
    assert (cart.tax_amount, cart.discount_amount) == (Decimal("5.00"), Decimal(0))
    assert (cart.external_created_date, cart.external_updated_date) == (
        datetime(2026, 5, 1, 10, tzinfo=UTC),
        datetime(2026, 5, 1, 11, tzinfo=UTC),
    )
    assert (cart.order_number, cart.order_url) == ("#9", CHECKOUT["abandonedCheckoutUrl"])
    assert [(each.external_id, each.name, each.price, each.quantity) for each in cart.products or ()] == [
        ("101", "Tea - Large", Decimal("20.00"), 2),
        ("a2", "GIFT", Decimal(0), 1),
    ]


def test_the_order_of_a_checkout_takes_its_cart_over() -> None:
    cart = cart_from_node(CHECKOUT, connection_id=1, customer_id=5)
    assert order(order_node(1, "1.0", checkoutToken="t1", cartToken="c1")).cart_id == cart.external_checkout_id


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"completedAt": "2026-05-02T10:00:00Z"}, "the checkout was completed at 2026-05-02T10:00:00Z"),
        ({"customer": None}, "email is missing"),
        ({"abandonedCheckoutUrl": None}, "abandonedCheckoutUrl is missing"),
        ({"totalPriceSet": None}, "totalPriceSet.currencyCode is missing"),
        ({"totalPriceSet": bag("1.005")}, "fraction of a cent"),
    ],
)
def test_a_checkout_that_is_no_cart(changes: dict[str, Any], reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        cart_from_node({**CHECKOUT, **changes}, connection_id=1, customer_id=5)


def test_a_checkout_of_nobody_takes_the_email_it_is_given() -> None:
    node = {**CHECKOUT, "customer": None, "abandonedCheckoutUrl": "https://shop.example.com/55/checkouts/t2"}
    cart = cart_from_node(node, connection_id=1, customer_id=5, email="app@example.com")
    assert (cart.email, cart.external_checkout_id) == ("app@example.com", "t2")


KINDS: tuple[BulkKind, ...] = ("orders", "products", "customers", "abandonedCheckouts")


def connections(selection: SelectionSetNode, depth: int = 0) -> list[tuple[str, int]]:
    """The connections of a query, each with how many others it stands in."""
    found: list[tuple[str, int]] = []
    for field in selection.selections:
        inner = getattr(field, "selection_set", None)
        if isinstance(field, FieldNode) and inner is not None:
            is_connection = any(isinstance(each, FieldNode) and each.name.value == "edges" for each in inner.selections)
            found += [(field.name.value, depth)] if is_connection else []
            found += connections(inner, depth + is_connection)
    return found


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("version", ["2025-10", "2026-10", "unstable"])
def test_a_bulk_query_keeps_the_rules_of_bulk_operations(kind: BulkKind, version: str) -> None:
    query = parse(bulk_query(kind, version=version)).definitions[0]
    assert isinstance(query, OperationDefinitionNode)
    found = connections(query.selection_set)
    assert found[0] == (kind, 0)
    assert len(found) <= 5
    assert {name for name, _ in found} <= {kind, "lineItems", "variants"}  # whose nodes implement Node
    assert max(depth for _, depth in found) <= 1


def test_what_a_query_asks_for_by_version_and_filter() -> None:
    assert "cartToken checkoutToken" in bulk_query()
    assert "cartToken" not in bulk_query(version="2026-04")
    assert bulk_query(search="updated_at:>='2026-05-01'").startswith(
        """{\n  orders(query: "updated_at:>='2026-05-01'", sortKey: UPDATED_AT) {"""
    )
    assert '(query: "tag:\\"a b\\"")' in bulk_query("products", search='tag:"a b"')
    assert "sortKey" not in bulk_query("abandonedCheckouts", search="updated_at:>2026-05-01")


@pytest.mark.parametrize(
    ("options", "reason"), [({"kind": "shops"}, "kind must be one of orders, "), ({"version": "26"}, "version must be")]
)
def test_a_query_that_is_none(options: dict[str, Any], reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        bulk_query(**options)
