"""Models and pages as plain values and as tables in notebooks."""

from datetime import UTC, datetime
from decimal import Decimal

from acsdk import Page
from acsdk.models import CreationSource, LineItem, Order, OrderInput, Tag

ORDER = Order.from_wire(
    {
        "storeOrderId": "<1001>",
        "finalAmount": "19.90",
        "creationSource": "HISTORICAL",
        "storeCreatedDate": "2026-01-02T03:04:05Z",
        "lineItems": [{"name": "Tea", "quantity": 2}, {"name": "Cup"}],
        "notes": ["fragile", "gift"],
        "shippingAddress": {"city": "London"},
        "newField": {"deep": [1]},
    }
)


def html_of(thing: object) -> str:
    """What a notebook shows."""
    return str(thing._repr_html_())  # type: ignore[attr-defined]


def test_a_model_is_plain_values() -> None:
    values = ORDER.to_dict()
    assert values["store_order_id"] == "<1001>"
    assert values["final_amount"] == Decimal("19.90")
    assert values["store_created_date"] == datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
    assert type(values["creation_source"]) is str
    assert [line["name"] for line in values["line_items"]] == ["Tea", "Cup"]
    assert values["shipping_address"]["city"] == "London"
    assert values["newField"] == {"deep": [1]}
    assert values["email"] is None


def test_an_input_is_plain_values_without_the_helper_for_unknown_fields() -> None:
    order = OrderInput(
        legacy_connection_id=1,
        store_order_id="1",
        creation_source=CreationSource.HISTORICAL,
        store_created_date=datetime(2026, 1, 1, tzinfo=UTC),
        final_amount=1,
        line_items=[LineItem(name="Tea")],
    )
    assert "extra" not in order.to_dict()
    assert "extra" not in order.to_dict()["line_items"][0]


def test_a_model_is_a_table_of_the_fields_that_hold_something() -> None:
    html = html_of(ORDER)
    assert html.startswith("<table><caption>Order</caption>")
    assert "<th>store_order_id</th><td>&lt;1001&gt;</td>" in html
    assert "<th>final_amount</th><td>19.90</td>" in html
    assert "<th>creation_source</th><td>HISTORICAL</td>" in html
    assert "<th>store_created_date</th><td>2026-01-02 03:04:05+00:00</td>" in html
    assert "<th>line_items</th><td>LineItem (2)</td>" in html
    assert "<th>notes</th><td>fragile, gift</td>" in html
    assert "<th>email</th>" not in html


def test_a_long_text_is_cut() -> None:
    html = html_of(Order.from_wire({"orderUrl": "x" * 500}))
    assert f"<td>{'x' * 59}…</td>" in html


def test_a_page_is_one_table_and_a_list_of_dicts() -> None:
    rows = [
        Tag.from_wire({"id": "1", "tag": "new", "links": {"contactTags": "https://example.com"}}),
        Tag.from_wire({"id": "2", "tagType": "contact"}),
    ]
    page = Page(rows, total=1234)
    assert [row["id"] for row in page.to_dicts()] == [1, 2]
    assert html_of(page) == (
        "<table><caption>2 of 1,234 rows</caption><tr><th>id</th><th>name</th><th>tag_type</th></tr>"
        "<tr><td>1</td><td>new</td><td></td></tr><tr><td>2</td><td></td><td>contact</td></tr></table>"
    )


def test_a_page_without_a_total_and_without_models() -> None:
    page = Page([1, 2])
    assert page.to_dicts() == []
    assert html_of(page).startswith("<table><caption>2 rows</caption>")
