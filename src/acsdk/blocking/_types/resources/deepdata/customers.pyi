"""Made by `nox -s refresh` from acsdk.resources.deepdata.customers."""

from acsdk._options import RequestOptions
from acsdk.blocking._types._pager import Pager
from acsdk.models.deepdata.customer import Customer, CustomerInput, CustomerUpdate
from acsdk.resources.deepdata.customers import CustomerQuery
from typing import Unpack


class Customers:
    """Customers. One is known by its connection and the shop's id of it; the API refuses the same pair twice."""
    def get(self, customer_id: int, **options: Unpack[RequestOptions]) -> Customer:
        """Fetch a customer. Raises `NotFoundError`. Customers page."""
        ...
    def list(self, *, include_aggregates: bool = False, **query: Unpack[CustomerQuery]) -> Pager[Customer]:
        """List customers. Customers page.

        ActiveCampaign keeps one more row for each person, which sums up all shops; these rows are left out unless
        ``include_aggregates`` is set. Where they are left out, a page does not know its ``total``.
        Counted off; looks again where rows leave.
        """
        ...
    def create(self, customer: CustomerInput, **options: Unpack[RequestOptions]) -> Customer:
        """Create a customer. Raises `ValidationFailedError` when there is one already. Customers page.

        A contact is made for an address that the account does not know.
        """
        ...
    def ensure(
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
        ...
    def upsert(self, customer: CustomerInput, **options: Unpack[RequestOptions]) -> Customer:
        """Create a customer, or update the one with its key; ``was_created`` tells which. May be repeated."""
        ...
    def update(self, customer_id: int, changes: CustomerUpdate, **options: Unpack[RequestOptions]) -> Customer:
        """Change a customer. Customers page."""
        ...
    def delete(self, customer_id: int, **options: Unpack[RequestOptions]) -> None:
        """Delete a customer. Customers page."""
        ...
