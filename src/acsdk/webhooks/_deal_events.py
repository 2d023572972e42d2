"""Events of deals and their pipelines."""

from __future__ import annotations

from typing import Annotated, Literal, TypeAlias

from acsdk.models.kit.wire import NO_ENTRIES, wire
from acsdk.webhooks._contact_blocks import Note, Task
from acsdk.webhooks._deal_blocks import Pipeline, Stage, TaskType
from acsdk.webhooks._event import DealEvent, Event
from acsdk.webhooks._types import Numbered

__all__ = [
    "AnyDealEvent",
    "DealAdded",
    "DealNoteAdded",
    "DealPipelineAdded",
    "DealStageAdded",
    "DealTaskAdded",
    "DealTaskCompleted",
    "DealTaskTypeAdded",
    "DealUpdated",
]


class DealAdded(DealEvent):
    """A deal was created."""

    type: Literal["deal_add"] = "deal_add"
    """What the delivery calls it."""


class DealUpdated(DealEvent):
    """A deal changed."""

    type: Literal["deal_update"] = "deal_update"
    """What the delivery calls it."""
    updated_fields: Numbered = NO_ENTRIES
    """What changed: in recorded deliveries by position the names of the fields, as the documentation has it by field.

    The keys are kept as they came, because a number may be a field's id.
    """


class DealNoteAdded(DealEvent):
    """A deal got a note."""

    type: Literal["deal_note_add"] = "deal_note_add"
    """What the delivery calls it."""
    note: Note | None = None
    """The note."""


class DealPipelineAdded(Event):
    """A pipeline was created."""

    type: Literal["deal_pipeline_add"] = "deal_pipeline_add"
    """What the delivery calls it."""
    pipeline: Pipeline | None = None
    """The pipeline."""


class DealStageAdded(Event):
    """A stage was created."""

    type: Literal["deal_stage_add"] = "deal_stage_add"
    """What the delivery calls it."""
    stage: Stage | None = None
    """The stage."""


class DealTaskAdded(DealEvent):
    """A deal got a task."""

    type: Literal["deal_task_add"] = "deal_task_add"
    """What the delivery calls it."""
    task: Task | None = None
    """The task."""


class DealTaskCompleted(DealEvent):
    """A deal's task was done. In the account's list of events, documented nowhere: as `DealTaskAdded`, a guess."""

    type: Literal["deal_task_complete"] = "deal_task_complete"
    """What the delivery calls it."""
    task: Task | None = None
    """The task."""


class DealTaskTypeAdded(Event):
    """A kind of task was created."""

    type: Literal["deal_tasktype_add"] = "deal_tasktype_add"
    """What the delivery calls it."""
    task_type: Annotated[TaskType | None, wire("tasktype")] = None
    """The kind."""


AnyDealEvent: TypeAlias = (
    DealAdded
    | DealUpdated
    | DealNoteAdded
    | DealPipelineAdded
    | DealStageAdded
    | DealTaskAdded
    | DealTaskCompleted
    | DealTaskTypeAdded
)
"""Any event of deals and their pipelines."""
