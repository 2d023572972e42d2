"""Made by `nox -s refresh` from acsdk.resources.deepdata.carts."""

from acsdk._options import RequestOptions
from acsdk.blocking._types._pager import Pager
from acsdk.models.deepdata.deepdata_order import Cart, CartInput, CartUpdate
from acsdk.models.ecommerce.order import Order
from acsdk.models.ecommerce.order_input import OrderInput
from acsdk.resources.deepdata.collection import OrderQuery
from datetime import datetime
from typing import Unpack


class Carts:
    """Carts. One is known by its connection and its ``external_checkout_id``.

    Its life: `upsert` it when the shopper has left it alone, and whenever it changes; `abandon` it for good; `convert`
    it once it is paid, which writes the order and lets ActiveCampaign turn the cart into it.
    """
    def get(self, cart_id: int, **options: Unpack[RequestOptions]) -> Cart:
        """Fetch a cart by v3's number. Raises `NotFoundError`. ``is_converted`` tells whether it is an order by now."""
        ...
    def find(self, connection_id: int, external_checkout_id: str, **options: Unpack[RequestOptions]) -> Cart | None:
        """Find a cart by the shop's id of it, converted or not; ``None`` if there is none."""
        ...
    def list(self, **query: Unpack[OrderQuery]) -> Pager[Cart]:
        """List carts, those that have become orders among them. Orders page of v3.

        ``state=DeepDataOrderState.ABANDONED`` gives those that are still open. Orders that never were carts are left
        out, so a page does not know its ``total``. Counted off; looks again where rows leave.
        """
        ...
    def create(self, cart: CartInput, **options: Unpack[RequestOptions]) -> Cart:
        """Create a cart. Raises `ValidationFailedError` when the connection has one of this id. Carts page.

        It is not repeated when its answer is lost; `upsert` may be.
        """
        ...
    def upsert(self, cart: CartInput, **options: Unpack[RequestOptions]) -> Cart:
        """Create a cart, or update the one with its ``external_checkout_id``; ``was_created`` tells which.

        One more request looks for the cart first. May be repeated, also by several tasks at once. Raises
        `ConflictError` when the cart has become an order, which a late update would spoil. Carts page.

        ```python
        customer = client.deepdata.customers.ensure(connection.id, "C-7", "ada@example.com")
        cart = CartInput(
            connection_id=connection.id,
            customer_id=customer.id,
            external_checkout_id="cart-42",
            external_created_date=datetime.now(UTC),
            email="ada@example.com",
            currency="USD",
            total_price="9.95",
            products=[OrderProductInput(external_id="T-1", name="Tea", price="9.95", quantity=1)],
        )
        client.deepdata.carts.upsert(cart)
        ```
        """
        ...
    def update(self, cart_id: int, changes: CartUpdate, **options: Unpack[RequestOptions]) -> Cart:
        """Change a cart by v3's number. Products that are given replace those that are there. Carts page."""
        ...
    def delete(self, cart_id: int, **options: Unpack[RequestOptions]) -> None:
        """Delete a cart by v3's number. Raises `NotFoundError`. Carts page."""
        ...
    def abandon(
        self,
        cart: CartInput | Cart | int,
        *,
        abandoned_date: datetime | None = None,
        **options: Unpack[RequestOptions],
    ) -> Cart:
        """Mark a cart as abandoned, now by default: one that is there, or one to create or update. Carts page.

        Automations for abandoned carts start from this date, if the cart's source is real-time. May be repeated, if
        the date is given.
        """
        ...
    def convert(self, cart: Cart, order: OrderInput, **options: Unpack[RequestOptions]) -> Order:
        """Turn a cart into an order: write the order through the Ecommerce GraphQL API, with the cart's id in it.

        Some seconds later ActiveCampaign has made the v3 cart into the v3 order, and the contact leaves the automation
        for abandoned carts. May be repeated: the same order is updated. Raises `InvalidInputError` when the order names
        another connection or cart, or the cart has become another order. Orders page, cart section.
        """
        ...
    def convert_in_v3(
        self,
        cart_id: int,
        external_id: str,
        changes: CartUpdate | None = None,
        **options: Unpack[RequestOptions],
    ) -> Cart:
        """Turn a cart into an order within v3 alone, by giving it the order's id; `convert` is the better way.

        The order is never copied to the Ecommerce GraphQL API. ``changes`` carry refreshed products and totals. May be
        repeated. Orders page of v3.
        """
        ...
