"""Automations, contacts on their way through them, and campaigns."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest

from acsdk import InvalidInputError, NotFoundError, ValidationFailedError
from acsdk.models import (
    AutomationStatus,
    CampaignInput,
    CampaignType,
    CampaignUpdate,
    ContactAutomationInput,
)
from tests.kit.wire import Case, check, sent
from tests.support import Recorder, answer, new_client

pytestmark = pytest.mark.anyio

PAGED = "limit=100&offset=0"
RUN = {"id": "3", "contact": "64", "automation": "2", "startid": 0, "status": 1, "completed": 0, "completeValue": 50}


def ids(result: Any) -> object:
    return [row.id for row in result]


AUTOMATIONS = [
    Case(
        lambda client: client.automations.get(83),
        "GET /automations/83",
        {"automations": [{"id": "87", "status": 2}, {"id": "83", "name": "Reminder", "status": 2, "multientry": "1"}]},
        lambda found: (found.name, found.status, found.multiple_entry),
        ("Reminder", AutomationStatus.INACTIVE, True),
    ),
    Case(
        lambda client: client.automations.get(83),
        "GET /automations/83",
        {"automation": {"id": "83", "status": "7"}},
        lambda found: (found.id, found.status),
        (83, 7),
    ),
    Case(
        lambda client: client.automations.list(),
        f"GET /automations?{PAGED}",
        {"automations": [{"id": "1"}], "meta": {"total": "1", "starts": [], "smsLogs": []}},
        ids,
        [1],
    ),
    Case(
        lambda client: client.automations.blocks(),
        f"GET /automationBlocks?{PAGED}",
        {"automationBlocks": [{"id": "4", "automation": "1", "params": []}]},
        lambda found: (found[0].automation_id, found[0].params),
        (1, {}),
    ),
    Case(
        lambda client: client.automations.goals(),
        f"GET /goals?{PAGED}",
        {"goals": [{"id": "5", "seriesid": "1", "automation_block": "4"}]},
        lambda found: (found[0].series_id, found[0].automation_block_id),
        (1, 4),
    ),
    Case(
        lambda client: client.automations.enrol(2, 64),
        "POST /contactAutomations",
        {"contacts": [{"id": "64"}], "contactAutomation": RUN},
        lambda run: (run.id, run.contact_id, run.was_created, run.side_loads["contacts"]),
        (3, 64, True, [{"id": "64"}]),
        {"contactAutomation": {"contact": 64, "automation": 2}},
        201,
    ),
]
CONTACT_AUTOMATIONS = [
    Case(
        lambda client: client.contact_automations.get(3),
        "GET /contactAutomations/3",
        {"contactAutomation": RUN},
        lambda run: (run.start_id, run.complete_value),
        (None, 50),
    ),
    Case(
        lambda client: client.contact_automations.list(
            added_from=date(2026, 1, 2),
            added_before=datetime(2026, 2, 1, tzinfo=UTC),
            order_by="-last_date",
            include="contact",
        ),
        "GET /contactAutomations?include=contact&filters[adddate][gte]=2026-01-02"
        f"&filters[adddate][lt]=2026-02-01T00:00:00+00:00&orders[lastdate]=DESC&{PAGED}",
        {"contactAutomations": [RUN]},
        ids,
        [3],
    ),
    Case(
        lambda client: client.contact_automations.create(ContactAutomationInput(contact_id=64, automation_id=2)),
        "POST /contactAutomations",
        {"contactAutomation": RUN},
        lambda run: run.id,
        3,
        {"contactAutomation": {"contact": 64, "automation": 2}},
    ),
    Case(lambda client: client.contact_automations.delete(3), "DELETE /contactAutomations/3", {}),
]
CAMPAIGNS = [
    Case(
        lambda client: client.campaigns.get(1),
        "GET /campaigns/1",
        {"campaign": {"id": "1", "type": "single", "uniqueopens": "3", "sdate": None, "tracklinks": "all"}},
        lambda found: (found.type, found.unique_opens, found.send_date, found.tracks_links),
        (CampaignType.SINGLE, 3, None, "all"),
    ),
    Case(
        lambda client: client.campaigns.list(automation_id=4, order_by="-last_send_date"),
        f"GET /campaigns?filters[seriesid]=4&orders[ldate]=DESC&{PAGED}",
        {"campaigns": [{"id": "1"}]},
        ids,
        [1],
    ),
    Case(
        lambda client: client.campaigns.create(CampaignInput(name="Tea")),
        "POST /campaign",
        {"id": 149, "name": "Tea", "type": "single", "canSplitContent": False},
        lambda made: (made.id, made.can_split_content),
        (149, False),
        {"name": "Tea", "type": "single"},
    ),
    Case(
        lambda client: client.campaigns.update(
            149, CampaignUpdate(list_ids=[1], segment_id="7", scheduled_date=datetime(2026, 1, 2, tzinfo=UTC))
        ),
        "PUT /campaigns/149/edit",
        text="",
        body={"segmentId": "7", "listIds": [1], "scheduledDate": "2026-01-02T00:00:00Z"},
    ),
    Case(
        lambda client: client.campaigns.delete(149),
        "DELETE /campaigns/149",
        {"succeeded": 1, "message": "Campaign deleted."},
    ),
    Case(
        lambda client: client.campaigns.copy(149),
        "POST /campaigns/149/copy",
        {"succeeded": 1, "message": "Campaign draft copied.", "newCampaignId": 217},
        lambda copy: (copy.new_campaign_id, copy.succeeded),
        (217, True),
    ),
    Case(
        lambda client: client.campaigns.links(1),
        f"GET /campaigns/1/links?{PAGED}",
        {"links": [{"id": "1", "campaignid": "1", "messageid": "0", "message": None, "links": {"campaign": "x"}}]},
        lambda found: (found[0].campaign_id, found[0].message_id, found[0].links),
        (1, None, {"campaign": "x"}),
    ),
    Case(lambda client: client.campaigns.all_links(), f"GET /links?{PAGED}", {"links": [{"id": "2"}]}, ids, [2]),
    Case(
        lambda client: client.campaigns.all_lists(),
        f"GET /campaignLists?{PAGED}",
        {"campaignLists": [{"id": "2", "listid": "1", "list": "1"}]},
        lambda found: (found[0].list_id, found[0].list),
        (1, 1),
    ),
    Case(
        lambda client: client.campaigns.all_messages(),
        f"GET /campaignMessages?{PAGED}",
        {"campaignMessages": [{"id": "2", "percentage": "100", "opens": "4"}]},
        lambda found: (found[0].percentage, found[0].opens),
        (100, 4),
    ),
]


@pytest.mark.parametrize("case", [*AUTOMATIONS, *CONTACT_AUTOMATIONS, *CAMPAIGNS], ids=lambda case: case.id)
async def test_a_call_and_what_it_gives(case: Case) -> None:
    await check(case)


async def test_a_contact_is_enrolled_by_its_address() -> None:
    found = answer({"contacts": [{"id": "64"}], "meta": {"total": "1"}})
    recorder = Recorder(found, answer({"contactAutomation": RUN}, 201))
    async with new_client(recorder) as client:
        run = await client.automations.enrol(2, "ada@example.com")
    assert [sent(request) for request in recorder.requests] == [
        "GET /contacts?email=ada@example.com&limit=1",
        "POST /contactAutomations",
    ]
    assert recorder.requests[1].content == b'{"contactAutomation":{"contact":64,"automation":2}}'
    assert run.id == 3


@pytest.mark.parametrize("contacts", [[], [{"email": "ada@example.com"}], "odd", None])
async def test_an_address_that_nobody_has_is_not_found(contacts: object) -> None:
    async with new_client(Recorder(answer({"contacts": contacts}))) as client:
        with pytest.raises(NotFoundError, match="no contact has this e-mail address"):
            await client.automations.enrol(2, "ada@example.com")


async def test_an_answer_that_is_no_object_has_no_contact() -> None:
    async with new_client(Recorder(answer([]))) as client:
        with pytest.raises(NotFoundError):
            await client.automations.remove(2, "ada@example.com")


async def test_an_empty_address_is_refused_before_anything_is_sent() -> None:
    recorder = Recorder(answer())
    async with new_client(recorder) as client:
        with pytest.raises(InvalidInputError, match="contact is empty"):
            await client.automations.enrol(2, " ")
    assert recorder.requests == []


async def test_an_automation_that_does_not_take_a_contact_says_so() -> None:
    async with new_client(Recorder(answer({"message": "Could not create SubscriberSeries"}, 403))) as client:
        with pytest.raises(ValidationFailedError, match="SubscriberSeries"):
            await client.automations.enrol(2, 64)


async def test_a_contact_is_taken_out_of_all_its_runs_that_go_on() -> None:
    runs = [RUN, {**RUN, "id": "4", "automation": "9"}, {**RUN, "id": "5", "completed": 1}, {**RUN, "id": "6"}]
    recorder = Recorder(answer({"contactAutomations": runs}), answer())
    async with new_client(recorder) as client:
        assert await client.automations.remove(2, 64) == 2
    assert [sent(request) for request in recorder.requests] == [
        f"GET /contacts/64/contactAutomations?{PAGED}",
        "DELETE /contactAutomations/3",
        "DELETE /contactAutomations/6",
    ]


async def test_an_automation_that_a_list_of_others_answers_is_not_found() -> None:
    async with new_client(Recorder(answer({"automations": [{"id": "87"}, "odd"]}))) as client:
        with pytest.raises(NotFoundError, match="does not hold the automation 83"):
            await client.automations.get(83)


async def test_a_campaign_that_cannot_be_deleted_says_so_with_status_200() -> None:
    async with new_client(Recorder(answer({"succeeded": 0, "message": "Campaign is sending"}))) as client:
        with pytest.raises(ValidationFailedError, match="Campaign is sending"):
            await client.campaigns.delete(149)


async def test_only_inputs_of_the_right_class_are_sent() -> None:
    recorder = Recorder(answer())
    async with new_client(recorder) as client:
        with pytest.raises(InvalidInputError, match="expected CampaignUpdate, not CampaignInput"):
            await client.campaigns.update(1, CampaignInput(name="x"))  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    assert recorder.requests == []


def test_a_campaign_is_scheduled_at_an_instant() -> None:
    with pytest.raises(ValueError, match="has no time zone"):
        CampaignUpdate(scheduled_date=datetime(2026, 1, 2))
