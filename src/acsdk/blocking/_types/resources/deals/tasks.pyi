"""Made by `nox -s refresh` from acsdk.resources.deals.tasks."""

from acsdk._options import RequestOptions
from acsdk.blocking._types._pager import Pager
from acsdk.blocking._types.resources.deals.task_types import TaskOutcomes, TaskTypeOutcomes, TaskTypes
from acsdk.models.deals.deal_task import DealTask, DealTaskInput, DealTaskUpdate
from acsdk.resources.deals.tasks import TaskQuery
from typing import Unpack


class Tasks:
    """Tasks of deals and contacts."""
    def get(self, task_id: int, **options: Unpack[RequestOptions]) -> DealTask:
        """Fetch a task. Raises `NotFoundError`. Retrieve a Task page."""
        ...
    def list(self, **query: Unpack[TaskQuery]) -> Pager[DealTask]:
        """List tasks. List All Tasks page. Counted off; looks again where rows leave."""
        ...
    def create(self, task: DealTaskInput, **options: Unpack[RequestOptions]) -> DealTask:
        """Create a task. Create a Task page."""
        ...
    def update(self, task_id: int, changes: DealTaskUpdate, **options: Unpack[RequestOptions]) -> DealTask:
        """Change a task, or complete it with what came of it. Update a Task page."""
        ...
    def delete(self, task_id: int, **options: Unpack[RequestOptions]) -> None:
        """Delete a task. Delete a Task page."""
        ...
    def remind(self, task_id: int, minutes_before: int, **options: Unpack[RequestOptions]) -> None:
        """Remind the assignee of a task, so many minutes before it is due. Create a Task Reminder page."""
        ...
    @property
    def types(self) -> TaskTypes:
        """Kinds of tasks."""
        ...
    @property
    def outcomes(self) -> TaskOutcomes:
        """What can come of tasks."""
        ...
    @property
    def type_outcomes(self) -> TaskTypeOutcomes:
        """What can come of which kind of task."""
        ...
