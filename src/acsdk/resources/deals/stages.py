"""Stages of pipelines."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Final, Literal, Unpack

from acsdk._options import RequestOptions
from acsdk._pager import Pager
from acsdk.models.deals.deal import Deal
from acsdk.models.deals.deal_pipeline import DealStage, DealStageInput, DealStageUpdate
from acsdk.resources.kit.namespace import Namespace
from acsdk.resources.kit.paths import path_part
from acsdk.resources.kit.queries import ListKeywords, OneOrMore, Params, filtered, ordering
from acsdk.resources.kit.reading import records
from acsdk.resources.kit.resource import Resource, expect_input

__all__ = ["StageQuery", "Stages"]

_STAGES: Final = Resource(
    name="deals.stages",
    path="/dealStages",
    model=DealStage,
    one="dealStage",
    many="dealStages",
    creates=DealStageInput,
    updates=DealStageUpdate,
)


class StageQuery(ListKeywords, total=False, closed=True):
    """Filters and order of `Stages.list`."""

    title: Annotated[str, filtered("title")]
    """Part of the title."""
    pipeline_id: Annotated[int, filtered("d_groupid")]
    """The stages of this pipeline."""
    order_by: Annotated[OneOrMore[Literal["title", "-title"]], ordering()]
    """By title, upwards or, with a minus, downwards."""


class Stages(Namespace):
    """Stages of pipelines."""

    async def get(self, stage_id: int, **options: Unpack[RequestOptions]) -> DealStage:
        """Fetch a stage. Raises `NotFoundError`. Retrieve a Stage page."""
        return await self._call(_STAGES.get(stage_id), options)

    def list(self, **query: Unpack[StageQuery]) -> Pager[DealStage]:
        """List the stages of all pipelines, or of one. List All Stages page.

        Counted off; looks again where rows leave.
        """
        return _STAGES.list(self._call, StageQuery, query)

    async def create(
        self, stage: DealStageInput, *, reorder: bool | None = None, **options: Unpack[RequestOptions]
    ) -> DealStage:
        """Create a stage. Create a Stage page.

        ``reorder`` gives all stages of the pipeline new places, where two have the same.
        """
        body = _STAGES.wrap(expect_input(stage, DealStageInput))
        create = _STAGES.operation("create", "POST", "", _STAGES.read_one, body=body, params=_reordering(reorder))
        return await self._call(create, options)

    async def update(
        self,
        stage_id: int,
        changes: DealStageUpdate,
        *,
        reorder: bool | None = None,
        **options: Unpack[RequestOptions],
    ) -> DealStage:
        """Change a stage. Update a Stage page.

        ``reorder`` gives all stages of the pipeline new places, where two have the same.
        """
        body, path = _STAGES.wrap(expect_input(changes, DealStageUpdate)), f"/{path_part(stage_id)}"
        update = _STAGES.operation("update", "PUT", path, _STAGES.read_one, body=body, params=_reordering(reorder))
        return await self._call(update, options)

    async def delete(self, stage_id: int, **options: Unpack[RequestOptions]) -> None:
        """Delete a stage. What becomes of its deals is not documented: move them first. Delete a Stage page."""
        await self._call(_STAGES.delete(stage_id), options)

    async def move_deals(self, stage_id: int, to_stage_id: int, **options: Unpack[RequestOptions]) -> Sequence[Deal]:
        """Move all deals of a stage to another one of the same pipeline. Move Deals to Another Stage page."""
        body, path = {"deal": {"stage": path_part(to_stage_id)}}, f"/{path_part(stage_id)}/deals"
        move = _STAGES.operation("move_deals", "PUT", path, records(Deal, "deals"), body=body)
        return (await self._call(move, options)).items


def _reordering(reorder: bool | None) -> Params:
    return () if reorder is None else (("reorder", str(int(reorder))),)
