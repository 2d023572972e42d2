"""Tasks of deals and contacts, their types and their outcomes."""

from __future__ import annotations

from enum import IntEnum, StrEnum
from typing import Annotated, Literal, TypeAlias

from acsdk.models.kit.enums import closed
from acsdk.models.kit.integers import Int64
from acsdk.models.kit.record import Record, RecordInput, RecordUpdate
from acsdk.models.kit.record_fields import MEMBER_FIRST, TEXT, Flag, RecordId, WireId
from acsdk.models.kit.reference import RecordReference
from acsdk.models.kit.wire import (
    NO_ITEMS,
    UtcDateTime,
    WireBool,
    WireDateTime,
    WireForeignKey,
    WireInt,
    WireList,
    WireMoment,
    WireStr,
    wire,
)

__all__ = [
    "DealTask",
    "DealTaskInput",
    "DealTaskUpdate",
    "SentimentNumber",
    "TaskOutcome",
    "TaskOutcomeInput",
    "TaskOutcomeUpdate",
    "TaskSentiment",
    "TaskType",
    "TaskTypeInput",
    "TaskTypeOutcome",
    "TaskTypeOutcomeInput",
    "TaskTypeOutcomeUpdate",
    "TaskTypeUpdate",
]


class DealTask(Record):
    """A task of a deal or a contact. Tasks page."""

    id: WireId = 0
    """Its number."""
    title: WireStr = None
    """What it is called."""
    note: WireStr = None
    """What is to be done."""
    is_complete: Annotated[WireBool, wire("status")] = None
    """Whether it is done."""
    due_date: Annotated[WireMoment, wire("duedate")] = None
    """When it is due."""
    end_date: Annotated[WireMoment, wire("edate")] = None
    """When it ends."""
    done_date: Annotated[WireDateTime, wire("donedate")] = None
    """When it was done."""
    duration: WireInt = None
    """How long it takes; the unit is not documented."""
    related_type: Annotated[WireStr, wire("reltype")] = None
    """What it belongs to: ``Deal``, or ``Subscriber`` for a contact."""
    related_id: Annotated[WireForeignKey, wire("relid")] = None
    """The deal or the contact."""
    owner: RecordReference | None = None
    """What it belongs to, as relations name it."""
    owner_type: Annotated[WireStr, wire("ownerType")] = None
    """What it belongs to, as an update names it."""
    task_type_id: Annotated[WireForeignKey, wire("dealTasktype")] = None
    """What kind of task it is."""
    assignee_id: Annotated[WireForeignKey, wire("assignee")] = None
    """The user who has to do it."""
    user_id: Annotated[WireForeignKey, wire("user")] = None
    """The user who made it."""
    automation_id: Annotated[WireForeignKey, wire("automation")] = None
    """The automation that made it."""
    done_automation_id: Annotated[WireForeignKey, wire("doneAutomation")] = None
    """The automation that starts when it is done."""
    outcome_id: Annotated[WireForeignKey, wire("outcomeId")] = None
    """What came of it."""
    outcome_info: Annotated[WireStr, wire("outcomeInfo")] = None
    """More of what came of it."""
    created_date: Annotated[WireMoment, wire("cdate")] = None
    """When it was made."""
    updated_date: Annotated[WireMoment, wire("udate")] = None
    """When it last changed."""


class DealTaskInput(RecordInput):
    """A task to create. Tasks page."""

    related_id: Annotated[RecordId, wire("relid")]
    """The deal or the contact."""
    due_date: Annotated[UtcDateTime, wire("duedate")]
    """When it is due."""
    task_type_id: Annotated[RecordId, wire("dealTasktype")]
    """What kind of task it is."""
    owner_type: Annotated[Literal["deal", "contact"] | None, wire("ownerType")] = None
    """What ``related_id`` is; a deal by default."""
    title: str | None = None
    """What it is called."""
    note: str | None = None
    """What is to be done."""
    is_complete: Annotated[Flag | None, wire("status")] = None
    """Whether it is done."""
    end_date: Annotated[UtcDateTime | None, wire("edate")] = None
    """When it ends. Only the page's examples have it."""
    assignee_id: Annotated[RecordId | None, wire("assignee")] = None
    """The user who has to do it."""
    create_automation_id: Annotated[RecordId | None, wire("triggerAutomationOnCreate")] = None
    """An automation to start now."""
    done_automation_id: Annotated[RecordId | None, wire("doneAutomation")] = None
    """An automation to start when it is done."""


class DealTaskUpdate(RecordUpdate):
    """What to change in a task. Tasks page."""

    related_id: Annotated[RecordId | None, wire("relid")] = None
    """The deal or the contact."""
    owner_type: Annotated[Literal["deal", "contact"] | None, wire("ownerType")] = None
    """What ``related_id`` is."""
    due_date: Annotated[UtcDateTime | None, wire("duedate")] = None
    """When it is due."""
    end_date: Annotated[UtcDateTime | None, wire("edate")] = None
    """When it ends. Only the page's examples have it."""
    task_type_id: Annotated[RecordId | None, wire("dealTasktype")] = None
    """What kind of task it is."""
    title: str | None = None
    """What it is called."""
    note: str | None = None
    """What is to be done."""
    is_complete: Annotated[Flag | None, wire("status")] = None
    """Whether it is done; completing it takes an ``outcome_id``."""
    assignee_id: Annotated[RecordId | None, wire("assignee")] = None
    """The user who has to do it."""
    outcome_id: Annotated[RecordId | None, wire("outcomeId")] = None
    """What came of it."""
    outcome_info: Annotated[str | None, wire("outcomeInfo")] = None
    """More of what came of it."""


class TaskType(Record):
    """A kind of task. Task Types page."""

    id: WireId = 0
    """The number that tasks name it by."""
    title: WireStr = None
    """What it is called; unique."""
    is_disabled: Annotated[WireBool, wire("status")] = None
    """Whether it is out of use."""
    default_duration: Annotated[WireInt, wire("defduration")] = None
    """How long such a task takes; the unit is not documented."""
    display_order: WireInt = None
    """Its place among the types."""
    outcome_ids: Annotated[WireList[WireId], wire("outcomes")] = NO_ITEMS
    """What can come of such a task."""
    created_date: Annotated[WireMoment, wire("cdate")] = None
    """When it was made; missing in types that the system made."""
    updated_date: Annotated[WireMoment, wire("udate")] = None
    """When it last changed."""
    created_by: WireForeignKey = None
    """The user who made it."""
    updated_by: WireForeignKey = None
    """The user who last changed it."""
    created_utc_timestamp: WireDateTime = None
    """When it was made, as newer answers say."""
    updated_utc_timestamp: WireDateTime = None
    """When it last changed, as newer answers say."""


class TaskTypeInput(RecordInput):
    """A kind of task to create. Task Types page."""

    title: str
    """What it is called; unique."""
    is_disabled: Annotated[Flag | None, wire("status")] = None
    """Whether it is out of use."""


class TaskTypeUpdate(RecordUpdate):
    """What to change in a kind of task. Task Types page."""

    title: str | None = None
    """What it is called; unique."""
    is_disabled: Annotated[Flag | None, wire("status")] = None
    """Whether it is out of use."""


class TaskSentiment(StrEnum):
    """Whether an outcome is a good one. Sent as here, answered in capitals. Task Outcomes page."""

    POSITIVE = "Positive"
    NEUTRAL = "Neutral"
    NEGATIVE = "Negative"

    @classmethod
    def _missing_(cls, value: object) -> TaskSentiment | None:
        return next((member for member in cls if member.name == str(value).upper()), None)


class SentimentNumber(IntEnum):
    """The numbers by which outcomes are filtered; the records themselves have a `TaskSentiment`. Task Outcomes page."""

    NEGATIVE = 1
    NEUTRAL = 2
    POSITIVE = 3


InputSentiment: TypeAlias = Annotated[TaskSentiment | Literal["Positive", "Neutral", "Negative"], closed(TaskSentiment)]


class TaskOutcome(Record):
    """What can come of tasks. Task Outcomes page."""

    id: WireId = 0
    """The number that tasks name it by."""
    title: WireStr = None
    """What it is called; unique."""
    sentiment: Annotated[TaskSentiment | str | None, MEMBER_FIRST, TEXT] = None
    """Whether it is a good one."""
    is_disabled: Annotated[WireBool, wire("disabled")] = None
    """Whether it is out of use."""
    task_type_ids: Annotated[WireList[WireId], wire("dealTasktype_ids")] = NO_ITEMS
    """The kinds of tasks that it can come of."""
    created_by: WireForeignKey = None
    """The user who made it."""
    updated_by: WireForeignKey = None
    """The user who last changed it."""
    created_utc_timestamp: WireMoment = None
    """When it was made."""
    updated_utc_timestamp: WireMoment = None
    """When it last changed."""


class TaskOutcomeInput(RecordInput):
    """An outcome to create. Task Outcomes page."""

    title: str
    """What it is called; unique."""
    sentiment: InputSentiment
    """Whether it is a good one."""
    is_disabled: Annotated[Flag | None, wire("disabled")] = None
    """Whether it is out of use."""


class TaskOutcomeUpdate(RecordUpdate):
    """What to change in an outcome. The page says that two are required, and its example has one."""

    title: str | None = None
    """What it is called; unique."""
    sentiment: InputSentiment | None = None
    """Whether it is a good one."""
    is_disabled: Annotated[Flag | None, wire("disabled")] = None
    """Whether it is out of use."""


class TaskTypeOutcome(Record):
    """Says that an outcome can come of a kind of task. Task Type Outcome Relations page."""

    id: WireId = 0
    """Its number."""
    task_type_id: Annotated[WireForeignKey, wire("tasktype")] = None
    """The kind of task."""
    task_type_key: Annotated[WireForeignKey, wire("tasktype_id")] = None
    """The kind of task, by its other name."""
    outcome_id: Annotated[WireForeignKey, wire("outcome")] = None
    """The outcome."""
    outcome_key: Annotated[WireForeignKey, wire("outcome_id")] = None
    """The outcome, by its other name."""
    display_order: WireInt = None
    """Its place among the outcomes of this kind of task."""
    created_by: WireForeignKey = None
    """The user who made it."""
    creator_id: Annotated[WireForeignKey, wire("createdBy")] = None
    """The user who made it, as relations name it."""
    updated_by: WireForeignKey = None
    """The user who last changed it."""
    created_utc_timestamp: WireDateTime = None
    """When it was made."""
    updated_utc_timestamp: WireDateTime = None
    """When it last changed."""


class TaskTypeOutcomeInput(RecordInput):
    """An outcome to offer for a kind of task. Task Type Outcome Relations page.

    A guess: the page is marked as unfinished and describes the body of a task outcome, so the names are those that a
    get answers.
    """

    task_type_id: Annotated[RecordId, wire("tasktype")]
    """The kind of task."""
    outcome_id: Annotated[RecordId, wire("outcome")]
    """The outcome."""
    display_order: Int64 | None = None
    """Its place among the outcomes of this kind of task."""


class TaskTypeOutcomeUpdate(RecordUpdate):
    """What to change in such an offer. A guess, as `TaskTypeOutcomeInput` is."""

    task_type_id: Annotated[RecordId | None, wire("tasktype")] = None
    """The kind of task."""
    outcome_id: Annotated[RecordId | None, wire("outcome")] = None
    """The outcome."""
    display_order: Int64 | None = None
    """Its place among the outcomes of this kind of task."""
