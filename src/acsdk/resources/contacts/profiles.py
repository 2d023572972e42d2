"""One contact with everything by name. Imported with the first call for one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar, cast

from acsdk._engine.operation import Caller
from acsdk._errors import NotFoundError
from acsdk._options import RequestOptions
from acsdk.models.contacts.contact import Contact
from acsdk.models.contacts.contact_automation import ContactAutomation
from acsdk.models.contacts.contact_details import ScoreValue
from acsdk.models.contacts.contact_profile import (
    AutomationRun,
    ContactProfile,
    DealAtStage,
    OrderOfShop,
    ScorePoints,
)
from acsdk.models.deals.deal import Deal
from acsdk.models.deals.note import Note
from acsdk.models.deepdata.deepdata_order import DeepDataOrder
from acsdk.models.kit.record import Record, SideLoads
from acsdk.resources.contacts.by_name import joined
from acsdk.resources.contacts.contact_automations import RUNS_OF_CONTACT
from acsdk.resources.contacts.detail_tables import SCORES
from acsdk.resources.contacts.names import automation_names, score_names, shop_names
from acsdk.resources.contacts.parts import part_of, rows_below
from acsdk.resources.contacts.relation_tables import DEALS, NOTES
from acsdk.resources.contacts.standings import standings
from acsdk.resources.contacts.whole_tables import CONTACTS, INCLUDE_ALL
from acsdk.resources.deals.stage_names import standing_names
from acsdk.resources.deepdata.collection import ORDERS, OrderQuery
from acsdk.resources.kit.checks import number_or_address
from acsdk.resources.kit.ensuring import is_same
from acsdk.resources.kit.queries import ListOptions
from acsdk.resources.kit.resource import Resource
from acsdk.resources.kit.together import together

__all__ = ["contact_with_all", "profile_of"]

R = TypeVar("R", bound=Record)


async def profile_of(call: Caller, contact: int | str, options: RequestOptions) -> ContactProfile:
    """The contact with this number or address: one request for it, and one each for what does not come beside it."""
    found = await contact_with_all(call, contact, options)
    person = _Person(call, found, found.side_loads, options)
    await together(
        person.find_names, person.find_lists, person.find_automations, person.find_deals, person.find_notes,
        person.find_scores, person.find_orders,
    )  # fmt: skip
    return ContactProfile(contact=found, unavailable=person.unavailable, **person.parts)


async def contact_with_all(call: Caller, contact: int | str, options: RequestOptions) -> Contact:
    """The contact, by number or by address, and all that may come beside it. Raises `NotFoundError`."""
    key = number_or_address("contact", contact)
    if isinstance(key, int):
        return await call(CONTACTS.get(key, INCLUDE_ALL), options)
    given = {**options, "limit": 1}
    page = await CONTACTS.list(call, ListOptions, given, params=(("email", key), *INCLUDE_ALL))
    if not page.items:
        raise NotFoundError("no contact has this e-mail address", status_code=200)
    found = page.items[0]
    found.arrived(created=False, beside=cast("SideLoads", page.side_loads))
    return found


@dataclass(slots=True)
class _Person:
    """The parts of one profile, as they are found."""

    call: Caller
    contact: Contact
    beside: SideLoads
    options: RequestOptions
    parts: dict[str, Any] = field(default_factory=dict[str, Any])  # of each part's own type
    unavailable: dict[str, str] = field(default_factory=dict[str, str])

    async def find_names(self) -> None:
        row = (await joined(self.call, [self.contact], self.beside, self.options))[0]
        self.parts.update(fields=row.fields, tags=row.tags)

    async def find_lists(self) -> None:
        found = await standings(self.call, [self.contact], self.beside, self.options)
        self.parts["lists"] = found.get(self.contact.id, [])

    async def find_automations(self) -> None:
        runs = await self._rows(RUNS_OF_CONTACT)
        names = await automation_names(self.call, map(_automation_of, runs), self.beside)
        self.parts["automations"] = [AutomationRun(_name(names, _automation_of(run)), run) for run in runs]

    async def find_deals(self) -> None:
        async def find() -> Sequence[DealAtStage]:
            deals: Sequence[Deal] = await self._rows(DEALS)
            return await self._standing(deals) if deals else []

        self.parts["deals"] = await part_of(self.unavailable, "deals", find)

    async def find_notes(self) -> None:
        async def find() -> Sequence[Note]:
            return await self._rows(NOTES)

        self.parts["notes"] = await part_of(self.unavailable, "notes", find)

    async def find_scores(self) -> None:
        async def find() -> Sequence[ScorePoints]:
            values = self.beside.read(SCORES.many, ScoreValue) or await self._fetched(SCORES)
            names = await score_names(self.call, {value.score_id for value in values if value.score_id})
            return [ScorePoints(_name(names, value.score_id), value.value) for value in values]

        self.parts["scores"] = await part_of(self.unavailable, "scores", find)

    async def find_orders(self) -> None:
        async def find() -> Sequence[OrderOfShop]:
            orders = await self._orders()
            names = await shop_names(self.call, {order.connection_id for order in orders if order.connection_id})
            return [OrderOfShop(order, names.get(order.connection_id or 0)) for order in orders]

        self.parts["orders"] = await part_of(self.unavailable, "orders", find)

    async def _orders(self) -> Sequence[DeepDataOrder]:
        """Those of the contact's address, held against it again: a filter that is ignored gives everybody's."""
        email = self.contact.email
        if not email:
            return []
        rows = await ORDERS.list(self.call, OrderQuery, {**self.options, "email": email}).collect()
        return [row for row in rows if row.email is None or is_same(row.email, email)]

    async def _standing(self, deals: Sequence[Deal]) -> Sequence[DealAtStage]:
        names = await standing_names(self.call, {deal.stage_id for deal in deals if deal.stage_id})
        return [
            DealAtStage(deal, names.pipelines.get(deal.pipeline_id or 0), names.stages.get(deal.stage_id or 0))
            for deal in deals
        ]

    async def _rows(self, resource: Resource[R]) -> Sequence[R]:
        """The rows from beside the contact, else by a request."""
        if resource.many in self.beside:
            return self.beside.read(resource.many, resource.model)
        return await self._fetched(resource)

    async def _fetched(self, resource: Resource[R]) -> Sequence[R]:
        return await rows_below(self.call, resource, self.contact.id, self.options)


def _automation_of(run: ContactAutomation) -> int:
    return run.automation_id or run.series_id or 0


def _name(names: Mapping[int, str], number: int | None) -> str:
    return names.get(number or 0, str(number or 0))
