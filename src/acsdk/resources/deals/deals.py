"""Deals themselves."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from functools import cached_property
from typing import TYPE_CHECKING, Annotated, Final, Literal, TypeVar, Unpack

from acsdk._errors import InvalidInputError
from acsdk._options import RequestOptions
from acsdk._pager import Pager
from acsdk.models.deals.deal import Deal, DealInput, DealOwnersReport, DealStatus, DealUpdate
from acsdk.models.deals.deal_activity import DealActivity
from acsdk.models.deals.note import Note, NoteSubject
from acsdk.resources.deals.notes import note_on, note_rewritten
from acsdk.resources.fields.crm_joined import WithFields
from acsdk.resources.kit.namespace import Namespace
from acsdk.resources.kit.paths import path_part
from acsdk.resources.kit.queries import ListKeywords, OneOrMore, bare, filtered, ordering
from acsdk.resources.kit.reading import unwrapped
from acsdk.resources.kit.resource import Resource, expect_input

if TYPE_CHECKING:  # these have many models, and few programs use them all
    from acsdk.resources.deals.deal_fields import DealFields
    from acsdk.resources.deals.deal_people import DealRoles, SecondaryContacts
    from acsdk.resources.deals.pipelines import Pipelines
    from acsdk.resources.deals.stages import Stages
    from acsdk.resources.deals.tasks import Tasks

__all__ = ["DealActivityQuery", "DealQuery", "Deals"]

C = TypeVar("C", DealInput, DealUpdate)

_DEALS: Final = Resource(
    name="deals", path="/deals", model=Deal, one="deal", many="deals", creates=DealInput, updates=DealUpdate
)
_ACTIVITIES: Final = Resource(
    name="deals.activities", path="/dealActivities", model=DealActivity, many="dealActivities"
)


class DealQuery(ListKeywords, total=False, closed=True):
    """Filters and order of `Deals.list`. Custom fields cannot be filtered by."""

    search: Annotated[str, filtered("search")]
    """Text to find in ``search_field``."""
    search_field: Annotated[Literal["all", "title", "contact", "org"], filtered("search_field")]
    """Where ``search`` is looked for."""
    title: Annotated[str, filtered("title")]
    """This title."""
    pipeline_id: Annotated[int, filtered("group")]
    """Deals in this pipeline."""
    stage_id: Annotated[int, filtered("stage")]
    """Deals at this stage."""
    status: Annotated[DealStatus | Literal[0, 1, 2], filtered("status")]
    """Deals that are open, won or lost."""
    owner_id: Annotated[int, filtered("owner")]
    """Deals of this user."""
    organization_id: Annotated[int, filtered("organization")]
    """Deals whose primary contact is of this organisation."""
    tag: Annotated[int | str, filtered("tag")]
    """Deals whose primary contact has this tag, by its number; -1 for any tag, -2 for none."""
    task_type: Annotated[int | str, filtered("tasktype")]
    """Deals that have tasks of this kind."""
    next_task: Annotated[Literal["upcoming", "scheduled", "overdue", "no-task"], filtered("nextdate_range")]
    """Deals by when their next task is due."""
    minimum_value: Annotated[int, filtered("minimum_value")]
    """Deals worth this or more, in whole US dollars, unlike the value of a deal."""
    maximum_value: Annotated[int, filtered("maximum_value")]
    """Deals worth this or less, in whole US dollars."""
    score: Annotated[str, filtered("score")]
    """Deals with this score: its number, a colon, and the points, as in ``"1:50"``."""
    score_greater_than: Annotated[str, filtered("score_greater_than")]
    """Deals with more points in a score, in the same form."""
    score_less_than: Annotated[str, filtered("score_less_than")]
    """Deals with fewer points in a score, in the same form."""
    created_after: Annotated[date | datetime, filtered("created_after")]
    """Deals created then or later."""
    created_before: Annotated[date | datetime, filtered("created_before")]
    """Deals created before."""
    updated_after: Annotated[date | datetime, filtered("updated_after")]
    """Deals changed then or later."""
    updated_before: Annotated[date | datetime, filtered("updated_before")]
    """Deals changed before."""
    order_by: Annotated[
        OneOrMore[
            Literal[
                "title", "-title", "value", "-value", "created_date", "-created_date", "contact_name", "-contact_name",
                "contact_organization", "-contact_organization", "next_action", "-next_action",
            ]
        ],
        ordering(created_date="cdate", contact_organization="contact_orgname", next_action="next-action"),
    ]  # fmt: skip
    """One or several, the most important first; a minus means downwards."""


class DealActivityQuery(ListKeywords, total=False, closed=True):
    """Filters of `Deals.activities`."""

    deal_id: Annotated[int, bare("deal")]
    """The activities of this deal."""
    data_type: Annotated[str, filtered("data_type")]
    """What it was about: ``note``, ``task``, ``userid`` and others."""
    data_id: Annotated[int, filtered("data_id")]
    """The record that it was about."""
    exclude: str
    """Given anything, leaves out ``email``, ``connection_email`` and ``LinkData``."""


class Deals(Namespace):
    """Deals.

    Custom field values are given by name with a deal. The definitions are fetched when a name is first used, and again
    when one is not among them.
    """

    async def get(self, deal_id: int, **options: Unpack[RequestOptions]) -> Deal:
        """Fetch a deal. Raises `NotFoundError`. Retrieve a Deal page.

        One that the token's user may not see has ``is_disabled``, and little more than its title.
        """
        return await self._call(_DEALS.get(deal_id), options)

    async def get_with_fields(self, deal_id: int, **options: Unpack[RequestOptions]) -> WithFields[Deal]:
        """Fetch a deal and its custom fields by name. Raises `NotFoundError`.

        One request, or two where the values do not come beside the deal; and one for the definitions, once.
        """
        from acsdk.resources.deals.deal_fields import JOIN

        return await JOIN.get(self._call, deal_id, options)

    def list(self, **query: Unpack[DealQuery]) -> Pager[Deal]:
        """List deals. A page's ``side_loads["meta"]`` has their sums by currency. List All Deals page.

        Counted off; looks again where rows leave.
        """
        return _DEALS.list(self._call, DealQuery, query)

    def list_with_fields(self, **query: Unpack[DealQuery]) -> Pager[WithFields[Deal]]:
        """List deals with their custom fields by name.

        A page takes one request or, where the values do not come beside the deals, one more for each of them.
        Counted off; looks again where rows leave.
        """
        from acsdk.resources.deals.deal_fields import JOIN

        return JOIN.list(self._call, DealQuery, query)

    async def create(self, deal: DealInput, **options: Unpack[RequestOptions]) -> Deal:
        """Create a deal. It is not repeated when its answer is lost. Create a Deal page."""
        content = await self._resolved(expect_input(deal, DealInput))
        return await self._call(_DEALS.create(content), options)

    async def update(self, deal_id: int, changes: DealUpdate, **options: Unpack[RequestOptions]) -> Deal:
        """Change a deal; what is not sent stays as it is. Update a Deal page."""
        content = await self._resolved(expect_input(changes, DealUpdate))
        return await self._call(_DEALS.update(deal_id, content), options)

    async def bulk_update_owners(
        self, owners: Mapping[int, int], **options: Unpack[RequestOptions]
    ) -> DealOwnersReport:
        """Give deals to users, by the numbers of both: ``{deal_id: user_id}``. May be repeated.

        One request; how many deals it takes is not documented. Raises `ValidationFailedError` when there is no such
        user. Bulk Update Deal Owners page.
        """
        if not owners:
            raise InvalidInputError("owners is empty; give at least one deal and its owner")
        rows = [{"id": int(path_part(deal)), "ownerId": int(path_part(user))} for deal, user in owners.items()]
        read, body = unwrapped(DealOwnersReport), {"deals": rows}
        change = _DEALS.operation("bulk_update_owners", "PATCH", "/bulkUpdate", read, body=body, repeatable=True)
        return await self._call(change, options)

    async def delete(self, deal_id: int, **options: Unpack[RequestOptions]) -> None:
        """Delete a deal. Delete a Deal page."""
        await self._call(_DEALS.delete(deal_id), options)

    def activities(self, **query: Unpack[DealActivityQuery]) -> Pager[DealActivity]:
        """List what happened with all deals, or with one. List All Deal Activities page.

        Counted off; looks again where rows leave.
        """
        return _ACTIVITIES.list(self._call, DealActivityQuery, query)

    async def add_note(self, deal_id: int, text: str, **options: Unpack[RequestOptions]) -> Note:
        """Write a note on a deal. Create a Deal Note page."""
        return await self._call(note_on(NoteSubject.DEAL, deal_id, text), options)

    async def update_note(self, deal_id: int, note_id: int, text: str, **options: Unpack[RequestOptions]) -> Note:
        """Change what a note on a deal says. Update a Deal Note page."""
        return await self._call(note_rewritten(NoteSubject.DEAL, deal_id, note_id, text), options)

    @cached_property
    def pipelines(self) -> Pipelines:
        """Pipelines; the API calls them deal groups."""
        from acsdk.resources.deals.pipelines import Pipelines

        return Pipelines(self._call)

    @cached_property
    def stages(self) -> Stages:
        """Stages of pipelines."""
        from acsdk.resources.deals.stages import Stages

        return Stages(self._call)

    @cached_property
    def tasks(self) -> Tasks:
        """Tasks of deals and contacts."""
        from acsdk.resources.deals.tasks import Tasks

        return Tasks(self._call)

    @cached_property
    def roles(self) -> DealRoles:
        """Roles that secondary contacts can have."""
        from acsdk.resources.deals.deal_people import DealRoles

        return DealRoles(self._call)

    @cached_property
    def secondary_contacts(self) -> SecondaryContacts:
        """Contacts of deals beside their primary ones."""
        from acsdk.resources.deals.deal_people import SecondaryContacts

        return SecondaryContacts(self._call)

    @cached_property
    def fields(self) -> DealFields:
        """Custom fields of deals."""
        from acsdk.resources.deals.deal_fields import DealFields

        return DealFields(self._call)

    async def _resolved(self, content: C) -> C:
        """The content with its custom fields by number."""
        if not content.fields:
            return content
        from acsdk.resources.deals.deal_fields import DEAL_FIELDS

        return content.replace(fields=await DEAL_FIELDS.with_numbers(self._call, content.fields))
