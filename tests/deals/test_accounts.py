"""Accounts: what each method sends and gives."""

import json
from decimal import Decimal

import pytest

from acsdk import ConflictError, InvalidInputError
from acsdk.models import (
    AccountContactInput,
    AccountContactUpdate,
    AccountFieldValueInput,
    AccountInput,
    AccountUpdate,
    CrmFieldInput,
    CrmFieldType,
    CrmFieldUpdate,
    CrmFieldValueChange,
    CrmFieldValueUpdate,
    CurrencyAmount,
    NoteSubject,
)
from tests.kit.cases import Case, Row, check, ids
from tests.support import Recorder, answer, new_client

pytestmark = pytest.mark.anyio

ACCOUNT: Row = {"id": "7", "name": "Acme", "accountUrl": "https://acme.example", "owner": "1", "links": []}
TIE: Row = {"id": "3", "account": "7", "contact": "8", "jobTitle": "Chief"}
FIELD: Row = {
    "id": "9",
    "fieldLabel": "Size",
    "fieldType": "multiselect",
    "fieldOptions": ["S", "L"],
    "isRequired": 0,
}
VALUE: Row = {"id": "5", "accountId": 7, "customFieldId": 9, "fieldValue": "||S||L||", "links": {}}
NOTE: Row = {
    "id": "4",
    "note": "Call them",
    "reltype": "CustomerAccount",
    "relid": "7",
    "owner": {"type": "account", "id": 7},
}
INPUT = AccountInput(name="Acme", url="https://acme.example", owner_id=1, fields={9: ["S", "L"]})

CASES = [
    Case("accounts.get", lambda a: a.get(7), "GET /accounts/7", None, {"account": ACCOUNT}, {"name": "Acme", "id": 7}),
    Case(
        "accounts.list",
        lambda a: a.list(search="Ac", count_deals=True),
        "GET /accounts?search=Ac&count_deals=true",
        None,
        {"accounts": [{**ACCOUNT, "contactCount": "2", "dealCount": "3"}], "meta": {"total": "1"}},
        {"contact_count": 2, "deal_count": 3, "owner_id": 1},
    ),
    Case(
        "accounts.create",
        lambda a: a.create(INPUT),
        "POST /accounts",
        {
            "account": {
                "name": "Acme",
                "accountUrl": "https://acme.example",
                "owner": 1,
                "fields": [{"customFieldId": 9, "fieldValue": ["S", "L"]}],
            }
        },
        {"account": ACCOUNT},
        {"was_created": True, "url": "https://acme.example"},
        201,
    ),
    Case(
        "accounts.update",
        lambda a: a.update(7, AccountUpdate(url=None, fields={9: CurrencyAmount(amount="12.34", currency="GBP")})),
        "PUT /accounts/7",
        {"account": {"accountUrl": None, "fields": [{"customFieldId": 9, "fieldValue": 1234, "fieldCurrency": "GBP"}]}},
        {"account": {**ACCOUNT, "fields": [{"customFieldId": 9, "fieldValue": 1234, "fieldCurrency": "GBP"}]}},
        {"id": 7, "was_created": False},
    ),
    Case("accounts.delete", lambda a: a.delete(7), "DELETE /accounts/7"),
    Case(
        "accounts.bulk_delete",
        lambda a: a.bulk_delete([7, 8]),
        "DELETE /accounts/bulk_delete?ids[]=7&ids[]=8",
        None,
        {"meta": {"success": True}},
        True,
    ),
    Case("accounts.bulk_delete", lambda a: a.bulk_delete([7]), "DELETE /accounts/bulk_delete?ids[]=7", None, [], False),
    Case(
        "accounts.add_note",
        lambda a: a.add_note(7, "Call them"),
        "POST /notes",
        {"note": {"note": "Call them", "reltype": "CustomerAccount", "relid": 7}},
        {"accounts": [ACCOUNT], "note": NOTE},
        {"text": "Call them", "related_type": NoteSubject.ACCOUNT, "related_id": 7},
        201,
    ),
    Case(
        "accounts.update_note",
        lambda a: a.update_note(7, 4, "Wrote them"),
        "PUT /notes/4",
        {"note": {"note": "Wrote them", "reltype": "CustomerAccount", "relid": 7}},
        {"note": NOTE},
        {"id": 4},
    ),
    Case(
        "accounts.contacts.get", lambda t: t.get(3), "GET /accountContacts/3", None, {"accountContact": TIE}, {"id": 3}
    ),
    Case(
        "accounts.contacts.list",
        lambda t: t.list(account_id=7, contact_id=8),
        "GET /accountContacts?filters[account]=7&filters[contact]=8",
        None,
        {"accountContacts": [TIE], "meta": {"total": "1", "queryLog": {}}},
        {"account_id": 7, "contact_id": 8, "job_title": "Chief"},
    ),
    Case(
        "accounts.contacts.create",
        lambda t: t.create(AccountContactInput(account_id=7, contact_id=8, job_title="Chief")),
        "POST /accountContacts",
        {"accountContact": {"account": 7, "contact": 8, "jobTitle": "Chief"}},
        {"accountContact": TIE},
        {"was_created": True},
        201,
    ),
    Case(
        "accounts.contacts.update",
        lambda t: t.update(3, AccountContactUpdate(job_title="Boss")),
        "PUT /accountContacts/3",
        {"accountContact": {"jobTitle": "Boss"}},
        {"accountContact": TIE},
        {"id": 3},
    ),
    Case("accounts.contacts.delete", lambda t: t.delete(3), "DELETE /accountContacts/3"),
    Case(
        "accounts.fields.get",
        lambda f: f.get(9),
        "GET /accountCustomFieldMeta/9",
        None,
        {"accountCustomFieldMetum": FIELD},
        {"label": "Size", "type": CrmFieldType.MULTISELECT, "options": ["S", "L"], "is_required": False},
    ),
    Case(
        "accounts.fields.list",
        lambda f: f.list(),
        "GET /accountCustomFieldMeta",
        None,
        {"accountCustomFieldMeta": [{**FIELD, "fieldDefault": 1}]},
        {"id": 9, "default": "1"},
    ),
    Case(
        "accounts.fields.create",
        lambda f: f.create(CrmFieldInput(label="Size", type="multiselect", options=["S", "L"], default=["S"])),
        "POST /accountCustomFieldMeta",
        {
            "accountCustomFieldMetum": {
                "fieldLabel": "Size",
                "fieldType": "multiselect",
                "fieldOptions": ["S", "L"],
                "fieldDefault": ["S"],
            }
        },
        {"accountCustomFieldMetum": {**FIELD, "fieldDefault": ["S"]}},
        {"default": ["S"]},
    ),
    Case(
        "accounts.fields.update",
        lambda f: f.update(9, CrmFieldUpdate(label="Sizes", default=None, is_form_visible=True, display_order=2)),
        "PUT /accountCustomFieldMeta/9",
        {
            "accountCustomFieldMetum": {
                "fieldLabel": "Sizes",
                "fieldDefault": None,
                "isFormVisible": 1,
                "displayOrder": 2,
            }
        },
        {"accountCustomFieldMetum": FIELD},
        {"id": 9},
    ),
    Case(
        "accounts.fields.delete",
        lambda f: f.delete(9),
        "DELETE /accountCustomFieldMeta/9",
        None,
        {"message": "AccountCustomFieldMeta deleted."},
    ),
    Case(
        "accounts.fields.values.get",
        lambda v: v.get(5),
        "GET /accountCustomFieldData/5",
        None,
        {"accountCustomFieldDatum": VALUE},
        {"account_id": 7, "owner_id": 7, "field_id": 9, "choices": ["S", "L"]},
    ),
    Case(
        "accounts.fields.values.list",
        lambda v: v.list(account_id=7),
        "GET /accountCustomFieldData?filters[customerAccountId]=7",
        None,
        {"accountCustomFieldData": [VALUE]},
        {"id": 5},
    ),
    Case(
        "accounts.fields.values.create",
        lambda v: v.create(AccountFieldValueInput(account_id=7, field_id=9, value="S")),
        "POST /accountCustomFieldData",
        {"accountCustomFieldDatum": {"customerAccountId": 7, "customFieldId": 9, "fieldValue": "S"}},
        {"accountCustomFieldDatum": VALUE},
        {"id": 5},
    ),
    Case(
        "accounts.fields.values.bulk_create",
        lambda v: v.bulk_create([AccountFieldValueInput(account_id=7, field_id=9, value=["S"])]),
        "POST /accountCustomFieldData/bulkCreate",
        [{"customerAccountId": 7, "customFieldId": 9, "fieldValue": ["S"]}],
        {"message": "done"},
    ),
    Case(
        "accounts.fields.values.update",
        lambda v: v.update(5, CrmFieldValueUpdate(value=Decimal("1.50"))),
        "PUT /accountCustomFieldData/5",
        {"accountCustomFieldDatum": {"fieldValue": "1.50"}},
        {"accountCustomFieldDatum": VALUE},
        {"id": 5},
    ),
    Case(
        "accounts.fields.values.bulk_update",
        lambda v: v.bulk_update(
            [
                CrmFieldValueChange(value_id=5, value=None),
                CrmFieldValueChange(value_id=6, value=CurrencyAmount(amount=8, currency="USD")),
            ]
        ),
        "PATCH /accountCustomFieldData/bulkUpdate",
        [{"id": 5, "fieldValue": None}, {"id": 6, "fieldValue": 800, "fieldCurrency": "USD"}],
        {"message": "done"},
    ),
    Case(
        "accounts.fields.values.delete",
        lambda v: v.delete(5),
        "DELETE /accountCustomFieldData/5",
        None,
        {"message": "AccountCustomFieldData deleted."},
    ),
]


@pytest.mark.parametrize("case", CASES, ids=ids)
async def test_each_method(case: Case) -> None:
    await check(case)


async def test_ensure_gives_the_account_of_exactly_this_name() -> None:
    rows = [{**ACCOUNT, "id": "6", "name": "Acme Ltd"}, ACCOUNT]
    recorder = Recorder(answer({"accounts": rows, "meta": {"total": "2"}}))
    async with new_client(recorder) as client:
        account = await client.accounts.ensure(INPUT)
    assert (account.id, account.was_created) == (7, False)
    assert [request.url.params.get("search") for request in recorder.requests] == ["Acme"]


async def test_ensure_creates_what_is_missing() -> None:
    recorder = Recorder(answer({"accounts": [], "meta": {"total": "0"}}), answer({"account": ACCOUNT}, 201))
    async with new_client(recorder) as client:
        account = await client.accounts.ensure(INPUT)
    assert (account.id, account.was_created) == (7, True)
    assert json.loads(recorder.requests[1].content)["account"]["name"] == "Acme"


async def test_a_name_that_is_taken_is_a_conflict() -> None:
    error = {"title": "exists", "detail": "", "code": "duplicate", "source": {"pointer": "/data/attributes/name"}}
    async with new_client(Recorder(answer({"errors": [error]}, 422))) as client:
        with pytest.raises(ConflictError):
            await client.accounts.create(AccountInput(name="Acme"))


async def test_nothing_to_do_is_refused_before_sending() -> None:
    recorder = Recorder(answer({}))
    async with new_client(recorder) as client:
        with pytest.raises(InvalidInputError, match="account_ids is empty"):
            await client.accounts.bulk_delete([])
        with pytest.raises(InvalidInputError, match="no values to send"):
            await client.accounts.fields.values.bulk_create([])
        with pytest.raises(InvalidInputError, match="expected AccountInput, not AccountUpdate"):
            await client.accounts.create(AccountUpdate(name="x"))  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    assert recorder.requests == []
