"""Made by `nox -s refresh` from acsdk.resources.deals.stages."""

from acsdk._options import RequestOptions
from acsdk.blocking._types._pager import Pager
from acsdk.models.deals.deal import Deal
from acsdk.models.deals.deal_pipeline import DealStage, DealStageInput, DealStageUpdate
from acsdk.resources.deals.stages import StageQuery
from collections.abc import Sequence
from typing import Unpack


class Stages:
    """Stages of pipelines."""
    def get(self, stage_id: int, **options: Unpack[RequestOptions]) -> DealStage:
        """Fetch a stage. Raises `NotFoundError`. Retrieve a Stage page."""
        ...
    def list(self, **query: Unpack[StageQuery]) -> Pager[DealStage]:
        """List the stages of all pipelines, or of one. List All Stages page.

        Counted off; looks again where rows leave.
        """
        ...
    def create(
        self,
        stage: DealStageInput,
        *,
        reorder: bool | None = None,
        **options: Unpack[RequestOptions],
    ) -> DealStage:
        """Create a stage. Create a Stage page.

        ``reorder`` gives all stages of the pipeline new places, where two have the same.
        """
        ...
    def update(
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
        ...
    def delete(self, stage_id: int, **options: Unpack[RequestOptions]) -> None:
        """Delete a stage. What becomes of its deals is not documented: move them first. Delete a Stage page."""
        ...
    def move_deals(self, stage_id: int, to_stage_id: int, **options: Unpack[RequestOptions]) -> Sequence[Deal]:
        """Move all deals of a stage to another one of the same pipeline. Move Deals to Another Stage page."""
        ...
