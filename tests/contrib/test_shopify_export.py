"""What each column of an orders export becomes."""

from __future__ import annotations

import csv
from datetime import UTC, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from acsdk.contrib.shopify import Difference, read_orders, read_products
from acsdk.models import Address, CreationSource, CustomerData, Discount, LineItem, OrderState

from .shopify_bodies import never
from .shopify_files import FURTHER, HEAD, order_row, read, read_one, read_reason, to_csv

BILLING = {
    "Billing Name": "Ada King Lovelace",
    "Billing Street": "12 Market Sq, Unit 5",
    "Billing Address1": "12 Market Sq",
    "Billing Address2": "Unit 5",
    "Billing City": "Austin",
    "Billing Zip": "'78701",
    "Billing Province": "TX",
    "Billing Province Name": "Texas",
    "Billing Country": "US",
    "Billing Phone": "'+15125550101",
}
SHIPPING = {column.replace("Billing", "Shipping"): value for column, value in BILLING.items()}
ADDRESS = Address(
    first_name="Ada",
    last_name="King Lovelace",
    address1="12 Market Sq",
    address2="Unit 5",
    city="Austin",
    postal="78701",
    province="TX",
    country="US",
    phone="+15125550101",
)


def test_identity() -> None:
    order = read_one(HEAD)
    assert order.legacy_connection_id == 3
    assert order.store_order_id == "5001"
    assert order.order_number == "1001"
    assert order.email == "ada@example.com"
    assert order.store_customer_id is None


def test_an_import_is_historical_unless_said_otherwise() -> None:
    assert read_one(HEAD).creation_source is CreationSource.HISTORICAL
    lines = to_csv([HEAD]).splitlines(keepends=True)
    (order,) = read_orders(lines, connection_id=1, on_rejected=print, creation_source=CreationSource.REAL_TIME)
    assert order.creation_source is CreationSource.REAL_TIME


@pytest.mark.parametrize(
    ("payment", "fulfilment", "cancelled", "state", "stored"),
    [
        ("paid", "fulfilled", "", OrderState.COMPLETED, "paid, fulfilled"),
        ("paid", "unfulfilled", "", OrderState.COMPLETED, "paid, unfulfilled"),
        ("paid", "partial", "", OrderState.COMPLETED, "paid, partial"),
        ("partially_refunded", "fulfilled", "", OrderState.COMPLETED, "partially_refunded, fulfilled"),
        ("refunded", "", "", OrderState.REFUNDED, "refunded"),
        ("refunded", "restocked", "", OrderState.CANCELLED, "refunded, restocked"),
        ("voided", "", "", OrderState.CANCELLED, "voided"),
        ("expired", "", "", OrderState.FAILED, "expired"),
        ("pending", "fulfilled", "", OrderState.PENDING_PAYMENT, "pending, fulfilled"),
        ("authorized", "", "", OrderState.WAITING, "authorized"),
        ("partially_paid", "", "", OrderState.WAITING, "partially_paid"),
        ("paid", "", "2024-02-01 10:00:00 -0500", OrderState.CANCELLED, "cancelled, paid"),
        ("mystery", "", "", None, "mystery"),
        ("", "", "", None, None),
    ],
)
def test_status(payment: str, fulfilment: str, cancelled: str, state: OrderState | None, stored: str | None) -> None:
    row = {**HEAD, "Financial Status": payment, "Fulfillment Status": fulfilment, "Cancelled at": cancelled}
    order = read_one(row)
    assert order.normalized_status is state
    assert order.store_status == stored


def test_dates_are_instants_and_the_latest_is_the_last_change() -> None:
    order = read_one(
        {
            **HEAD,
            "Paid at": "2024-01-31 16:30:00 +0100",
            "Fulfilled at": "2024-02-02 08:00:00 -0500",
            "Cancelled at": "2024-02-01 08:00:00 -0500",
        }
    )
    assert order.store_created_date == datetime(2024, 1, 31, 15, tzinfo=UTC)
    assert order.store_modified_date == datetime(2024, 2, 2, 13, tzinfo=UTC)


def test_money() -> None:
    order = read_one({**HEAD, "Total": "1,234.50", "Refunded Amount": "34.25", "Shipping": "5.90", "Currency": "GBP"})
    assert order.final_amount == Decimal("1200.25")
    assert order.shipping_amount == Decimal("5.90")
    assert order.discounts_amount is None
    assert order.currency == "GBP"


def test_a_discount_is_split_by_what_the_lines_cost_more_than_the_subtotal() -> None:
    row = {**HEAD, "Subtotal": "32.00", "Discount Amount": "8.90", "Discount Code": "SPRING"}
    order = read_one(row, FURTHER)  # lines worth 35.00
    assert order.discounts == [
        Discount(name="SPRING", type="ORDER", discount_amount="3.00"),
        Discount(name="SPRING", type="SHIPPING", discount_amount="5.90"),
    ]
    assert order.discounts_amount == Decimal("8.90")


@pytest.mark.parametrize(
    ("cells", "kind"),
    [
        ({"Subtotal": "20.00"}, "SHIPPING"),
        ({"Subtotal": "15.00"}, "ORDER"),
        ({}, "ORDER"),
        ({"Subtotal": "3.00"}, "ORDER"),
        ({"Subtotal": "90.00"}, "ORDER"),
    ],
)
def test_a_discount_of_one_kind_or_of_figures_that_do_not_add_up(cells: dict[str, str], kind: str) -> None:
    order = read_one({**HEAD, **cells, "Discount Amount": "5.00"})
    assert order.discounts == [Discount(type=kind, discount_amount="5.00")]


def test_no_discount() -> None:
    assert read_one({**HEAD, "Discount Amount": "0.00", "Discount Code": "USELESS"}).discounts == []


def test_lines() -> None:
    extra = {
        "Lineitem compare at price": "24.00",
        "Lineitem sku": "TEA-1",
        "Lineitem requires shipping": "true",
        "Lineitem fulfillment status": "fulfilled",
        "Vendor": "Hill & Harbour",
    }
    order = read_one({**HEAD, **extra}, {**FURTHER, "Lineitem requires shipping": "false"})
    assert order.line_items == [
        LineItem(
            name="Tea",
            quantity=1,
            price_amount="20.00",
            sku="TEA-1",
            product_store_primary_id="TEA-1",
            brand="Hill & Harbour",
            fulfillment_status="fulfilled",
            is_on_sale=True,
            line_item_type="physical",
        ),
        LineItem(
            name="Cup",
            quantity=2,
            price_amount="7.50",
            product_store_primary_id="Cup",
            is_on_sale=False,
            line_item_type="digital",
        ),
    ]


def test_addresses_lose_the_apostrophes_of_spreadsheets() -> None:
    order = read_one({**HEAD, **BILLING, **SHIPPING})
    assert order.billing_address == ADDRESS
    assert order.shipping_address == ADDRESS
    assert order.customer_data is None


def test_an_old_export_has_the_street_alone_and_the_province_by_name() -> None:
    row = {**HEAD, "Shipping Name": "Plato", "Shipping Street": "Academy 1", "Shipping Province Name": "Attica"}
    order = read_one(row)
    assert order.shipping_address == Address(first_name="Plato", address1="Academy 1", province="Attica")
    assert order.billing_address is None


@pytest.mark.parametrize(
    ("cells", "data"),
    [
        ({"Shipping Name": "Bob Roe"}, {"first_name": "Ada", "last_name": "King Lovelace", "phone": "+15125550101"}),
        (
            {"Shipping Phone": "+1999", "Billing Phone": "", "Phone": "'+1777"},
            {"first_name": "Ada", "last_name": "King Lovelace", "phone": "+1777"},
        ),
        (
            {"Billing Company": "Analytical Ltd", "Shipping Company": "Analytical Ltd"},
            {
                "first_name": "Ada",
                "last_name": "King Lovelace",
                "phone": "+15125550101",
                "company": "Analytical Ltd",
            },
        ),
    ],
)
def test_customer_data_says_what_the_shipping_address_would_get_wrong(
    cells: dict[str, str], data: dict[str, str]
) -> None:
    assert read_one({**HEAD, **BILLING, **SHIPPING, **cells}).customer_data == CustomerData.model_validate(data)


def test_customer_data_of_an_order_without_addresses() -> None:
    assert read_one({**HEAD, "Phone": "+1777"}).customer_data == CustomerData(phone="+1777")
    assert read_one(HEAD).customer_data is None


def test_the_rest_of_the_columns() -> None:
    order = read_one(
        {
            **HEAD,
            "Accepts Marketing": "yes",
            "Shipping Method": "Express",
            "Payment Method": "paypal",
            "Location": "Warehouse 1",
            "Source": "web",
            "Notes": 'Ring twice.\n"Loud" bell, no dog',
            "Note Attributes": "wrap: yes\nribbon: grün\n",
            "Tags": "vip, wholesale",
        }
    )
    assert order.accepts_marketing is True
    assert order.shipping_method == "Express"
    assert order.payment_method == "paypal"
    assert order.location_id == "Warehouse 1"
    assert order.sales_channel == "web"
    assert order.created_by_recurring_payment is False
    assert order.is_test_order is False
    assert order.notes == ['Ring twice.\n"Loud" bell, no dog', "wrap: yes", "ribbon: grün", "Tags: vip, wholesale"]


def test_test_orders_and_renewals() -> None:
    order = read_one({**HEAD, "Payment Method": "(for testing) Bogus Gateway", "Source": "subscription_contract"})
    assert order.is_test_order is True
    assert order.created_by_recurring_payment is True


@pytest.mark.parametrize(
    ("cells", "reason"),
    [
        ({"Email": ""}, "Email is empty"),
        ({"Email": "nobody at example.com"}, "Email is not an address"),
        ({"Email": "a@b.co, c@d.co"}, "Email is not an address"),
        ({"Name": ""}, "Name is empty"),
        ({"Id": ""}, "Id is empty"),
        ({"Id": "5E+3"}, "Id is not a Shopify id, which has only digits: '5E+3'"),
        ({"Created at": ""}, "Created at is empty"),
        (
            {"Paid at": "soon"},
            "Paid at is not a date and time such as '2024-01-31 10:00:00 -0500': 'soon'",
        ),
        ({"Total": ""}, "Total is empty"),
        ({"Total": "-5.00"}, "Total is negative: -5.00"),
        ({"Refunded Amount": "x"}, "Refunded Amount is not a number: 'x'"),
        ({"Currency": ""}, "Currency is empty"),
        ({"Currency": "euro"}, "currency must be a currency code of three letters, such as EUR"),
        ({"Lineitem name": ""}, "Lineitem name is empty"),
        ({"Lineitem price": ""}, "Lineitem price is empty"),
        ({"Lineitem quantity": "-1"}, "Lineitem quantity is negative: -1"),
        ({"Lineitem quantity": "2.5"}, "Lineitem quantity is not a whole number: 2.5"),
        ({"Lineitem compare at price": "?"}, "Lineitem compare at price is not a number: '?'"),
    ],
)
def test_what_is_wrong_with_a_row_is_said_by_column(cells: dict[str, str], reason: str) -> None:
    assert read_reason({**HEAD, **cells}) == reason


def test_what_activecampaign_refuses_is_reported_at_the_lines_row() -> None:
    orders, rejected = read(to_csv([HEAD, {**FURTHER, "Lineitem quantity": "99,999,999,999"}]))
    assert orders == []
    assert [(row.line, row.order) for row in rejected] == [(3, "#1001")]
    assert "quantity does not fit into 32 bits" in rejected[0].reason


def test_products_come_once_with_the_newest_price() -> None:
    newer = order_row(1002, Lineitem_sku="TEA-1", Vendor="Hill", Currency="EUR", Lineitem_requires_shipping="true")
    older = order_row(1001, Lineitem_sku="TEA-1", Lineitem_price="5.00")
    digital = {**FURTHER, "Lineitem requires shipping": "false"}
    rejected = order_row(1000, Email="", Lineitem_name="Never")
    lines = to_csv([newer, older, digital, rejected]).splitlines(keepends=True)
    tea, cup = read_products(lines, connection_id=3)
    assert tea.model_dump(exclude_unset=True) == {
        "legacy_connection_id": 3,
        "store_primary_id": "TEA-1",
        "base_product_name": "Tea",
        "variant_name": "Tea",
        "variant_sku": "TEA-1",
        "variant_price_amount": Decimal("20.00"),
        "variant_price_currency": "EUR",
        "brand": "Hill",
        "type": "physical",
        "is_virtual": False,
    }
    assert (cup.store_primary_id, cup.type, cup.is_virtual) == ("Cup", "digital", True)


PRICES = st.decimals(0, 10**6, places=2)
NOTES = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]))
LINES = st.tuples(st.integers(0, 10**4), PRICES)


@given(st.lists(st.tuples(st.lists(LINES, min_size=1, max_size=4), PRICES, NOTES), max_size=8), st.booleans())
def test_what_is_written_is_read_to_the_cent(
    written: list[tuple[list[tuple[int, Decimal]], Decimal, str]], separated: bool
) -> None:
    def money(amount: Decimal) -> str:
        return f"{amount:,}" if separated else str(amount)

    rows: list[dict[str, str]] = []
    for number, (lines, refund, note) in enumerate(written):
        total = sum((quantity * price for quantity, price in lines), refund)
        rows.append(order_row(number, Total=money(total), Refunded_Amount=money(refund), Notes=note))
        rows.extend({**FURTHER, "Name": f"#{number}"} for _ in lines[1:])
        for row, (quantity, price) in zip(rows[-len(lines) :], lines, strict=True):
            row |= {"Lineitem quantity": str(quantity), "Lineitem price": money(price)}

    orders, rejected = read(to_csv(rows, quoting=csv.QUOTE_ALL))
    assert rejected == []
    for order, (lines, _, note) in zip(orders, written, strict=True):
        assert order.final_amount == sum(quantity * price for quantity, price in lines)
        assert [(item.quantity, item.price_amount) for item in order.line_items or ()] == lines
        assert order.notes == ([note.strip()] if note.strip() else [])


@pytest.mark.parametrize(
    ("cells", "discounts", "total"),
    [
        # an order-level code alone, as recorded: 2 x 84028 less 5000
        (
            {"Lineitem discount": "0", "Discount Amount": "5000", "Subtotal": "163056"},
            [("CODE", "ORDER", "5000")],
            "5000",
        ),
        # Discount Amount holds the line's discount, as the webhook's total_discounts does
        (
            {"Lineitem discount": "1000", "Discount Amount": "5000", "Subtotal": "163056"},
            [("CODE", "ORDER", "4000"), (None, "ORDER", "1000")],
            "5000",
        ),
        (
            {"Lineitem discount": "1000", "Discount Amount": "5000", "Subtotal": "165056"},
            [("CODE", "ORDER", "2000"), (None, "ORDER", "1000"), ("CODE", "SHIPPING", "2000")],
            "5000",
        ),
        # ... or it does not
        (
            {"Lineitem discount": "1000", "Discount Amount": "5000", "Subtotal": "162056"},
            [("CODE", "ORDER", "5000"), (None, "ORDER", "1000")],
            "6000",
        ),
        ({"Lineitem discount": "1000", "Subtotal": "167056"}, [(None, "ORDER", "1000")], "1000"),
        ({"Lineitem discount": "1000", "Discount Amount": "0"}, [(None, "ORDER", "1000")], "1000"),
        (
            {"Lineitem discount": "1000", "Discount Amount": "3000"},
            [("CODE", "ORDER", "2000"), (None, "ORDER", "1000")],
            "3000",
        ),
    ],
)
def test_discounts_of_lines_are_told_once(
    cells: dict[str, str], discounts: list[tuple[str | None, str, str]], total: str
) -> None:
    row = {**HEAD, "Currency": "CLP", "Lineitem quantity": "2", "Lineitem price": "84028", "Discount Code": "CODE"}
    subtotal = cells.get("Subtotal", "0")
    order = read_one({**row, "Total": subtotal, **cells})
    assert [(each.name, each.type, str(each.discount_amount)) for each in order.discounts or ()] == discounts
    assert order.discounts_amount == Decimal(total)


def told(*rows: dict[str, str]) -> list[str]:
    differences: list[Difference] = []
    lines = to_csv(rows).splitlines(keepends=True)
    list(read_orders(lines, connection_id=1, on_rejected=never, on_difference=differences.append))
    return [str(each).removeprefix("order 5001: ") for each in differences]


@pytest.mark.parametrize(
    "cells",
    [
        {"Subtotal": "163056", "Discount Amount": "5000", "Shipping": "1", "Taxes": "30981", "Total": "194038"},
        {"Subtotal": "168056", "Shipping": "1", "Taxes": "26833", "Total": "168057"},  # taxes within the prices
        {"Subtotal": "168056", "Discount Amount": "500", "Shipping": "500", "Total": "168056"},
        {"Subtotal": "168056", "Discount Amount": "500", "Shipping": "500", "Total": "168556"},
        {"Subtotal": "168056", "Duties": "100", "Total": "168156"},
        {"Total": "1"},  # nothing to compare with
    ],
)
def test_figures_that_make_the_total(cells: dict[str, str]) -> None:
    row = {**HEAD, "Currency": "CLP", "Lineitem quantity": "2", "Lineitem price": "84028"}
    assert told({**row, **cells}) == []


def test_figures_that_do_not_add_up_are_told() -> None:
    assert told({**HEAD, "Subtotal": "10.00", "Total": "10.00"}) == [
        "Subtotal, against the lines less all discounts: stated 10.00 USD, counted 20.00"
    ]
    assert told({**HEAD, "Subtotal": "20.00", "Shipping": "5.00", "Total": "24.00"}) == [
        "Total, against Subtotal, Shipping, Taxes and Duties: stated 24.00 USD, counted 25.00"
    ]
    assert told({**HEAD, "Refunded Amount": "28.00"}) == [
        "more was paid back than the order cost: stated 0 USD, counted -8.00"
    ]
