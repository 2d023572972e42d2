"""Made by `nox -s refresh` from acsdk.resources.deals.pipelines."""

from acsdk._options import RequestOptions
from acsdk.blocking._types._pager import Pager
from acsdk.models.deals.deal_pipeline import Pipeline, PipelineInput, PipelineUpdate, PipelineUser
from acsdk.resources.deals.pipelines import PipelineQuery
from acsdk.resources.kit.queries import ListOptions
from collections.abc import Sequence
from typing import Unpack


class Pipelines:
    """Pipelines."""
    def get(self, pipeline_id: int, **options: Unpack[RequestOptions]) -> Pipeline:
        """Fetch a pipeline with its ``stages``. Raises `NotFoundError`. Retrieve a Pipeline page."""
        ...
    def list(self, **query: Unpack[PipelineQuery]) -> Pager[Pipeline]:
        """List pipelines. A page's ``side_loads`` has the stages of all of them. List All Pipelines page.

        Counted off; looks again where rows leave.
        """
        ...
    def create(self, pipeline: PipelineInput, **options: Unpack[RequestOptions]) -> Pipeline:
        """Create a pipeline, with three ``stages``. Create a Pipeline page."""
        ...
    def update(self, pipeline_id: int, changes: PipelineUpdate, **options: Unpack[RequestOptions]) -> Pipeline:
        """Change a pipeline. Update a Pipeline page."""
        ...
    def delete(self, pipeline_id: int, **options: Unpack[RequestOptions]) -> None:
        """Delete a pipeline. What becomes of its deals is not documented. Delete a Pipeline page."""
        ...
    def inaccessible(
        self,
        deal_ids: Sequence[int],
        user_id: int,
        **options: Unpack[RequestOptions],
    ) -> Sequence[Pipeline]:
        """Fetch the pipelines of these deals that a user may not see. Retrieve Inaccessible Pipelines page."""
        ...
    def users(self, **query: Unpack[ListOptions]) -> Pager[PipelineUser]:
        """List to whom the deals of all pipelines are assigned. Undocumented, but used by others for years.

        Counted off; looks again where rows leave.
        """
        ...
