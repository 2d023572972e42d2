"""``client.automations``: automations, and contacts on their way into and out of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any, Final, Unpack

from acsdk._engine.operation import Answer
from acsdk._errors import NotFoundError
from acsdk._json.shapes import is_mapping, is_sequence
from acsdk._options import RequestOptions
from acsdk._pager import Pager
from acsdk.models.campaigns.automation import Automation, AutomationBlock, AutomationGoal, ContactAutomationInput
from acsdk.models.contacts.contact_automation import ContactAutomation
from acsdk.resources.contacts.contact_automations import CONTACT_AUTOMATIONS, RUNS_OF_CONTACT
from acsdk.resources.kit.checks import number_or_address
from acsdk.resources.kit.namespace import Namespace
from acsdk.resources.kit.paths import path_part
from acsdk.resources.kit.queries import ListOptions
from acsdk.resources.kit.reading import document, record, records
from acsdk.resources.kit.resource import Resource, operation

__all__ = ["Automations"]

_AUTOMATIONS: Final = Resource(
    name="automations", path="/automations", model=Automation, one="automation", many="automations"
)
_BLOCKS: Final = Resource(
    name="automations.blocks", path="/automationBlocks", model=AutomationBlock, many="automationBlocks"
)
_GOALS: Final = Resource(name="automations.goals", path="/goals", model=AutomationGoal, many="goals")


class Automations(Namespace):
    """Automations. They are made and changed in the user interface; the API puts contacts in and takes them out."""

    async def get(self, automation_id: int, **options: Unpack[RequestOptions]) -> Automation:
        """Fetch an automation. Raises `NotFoundError`. Automations page."""
        read = _one_of_them(automation_id)
        get = _AUTOMATIONS.operation("get", "GET", f"/{path_part(automation_id)}", read)
        return await self._call(get, options)

    def list(self, **query: Unpack[ListOptions]) -> Pager[Automation]:
        """List automations. A page's ``side_loads["meta"]`` has what starts them. Automations page.

        Counted off; looks again where rows leave.
        """
        return _AUTOMATIONS.list(self._call, ListOptions, query)

    def blocks(self, **query: Unpack[ListOptions]) -> Pager[AutomationBlock]:
        """List the steps of all automations. Undocumented, but used by others for years.

        Counted off; looks again where rows leave.
        """
        return _BLOCKS.list(self._call, ListOptions, query)

    async def blocks_of(self, automation_id: int, **options: Unpack[RequestOptions]) -> Sequence[AutomationBlock]:
        """Fetch the steps of one automation; who went through them is in ``client.contact_automations``.

        The page does not show under which key they come: ``blocks`` and ``automationBlocks`` are read. Retrieve an
        Automation's Blocks page.
        """
        path = f"/{path_part(automation_id)}/blocks"
        return await self._call(_AUTOMATIONS.operation("blocks_of", "GET", path, _read_blocks), options)

    def goals(self, **query: Unpack[ListOptions]) -> Pager[AutomationGoal]:
        """List the goals of all automations. The pagination page has it as an example; no other page has it.

        Counted off; looks again where rows leave.
        """
        return _GOALS.list(self._call, ListOptions, query)

    async def enrol(
        self, automation_id: int, contact: int | str, **options: Unpack[RequestOptions]
    ) -> ContactAutomation:
        """Put a contact into an automation, by its number or its e-mail address. Automations page.

        An address is looked up first. Raises `NotFoundError` when there is no such contact or automation, and
        `ValidationFailedError` when the automation does not take the contact. Not repeated when its answer is lost:
        an automation may let a contact in twice.
        """
        contact_id = await self._contact_id(contact, options)
        content = ContactAutomationInput(contact_id=contact_id, automation_id=automation_id)
        return await self._call(CONTACT_AUTOMATIONS.create(content), options)

    async def remove(self, automation_id: int, contact: int | str, **options: Unpack[RequestOptions]) -> int:
        """Take a contact out of an automation; gives how many of its runs were ended, 0 if it was not in there.

        The API wants the number of the run, so the contact's runs are listed first. Automations page.
        """
        contact_id = await self._contact_id(contact, options)
        runs = RUNS_OF_CONTACT.at(contact_id).list(self._call, ListOptions, {**options})
        ended = 0
        for run in await runs.collect():
            if run.automation_id == automation_id and not run.completed:
                await self._call(CONTACT_AUTOMATIONS.delete(run.id), options)
                ended += 1
        return ended

    async def _contact_id(self, contact: int | str, options: RequestOptions) -> int:
        key = number_or_address("contact", contact)
        if isinstance(key, int):
            return key
        params = (("email", key), ("limit", "1"))
        find = operation("automations.find_contact", "GET", "/contacts", document, params=params)
        contact_id = _first_id(await self._call(find, options))
        if contact_id is None:
            raise NotFoundError("no contact has this e-mail address", status_code=200)
        return contact_id


def _one_of_them(automation_id: int) -> Callable[[Answer], Automation]:
    """Read the automation, which comes under its own key, or in a list.

    The documented answer to a single automation is a list of several, in both of its examples (the page is a copy of
    the one that lists all).
    """

    def read(answer: Answer) -> Automation:
        body: object = answer.data
        rows = body.get("automations") if is_mapping(body) else None
        if not is_sequence(rows):
            return record(Automation, "automation")(answer)
        one = [row for row in rows if is_mapping(row) and str(row.get("id")) == str(automation_id)]
        if not one:
            raise NotFoundError(f"the answer does not hold the automation {automation_id}", status_code=200)
        return record(Automation)(replace(answer, data=one[0]))

    return read


def _read_blocks(answer: Answer) -> Sequence[AutomationBlock]:
    key = "blocks" if is_mapping(answer.data) and "blocks" in answer.data else "automationBlocks"
    return records(AutomationBlock, key)(answer).items


def _first_id(body: Any) -> int | None:  # noqa: ANN401 - the JSON edge
    rows = body.get("contacts") if is_mapping(body) else None
    first = rows[0] if is_sequence(rows) and rows else None
    return int(first["id"]) if is_mapping(first) and str(first.get("id")).isdecimal() else None
