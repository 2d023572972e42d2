"""From the rows of one order to the order."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from operator import itemgetter
from typing import TypeVar

from acsdk.contrib._shops.people import customer_data, full_name, is_usable_email
from acsdk.contrib._shops.reasons import reason_of
from acsdk.contrib._shops.sums import OnDifference, Sums
from acsdk.contrib._shops.values import InputCreationSource, to_amount
from acsdk.models import Address, OrderInput

from ._channel import is_renewal
from ._export_sums import check_total, read_discounts
from ._groups import WINDOW
from ._lines import Line
from ._rejected import Rejected
from ._rows import Row
from ._status import Status
from ._values import to_id, without_apostrophe

__all__ = ["UnusableRows", "read_lines", "read_order"]

T = TypeVar("T")

_STAMPS = ("Created at", "Paid at", "Fulfilled at", "Cancelled at")
_OF_AN_ADDRESS = (
    *("Name", "Company", "Address1", "Street", "Address2", "City", "Zip", "Province", "Province Name"),
    *("Country", "Phone"),
)
_OF_ADDRESSES = [itemgetter(*(f"{kind} {column}" for column in _OF_AN_ADDRESS)) for kind in ("Billing", "Shipping")]
_ORPHAN = (
    f"is a further line of an order whose first row is missing or more than {WINDOW} orders away; "
    "if that order was read, it lacks this line"
)


class UnusableRows(Exception):  # noqa: N818 - it carries rows from here to the loop that reports them
    """Rows that keep their order from being read."""

    def __init__(self, rows: Sequence[Rejected]) -> None:
        super().__init__(rows)
        self.rows = rows


def read_lines(rows: Sequence[Row]) -> list[Line]:
    """The lines of an order. Raises ``UnusableRows`` with every row that is none."""
    rejected: list[Rejected] = []
    lines = [line for row in rows if (line := _attempt(_read_line, row, rejected)) is not None]
    if not rejected and not rows[0].starts_order:
        rejected = [Rejected(row.line, row.name, _ORPHAN, row.file) for row in rows]
    if rejected:
        raise UnusableRows(rejected)
    return lines


def read_order(
    row: Row, lines: Sequence[Line], connection_id: int, source: InputCreationSource, on_difference: OnDifference
) -> OrderInput:
    """The order, from its first row and its lines. Raises ``UnusableRows`` if there is something wrong with them."""
    rejected: list[Rejected] = []
    order = _attempt(lambda row: _order(row, lines, connection_id, source, on_difference), row, rejected)
    if order is None:
        raise UnusableRows(rejected)
    return order


def _attempt(reader: Callable[[Row], T], row: Row, rejected: list[Rejected]) -> T | None:
    try:
        return reader(row)
    except ValueError as error:
        rejected.append(Rejected(row.line, row.name, reason_of(error), row.file))
        return None


def _read_line(row: Row) -> Line:
    if row.problem:
        raise ValueError(row.problem)
    price = row.read("Lineitem price", to_amount)
    full_price = row.amount("Lineitem compare at price")
    line = Line(
        name=row.required("Lineitem name"),
        quantity=row.count("Lineitem quantity"),
        price=price,
        discount=row.amount("Lineitem discount") or Decimal(0),
        sku=row.cells["Lineitem sku"],
        vendor=row.cells["Vendor"],
        fulfilment=row.cells["Lineitem fulfillment status"],
        is_on_sale=full_price is not None and full_price > price,
        requires_shipping=row.truth("Lineitem requires shipping"),
    )
    line.to_line_item("sku")  # what ActiveCampaign would refuse belongs to this row
    return line


def _order(
    row: Row, lines: Sequence[Line], connection_id: int, source: InputCreationSource, on_difference: OnDifference
) -> OrderInput:
    stamps = [stamp for column in _STAMPS if (stamp := row.instant(column)) is not None]
    status = Status(row.cells["Financial Status"], row.cells["Fulfillment Status"], bool(row.cells["Cancelled at"]))
    billing, shipping = _addresses(row)
    channel = row.cells["Source"]
    row.required("Created at")
    sums = Sums(row.read("Id", to_id), row.required("Currency"), on_difference)
    discounts = read_discounts(row, lines, sums)
    check_total(row, discounts, sums)
    final = row.required_amount("Total") - (row.amount("Refunded Amount") or 0)
    sums.check_not_negative(final)
    return OrderInput(
        legacy_connection_id=connection_id,
        store_order_id=sums.order,
        order_number=row.required("Name").removeprefix("#"),
        email=_email(row),
        creation_source=source,
        store_created_date=stamps[0],
        store_modified_date=max(stamps),
        store_status=status.stored,
        normalized_status=status.normalized,
        currency=sums.currency,
        final_amount=final,
        shipping_amount=row.amount("Shipping"),
        discounts_amount=discounts.total,
        discounts=list(discounts.split(row.cells["Discount Code"])),
        line_items=[line.to_line_item("sku") for line in lines],
        billing_address=billing,
        shipping_address=shipping,
        customer_data=customer_data(billing, shipping, row.guarded("Phone")),
        accepts_marketing=row.truth("Accepts Marketing"),
        shipping_method=row.cells["Shipping Method"],
        payment_method=row.cells["Payment Method"],
        location_id=row.cells["Location"],
        sales_channel=channel,
        created_by_recurring_payment=is_renewal(channel),
        is_test_order="bogus gateway" in row.cells["Payment Method"].lower(),
        notes=list(_notes(row)),
    )


def _email(row: Row) -> str:
    email = row.required("Email")
    if not is_usable_email(email):
        raise ValueError("Email is not an address")
    return email


def _addresses(row: Row) -> tuple[Address | None, Address | None]:
    """The billing and the shipping address, which mostly are one; ``None`` where all cells are empty."""
    billing, shipping = (cells_of(row.cells) for cells_of in _OF_ADDRESSES)
    made = _address(billing)
    return made, made if shipping == billing else _address(shipping)


def _address(cells: Sequence[str]) -> Address | None:
    if not any(cells):
        return None
    name, company, address1, street, address2, city, postal, province, province_name, country, phone = cells
    first_name, last_name = full_name(name)
    return Address(
        first_name=first_name,
        last_name=last_name,
        company=company,
        address1=address1 or street,
        address2=address2,
        city=city,
        postal=without_apostrophe(postal),
        province=province or province_name,
        country=country,
        phone=without_apostrophe(phone),
    )


def _notes(row: Row) -> Iterator[str]:
    if notes := row.cells["Notes"]:
        yield notes
    yield from filter(None, map(str.strip, row.cells["Note Attributes"].splitlines()))
    if tags := row.cells["Tags"]:
        yield f"Tags: {tags}"
