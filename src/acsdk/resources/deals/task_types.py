"""Kinds of tasks, and what can come of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Final, Literal, Unpack

from acsdk._options import RequestOptions
from acsdk._pager import Pager
from acsdk.models.deals.deal_task import (
    DealTask,
    SentimentNumber,
    TaskOutcome,
    TaskOutcomeInput,
    TaskOutcomeUpdate,
    TaskType,
    TaskTypeInput,
    TaskTypeOutcome,
    TaskTypeOutcomeInput,
    TaskTypeOutcomeUpdate,
    TaskTypeUpdate,
)
from acsdk.resources.kit.namespace import Namespace
from acsdk.resources.kit.paths import path_part
from acsdk.resources.kit.queries import ListKeywords, ListOptions, filtered
from acsdk.resources.kit.reading import records
from acsdk.resources.kit.resource import Resource

__all__ = ["OutcomeQuery", "TaskOutcomes", "TaskTypeOutcomes", "TaskTypes"]

_TYPES: Final = Resource(
    name="deals.tasks.types",
    path="/dealTasktypes",
    model=TaskType,
    one="dealTasktype",
    many="dealTasktypes",
    creates=TaskTypeInput,
    updates=TaskTypeUpdate,
)
# The pages of update and delete misspell this path as /taskOutccomes.
_OUTCOMES: Final = Resource(
    name="deals.tasks.outcomes",
    path="/taskOutcomes",
    model=TaskOutcome,
    one="taskOutcome",
    many="taskOutcomes",
    creates=TaskOutcomeInput,
    updates=TaskOutcomeUpdate,
)
# The pages of create and update are marked as unfinished and show a task outcome in place of a relation, both ways:
# what is sent is a guess from what a get answers, and an answer under either name is read.
_TYPE_OUTCOMES: Final = Resource(
    name="deals.tasks.type_outcomes",
    path="/tasktypeOutcomeRels",
    model=TaskTypeOutcome,
    one=("tasktypeOutcomeRel", "taskOutcome"),
    many="tasktypeOutcomeRels",
    creates=TaskTypeOutcomeInput,
    updates=TaskTypeOutcomeUpdate,
)


class OutcomeQuery(ListKeywords, total=False, closed=True):
    """Filters of `TaskOutcomes.list`."""

    sentiment: Annotated[SentimentNumber | Literal[1, 2, 3], filtered("sentiment")]
    """Outcomes that are bad, neither, or good."""


class TaskTypes(Namespace):
    """Kinds of tasks."""

    async def get(self, type_id: int, **options: Unpack[RequestOptions]) -> TaskType:
        """Fetch a kind of task. Raises `NotFoundError`. Task Types page."""
        return await self._call(_TYPES.get(type_id), options)

    def list(self, **query: Unpack[ListOptions]) -> Pager[TaskType]:
        """List kinds of tasks. Task Types page. Counted off; looks again where rows leave."""
        return _TYPES.list(self._call, ListOptions, query)

    async def create(self, task_type: TaskTypeInput, **options: Unpack[RequestOptions]) -> TaskType:
        """Create a kind of task. Task Types page."""
        return await self._call(_TYPES.create(task_type), options)

    async def update(self, type_id: int, changes: TaskTypeUpdate, **options: Unpack[RequestOptions]) -> TaskType:
        """Change a kind of task. Task Types page."""
        return await self._call(_TYPES.update(type_id, changes), options)

    async def delete(self, type_id: int, **options: Unpack[RequestOptions]) -> None:
        """Delete a kind of task. The page only shows that it is refused: move its tasks first. Task Types page."""
        await self._call(_TYPES.delete(type_id), options)

    async def move_tasks(self, type_id: int, to_type_id: int, **options: Unpack[RequestOptions]) -> Sequence[DealTask]:
        """Make all tasks of one kind tasks of another. Move Tasks to Another Task Type page."""
        body, path = {"dealTask": {"dealTasktype": path_part(to_type_id)}}, f"/{path_part(type_id)}/dealTasks"
        move = _TYPES.operation("move_tasks", "PUT", path, records(DealTask, "dealTasks"), body=body)
        return (await self._call(move, options)).items


class TaskOutcomes(Namespace):
    """What can come of tasks."""

    async def get(self, outcome_id: int, **options: Unpack[RequestOptions]) -> TaskOutcome:
        """Fetch an outcome. Raises `NotFoundError`. Task Outcomes page."""
        return await self._call(_OUTCOMES.get(outcome_id), options)

    def list(self, **query: Unpack[OutcomeQuery]) -> Pager[TaskOutcome]:
        """List outcomes. Task Outcomes page. Counted off; looks again where rows leave."""
        return _OUTCOMES.list(self._call, OutcomeQuery, query)

    async def create(self, outcome: TaskOutcomeInput, **options: Unpack[RequestOptions]) -> TaskOutcome:
        """Create an outcome. Raises `ConflictError` when the title is taken. Task Outcomes page."""
        return await self._call(_OUTCOMES.create(outcome), options)

    async def update(
        self, outcome_id: int, changes: TaskOutcomeUpdate, **options: Unpack[RequestOptions]
    ) -> TaskOutcome:
        """Change an outcome. Raises `ConflictError` when the new title is taken. Task Outcomes page."""
        return await self._call(_OUTCOMES.update(outcome_id, changes), options)

    async def delete(self, outcome_id: int, **options: Unpack[RequestOptions]) -> None:
        """Delete an outcome. Task Outcomes page."""
        await self._call(_OUTCOMES.delete(outcome_id), options)


class TaskTypeOutcomes(Namespace):
    """What can come of which kind of task."""

    async def get(self, relation_id: int, **options: Unpack[RequestOptions]) -> TaskTypeOutcome:
        """Fetch a relation. Raises `NotFoundError`. Task Type Outcome Relations page."""
        return await self._call(_TYPE_OUTCOMES.get(relation_id), options)

    def list(self, **query: Unpack[ListOptions]) -> Pager[TaskTypeOutcome]:
        """List relations. Task Type Outcome Relations page. Counted off; looks again where rows leave."""
        return _TYPE_OUTCOMES.list(self._call, ListOptions, query)

    async def create(self, relation: TaskTypeOutcomeInput, **options: Unpack[RequestOptions]) -> TaskTypeOutcome:
        """Offer an outcome for a kind of task. What is sent is a guess. Task Type Outcome Relations page."""
        return await self._call(_TYPE_OUTCOMES.create(relation), options)

    async def update(
        self, relation_id: int, changes: TaskTypeOutcomeUpdate, **options: Unpack[RequestOptions]
    ) -> TaskTypeOutcome:
        """Change a relation. What is sent is a guess. Task Type Outcome Relations page."""
        return await self._call(_TYPE_OUTCOMES.update(relation_id, changes), options)

    async def delete(self, relation_id: int, **options: Unpack[RequestOptions]) -> None:
        """Offer an outcome no longer. Task Type Outcome Relations page."""
        await self._call(_TYPE_OUTCOMES.delete(relation_id), options)
