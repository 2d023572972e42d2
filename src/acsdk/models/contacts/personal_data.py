"""What an account knows of a person, and what became of it: reports on requests that privacy law allows people."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from acsdk.models.kit.plain import Plain, plain

if TYPE_CHECKING:  # read when they are asked for
    from acsdk.models.custom_objects.custom_object_record import CustomObjectRecord
    from acsdk.models.deepdata.customer import Customer
    from acsdk.models.deepdata.order_product import OrderProduct
    from acsdk.models.ecommerce.browse_session import BrowseSession
    from acsdk.models.ecommerce.order import Order
    from acsdk.models.ecommerce.recurring_payment import RecurringPayment
    from acsdk.models.kit.record import Record
    from acsdk.models.lists.list_exclusion import ListExclusion

    from .contact_archive import ArchivedContact
    from .contact_profile import ContactProfile

__all__ = ["Disclosure", "Erasure", "ErasureEntry"]


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Disclosure(Plain):
    """All that both APIs give of the person behind an address. ``to_json()`` writes it down; its repr shows counts."""

    email: str
    """The address that was asked for."""
    contact: ContactProfile | None
    """The contact with everything by name; nothing, where no contact has the address."""
    details: Mapping[str, Sequence[Record]]
    """What else is known of the contact: mail, events, bounces, places, goals, its account; by kind."""
    archived: Sequence[ArchivedContact]
    """Deleted contacts with the address that are still in the archive."""
    customers: Sequence[Customer]
    """The person as each shop knows it, and the row that sums them up."""
    order_lines: Mapping[str, Sequence[OrderProduct]]
    """What was in the orders and carts of the profile, by the order's number in v3."""
    orders: Sequence[Order]
    """The orders in the Ecommerce GraphQL API."""
    recurring_payments: Sequence[RecurringPayment]
    """The subscriptions there."""
    browse_sessions: Sequence[BrowseSession]
    """What the person looked at, there."""
    custom_objects: Mapping[str, Sequence[CustomObjectRecord]]
    """Records that name the contact, by the schema's slug."""
    exclusions: Sequence[ListExclusion]
    """Phrases that keep mail from this very address."""
    unavailable: Mapping[str, str] = field(default_factory=dict[str, str])
    """By part, the API's reason not to give it; the part is then empty."""
    beyond: Sequence[str] = ()
    """What an account may hold of a person and neither API gives."""

    def __repr__(self) -> str:
        names = ("customers", "orders", "recurring_payments", "browse_sessions", "archived")
        counts = ", ".join(f"{len(getattr(self, name))} {name}" for name in names)
        return f"<Disclosure: {'a' if self.contact else 'no'} contact, {counts}>"


@dataclass(frozen=True, slots=True, kw_only=True)
class ErasureEntry(Plain):
    """Records of one kind that share a fate."""

    part: str
    """What they are, such as ``v3 orders and carts``."""
    ids: Sequence[int | str] = ()
    """Their numbers or ids; none, where they could not be looked for."""
    reason: str = ""
    """Why they stay, or why they could not be removed."""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Erasure(Plain):
    """What `contacts.erase` removed, what stays, and why. ``to_json()`` is for your records; its repr shows counts."""

    email: str
    """The address that was asked for."""
    dry_run: bool
    """Whether nothing was removed: ``removed`` is then what would be."""
    removed: Sequence[ErasureEntry] = ()
    """What is gone, in the order in which it went."""
    stays: Sequence[ErasureEntry] = ()
    """What is still there, and why: because no API removes it, or because it is not the person's alone."""
    failed: Sequence[ErasureEntry] = ()
    """What should be gone and is not. Erase again: what is gone already is passed over."""
    beyond: Sequence[str] = ()
    """What an account may hold of a person and neither API reaches."""

    @property
    def is_complete(self) -> bool:
        """Whether all that the APIs can remove is gone."""
        return not self.dry_run and not self.failed

    def to_dict(self) -> dict[str, Any]:
        """As of any report, with ``is_complete``."""
        parts = ("email", "dry_run", "removed", "stays", "failed", "beyond")
        return {**{name: plain(getattr(self, name)) for name in parts}, "is_complete": self.is_complete}

    def __repr__(self) -> str:
        counts = [(name, sum(len(one.ids) for one in getattr(self, name))) for name in ("removed", "stays", "failed")]
        told = ", ".join(f"{count} {name}" for name, count in counts)
        return f"<Erasure{' that was not carried out' if self.dry_run else ''}: {told}>"
