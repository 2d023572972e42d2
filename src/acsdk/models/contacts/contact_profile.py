"""Contacts with what they have by name: one person for the support desk, all of them for a table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from acsdk.models.kit.plain import Plain

if TYPE_CHECKING:  # read when they are asked for
    from acsdk.models.deals.deal import Deal
    from acsdk.models.deals.note import Note
    from acsdk.models.deepdata.deepdata_order import DeepDataOrder
    from acsdk.models.fields.field_value import FieldContent

    from .contact import Contact
    from .contact_automation import ContactAutomation
    from .contact_list import ContactList
from .list_status import ListStatus

__all__ = [
    "AutomationRun",
    "ContactProfile",
    "DealAtStage",
    "ExportedContact",
    "ListStanding",
    "OrderOfShop",
    "ScorePoints",
]


class ListStanding(NamedTuple):
    """How a contact stands to a list."""

    name: str
    """The list's name; its number, where the account does not have it any more."""
    status: ListStatus | int | None
    """Subscribed, unsubscribed, unconfirmed or bounced; what no source names is a number."""
    membership: ContactList
    """The row: since when, and through what."""


class AutomationRun(NamedTuple):
    """A contact's run through an automation."""

    name: str
    """The automation's name; its number, where the account does not have it any more."""
    run: ContactAutomation
    """How far it is, and since when."""


class DealAtStage(NamedTuple):
    """A deal, and where it stands."""

    deal: Deal
    """The deal. One that the token's user may not see has little more than its title."""
    pipeline: str | None
    """The pipeline's title."""
    stage: str | None
    """The stage's title."""


class OrderOfShop(NamedTuple):
    """An order or a cart, and the shop that it is from."""

    order: DeepDataOrder
    """The order, as v3 has it: it keeps carts, and orders that came through either API."""
    shop: str | None
    """The connection's name."""


class ScorePoints(NamedTuple):
    """What a contact has in a score."""

    name: str
    """The score's name; its number, where the account does not have it any more."""
    points: int | None
    """The points."""


class ExportedContact(NamedTuple):
    """A contact with all that is asked for most, as `contacts.export` gives it.

    ``contact, fields, tags, lists = row``. Its frame has a column for each field of the account, ``tags``, and for each
    state the names of the lists to which the contact stands so: ``lists_active``, ``lists_unsubscribed``,
    ``lists_unconfirmed``, ``lists_bounced``.
    """

    contact: Contact
    """The contact."""
    fields: Mapping[str, FieldContent]
    """What it has in its custom fields, by personalisation tag; those that hold nothing are missing."""
    tags: Sequence[str]
    """The names of its tags, in the order in which it got them."""
    lists: Sequence[ListStanding]
    """How it stands to each list that it was ever on."""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class ContactProfile(Plain):
    """One person, as `contacts.profile` finds it: everything by name. ``to_json()`` writes it down."""

    contact: Contact
    """The contact."""
    fields: Mapping[str, FieldContent]
    """What it has in its custom fields, by personalisation tag; those that hold nothing are missing."""
    tags: Sequence[str]
    """The names of its tags, in the order in which it got them."""
    lists: Sequence[ListStanding]
    """How it stands to each list that it was ever on."""
    automations: Sequence[AutomationRun]
    """Its runs through automations."""
    deals: Sequence[DealAtStage]
    """The deals whose primary contact it is."""
    notes: Sequence[Note]
    """The notes on it."""
    orders: Sequence[OrderOfShop]
    """Its orders and carts in all shops, by its address."""
    scores: Sequence[ScorePoints]
    """What it has in each score."""
    unavailable: Mapping[str, str] = field(default_factory=dict[str, str])
    """By part, the API's reason not to give it, such as a plan without deals; the part is then empty."""

    def __repr__(self) -> str:
        names = ("tags", "lists", "automations", "deals", "notes", "orders", "scores")
        counts = ", ".join(f"{len(getattr(self, name))} {name}" for name in names)
        return f"<ContactProfile of contact {self.contact.id}: {counts}>"
