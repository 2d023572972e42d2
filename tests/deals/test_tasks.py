"""Tasks of deals and contacts: what each method sends and gives."""

from datetime import UTC, date, datetime

import pytest

from acsdk import ConflictError, InvalidInputError
from acsdk.models import (
    DealTaskInput,
    DealTaskUpdate,
    TaskOutcomeInput,
    TaskOutcomeUpdate,
    TaskSentiment,
    TaskTypeInput,
    TaskTypeOutcomeInput,
    TaskTypeOutcomeUpdate,
    TaskTypeUpdate,
)
from acsdk.models.deals.deal_task import SentimentNumber
from tests.kit.cases import Case, Row, check, ids
from tests.support import Recorder, answer, new_client

pytestmark = pytest.mark.anyio

NOON = datetime(2026, 2, 25, 12, tzinfo=UTC)
TASK: Row = {
    "id": "1",
    "relid": "5",
    "reltype": "Deal",
    "dealTasktype": "2",
    "assignee": "3",
    "status": "0",
    "title": "",
    "note": "Call",
    "duedate": "2026-02-25T12:00:00+00:00",
    "donedate": None,
    "owner": {"type": "deal", "id": "5"},
    "outcomeId": 91,
}
TYPE: Row = {
    "id": "2",
    "title": "Call",
    "status": "1",
    "defduration": "0",
    "cdate": None,
    "links": [],
    "outcomes": ["9"],
}
OUTCOME: Row = {
    "id": "9",
    "title": "Interested",
    "sentiment": "POSITIVE",
    "disabled": "",
    "dealTasktype_ids": [],
}
RELATION: Row = {
    "id": "7",
    "tasktype_id": "2",
    "tasktype": "2",
    "outcome_id": "9",
    "outcome": "9",
    "createdBy": "1",
}

CASES = [
    Case(
        "deals.tasks.get",
        lambda t: t.get(1),
        "GET /dealTasks/1",
        None,
        {"dealTask": TASK},
        {"was_created": False, "is_complete": False, "due_date": NOON, "title": None, "outcome_id": 91},
        201,
    ),
    Case(
        "deals.tasks.list",
        lambda t: t.list(
            related_type="Subscriber",
            related_id=7,
            is_complete=False,
            due_after=date(2026, 1, 1),
            due_before=NOON,
            due_range="overdue",
            task_type_id=2,
            assignee_id=3,
            outcome_id=91,
        ),
        "GET /dealTasks?filters[reltype]=Subscriber&filters[relid]=7&filters[status]=0&filters[due_after]=2026-01-01"
        "&filters[due_before]=2026-02-25T12:00:00+00:00&filters[duedate_range]=overdue&filters[d_tasktypeid]=2"
        "&filters[assignee_userid]=3&filters[outcome_id]=91",
        None,
        {"dealTasks": [{**TASK, "status": 0, "title": None}], "meta": {"total": "2"}},
        {"related_type": "Deal", "related_id": 5, "assignee_id": 3, "task_type_id": 2},
        201,
    ),
    Case(
        "deals.tasks.create",
        lambda t: t.create(
            DealTaskInput(related_id=7, owner_type="contact", due_date=NOON, task_type_id=2, done_automation_id=101)
        ),
        "POST /dealTasks",
        {
            "dealTask": {
                "relid": 7,
                "ownerType": "contact",
                "duedate": "2026-02-25T12:00:00Z",
                "dealTasktype": 2,
                "doneAutomation": 101,
            }
        },
        {"dealTask": TASK},
        {"was_created": True},
        201,
    ),
    Case(
        "deals.tasks.update",
        lambda t: t.update(1, DealTaskUpdate(is_complete=True, outcome_id=91, outcome_info="Wants it")),
        "PUT /dealTasks/1",
        {"dealTask": {"status": 1, "outcomeId": 91, "outcomeInfo": "Wants it"}},
        {"dealTask": {**TASK, "status": 1, "ownerType": "contact"}},
        {"was_created": False, "is_complete": True, "owner_type": "contact"},
        201,
    ),
    Case("deals.tasks.delete", lambda t: t.delete(1), "DELETE /dealTasks/1"),
    Case(
        "deals.tasks.remind",
        lambda t: t.remind(1, 123),
        "POST /taskNotifications",
        {"taskNotification": {"dealTask": "1", "interval": "123"}},
    ),
    Case(
        "deals.tasks.types.get",
        lambda t: t.get(2),
        "GET /dealTasktypes/2",
        None,
        {"dealTasktype": TYPE},
        {"is_disabled": True, "outcome_ids": [9], "links": {}},
    ),
    Case(
        "deals.tasks.types.list",
        lambda t: t.list(),
        "GET /dealTasktypes",
        None,
        {"dealTasktypes": [TYPE], "meta": {"total": "1"}},
        {"title": "Call"},
    ),
    Case(
        "deals.tasks.types.create",
        lambda t: t.create(TaskTypeInput(title="Call", is_disabled=False)),
        "POST /dealTasktypes",
        {"dealTasktype": {"title": "Call", "status": 0}},
        {"dealTasktype": TYPE},
        {"id": 2},
    ),
    Case(
        "deals.tasks.types.update",
        lambda t: t.update(2, TaskTypeUpdate(is_disabled=True)),
        "PUT /dealTasktypes/2",
        {"dealTasktype": {"status": 1}},
        {"dealTasktype": TYPE},
        {"id": 2},
    ),
    Case("deals.tasks.types.delete", lambda t: t.delete(2), "DELETE /dealTasktypes/2"),
    Case(
        "deals.tasks.types.move_tasks",
        lambda t: t.move_tasks(2, 3),
        "PUT /dealTasktypes/2/dealTasks",
        {"dealTask": {"dealTasktype": "3"}},
        {"dealTasks": [{**TASK, "dealTasktype": "3"}], "deals": []},
        {"task_type_id": 3},
    ),
    Case(
        "deals.tasks.outcomes.get",
        lambda o: o.get(9),
        "GET /taskOutcomes/9",
        None,
        {"taskOutcome": OUTCOME},
        {"sentiment": TaskSentiment.POSITIVE, "is_disabled": None},
    ),
    Case(
        "deals.tasks.outcomes.list",
        lambda o: o.list(sentiment=SentimentNumber.NEGATIVE),
        "GET /taskOutcomes?filters[sentiment]=1",
        None,
        {"taskOutcomes": [{**OUTCOME, "sentiment": "MIXED"}]},
        {"sentiment": "MIXED", "task_type_ids": []},
    ),
    Case(
        "deals.tasks.outcomes.create",
        lambda o: o.create(TaskOutcomeInput(title="Interested", sentiment="Positive")),
        "POST /taskOutcomes",
        {"taskOutcome": {"title": "Interested", "sentiment": "Positive"}},
        {"taskOutcome": OUTCOME},
        {"id": 9},
    ),
    Case(
        "deals.tasks.outcomes.update",
        lambda o: o.update(9, TaskOutcomeUpdate(sentiment=TaskSentiment.NEUTRAL, is_disabled=True)),
        "PUT /taskOutcomes/9",
        {"taskOutcome": {"sentiment": "Neutral", "disabled": 1}},
        {"taskOutcome": OUTCOME},
        {"id": 9},
    ),
    Case("deals.tasks.outcomes.delete", lambda o: o.delete(9), "DELETE /taskOutcomes/9"),
    Case(
        "deals.tasks.type_outcomes.get",
        lambda r: r.get(7),
        "GET /tasktypeOutcomeRels/7",
        None,
        {"tasktypeOutcomeRel": RELATION},
        {"task_type_id": 2, "task_type_key": 2, "outcome_id": 9, "outcome_key": 9, "creator_id": 1},
    ),
    Case(
        "deals.tasks.type_outcomes.list",
        lambda r: r.list(),
        "GET /tasktypeOutcomeRels",
        None,
        {"tasktypeOutcomeRels": [RELATION], "meta": {"total": "1"}},
        {"id": 7},
    ),
    Case(
        "deals.tasks.type_outcomes.create",
        lambda r: r.create(TaskTypeOutcomeInput(task_type_id=2, outcome_id=9)),
        "POST /tasktypeOutcomeRels",
        {"tasktypeOutcomeRel": {"tasktype": 2, "outcome": 9}},
        {"taskOutcome": {**RELATION, "id": "8"}},
        {"id": 8},
    ),
    Case(
        "deals.tasks.type_outcomes.update",
        lambda r: r.update(7, TaskTypeOutcomeUpdate(display_order=1)),
        "PUT /tasktypeOutcomeRels/7",
        {"tasktypeOutcomeRel": {"display_order": 1}},
        {"tasktypeOutcomeRel": RELATION},
        {"id": 7},
    ),
    Case("deals.tasks.type_outcomes.delete", lambda r: r.delete(7), "DELETE /tasktypeOutcomeRels/7"),
]


@pytest.mark.parametrize("case", CASES, ids=ids)
async def test_each_method(case: Case) -> None:
    await check(case)


async def test_a_reminder_may_be_answered_with_nothing() -> None:
    async with new_client(Recorder(answer(content=b""))) as client:
        await client.deals.tasks.remind(1, 0)


async def test_a_reminder_after_the_task_is_refused() -> None:
    async with new_client(Recorder(answer({}))) as client:
        with pytest.raises(InvalidInputError, match="minutes_before cannot be -1"):
            await client.deals.tasks.remind(1, -1)


async def test_a_title_that_is_taken_is_a_conflict() -> None:
    error = {"title": "A task outcome with the same title already exists.", "detail": "", "code": "field_invalid"}
    async with new_client(Recorder(answer({"errors": [error]}, 422))) as client:
        with pytest.raises(ConflictError):
            await client.deals.tasks.outcomes.create(TaskOutcomeInput(title="x", sentiment="Neutral"))
