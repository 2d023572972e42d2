"""``client.lists``: lists of contacts. Contacts come onto them through ``client.contacts.set_list_status``."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import Annotated, Final, Literal, Unpack

from acsdk._options import RequestOptions
from acsdk._pager import Pager
from acsdk.models.lists.list_exclusion import ListExclusion, ListExclusionUpdate
from acsdk.models.lists.mailing_list import ListGroup, MailingList, MailingListInput, MailingListUpdate
from acsdk.resources.kit.checks import record_ids
from acsdk.resources.kit.namespace import Namespace
from acsdk.resources.kit.queries import ListKeywords, ListOptions, OneOrMore, bare, filtered, ordering
from acsdk.resources.kit.reading import record
from acsdk.resources.kit.resource import Resource, operation
from acsdk.resources.lists.numbers import NumbersByName

__all__ = ["LIST_NUMBERS", "ExclusionQuery", "ListExclusions", "ListQuery", "Lists"]

_LISTS: Final = Resource(
    name="lists",
    path="/lists",
    model=MailingList,
    one="list",
    many="lists",
    creates=MailingListInput,
    updates=MailingListUpdate,
)
_EXCLUSIONS: Final = Resource(
    name="lists.exclusions",
    path="/lists/exclusions",
    model=ListExclusion,
    many="exclusions",
    updates=ListExclusionUpdate,
)

_GRANTS: Final = Resource(name="lists.grants", path="/listGroups", model=ListGroup, one="listGroup", many="listGroups")


class ListQuery(ListKeywords, total=False, closed=True):
    """Filters and order of `Lists.list`."""

    name: Annotated[str, filtered("name")]
    """This name; the documentation does not say whether a part of it is enough."""
    name_is: Annotated[str, filtered("name", "eq")]
    """Exactly this name."""
    name_not: Annotated[str, filtered("name", "neq")]
    """Any name but this."""
    name_contains: Annotated[str, filtered("name", "contains")]
    """Part of the name."""
    name_starts_with: Annotated[str, filtered("name", "starts_with")]
    """The beginning of the name."""
    channel: Annotated[Literal["email", "sms"], filtered("channel")]
    """How the list reaches its contacts. Undocumented: ActiveCampaign's own MCP server uses it."""
    user_id: Annotated[int, filtered("userid")]
    """The owner. Undocumented: ActiveCampaign's own MCP server uses it."""
    order_by: Annotated[OneOrMore[Literal["name", "-name", "weight"]], ordering(weight="name")]
    """By name, upwards or, with a minus, downwards; or ``weight``: exact matches first, then the nearest."""


class ExclusionQuery(ListKeywords, total=False, closed=True):
    """Filters and order of `ListExclusions.list`. The server refuses any other."""

    match_phrase: Annotated[str, filtered("matchPhrase")]
    """Part of the phrase."""
    list_ids: Annotated[OneOrMore[int], bare("filters[lists][]")]
    """Exclusions that cover these lists."""
    order_by: Annotated[
        OneOrMore[Literal["match_phrase", "-match_phrase", "lists", "-lists"]], ordering(match_phrase="matchPhrase")
    ]
    """One or several, the most important first; a minus means downwards."""


LIST_NUMBERS: Final = NumbersByName(
    resource=_LISTS,
    query_type=ListQuery,
    exactly="name_is",
    name_of=lambda found: found.name,
    noun="list",
    remedy="create it with client.lists.create(...)",
)


class ListExclusions(Namespace):
    """Addresses and numbers that get nothing. They are made in the user interface."""

    async def get(self, exclusion_id: int, **options: Unpack[RequestOptions]) -> ListExclusion:
        """Fetch an exclusion. Raises `NotFoundError`. List Exclusions page."""
        return await self._call(_EXCLUSIONS.get(exclusion_id), options)

    def list(self, **query: Unpack[ExclusionQuery]) -> Pager[ListExclusion]:
        """List exclusions. List Exclusions page. Counted off; looks again where rows leave."""
        return _EXCLUSIONS.list(self._call, ExclusionQuery, query)

    async def update(
        self, exclusion_id: int, changes: ListExclusionUpdate, **options: Unpack[RequestOptions]
    ) -> ListExclusion:
        """Change what an exclusion covers. List Exclusions page.

        Lists may only be given with the channel ``several``; the server refuses them with any other.
        """
        return await self._call(_EXCLUSIONS.update(exclusion_id, changes), options)


class Lists(Namespace):
    """Lists of contacts."""

    async def get(self, list_id: int, **options: Unpack[RequestOptions]) -> MailingList:
        """Fetch a list. Raises `NotFoundError`. Retrieve a List page."""
        return await self._call(_LISTS.get(list_id), options)

    def list(self, **query: Unpack[ListQuery]) -> Pager[MailingList]:
        """List lists. Retrieve All Lists page. Counted off; looks again where rows leave."""
        return _LISTS.list(self._call, ListQuery, query)

    async def create(
        self, content: MailingListInput, *, group_ids: Sequence[int] = (), **options: Unpack[RequestOptions]
    ) -> MailingList:
        """Create a list. Create a List page.

        Nobody sees it until a group of users has access: ``group_ids`` are granted it at once, by further requests.
        """
        groups = record_ids("group_ids", group_ids)
        made = await self._call(_LISTS.create(content), options)
        for group_id in groups:
            await self.grant(made.id, group_id, **options)
        return made

    async def update(self, list_id: int, changes: MailingListUpdate, **options: Unpack[RequestOptions]) -> MailingList:
        """Change a list. Undocumented: ActiveCampaign's own MCP server does it.

        The API has answered an update that failed with an empty 200; that raises `ValidationFailedError`.
        """
        changed = await self._call(_LISTS.update(list_id, changes), options)
        LIST_NUMBERS.forget(self._call)
        return changed

    async def delete(self, list_id: int, **options: Unpack[RequestOptions]) -> None:
        """Delete a list. Raises `NotFoundError`, though the API answers 403. Delete a List page."""
        await self._call(_LISTS.delete(list_id), options)
        LIST_NUMBERS.forget(self._call)

    async def grant(self, list_id: int, group_id: int, **options: Unpack[RequestOptions]) -> ListGroup:
        """Give a group of users access to a list. List Group Permissions page."""
        body = {"listGroup": {"listid": list_id, "groupid": group_id}}
        read = record(ListGroup, "listGroup")
        return await self._call(operation("lists.grant", "POST", "/listGroups", read, body=body), options)

    def grants(self, **query: Unpack[ListOptions]) -> Pager[ListGroup]:
        """List which groups of users have access to which lists. Undocumented, but recorded.

        Counted off; looks again where rows leave.
        """
        return _GRANTS.list(self._call, ListOptions, query)

    async def get_grant(self, grant_id: int, **options: Unpack[RequestOptions]) -> ListGroup:
        """Fetch a group's access to a list, by its own number. Raises `NotFoundError`. Undocumented, but recorded."""
        return await self._call(_GRANTS.get(grant_id), options)

    async def revoke(self, grant_id: int, **options: Unpack[RequestOptions]) -> None:
        """Take a group's access to a list away, by the number of the grant. Undocumented, but recorded.

        A list that no group has access to is seen by nobody.
        """
        await self._call(_GRANTS.delete(grant_id), options)

    @cached_property
    def exclusions(self) -> ListExclusions:
        """Addresses and numbers that get nothing."""
        return ListExclusions(self._call)
