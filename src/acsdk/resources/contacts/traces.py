"""Where a person's data are in both APIs. Imported with the first call that discloses or erases them.

An account that ignored a filter would answer with everybody's rows, so each row is held against the address again.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable, Sequence
from typing import Any, Final, TypeVar

from acsdk._engine.operation import Caller
from acsdk._options import RequestOptions
from acsdk.models.contacts.contact import Contact
from acsdk.models.contacts.contact_archive import ArchivedContact
from acsdk.models.custom_objects.custom_object_record import CustomObjectRecord
from acsdk.models.deepdata.customer import Customer
from acsdk.models.deepdata.deepdata_order import DeepDataOrder
from acsdk.models.ecommerce.browse_filter import BrowseSessionSearchRequest
from acsdk.models.ecommerce.browse_session import BrowseSession
from acsdk.models.ecommerce.filters import eq
from acsdk.models.ecommerce.order import Order
from acsdk.models.ecommerce.order_filter import OrderFilter
from acsdk.models.ecommerce.recurring_payment import RecurringPayment
from acsdk.models.ecommerce.recurring_payment_filter import RecurringPaymentFilter
from acsdk.models.kit.base import Model
from acsdk.models.lists.list_exclusion import ListExclusion
from acsdk.resources.contacts.archive import ContactArchive
from acsdk.resources.contacts.parts import part_of
from acsdk.resources.contacts.whole_tables import CONTACTS
from acsdk.resources.custom_objects.records import CustomObjectRecords
from acsdk.resources.custom_objects.schemas import CustomObjectSchemas
from acsdk.resources.deepdata.customers import Customers
from acsdk.resources.deepdata.orders import DeepDataOrders
from acsdk.resources.ecommerce.browse_sessions import BrowseSessions
from acsdk.resources.ecommerce.orders import Orders
from acsdk.resources.ecommerce.recurring_payments import RecurringPayments
from acsdk.resources.kit.checks import address_part
from acsdk.resources.kit.ensuring import is_same
from acsdk.resources.kit.queries import ListOptions
from acsdk.resources.lists.lists import ListExclusions

__all__ = ["BEYOND", "Traces"]

T = TypeVar("T")
M = TypeVar("M", bound=Model)

BEYOND: Final = (
    "the reports of campaigns that were sent to the person",
    "messages in conversations, in WhatsApp and in mailboxes that are tied to the account",
    "backups and logs of ActiveCampaign, and what its own privacy tools in the app reach",
    "whatever was exported from the account, and what your shop, your webhooks and your outboxes keep",
)
"""What an account may hold of a person and neither API gives."""


class Traces:
    """Finds what there is of one person."""

    def __init__(self, call: Caller, email: str, options: RequestOptions) -> None:
        self.call = call
        self.email: str = address_part("email", email)
        self.options = options
        self.unavailable: dict[str, str] = {}
        self.spellings: list[str] = list(dict.fromkeys((self.email, self.email.lower())))

    async def part(self, name: str, find: Callable[[], Awaitable[Sequence[T]]]) -> Sequence[T]:
        """What was found, or nothing and the reason, where the plan or the token's user lacks it."""
        return await part_of(self.unavailable, name, find)

    async def contact(self) -> Contact | None:
        """The contact."""
        given = {**self.options, "limit": 1}
        page = await CONTACTS.list(self.call, ListOptions, given, params=(("email", self.email),))
        found = next(iter(self._own(page.items)), None)
        if found and found.email and found.email not in self.spellings:
            self.spellings.append(found.email)
        return found

    async def archived(self) -> Sequence[ArchivedContact]:
        """Deleted contacts that had the address."""
        return self._own(await ContactArchive(self.call).list(**self.options).collect())

    async def customers(self, deleted: Iterable[int] = ()) -> Sequence[Customer]:
        """The customers in all shops, those among them whose contact was deleted before they were."""
        found: list[Customer] = []
        for email in (self.email, *(f"deleted+{number}@example.com" for number in deleted)):
            rows = Customers(self.call).list(include_aggregates=True, email=email, **self.options)
            found += _with_address(email, await rows.collect())
        return found

    async def deepdata_orders(self, customers: Sequence[Customer]) -> Sequence[DeepDataOrder]:
        """Orders and carts in v3, by the address and by the customer."""
        orders = DeepDataOrders(self.call)
        by_email = await self._however_spelt(lambda email: orders.list(email=email, **self.options).collect())
        found = {row.id: row for row in by_email}
        for customer in customers:
            rows = await orders.list(customer_id=customer.id, **self.options).collect()
            found.update({row.id: row for row in rows if customer.id in (row.customer_id, row.customer)})
        return list(found.values())

    async def orders(self) -> Sequence[Order]:
        """Orders in the Ecommerce GraphQL API."""
        search = Orders(self.call).search
        return await self._however_spelt(lambda email: search(OrderFilter(email=eq(email)), **self.options).collect())

    async def recurring_payments(self) -> Sequence[RecurringPayment]:
        """Subscriptions in the Ecommerce GraphQL API."""
        search = RecurringPayments(self.call).search
        return await self._however_spelt(
            lambda email: search(RecurringPaymentFilter(email=eq(email)), **self.options).collect()
        )

    async def browse_sessions(self) -> Sequence[BrowseSession]:
        """Browse sessions in the Ecommerce GraphQL API."""
        search = BrowseSessions(self.call).search
        return await self._however_spelt(lambda email: search(BrowseSessionSearchRequest(email=email), **self.options))

    async def _however_spelt(self, find: Callable[[str], Awaitable[Sequence[M]]]) -> Sequence[M]:
        """Each row once: whether addresses are compared without regard to case is not documented."""
        rows = [row for email in self.spellings for row in self._own(await find(email))]
        return list({str(getattr(row, "id", None) or row.to_dict()): row for row in rows}.values())

    async def exclusions(self) -> Sequence[ListExclusion]:
        """Phrases that keep mail from this very address."""
        rows = await ListExclusions(self.call).list(match_phrase=self.email, **self.options).collect()
        return [row for row in rows if is_same(row.match_phrase, self.email)]

    async def custom_objects(self, contact_id: int) -> Sequence[tuple[str, Sequence[CustomObjectRecord]]]:
        """Records that name the contact, each schema's with its slug."""
        found: dict[str, Sequence[CustomObjectRecord]] = {}
        records = CustomObjectRecords(self.call)
        async for schema in CustomObjectSchemas(self.call).list(**self.options):
            rows: dict[Any, CustomObjectRecord] = {}
            for tie in schema.relationships:
                if tie.id and tie.namespace in ("contact", "contacts"):
                    tied = records.list(schema.id, relationships={tie.id: contact_id}, **self.options)
                    rows.update({row.id: row async for row in tied if _names(row, tie.id, contact_id)})
            if rows:
                found[schema.slug or schema.id] = list(rows.values())
        return [*found.items()]

    def _own(self, rows: Sequence[T]) -> Sequence[T]:
        return _with_address(self.email, rows)


def _with_address(email: str, rows: Sequence[T]) -> Sequence[T]:
    return [row for row in rows if is_same(getattr(row, "email", None), email)]


def _names(record: CustomObjectRecord, relationship: str, contact_id: int) -> bool:
    return str(contact_id) in {str(one) for one in record.relationships.get(relationship, ())}
