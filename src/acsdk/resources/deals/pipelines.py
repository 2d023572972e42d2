"""Pipelines; the API calls them deal groups."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Final, Literal, Unpack

from acsdk._errors import InvalidInputError
from acsdk._options import RequestOptions
from acsdk._pager import Pager
from acsdk.models.deals.deal_pipeline import Pipeline, PipelineInput, PipelineUpdate, PipelineUser
from acsdk.resources.kit.checks import listed
from acsdk.resources.kit.namespace import Namespace
from acsdk.resources.kit.paths import path_part
from acsdk.resources.kit.queries import ListKeywords, ListOptions, OneOrMore, filtered, ordering
from acsdk.resources.kit.reading import records
from acsdk.resources.kit.resource import Resource, operation

__all__ = ["PipelineQuery", "Pipelines"]

_PIPELINES: Final = Resource(
    name="deals.pipelines",
    path="/dealGroups",
    model=Pipeline,
    one="dealGroup",
    many="dealGroups",
    creates=PipelineInput,
    updates=PipelineUpdate,
)
_USERS: Final = Resource(
    name="deals.pipelines.users", path="/dealGroupUsers", model=PipelineUser, many="dealGroupUsers"
)


class PipelineQuery(ListKeywords, total=False, closed=True):
    """Filters and order of `Pipelines.list`."""

    title: Annotated[str, filtered("title")]
    """Part of the title."""
    has_stages: Annotated[bool, filtered("have_stages", flag=True)]
    """Only pipelines with stages; what ``False`` gives is not documented."""
    order_by: Annotated[OneOrMore[Literal["title", "-title", "popular", "-popular"]], ordering()]
    """One or several, the most important first; a minus means downwards. ``popular`` is the number of deals."""


class Pipelines(Namespace):
    """Pipelines."""

    async def get(self, pipeline_id: int, **options: Unpack[RequestOptions]) -> Pipeline:
        """Fetch a pipeline with its ``stages``. Raises `NotFoundError`. Retrieve a Pipeline page."""
        return await self._call(_PIPELINES.get(pipeline_id), options)

    def list(self, **query: Unpack[PipelineQuery]) -> Pager[Pipeline]:
        """List pipelines. A page's ``side_loads`` has the stages of all of them. List All Pipelines page.

        Counted off; looks again where rows leave.
        """
        return _PIPELINES.list(self._call, PipelineQuery, query)

    async def create(self, pipeline: PipelineInput, **options: Unpack[RequestOptions]) -> Pipeline:
        """Create a pipeline, with three ``stages``. Create a Pipeline page."""
        return await self._call(_PIPELINES.create(pipeline), options)

    async def update(self, pipeline_id: int, changes: PipelineUpdate, **options: Unpack[RequestOptions]) -> Pipeline:
        """Change a pipeline. Update a Pipeline page."""
        return await self._call(_PIPELINES.update(pipeline_id, changes), options)

    async def delete(self, pipeline_id: int, **options: Unpack[RequestOptions]) -> None:
        """Delete a pipeline. What becomes of its deals is not documented. Delete a Pipeline page."""
        await self._call(_PIPELINES.delete(pipeline_id), options)

    async def inaccessible(
        self, deal_ids: Sequence[int], user_id: int, **options: Unpack[RequestOptions]
    ) -> Sequence[Pipeline]:
        """Fetch the pipelines of these deals that a user may not see. Retrieve Inaccessible Pipelines page."""
        ids = tuple(("dealIds[]", path_part(deal_id)) for deal_id in listed("deal_ids", deal_ids))
        if not ids:
            raise InvalidInputError("deal_ids is empty; give at least one")
        path = "/dealGroup/get_inaccessible_deal_groups"  # the only path that has the group in the singular
        params = (*ids, ("userId", path_part(user_id)))
        read = records(Pipeline, "dealGroups")
        found = await self._call(operation("deals.pipelines.inaccessible", "GET", path, read, params=params), options)
        return found.items

    def users(self, **query: Unpack[ListOptions]) -> Pager[PipelineUser]:
        """List to whom the deals of all pipelines are assigned. Undocumented, but used by others for years.

        Counted off; looks again where rows leave.
        """
        return _USERS.list(self._call, ListOptions, query)
