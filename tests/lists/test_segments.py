"""Segments of both kinds, their history, and which contacts they have."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from acsdk import InvalidInputError, NotFoundError
from acsdk.models import (
    Segment,
    SegmentAggregate,
    SegmentAggregateField,
    SegmentCondition,
    SegmentConditionGroup,
    SegmentConditionGroupMember,
    SegmentCriteria,
    SegmentField,
    SegmentInput,
    SegmentOperator,
)
from tests.kit.wire import Case, check
from tests.support import Recorder, answer, new_client

pytestmark = pytest.mark.anyio

MOMENT = datetime(2026, 1, 2, 3, 4, 5, 678000, tzinfo=UTC)
FIELD = SegmentField(name="tagid", operator="=", data_type="string", value="14")
CONDITION = SegmentCondition(id="1", object_type="tag", source_system="activecampaign", fields=[FIELD])
GROUP = SegmentConditionGroup(id="1", operator="and", values=[SegmentConditionGroupMember(id="1")])
NEW = SegmentInput(group_operator="and", groups=[GROUP], conditions=[CONDITION], name="Tea")
ATTRIBUTES = {
    "name": "Tea",
    "segment_condition_group_operator": "and",
    "segment_condition_groups": [{"id": "1", "operator": "and", "values": [{"id": "1", "type": "condition"}]}],
    "segment_conditions": [
        {
            "id": "1",
            "object_type": "tag",
            "source_system": "activecampaign",
            "fields": [{"name": "tagid", "operator": "=", "data_type": "string", "value": "14"}],
        }
    ],
}
BODY = {"data": [{"type": "Segment.v2", "attributes": ATTRIBUTES}]}
ANSWER = {
    "data": [
        {
            "id": "1ab85f0e",
            "type": "Segment.v2",
            "attributes": {**ATTRIBUTES, "segment_hash": "9f", "created_date": "2024-01-30T14:56:02.952Z"},
        }
    ]
}
COUNT = {
    "data": [
        {
            "id": "c",
            "type": "SegmentCountHistory",
            "attributes": {"result_count": 5, "count_updating_with_runid": "run", "timestamp": "2020-04-12T23:20:50Z"},
        }
    ]
}
SUMMARY = {
    "id": "s",
    "type": "audience",
    "attributes": {"name": "Tea", "counts": {"last_total": {"count": 1500}, "last_active_total": None}},
}
READY = {
    "data": [
        {
            "id": "r-1",
            "type": "matchAll",
            "attributes": {
                "run_id": "r",
                "is_ready": True,
                "matches": [2345, 12],
                "run_id_end": "2020-04-12T23:20:53.523Z",
                "page": {"current_page": 1, "last_page": 1, "per_page": 20, "total": 2},
            },
        }
    ]
}


def name_of(result: Any) -> object:
    return (result.id, result.name)


def matches(result: Any) -> object:
    return (result.contact_ids, result.page.total, result.is_ready, result.has_failed)


FOUND = ([2345, 12], 2, True, False)
SEGMENTS = [
    Case(
        lambda client: client.segments.get("1ab85f0e"),
        "GET /segmentsV2/1ab85f0e",
        ANSWER,
        lambda found: (found.id, found.group_operator, found.conditions, found.groups, found.segment_hash),
        ("1ab85f0e", SegmentOperator.AND, [CONDITION], [GROUP], "9f"),
    ),
    Case(
        lambda client: client.segments.list(search="tea", order_by="-last_total"),
        "GET /audiences?search=tea&sort=-last_total&page=1&page_size=100",
        {"data": [SUMMARY]},
        lambda found: [(row.id, row.name, row.counts.last_total.count, row.counts.last_active_total) for row in found],
        [("s", "Tea", 1500, None)],
    ),
    Case(
        lambda client: client.segments.summary("s"),
        "GET /audiences/s",
        {"data": SUMMARY},
        name_of,
        ("s", "Tea"),
    ),
    Case(lambda client: client.segments.create(NEW), "POST /segmentsV2", ANSWER, name_of, ("1ab85f0e", "Tea"), BODY),
    Case(
        lambda client: client.segments.update(7, NEW.replace(description="Drinkers")),
        "PUT /segmentsV2/7",
        ANSWER,
        name_of,
        ("1ab85f0e", "Tea"),
        {"data": [{"type": "Segment.v2", "attributes": {**ATTRIBUTES, "description": "Drinkers"}}]},
    ),
    Case(lambda client: client.segments.delete("1ab85f0e"), "DELETE /segmentsV2/1ab85f0e", ANSWER),
    Case(
        lambda client: client.segments.get_at("1ab85f0e", MOMENT),
        "GET /segmentsV2/1ab85f0e/createdDate/1767323045678",
        ANSWER,
        name_of,
        ("1ab85f0e", "Tea"),
    ),
    Case(
        lambda client: client.segments.revert("1ab85f0e", MOMENT),
        "PUT /segmentsV2/1ab85f0e/createdDate/1767323045678",
        ANSWER,
        name_of,
        ("1ab85f0e", "Tea"),
    ),
    Case(
        lambda client: client.segments.latest_counts(["a", 7]),
        "GET /segmentsV2/count-history?segmentIds=a,7",
        COUNT,
        lambda found: [(row.result_count, row.count_updating_with_run_id) for row in found],
        [(5, "run")],
    ),
    Case(
        lambda client: client.segments.count_history("a"),
        "GET /segmentsV2/a/count-history",
        COUNT,
        lambda found: [row.timestamp for row in found],
        [datetime(2020, 4, 12, 23, 20, 50, tzinfo=UTC)],
    ),
    Case(
        lambda client: client.segments.count_history("a", before=MOMENT),
        "GET /segmentsV2/a/count-history/1767323045",
        {"data": None},
        list,
        [],
    ),
    Case(
        lambda client: client.segments.legacy.get(3),
        "GET /segments/3",
        {"segment": {"id": "3", "logic": "and", "segmentid_v2": "1ab85f0e", "seriesid": "0"}},
        lambda found: (found.id, found.segment_id, found.series_id),
        (3, "1ab85f0e", None),
    ),
    Case(
        lambda client: client.segments.legacy.list(),
        "GET /segments?limit=100&offset=0",
        {"segments": [{"id": "3"}]},
        lambda found: [row.id for row in found],
        [3],
    ),
]
MATCHING = [
    Case(
        lambda client: client.segments.matching.one("a", 132),
        "GET /segmentMatch/a/132",
        {"data": [{"id": "a132", "type": "match", "attributes": {"match": True, "entity_id": "132"}}]},
        lambda found: (found.is_match, found.contact_id),
        (True, 132),
    ),
    Case(
        lambda client: client.segments.matching.one("a", 132, "x/1"),
        "GET /segmentMatch/a/132/x%2F1",
        {"data": [{"id": "a132", "attributes": {"match": False}}]},
        lambda found: found.is_match,
        False,
    ),
    Case(
        lambda client: client.segments.matching.all("a", order_by="-email", page=2, page_size=10_000, instant=True),
        "GET /segmentMatchAll/a?sort=-email&page=2&page_size=10000&instant=",
        READY,
        matches,
        FOUND,
    ),
    Case(
        lambda client: client.segments.matching.all_of_new(NEW, order_by=["last_name", "-score2"]),
        "POST /segmentMatchAll?sort=last_name,-score2",
        READY,
        matches,
        FOUND,
        {"data": [{"attributes": ATTRIBUTES}]},
    ),
    Case(
        lambda client: client.segments.matching.some(
            "a", SegmentCriteria(group_operator="or", conditions=CONDITION, segment_relationship="or", limit=5)
        ),
        "POST /segmentMatchSome/a",
        READY,
        matches,
        FOUND,
        {
            "data": {
                "type": "additionalCriteria",
                "attributes": {
                    "group_operator": "or",
                    "conditions": ATTRIBUTES["segment_conditions"][0],
                    "segment_relationship": "or",
                    "limit": 5,
                },
            }
        },
    ),
    Case(
        lambda client: client.segments.matching.result_of_all("a", "r", timeout=5),
        "GET /segmentMatchAll/a/r",
        {"data": [{"id": "r", "attributes": {"is_ready": False, "run_id_end": "2020-04-12T23:20:53Z"}}]},
        lambda found: (found.contact_ids, found.has_failed),
        ([], True),
    ),
    Case(
        lambda client: client.segments.matching.result_of_some("a", "r", page=3),
        "GET /segmentMatchSome/a/r?page=3",
        {"data": [{"id": "r", "attributes": {"is_ready": False}}]},
        lambda found: (found.contact_ids, found.has_failed),
        ([], False),
    ),
]


@pytest.mark.parametrize("case", [*SEGMENTS, *MATCHING], ids=lambda case: case.id)
async def test_a_call_and_what_it_gives(case: Case) -> None:
    await check(case)


async def test_what_is_out_of_range_is_refused_before_anything_is_sent() -> None:
    recorder = Recorder(answer())
    async with new_client(recorder) as client:
        with pytest.raises(InvalidInputError, match="page must be 1 or more, not 0"):
            await client.segments.matching.all("a", page=0)
        with pytest.raises(InvalidInputError, match="page_size must be 1 to 10000, not 10001"):
            await client.segments.matching.result_of_some("a", "r", page_size=10_001)
        with pytest.raises(InvalidInputError, match="segment_ids must be 1 to 100 at once, not 0"):
            await client.segments.latest_counts([])
        with pytest.raises(InvalidInputError, match="has no time zone"):
            await client.segments.get_at("a", datetime(2026, 1, 2))
    assert recorder.requests == []


async def test_an_answer_without_entries_is_not_found() -> None:
    async with new_client(Recorder(answer({"data": []}))) as client:
        with pytest.raises(NotFoundError, match="empty data"):
            await client.segments.get("a")


async def test_an_entry_without_attributes_is_read_as_it_is() -> None:
    async with new_client(Recorder(answer({"data": [{"id": "a", "name": "Tea"}]}))) as client:
        assert (await client.segments.get("a")).name == "Tea"


async def test_an_answer_that_is_no_object_is_no_count() -> None:
    async with new_client(Recorder(answer([]))) as client:
        assert list(await client.segments.latest_counts(["a"])) == []


async def test_a_segment_that_was_read_can_be_written_again() -> None:
    recorder = Recorder(answer(ANSWER))
    async with new_client(recorder) as client:
        segment = await client.segments.get("1ab85f0e")
    assert isinstance(segment, Segment)
    again = segment.to_input(description="Drinkers")
    assert again == NEW.replace(description="Drinkers")
    with_meta = Segment.from_wire({**ATTRIBUTES, "meta": {"from": "builder"}})
    assert with_meta.to_input() == NEW.replace(meta={"from": "builder"})


@pytest.mark.parametrize(
    ("build", "missing"),
    [
        (lambda: SegmentField(name="tagid"), "data_type, operator, value must be given"),
        (lambda: SegmentCondition(id="1"), "fields, object_type, source_system must be given"),
        (
            lambda: SegmentAggregate(aggregate_most_recent_field=SegmentAggregateField()),
            "data_type, name, operator, value must be given",
        ),
        (lambda: SegmentConditionGroupMember(type=None), "type must be given"),
        (lambda: SegmentConditionGroup(operator="xor"), "must be one of and, or"),
    ],
)
def test_a_part_that_lacks_something_cannot_be_built(build: Any, missing: str) -> None:
    with pytest.raises(ValueError, match=missing):
        build()
