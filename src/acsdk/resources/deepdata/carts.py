"""Carts: from abandonment to order."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Unpack, cast

from acsdk._errors import ConflictError
from acsdk._options import RequestOptions
from acsdk._pager import Pager
from acsdk.models.deepdata.deepdata_order import Cart, CartInput, CartUpdate
from acsdk.resources.deepdata.collection import CARTS, OrderQuery
from acsdk.resources.kit.checks import key_part, record_ids
from acsdk.resources.kit.ensuring import create_or_update, first_match
from acsdk.resources.kit.filtering import FilteredPager
from acsdk.resources.kit.namespace import Namespace
from acsdk.resources.kit.resource import expect_input

if TYPE_CHECKING:
    from acsdk.models.ecommerce.order import Order
    from acsdk.models.ecommerce.order_input import OrderInput

__all__ = ["CartQuery", "Carts"]

CartQuery = OrderQuery
"""Carts are filtered and ordered as orders are."""


class Carts(Namespace):
    """Carts. One is known by its connection and its ``external_checkout_id``.

    Its life: `upsert` it when the shopper has left it alone, and whenever it changes; `abandon` it for good; `convert`
    it once it is paid, which writes the order and lets ActiveCampaign turn the cart into it.
    """

    async def get(self, cart_id: int, **options: Unpack[RequestOptions]) -> Cart:
        """Fetch a cart by v3's number. Raises `NotFoundError`. ``is_converted`` tells whether it is an order by now."""
        return await self._call(CARTS.get(cart_id), options)

    async def find(
        self, connection_id: int, external_checkout_id: str, **options: Unpack[RequestOptions]
    ) -> Cart | None:
        """Find a cart by the shop's id of it, converted or not; ``None`` if there is none."""
        (shop,) = record_ids("connection_id", [connection_id])
        key = key_part("external_checkout_id", external_checkout_id)
        rows = CARTS.list(self._call, OrderQuery, {**options, "connection_id": shop, "external_checkout_id": key})
        return await first_match(rows, lambda row: (row.connection_id, row.external_checkout_id) == (shop, key))

    def list(self, **query: Unpack[OrderQuery]) -> Pager[Cart]:
        """List carts, those that have become orders among them. Orders page of v3.

        ``state=DeepDataOrderState.ABANDONED`` gives those that are still open. Orders that never were carts are left
        out, so a page does not know its ``total``. Counted off; looks again where rows leave.
        """
        unlimited = cast("OrderQuery", {**query, "limit": None})
        rows = CARTS.list(self._call, OrderQuery, unlimited)
        return FilteredPager(rows, lambda row: row.external_checkout_id is not None, query.get("limit"))

    async def create(self, cart: CartInput, **options: Unpack[RequestOptions]) -> Cart:
        """Create a cart. Raises `ValidationFailedError` when the connection has one of this id. Carts page.

        It is not repeated when its answer is lost; `upsert` may be.
        """
        return await self._call(CARTS.create(_dated(expect_input(cart, CartInput))), options)

    async def upsert(self, cart: CartInput, **options: Unpack[RequestOptions]) -> Cart:
        """Create a cart, or update the one with its ``external_checkout_id``; ``was_created`` tells which.

        One more request looks for the cart first. May be repeated, also by several tasks at once. Raises
        `ConflictError` when the cart has become an order, which a late update would spoil. Carts page.

        ```python
        customer = await client.deepdata.customers.ensure(connection.id, "C-7", "ada@example.com")
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
        await client.deepdata.carts.upsert(cart)
        ```
        """
        content = _dated(expect_input(cart, CartInput))

        async def update(found: Cart) -> Cart:
            if found.is_converted:
                raise ConflictError(
                    f"cart {content.external_checkout_id!r} has become order {found.external_id!r}; change that one "
                    "through client.orders"
                )
            return await self.update(found.id, _as_update(content), **options)

        return await create_or_update(
            lambda: self.find(content.connection_id, content.external_checkout_id, **options),
            lambda: self.create(content, **options),
            update,
        )

    async def update(self, cart_id: int, changes: CartUpdate, **options: Unpack[RequestOptions]) -> Cart:
        """Change a cart by v3's number. Products that are given replace those that are there. Carts page."""
        return await self._call(CARTS.update(cart_id, changes), options)

    async def delete(self, cart_id: int, **options: Unpack[RequestOptions]) -> None:
        """Delete a cart by v3's number. Raises `NotFoundError`. Carts page."""
        await self._call(CARTS.delete(cart_id), options)

    async def abandon(
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
        moment = datetime.now(UTC) if abandoned_date is None else abandoned_date
        if isinstance(cart, CartInput):
            return await self.upsert(cart.replace(abandoned_date=moment), **options)
        cart_id = cart.id if isinstance(cart, Cart) else cart
        return await self.update(cart_id, CartUpdate(abandoned_date=moment), **options)

    async def convert(self, cart: Cart, order: OrderInput, **options: Unpack[RequestOptions]) -> Order:
        """Turn a cart into an order: write the order through the Ecommerce GraphQL API, with the cart's id in it.

        Some seconds later ActiveCampaign has made the v3 cart into the v3 order, and the contact leaves the automation
        for abandoned carts. May be repeated: the same order is updated. Raises `InvalidInputError` when the order names
        another connection or cart, or the cart has become another order. Orders page, cart section.
        """
        from acsdk.resources.deepdata.conversion import convert

        return await convert(self._call, cart, order, options)

    async def convert_in_v3(
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
        content = expect_input(changes or CartUpdate(), CartUpdate).replace(external_id=external_id)
        return await self.update(cart_id, content, **options)


def _dated(cart: CartInput) -> CartInput:
    """The cart with the abandoned date that the API demands."""
    return cart.with_defaults({"abandoned_date": cart.external_updated_date or cart.external_created_date})


def _as_update(cart: CartInput) -> CartUpdate:
    """What an update may change of a cart."""
    given = cart.model_fields_set & CartUpdate.model_fields.keys()
    values: dict[str, Any] = {name: getattr(cart, name) for name in given}
    return CartUpdate(**{name: value for name, value in values.items() if value is not None})
