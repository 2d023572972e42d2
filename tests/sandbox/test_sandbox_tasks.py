"""Tasks, their types and outcomes, reminders, and notes."""

from __future__ import annotations

from typing import Any

import pytest

from .driver import Driver

TASK = {"relid": "1", "ownerType": "contact", "duedate": "2026-02-25T12:00:00-06:00", "dealTasktype": "1"}


@pytest.fixture
def desk(empty: Driver) -> Driver:
    empty.ok("POST", "contacts", {"contact": {"email": "ada@x.test"}})
    empty.ok("POST", "dealGroups", {"dealGroup": {"title": "Shop", "currency": "usd"}})
    deal = {"title": "Tea", "value": 100, "currency": "usd", "group": 1, "contact": 1}
    empty.ok("POST", "deals", {"deal": deal})
    return empty


def add(driver: Driver, **sent: Any) -> Any:
    return driver.ok("POST", "dealTasks", {"dealTask": {**TASK, **sent}})["dealTask"]


def test_a_task_of_a_contact(desk: Driver) -> None:
    task = add(desk, status=0, note="Ring")
    assert (task["reltype"], task["owner"], task["status"]) == ("Subscriber", {"type": "contact", "id": "1"}, 0)
    assert "ownerType" not in task
    done = desk.ok("PUT", "dealTasks/1", {"dealTask": {"status": 1, "outcomeId": 1}})["dealTask"]
    assert done["donedate"] is not None
    desk.clock.advance(60)
    assert desk.ok("PUT", "dealTasks/1", {"dealTask": {"note": "Rang"}})["dealTask"]["donedate"] == done["donedate"]
    assert desk.ok("PUT", "dealTasks/1", {"dealTask": {"status": 0}})["dealTask"]["donedate"] is None


def test_the_automation_that_follows_a_task_is_found_by_its_link(desk: Driver) -> None:
    course = desk.sandbox.add("automations", name="Thanks")
    add(desk, doneAutomation=course)
    add(desk)
    assert desk.ok("GET", "dealTasks/1/doneAutomation")["automation"]["name"] == "Thanks"
    assert desk.rest("GET", "dealTasks/2/doneAutomation")[0] == 404


@pytest.mark.parametrize("sent", [{"relid": "9"}, {"ownerType": "moon"}, {"dealTasktype": "9"}, {"duedate": None}])
def test_what_a_task_needs(desk: Driver, sent: Any) -> None:
    assert desk.rest("POST", "dealTasks", {"dealTask": {**TASK, **sent}})[0] == 422


def test_task_filters_know_the_slip_of_the_pen(desk: Driver) -> None:
    add(desk)
    add(desk, ownerType=None, duedate="2026-03-25T12:00:00-06:00", assignee=1)
    for word in ("filters", "Fitlers"):
        found = desk.ok("GET", "dealTasks", query=f"{word}[due_before]=2026-03-01")
        assert [row["id"] for row in found["dealTasks"]] == ["1"]
    assert desk.ok("GET", "dealTasks", query="filters[reltype]=Deal")["meta"] == {"total": "1"}


def test_task_types_are_unique_and_can_be_emptied(desk: Driver) -> None:
    assert [row["title"] for row in desk.ok("GET", "dealTasktypes")["dealTasktypes"]] == ["Call", "Email"]
    assert desk.ok("POST", "dealTasktypes", {"dealTasktype": {"title": "Skype"}})["dealTasktype"]["links"].keys() == {
        "dealTasks",
        "tasktypeOutcomeRels",
    }
    assert desk.rest("POST", "dealTasktypes", {"dealTasktype": {"title": "call"}})[0] == 422
    add(desk)
    add(desk, ownerType="deal")
    answer = desk.ok("PUT", "dealTasktypes/1/dealTasks", {"dealTask": {"dealTasktype": "3"}})
    assert [row["dealTasktype"] for row in answer["dealTasks"]] == ["3", "3"]
    assert [row["id"] for row in answer["deals"]] == ["1"]
    assert desk.rest("PUT", "dealTasktypes/1/dealTasks", {"dealTask": {"dealTasktype": "9"}})[0] == 422
    assert desk.rest("PUT", "dealTasktypes/9/dealTasks", {})[0] == 404


def test_outcomes_have_sentiments(desk: Driver) -> None:
    sent = {"title": "Interested", "sentiment": "Positive"}
    assert desk.ok("POST", "taskOutcomes", {"taskOutcome": sent})["taskOutcome"]["sentiment"] == "POSITIVE"
    status, answer = desk.rest("POST", "taskOutcomes", {"taskOutcome": {"sentiment": "Positive"}})
    assert (status, answer["errors"][0]["error"]) == (422, "taskOutcome_title_was_not_provided")
    assert desk.rest("POST", "taskOutcomes", {"taskOutcome": sent})[0] == 422
    status, answer = desk.rest("POST", "taskOutcomes", {"taskOutcome": {"title": "x", "sentiment": "Angry"}})
    assert answer["errors"][0]["title"] == "Sentiment value must be one of Positive, Neutral, or Negative."
    assert desk.ok("PUT", "taskOutccomes/1", {"taskOutcome": {"disabled": "1"}})["taskOutcome"]["disabled"] == "1"
    assert desk.ok("PUT", "taskOutcomes/1", {"taskOutcome": {"sentiment": "Neutral"}})["taskOutcome"]["id"] == "1"
    assert desk.ok("GET", "taskOutcomes", query="filters[sentiment]=2")["meta"] == {"total": "1"}
    assert desk.ok("GET", "taskOutcomes", query="filters[sentiment]=9")["meta"] == {"total": "1"}
    tie = {"tasktype": 1, "outcome": 1}
    assert desk.ok("POST", "tasktypeOutcomeRels", {"tasktypeOutcomeRel": tie})["tasktypeOutcomeRel"]["id"] == "1"
    assert desk.ok("GET", "taskOutcomes/1")["taskOutcome"]["dealTasktype_ids"] == ["1"]
    desk.ok("DELETE", "taskOutccomes/1")
    assert desk.rest("GET", "taskOutcomes/1") == (404, {"message": "No Result found for TaskOutcome with id 1"})


def test_a_reminder_needs_a_task(desk: Driver) -> None:
    add(desk)
    assert desk.ok("POST", "taskNotifications", {"taskNotification": {"dealTask": "1", "interval": "30"}}) == {}
    assert desk.rest("POST", "taskNotifications", {"taskNotification": {"dealTask": "9"}})[0] == 422


def test_notes_belong_to_many_kinds_of_things(desk: Driver) -> None:
    answer = desk.ok("POST", "notes", {"note": {"note": "Hello", "relid": 1, "reltype": "Subscriber"}})
    assert (answer["contacts"][0]["email"], answer["note"]["relid"]) == ("ada@x.test", 1)
    shown = desk.ok("GET", "notes/1")["note"]
    assert (shown["relid"], shown["owner"], shown["user"]) == ("1", {"type": "contact", "id": "1"}, "1")
    assert desk.ok("POST", "notes", {"note": {"note": "x", "relid": 5, "reltype": "Activity"}})["note"]["id"] == "2"
    assert [row["id"] for row in desk.ok("GET", "contacts/1/notes")["notes"]] == ["1"]
    assert desk.ok("GET", "notes")["meta"] == {"total": 2}
    assert desk.ok("PUT", "notes/1", {"note": {"note": "Bye"}})["note"]["note"] == "Bye"
    missing = {"message": "No Result found for Subscriber with id 9"}
    assert desk.rest("POST", "notes", {"note": {"note": "x", "relid": 9, "reltype": "Subscriber"}}) == (403, missing)
    assert desk.rest("POST", "notes", {"note": {"note": "x", "relid": 1, "reltype": "Moon"}})[0] == 422
    assert desk.rest("DELETE", "notes/9") == (403, {"message": "No Result found for Note with id 9"})
