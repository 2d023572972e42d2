"""Customers: people as a shop knows them."""

from __future__ import annotations

from typing import Annotated, Any, Final, Unpack, cast

from acsdk._options import RequestOptions
from acsdk._pager import Pager
from acsdk.models.deepdata.customer import Customer, CustomerInput, CustomerUpdate
from acsdk.resources.kit.ensuring import create_or_update, find_or_create, first_match, is_same
from acsdk.resources.kit.filtering import FilteredPager
from acsdk.resources.kit.namespace import Namespace
from acsdk.resources.kit.queries import ListKeywords, filtered
from acsdk.resources.kit.resource import Resource, expect_input

__all__ = ["CustomerQuery", "Customers"]

_CUSTOMERS: Final = Resource(
    name="deepdata.customers",
    path="/ecomCustomers",
    model=Customer,
    one="ecomCustomer",
    many="ecomCustomers",
    creates=CustomerInput,
    updates=CustomerUpdate,
)


class CustomerQuery(ListKeywords, total=False, closed=True):
    """Filters of `Customers.list`."""

    connection_id: Annotated[int, filtered("connectionid")]
    """The shop's connection."""
    external_id: Annotated[str, filtered("externalid")]
    """The shop's id of the person."""
    email: Annotated[str, filtered("email")]
    """E-mail address."""


class Customers(Namespace):
    """Customers. One is known by its connection and the shop's id of it; the API refuses the same pair twice."""

    async def get(self, customer_id: int, **options: Unpack[RequestOptions]) -> Customer:
        """Fetch a customer. Raises `NotFoundError`. Customers page."""
        return await self._call(_CUSTOMERS.get(customer_id), options)

    def list(self, *, include_aggregates: bool = False, **query: Unpack[CustomerQuery]) -> Pager[Customer]:
        """List customers. Customers page.

        ActiveCampaign keeps one more row for each person, which sums up all shops; these rows are left out unless
        ``include_aggregates`` is set. Where they are left out, a page does not know its ``total``.
        Counted off; looks again where rows leave.
        """
        rows = _CUSTOMERS.list(self._call, CustomerQuery, query)
        if include_aggregates or query.get("connection_id"):
            return rows
        unlimited = cast("CustomerQuery", {**query, "limit": None})
        every = _CUSTOMERS.list(self._call, CustomerQuery, unlimited)
        return FilteredPager(every, lambda customer: not customer.is_aggregate, query.get("limit"))

    async def create(self, customer: CustomerInput, **options: Unpack[RequestOptions]) -> Customer:
        """Create a customer. Raises `ValidationFailedError` when there is one already. Customers page.

        A contact is made for an address that the account does not know.
        """
        return await self._call(_CUSTOMERS.create(customer), options)

    async def ensure(
        self,
        connection_id: int,
        external_id: str,
        email: str,
        *,
        accepts_marketing: bool | None = None,
        **options: Unpack[RequestOptions],
    ) -> Customer:
        """Get the customer of this shop, created if it is missing; ``was_created`` tells which. May be repeated.

        What exists is given as it is, even if its address is another: `upsert` changes it. Customers page.
        """
        customer = CustomerInput(
            connection_id=connection_id, external_id=external_id, email=email, accepts_marketing=accepts_marketing
        )
        return await find_or_create(
            lambda: self._find(customer, options),
            lambda: self.create(customer, **options),
            lambda: self._find(customer, options, exactly=False),
        )

    async def upsert(self, customer: CustomerInput, **options: Unpack[RequestOptions]) -> Customer:
        """Create a customer, or update the one with its key; ``was_created`` tells which. May be repeated."""
        content = expect_input(customer, CustomerInput)
        changes = CustomerUpdate(email=content.email, **_marketing(content))
        return await create_or_update(
            lambda: self._find(content, options),
            lambda: self.create(content, **options),
            lambda found: self.update(found.id, changes, **options),
            lambda: self._find(content, options, exactly=False),
        )

    async def update(self, customer_id: int, changes: CustomerUpdate, **options: Unpack[RequestOptions]) -> Customer:
        """Change a customer. Customers page."""
        return await self._call(_CUSTOMERS.update(customer_id, changes), options)

    async def delete(self, customer_id: int, **options: Unpack[RequestOptions]) -> None:
        """Delete a customer. Customers page."""
        await self._call(_CUSTOMERS.delete(customer_id), options)

    async def _find(self, customer: CustomerInput, options: RequestOptions, *, exactly: bool = True) -> Customer | None:
        shop, key = customer.connection_id, customer.external_id
        rows = self.list(connection_id=shop, external_id=key, **options)
        return await first_match(
            rows,
            lambda row: (
                row.connection_id == shop and (row.external_id == key if exactly else is_same(row.external_id, key))
            ),
        )


def _marketing(customer: CustomerInput) -> dict[str, Any]:
    return {} if customer.accepts_marketing is None else {"accepts_marketing": customer.accepts_marketing}
