"""SMS broadcasts, what became of them, and what else there is of SMS."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest

from acsdk import InvalidInputError
from acsdk.models import (
    SmsAiStatus,
    SmsBroadcastInput,
    SmsBroadcastStatus,
    SmsBroadcastUpdate,
    SmsDeliverability,
)
from tests.kit.wire import Case, check
from tests.support import Recorder, answer, new_client

pytestmark = pytest.mark.anyio

PAGED = "limit=100&offset=0"
BROADCAST = {
    "id": 5,
    "name": "Tea",
    "body": "Fresh!",
    "status": "pending_review",
    "list_ids": [1, 2],
    "segment_id": None,
    "quiet_hours_enabled": 1,
    "created_at": "2026-01-02T03:04:05Z",
}
DAYS: dict[str, Any] = {"start_date": date(2026, 1, 2), "end_date": datetime(2026, 2, 1, 5, tzinfo=UTC)}
PERIOD = "start_date=2026-01-02&end_date=2026-02-01"
SNAPSHOT = {"snapshot": {"campaigns": 2, "sends": 10, "optOuts": 1}}


def identity(result: Any) -> object:
    return (result.id, result.status)


SENT = (5, SmsBroadcastStatus.PENDING_REVIEW)
BROADCASTS = [
    Case(
        lambda client: client.sms.broadcasts.get(5),
        "GET /sms/broadcasts/5",
        BROADCAST,
        lambda found: (found.list_ids, found.segment_id, found.quiet_hours_enabled, found.created_at),
        ([1, 2], None, True, datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)),
    ),
    Case(
        lambda client: client.sms.broadcasts.list(
            status="sent", name="Tea", start_date=date(2026, 1, 2), order_by="-sent_date"
        ),
        "GET /sms/broadcasts?filters[name]=Tea&filters[status]=sent&start_date=2026-01-02"
        f"&orders[sent_date]=DESC&{PAGED}",
        {"broadcasts": [BROADCAST], "meta": {"total": 1}},
        lambda found: [identity(row) for row in found],
        [SENT],
    ),
    Case(
        lambda client: client.sms.broadcasts.create(
            SmsBroadcastInput(name="Tea", body="Fresh!", list_ids=[1], scheduled_date=datetime(2026, 1, 2, tzinfo=UTC))
        ),
        "POST /sms/broadcasts",
        BROADCAST,
        lambda made: (made.id, made.was_created),
        (5, True),
        {"name": "Tea", "body": "Fresh!", "scheduled_date": "2026-01-02T00:00:00Z", "list_ids": [1]},
        201,
    ),
    Case(
        lambda client: client.sms.broadcasts.update(5, SmsBroadcastUpdate(name="Mate", address_id=None)),
        "PUT /sms/broadcasts/5",
        BROADCAST,
        identity,
        SENT,
        {"name": "Mate", "address_id": None},
    ),
    Case(
        lambda client: client.sms.broadcasts.send(5),
        "PUT /sms/broadcasts/5",
        BROADCAST,
        identity,
        SENT,
        {"status": "pending_review"},
    ),
    Case(lambda client: client.sms.broadcasts.delete(5), "DELETE /sms/broadcasts/5", BROADCAST),
    Case(
        lambda client: client.sms.broadcasts.create_with_ai("Sell tea", tone="warm"),
        "POST /sms/broadcasts/ai",
        {"requestId": "r-1"},
        lambda request: request.request_id,
        "r-1",
        {"source": "sms_index", "prompt": "Sell tea", "tone": "warm"},
    ),
    Case(
        lambda client: client.sms.broadcasts.update_with_ai(5, "Sell more", tone="warm", source="ai_builder"),
        "PUT /sms/broadcasts/ai",
        {"requestId": "r-2"},
        lambda request: request.request_id,
        "r-2",
        {"source": "ai_builder", "prompt": "Sell more", "tone": "warm", "broadcastId": 5},
    ),
    Case(
        lambda client: client.sms.broadcasts.ai_request("r-1"),
        "GET /sms/broadcasts/ai/r-1",
        {"source": "ai_index", "status": "success", "broadcastId": 6},
        lambda request: (request.status, request.broadcast_id),
        (SmsAiStatus.SUCCESS, 6),
    ),
]
REPORTS = [
    Case(
        lambda client: client.sms.broadcasts.recipients(
            5, deliverability=["failures"], engagement=["clicks", "optOuts"], search="Ada", order_by="sentDate"
        ),
        "GET /sms/broadcasts/5/recipients?filters[deliverability][]=failures&filters[engagement][]=clicks"
        f"&filters[engagement][]=optOuts&search=Ada&order[field]=sentDate&{PAGED}",
        {
            "recipients": [
                {
                    "id": 8,
                    "phoneNumber": "+1",
                    "deliverability": "failed",
                    "optOut": "no",
                    "replies": [{"message": "Hi"}],
                    "details": {"errorCode": "30003", "errorSource": "twilio"},
                }
            ],
            "meta": {"total": 1, "limit": 100, "offset": 0},
        },
        lambda found: [
            (row.deliverability, row.opted_out, row.replies[0].message, row.details.error_code) for row in found
        ],
        [(SmsDeliverability.FAILED, False, "Hi", "30003")],
    ),
    Case(
        lambda client: client.sms.broadcasts.metrics([5, 6], **DAYS),
        f"POST /sms/broadcasts/metrics?{PERIOD}",
        {"metrics": [{"id": 5, "sends": 10, "optOuts": 1}]},
        lambda found: [(row.id, row.sends, row.opt_outs) for row in found],
        [(5, 10, 1)],
        {"ids": [5, 6]},
    ),
    Case(
        lambda client: client.sms.broadcasts.snapshot(**DAYS),
        f"GET /sms/broadcasts/metrics/snapshot?{PERIOD}",
        SNAPSHOT,
        lambda found: (found.campaigns, found.opt_outs),
        (2, 1),
    ),
    Case(
        lambda client: client.sms.broadcasts.snapshot_of([5]),
        "POST /sms/broadcasts/metrics/snapshot",
        SNAPSHOT,
        lambda found: found.sends,
        10,
        {"ids": [5]},
    ),
    Case(
        lambda client: client.sms.broadcasts.failures(5),
        "GET /sms/broadcasts/metrics/5/failures",
        {"failures": [{"errorCode": "30003", "errorSource": "twilio", "count": 2}]},
        lambda found: [(row.error_code, row.count) for row in found],
        [("30003", 2)],
    ),
    Case(
        lambda client: client.sms.broadcasts.export([5]),
        "POST /sms/broadcasts/export",
        text="id,sends\n5,10\n",
        expected="id,sends\n5,10\n",
        body={"ids": [5]},
    ),
    Case(
        lambda client: client.sms.broadcasts.export_recipients(5),
        "POST /sms/broadcasts/5/recipients/export",
        text="",
        expected="",
        body={},
    ),
    Case(
        lambda client: client.sms.broadcasts.export_recipients(
            5, deliverability=["failures"], engagement=["replies"], search="Ada", order={"name": "ASC"}, **DAYS
        ),
        "POST /sms/broadcasts/5/recipients/export",
        text="id\n8\n",
        expected="id\n8\n",
        body={
            "deliverability": ["failures"],
            "engagement": ["replies"],
            "search": "Ada",
            "order": {"name": "ASC"},
            "start_date": "2026-01-02",
            "end_date": "2026-02-01",
        },
    ),
    Case(
        lambda client: client.sms.credits(),
        "GET /sms/credits",
        {"smsCredits": {"period": "2026-01", "available": 40, "includedThisPeriod": 100}},
        lambda found: (found.available, found.included_this_period),
        (40, 100),
    ),
    Case(
        lambda client: client.sms.lists(name="VIP"),
        f"GET /sms/lists?filters[name]=VIP&{PAGED}",
        {"lists": [{"id": 1, "name": "VIP", "subscriber_count": 9}], "meta": {"total": 1}},
        lambda found: [(row.id, row.subscriber_count) for row in found],
        [(1, 9)],
    ),
    Case(
        lambda client: client.sms.messages(),
        f"GET /sms?{PAGED}",
        {"sms": [{"id": "1", "msg": "Hi", "tf_hr_from": "8", "automation": "2"}]},
        lambda found: [(row.text, row.from_hour, row.automation_id) for row in found],
        [("Hi", 8, 2)],
    ),
]


@pytest.mark.parametrize("case", [*BROADCASTS, *REPORTS], ids=lambda case: case.id)
async def test_a_call_and_what_it_gives(case: Case) -> None:
    await check(case)


async def test_figures_of_no_broadcast_are_not_asked_for() -> None:
    recorder = Recorder(answer())
    async with new_client(recorder) as client:
        with pytest.raises(InvalidInputError, match="broadcast_ids is empty"):
            await client.sms.broadcasts.metrics([])
    assert recorder.requests == []


async def test_writing_with_ai_is_not_asked_for_twice() -> None:
    recorder = Recorder(answer({"message": "no"}, 500), answer({"requestId": "r"}))
    async with new_client(recorder, max_retries=3) as client:
        with pytest.raises(Exception, match="no"):
            await client.sms.broadcasts.update_with_ai(5, "x", tone="y")
    assert len(recorder.requests) == 1
