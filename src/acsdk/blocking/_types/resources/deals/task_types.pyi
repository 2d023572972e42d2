"""Made by `nox -s refresh` from acsdk.resources.deals.task_types."""

from acsdk._options import RequestOptions
from acsdk.blocking._types._pager import Pager
from acsdk.models.deals.deal_task import DealTask, TaskOutcome, TaskOutcomeInput, TaskOutcomeUpdate, TaskType, TaskTypeInput, TaskTypeOutcome, TaskTypeOutcomeInput, TaskTypeOutcomeUpdate, TaskTypeUpdate
from acsdk.resources.deals.task_types import OutcomeQuery
from acsdk.resources.kit.queries import ListOptions
from collections.abc import Sequence
from typing import Unpack


class TaskTypes:
    """Kinds of tasks."""
    def get(self, type_id: int, **options: Unpack[RequestOptions]) -> TaskType:
        """Fetch a kind of task. Raises `NotFoundError`. Task Types page."""
        ...
    def list(self, **query: Unpack[ListOptions]) -> Pager[TaskType]:
        """List kinds of tasks. Task Types page. Counted off; looks again where rows leave."""
        ...
    def create(self, task_type: TaskTypeInput, **options: Unpack[RequestOptions]) -> TaskType:
        """Create a kind of task. Task Types page."""
        ...
    def update(self, type_id: int, changes: TaskTypeUpdate, **options: Unpack[RequestOptions]) -> TaskType:
        """Change a kind of task. Task Types page."""
        ...
    def delete(self, type_id: int, **options: Unpack[RequestOptions]) -> None:
        """Delete a kind of task. The page only shows that it is refused: move its tasks first. Task Types page."""
        ...
    def move_tasks(self, type_id: int, to_type_id: int, **options: Unpack[RequestOptions]) -> Sequence[DealTask]:
        """Make all tasks of one kind tasks of another. Move Tasks to Another Task Type page."""
        ...

class TaskOutcomes:
    """What can come of tasks."""
    def get(self, outcome_id: int, **options: Unpack[RequestOptions]) -> TaskOutcome:
        """Fetch an outcome. Raises `NotFoundError`. Task Outcomes page."""
        ...
    def list(self, **query: Unpack[OutcomeQuery]) -> Pager[TaskOutcome]:
        """List outcomes. Task Outcomes page. Counted off; looks again where rows leave."""
        ...
    def create(self, outcome: TaskOutcomeInput, **options: Unpack[RequestOptions]) -> TaskOutcome:
        """Create an outcome. Raises `ConflictError` when the title is taken. Task Outcomes page."""
        ...
    def update(self, outcome_id: int, changes: TaskOutcomeUpdate, **options: Unpack[RequestOptions]) -> TaskOutcome:
        """Change an outcome. Raises `ConflictError` when the new title is taken. Task Outcomes page."""
        ...
    def delete(self, outcome_id: int, **options: Unpack[RequestOptions]) -> None:
        """Delete an outcome. Task Outcomes page."""
        ...

class TaskTypeOutcomes:
    """What can come of which kind of task."""
    def get(self, relation_id: int, **options: Unpack[RequestOptions]) -> TaskTypeOutcome:
        """Fetch a relation. Raises `NotFoundError`. Task Type Outcome Relations page."""
        ...
    def list(self, **query: Unpack[ListOptions]) -> Pager[TaskTypeOutcome]:
        """List relations. Task Type Outcome Relations page. Counted off; looks again where rows leave."""
        ...
    def create(self, relation: TaskTypeOutcomeInput, **options: Unpack[RequestOptions]) -> TaskTypeOutcome:
        """Offer an outcome for a kind of task. What is sent is a guess. Task Type Outcome Relations page."""
        ...
    def update(
        self,
        relation_id: int,
        changes: TaskTypeOutcomeUpdate,
        **options: Unpack[RequestOptions],
    ) -> TaskTypeOutcome:
        """Change a relation. What is sent is a guess. Task Type Outcome Relations page."""
        ...
    def delete(self, relation_id: int, **options: Unpack[RequestOptions]) -> None:
        """Offer an outcome no longer. Task Type Outcome Relations page."""
        ...
