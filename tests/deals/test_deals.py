"""Deals and what they run through: what each method sends and gives."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from acsdk import InvalidInputError, NotFoundError, PermissionDeniedError
from acsdk.models import (
    AutoAssign,
    CrmFieldValueUpdate,
    DealFieldValueInput,
    DealInput,
    DealRoleInput,
    DealStageInput,
    DealStageUpdate,
    DealStatus,
    DealUpdate,
    NoteSubject,
    PipelineInput,
    PipelineUpdate,
    SecondaryContactInput,
    SecondaryContactUpdate,
)
from tests.kit.cases import Case, Row, check, ids
from tests.support import Recorder, answer, new_client

pytestmark = pytest.mark.anyio

DEAL: Row = {
    "id": "46",
    "title": "Rollout",
    "value": "4560",
    "currency": "usd",
    "status": "0",
    "group": "1",
    "stage": "2",
    "owner": "1",
    "contact": "51",
    "account": "45",
    "isDisabled": False,
    "nextdate": None,
    "edate": "0000-00-00 00:00:00",
}
STAGE: Row = {"id": "2", "title": "To Contact", "group": "1", "order": "1", "width": "280", "cdate": None}
PIPELINE: Row = {
    "id": "1",
    "title": "Sales",
    "currency": "eur",
    "autoassign": "1",
    "allusers": "0",
    "stages": ["2"],
}
TIE: Row = {"id": "3", "deal": "46", "contact": "8", "role": None, "cdate": "2019-02-25T08:16:56-06:00"}
VALUE: Row = {"id": "5", "dealId": 46, "customFieldId": 9, "fieldValue": "Web", "dealCustomFieldMetumId": 9}
FIELD: Row = {"id": "9", "fieldLabel": "Source", "fieldType": "text"}
ACTIVITY: Row = {
    "id": "15",
    "d_id": "46",
    "deal": "46",
    "dataType": "contact",
    "dataAction": "add",
    "dataId": "1512",
}
NOTE: Row = {
    "id": "4",
    "note": "Call",
    "reltype": "Deal",
    "relid": "46",
    "owner": {"type": "deal", "id": "46"},
}
CREATED: Row = {**DEAL, "value": 4560, "status": 0}
MADE: Row = {**TIE, "deal": 46}

CASES = [
    Case(
        "deals.get",
        lambda d: d.get(46),
        "GET /deals/46",
        None,
        {"deal": DEAL},
        {"value": Decimal("45.60"), "status": DealStatus.OPEN, "pipeline_id": 1, "next_date": None, "edate": None},
    ),
    Case(
        "deals.get",
        lambda d: d.get(2),
        "GET /deals/2",
        None,
        {"deal": {"id": "2", "isDisabled": 1, "title": "Secret"}},
        {"is_disabled": True, "value": None},
    ),
    Case(
        "deals.list",
        lambda d: d.list(
            search="x",
            search_field="org",
            pipeline_id=1,
            stage_id=2,
            status=DealStatus.WON,
            tag=-1,
            next_task="no-task",
            minimum_value=100,
            score="1:50",
            created_after=date(2026, 1, 2),
            order_by=["-value", "next_action", "contact_organization"],
        ),
        "GET /deals?filters[search]=x&filters[search_field]=org&filters[group]=1&filters[stage]=2&filters[status]=1"
        "&filters[tag]=-1&filters[nextdate_range]=no-task&filters[minimum_value]=100&filters[score]=1:50"
        "&filters[created_after]=2026-01-02&orders[value]=DESC&orders[next-action]=ASC&orders[contact_orgname]=ASC",
        None,
        {"deals": [DEAL], "meta": {"total": 1, "currencies": {"USD": {"total": "1", "value": "4560"}}}},
        {"id": 46},
    ),
    Case(
        "deals.create",
        lambda d: d.create(
            DealInput(
                title="Rollout",
                value="45.60",
                currency="USD",
                contact_id=51,
                account_id=45,
                stage_id=2,
                status="0",  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
                fields={9: "Web"},
            )
        ),
        "POST /deals",
        {
            "deal": {
                "title": "Rollout",
                "value": 4560,
                "currency": "usd",
                "contact": 51,
                "account": 45,
                "stage": 2,
                "status": 0,
                "fields": [{"customFieldId": 9, "fieldValue": "Web"}],
            }
        },
        {"contacts": [], "deal": CREATED, "dealStages": [STAGE]},
        {"was_created": True, "value": Decimal("45.60")},
        201,
    ),
    Case(
        "deals.update",
        lambda d: d.update(46, DealUpdate(status=DealStatus.LOST, value=Decimal(1), description=None)),
        "PUT /deals/46",
        {"deal": {"status": 2, "value": 100, "description": None}},
        {"deal": {**DEAL, "customFieldSaveStatus": {"status": "success"}}},
        {"field_save_status": {"status": "success"}},
    ),
    Case("deals.delete", lambda d: d.delete(46), "DELETE /deals/46"),
    Case(
        "deals.bulk_update_owners",
        lambda d: d.bulk_update_owners({1: 2, 3: 2}),
        "PATCH /deals/bulkUpdate",
        {"deals": [{"id": 1, "ownerId": 2}, {"id": 3, "ownerId": 2}]},
        {"success": ["1"], "nochange": ["3"], "failed": []},
        {"changed_ids": [1], "unchanged_ids": [3], "failed_ids": []},
    ),
    Case(
        "deals.activities",
        lambda d: d.activities(deal_id=46, data_type="note", data_id=291, exclude="1"),
        "GET /dealActivities?deal=46&filters[data_type]=note&filters[data_id]=291&exclude=1",
        None,
        {"dealActivities": [ACTIVITY], "meta": {"total": "1"}},
        {"deal_id": 46, "deal_key": 46, "data_type": "contact", "data_id": 1512},
    ),
    Case(
        "deals.add_note",
        lambda d: d.add_note(46, "Call"),
        "POST /notes",
        {"note": {"note": "Call", "reltype": "Deal", "relid": 46}},
        {"deals": [DEAL], "note": NOTE},
        {"related_type": NoteSubject.DEAL, "was_created": True},
        201,
    ),
    Case(
        "deals.update_note",
        lambda d: d.update_note(46, 4, "Called"),
        "PUT /notes/4",
        {"note": {"note": "Called", "reltype": "Deal", "relid": 46}},
        {"note": NOTE},
        {"id": 4},
    ),
    Case(
        "deals.pipelines.get",
        lambda p: p.get(1),
        "GET /dealGroups/1",
        None,
        {"dealGroup": PIPELINE, "dealStages": [STAGE]},
        {"auto_assign": AutoAssign.ROUND_ROBIN, "all_users": False, "stage_ids": [2]},
    ),
    Case(
        "deals.pipelines.list",
        lambda p: p.list(title="Sal", has_stages=True, order_by="-popular"),
        "GET /dealGroups?filters[title]=Sal&filters[have_stages]=1&orders[popular]=DESC",
        None,
        {"dealGroups": [PIPELINE], "dealStages": [STAGE], "meta": {"total": "1"}},
        {"id": 1},
    ),
    Case(
        "deals.pipelines.create",
        lambda p: p.create(
            PipelineInput(title="Sales", currency="EUR", all_groups=True, auto_assign=2, user_ids=[3, 4])
        ),
        "POST /dealGroups",
        {"dealGroup": {"title": "Sales", "currency": "eur", "allgroups": 1, "autoassign": 2, "users": [3, 4]}},
        {"dealGroup": PIPELINE, "dealGroupUsers": [], "dealStages": []},
        {"stages": [], "users": []},
    ),
    Case(
        "deals.pipelines.update",
        lambda p: p.update(1, PipelineUpdate(group_ids=[], all_users=False)),
        "PUT /dealGroups/1",
        {"dealGroup": {"allusers": 0, "groups": []}},
        {"dealGroup": PIPELINE},
        {"id": 1},
    ),
    Case("deals.pipelines.delete", lambda p: p.delete(1), "DELETE /dealGroups/1"),
    Case(
        "deals.pipelines.inaccessible",
        lambda p: p.inaccessible([1, 2], 3),
        "GET /dealGroup/get_inaccessible_deal_groups?dealIds[]=1&dealIds[]=2&userId=3",
        None,
        {"dealGroups": [PIPELINE]},
        {"title": "Sales"},
    ),
    Case(
        "deals.pipelines.users",
        lambda p: p.users(),
        "GET /dealGroupUsers",
        None,
        {"dealGroupUsers": [{"id": "6", "dealGroup": "5", "user": "3"}], "meta": {"total": "1"}},
        {"pipeline_id": 5, "user_id": 3},
    ),
    Case("deals.stages.get", lambda s: s.get(2), "GET /dealStages/2", None, {"dealStage": STAGE}, {"width": 280}),
    Case(
        "deals.stages.list",
        lambda s: s.list(title="To", pipeline_id=1, order_by="title"),
        "GET /dealStages?filters[title]=To&filters[d_groupid]=1&orders[title]=ASC",
        None,
        {"dealStages": [STAGE], "meta": {"total": "1"}},
        {"pipeline_id": 1, "order": 1, "created_date": None},
    ),
    Case(
        "deals.stages.create",
        lambda s: s.create(DealStageInput(title="To Contact", pipeline_id=1, card_region3="hide-avatar"), reorder=True),
        "POST /dealStages?reorder=1",
        {"dealStage": {"title": "To Contact", "group": 1, "cardRegion3": "hide-avatar"}},
        {"dealStage": STAGE},
        {"id": 2},
    ),
    Case(
        "deals.stages.update",
        lambda s: s.update(2, DealStageUpdate(color="434343")),
        "PUT /dealStages/2",
        {"dealStage": {"color": "434343"}},
        {"dealStage": STAGE},
        {"id": 2},
    ),
    Case("deals.stages.delete", lambda s: s.delete(2), "DELETE /dealStages/2"),
    Case(
        "deals.stages.move_deals",
        lambda s: s.move_deals(2, 3),
        "PUT /dealStages/2/deals",
        {"deal": {"stage": "3"}},
        {"deals": [{**DEAL, "stage": "3"}]},
        {"stage_id": 3},
    ),
    Case(
        "deals.roles.list",
        lambda r: r.list(search="Fin"),
        "GET /dealRoles?search=Fin",
        None,
        {"dealRoles": [{"id": "3", "title": "Finance", "created_timestamp": "2021-04-14T21:34:55-05:00"}]},
        {"title": "Finance"},
    ),
    Case(
        "deals.roles.create",
        lambda r: r.create(DealRoleInput(title="Finance")),
        "POST /dealRoles",
        {"dealRole": {"title": "Finance"}},
        {"dealRole": {"id": "3", "title": "Finance"}},
        {"id": 3},
    ),
    Case("deals.roles.delete", lambda r: r.delete(3), "DELETE /dealRoles/3"),
    Case(
        "deals.secondary_contacts.get",
        lambda t: t.get(3),
        "GET /contactDeals/3",
        None,
        {"contactDeal": TIE},
        {"role_id": None},
    ),
    Case(
        "deals.secondary_contacts.list",
        lambda t: t.list(),
        "GET /contactDeals",
        None,
        {"contactDeals": [TIE], "meta": {"total": "1"}},
        {"deal_id": 46, "contact_id": 8},
    ),
    Case(
        "deals.secondary_contacts.create",
        lambda t: t.create(SecondaryContactInput(deal_id=46, contact_id=8)),
        "POST /contactDeals",
        {"contactDeal": {"deal": 46, "contact": 8}},
        {"deals": [DEAL], "contactDeal": MADE},
        {"deal_id": 46},
    ),
    Case(
        "deals.secondary_contacts.update",
        lambda t: t.update(3, SecondaryContactUpdate(role_id=1)),
        "PUT /contactDeals/3",
        {"contactDeal": {"role": 1}},
        {"contactDeal": {**TIE, "role": 1}},
        {"role_id": 1},
    ),
    Case("deals.secondary_contacts.delete", lambda t: t.delete(3), "DELETE /contactDeals/3"),
    Case(
        "deals.fields.get",
        lambda f: f.get(9),
        "GET /dealCustomFieldMeta/9",
        None,
        {"dealCustomFieldMetum": FIELD},
        {"label": "Source"},
    ),
    Case(
        "deals.fields.values.list",
        lambda v: v.list(deal_id=46),
        "GET /dealCustomFieldData?filters[dealId]=46",
        None,
        {"dealCustomFieldData": [VALUE]},
        {"deal_id": 46, "owner_id": 46, "definition_id": 9, "content": "Web", "choices": ["Web"]},
    ),
    Case(
        "deals.fields.values.create",
        lambda v: v.create(DealFieldValueInput(deal_id=46, field_id=9, value=datetime(2026, 1, 2, tzinfo=UTC))),
        "POST /dealCustomFieldData",
        {"dealCustomFieldDatum": {"dealId": 46, "customFieldId": 9, "fieldValue": "2026-01-02T00:00:00+00:00"}},
        {"dealCustomFieldDatum": {**VALUE, "originalValue": ["a"]}},
        {"original_value": ["a"]},
    ),
    Case(
        "deals.fields.values.update",
        lambda v: v.update(5, CrmFieldValueUpdate(value=12)),
        "PUT /dealCustomFieldData/5",
        {"dealCustomFieldDatum": {"fieldValue": "12"}},
        {"dealCustomFieldDatum": VALUE},
        {"id": 5},
    ),
]


@pytest.mark.parametrize("case", CASES, ids=ids)
async def test_each_method(case: Case) -> None:
    await check(case)


async def test_a_pipeline_knows_its_stages_and_users() -> None:
    body = {"dealGroup": PIPELINE, "dealStages": [STAGE], "dealGroupUsers": [{"id": "6", "user": "3"}]}
    async with new_client(Recorder(answer(body))) as client:
        pipeline = await client.deals.pipelines.get(1)
    assert [stage.title for stage in pipeline.stages] == ["To Contact"]
    assert [user.user_id for user in pipeline.users] == [3]


async def test_a_page_of_deals_has_their_sums() -> None:
    body = {"deals": [DEAL], "meta": {"total": 1, "currencies": {"USD": {"value": "4560"}}}}
    async with new_client(Recorder(answer(body))) as client:
        page = await client.deals.list()
    assert page.total == 1
    assert page.side_loads["meta"]["currencies"]["USD"]["value"] == "4560"


async def test_nothing_to_do_is_refused_before_sending() -> None:
    recorder = Recorder(answer({}))
    async with new_client(recorder) as client:
        with pytest.raises(InvalidInputError, match="owners is empty"):
            await client.deals.bulk_update_owners({})
        with pytest.raises(InvalidInputError, match="deal_ids is empty"):
            await client.deals.pipelines.inaccessible([], 3)
        with pytest.raises(InvalidInputError, match="ids are numbers from 1 on"):
            await client.deals.bulk_update_owners({0: 1})
    assert recorder.requests == []


async def test_owners_are_given_again_when_the_answer_is_lost() -> None:
    report = {"success": ["1"], "nochange": [], "failed": []}
    recorder = Recorder(answer({}, 502), answer(report))
    async with new_client(recorder, max_retries=1) as client:
        assert (await client.deals.bulk_update_owners({1: 2})).changed_ids == [1]
    assert len(recorder.requests) == 2


@pytest.mark.parametrize(
    ("status", "body", "error"),
    [
        (404, {"message": "No Result found for SubscriberDeal with id 100"}, NotFoundError),
        (403, {"message": "Forbidden"}, PermissionDeniedError),
    ],
)
async def test_refusals(status: int, body: object, error: type[Exception]) -> None:
    async with new_client(Recorder(answer(body, status))) as client:
        with pytest.raises(error):
            await client.deals.secondary_contacts.get(100)
