"""``client.contact_automations``: runs of contacts through automations."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Final, Literal, Unpack

from acsdk._options import RequestOptions
from acsdk._pager import Pager
from acsdk.models.campaigns.automation import ContactAutomationInput
from acsdk.models.contacts.contact_automation import AutomationEntryCount, ContactAutomation
from acsdk.resources.kit.ensuring import find_or_create
from acsdk.resources.kit.namespace import Namespace
from acsdk.resources.kit.queries import ListKeywords, ListOptions, OneOrMore, filtered, ordering
from acsdk.resources.kit.resource import Resource, expect_input

__all__ = [
    "CONTACT_AUTOMATIONS",
    "ENTRIES_OF_CONTACT",
    "RUNS_OF_CONTACT",
    "ContactAutomationQuery",
    "ContactAutomations",
]

CONTACT_AUTOMATIONS: Final = Resource(
    name="contact_automations",
    path="/contactAutomations",
    model=ContactAutomation,
    one="contactAutomation",
    many="contactAutomations",
    creates=ContactAutomationInput,
)

RUNS_OF_CONTACT: Final = Resource(
    name="contacts.automations",
    path="/contacts/{}/contactAutomations",
    model=ContactAutomation,
    many="contactAutomations",
)
ENTRIES_OF_CONTACT: Final = Resource(
    name="contacts.automation_entry_counts",
    path="/contacts/{}/automationEntryCounts",
    model=AutomationEntryCount,
    many="automationEntryCounts",
)


class ContactAutomationQuery(ListKeywords, total=False, closed=True):
    """Filters and order of `ContactAutomations.list`."""

    include: str
    """What shall come beside the runs, separated by commas."""
    added_on: Annotated[date | datetime, filtered("adddate", "eq")]
    """Runs that began at this moment."""
    added_after: Annotated[date | datetime, filtered("adddate", "gt")]
    """Runs that began after this moment."""
    added_from: Annotated[date | datetime, filtered("adddate", "gte")]
    """Runs that began at this moment or later."""
    added_before: Annotated[date | datetime, filtered("adddate", "lt")]
    """Runs that began before this moment."""
    added_until: Annotated[date | datetime, filtered("adddate", "lte")]
    """Runs that began at this moment or earlier."""
    order_by: Annotated[OneOrMore[Literal["last_date", "-last_date"]], ordering(last_date="lastdate")]
    """By the moment of the last step. Not documented: the links of contacts order their runs by it."""


class ContactAutomations(Namespace):
    """Runs of contacts through automations. ``client.automations.enrol`` takes an e-mail address too."""

    async def get(self, contact_automation_id: int, **options: Unpack[RequestOptions]) -> ContactAutomation:
        """Fetch a run. Raises `NotFoundError`. Automations page."""
        return await self._call(CONTACT_AUTOMATIONS.get(contact_automation_id), options)

    def list(self, **query: Unpack[ContactAutomationQuery]) -> Pager[ContactAutomation]:
        """List the runs of all contacts; ``client.contacts.automations`` lists those of one. Automations page.

        Counted off; looks again where rows leave.
        """
        return CONTACT_AUTOMATIONS.list(self._call, ContactAutomationQuery, query)

    async def create(
        self, contact_automation: ContactAutomationInput, **options: Unpack[RequestOptions]
    ) -> ContactAutomation:
        """Put a contact into an automation. Automations page.

        Raises `ValidationFailedError` when the automation does not take the contact.
        """
        return await self._call(CONTACT_AUTOMATIONS.create(contact_automation), options)

    async def ensure(
        self, contact_automation: ContactAutomationInput, **options: Unpack[RequestOptions]
    ) -> ContactAutomation:
        """Put a contact into an automation, or get its latest run there, ended or not. Automations page.

        May be repeated: whoever has been through the automation is not sent through it again, which `create` and
        ``client.automations.enrol`` may do. ``was_created`` tells whether the run is new.
        """
        content = expect_input(contact_automation, ContactAutomationInput)

        async def find() -> ContactAutomation | None:
            runs = RUNS_OF_CONTACT.at(content.contact_id).list(self._call, ListOptions, {**options})
            own = [run for run in await runs.collect() if run.automation_id == content.automation_id]
            return max(own, key=lambda run: run.id, default=None)

        return await find_or_create(find, lambda: self.create(content, **options))

    async def delete(self, contact_automation_id: int, **options: Unpack[RequestOptions]) -> None:
        """End a run: take the contact out of the automation. Automations page."""
        await self._call(CONTACT_AUTOMATIONS.delete(contact_automation_id), options)
