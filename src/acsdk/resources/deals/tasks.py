"""Tasks of deals and contacts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cached_property
from typing import Annotated, Final, Literal, Unpack

from acsdk._engine.operation import Answer
from acsdk._errors import InvalidInputError
from acsdk._options import RequestOptions
from acsdk._pager import Pager
from acsdk.models.deals.deal_task import DealTask, DealTaskInput, DealTaskUpdate
from acsdk.resources.deals.task_types import TaskOutcomes, TaskTypeOutcomes, TaskTypes
from acsdk.resources.kit.namespace import Namespace
from acsdk.resources.kit.paths import path_part
from acsdk.resources.kit.queries import ListKeywords, filtered
from acsdk.resources.kit.reading import nothing
from acsdk.resources.kit.resource import Resource, expect_input, operation

__all__ = ["TaskQuery", "Tasks"]

_TASKS: Final = Resource(
    name="deals.tasks",
    path="/dealTasks",
    model=DealTask,
    one="dealTask",
    many="dealTasks",
    creates=DealTaskInput,
    updates=DealTaskUpdate,
)


class TaskQuery(ListKeywords, total=False, closed=True):
    """Filters of `Tasks.list`."""

    title: Annotated[str, filtered("title")]
    """This title."""
    related_type: Annotated[Literal["Deal", "Subscriber"] | str, filtered("reltype")]
    """The tasks of deals, or of contacts: the API calls those ``Subscriber``."""
    related_id: Annotated[int, filtered("relid")]
    """The tasks of this deal or contact."""
    is_complete: Annotated[bool, filtered("status", flag=True)]
    """Tasks that are done, or not."""
    note: Annotated[str, filtered("note")]
    """This note."""
    due_date: Annotated[date, filtered("duedate")]
    """Tasks that are due then."""
    due_after: Annotated[date, filtered("due_after")]
    """Tasks that are due after that."""
    due_before: Annotated[date, filtered("due_before")]
    """Tasks that are due before that. The page misspells ``filters`` here."""
    due_range: Annotated[str, filtered("duedate_range")]
    """``upcoming``, ``scheduled`` or ``overdue``; or two days with a plus between them."""
    task_type_id: Annotated[int, filtered("d_tasktypeid")]
    """Tasks of this kind."""
    user_id: Annotated[int, filtered("userid")]
    """Tasks that belong to this user."""
    assignee_id: Annotated[int, filtered("assignee_userid")]
    """Tasks that this user has to do."""
    outcome_id: Annotated[int, filtered("outcome_id")]
    """Tasks that this came of."""


class Tasks(Namespace):
    """Tasks of deals and contacts."""

    async def get(self, task_id: int, **options: Unpack[RequestOptions]) -> DealTask:
        """Fetch a task. Raises `NotFoundError`. Retrieve a Task page."""
        return await self._call(_TASKS.operation("get", "GET", f"/{path_part(task_id)}", _read_existing), options)

    def list(self, **query: Unpack[TaskQuery]) -> Pager[DealTask]:
        """List tasks. List All Tasks page. Counted off; looks again where rows leave."""
        return _TASKS.list(self._call, TaskQuery, query)

    async def create(self, task: DealTaskInput, **options: Unpack[RequestOptions]) -> DealTask:
        """Create a task. Create a Task page."""
        return await self._call(_TASKS.create(task), options)

    async def update(self, task_id: int, changes: DealTaskUpdate, **options: Unpack[RequestOptions]) -> DealTask:
        """Change a task, or complete it with what came of it. Update a Task page."""
        body = _TASKS.wrap(expect_input(changes, DealTaskUpdate))
        update = _TASKS.operation("update", "PUT", f"/{path_part(task_id)}", _read_existing, body=body)
        return await self._call(update, options)

    async def delete(self, task_id: int, **options: Unpack[RequestOptions]) -> None:
        """Delete a task. Delete a Task page."""
        await self._call(_TASKS.delete(task_id), options)

    async def remind(self, task_id: int, minutes_before: int, **options: Unpack[RequestOptions]) -> None:
        """Remind the assignee of a task, so many minutes before it is due. Create a Task Reminder page."""
        if minutes_before < 0:
            raise InvalidInputError(f"minutes_before cannot be {minutes_before}: a reminder comes before the task")
        # The page describes a body without a wrapper, and its example has one.
        body = {"taskNotification": {"dealTask": path_part(task_id), "interval": str(minutes_before)}}
        remind = operation("deals.tasks.remind", "POST", "/taskNotifications", nothing, body=body, may_be_empty=True)
        await self._call(remind, options)

    @cached_property
    def types(self) -> TaskTypes:
        """Kinds of tasks."""
        return TaskTypes(self._call)

    @cached_property
    def outcomes(self) -> TaskOutcomes:
        """What can come of tasks."""
        return TaskOutcomes(self._call)

    @cached_property
    def type_outcomes(self) -> TaskTypeOutcomes:
        """What can come of which kind of task."""
        return TaskTypeOutcomes(self._call)


def _read_existing(answer: Answer) -> DealTask:
    """Read a task that is not new: the pages have the status 201, which means so elsewhere, for all answers."""
    return _TASKS.read_one(replace(answer, info=replace(answer.info, status_code=200)))
