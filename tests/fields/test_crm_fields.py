"""Custom fields of accounts and deals by name, both ways."""

import json
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import anyio
import anyio.lowlevel
import httpx
import pytest
from pydantic import ValidationError

from acsdk import InvalidInputError, NotFoundError
from acsdk.models import (
    AccountInput,
    AccountUpdate,
    ContactInput,
    CrmField,
    CrmFieldInput,
    CrmFieldUpdate,
    CrmFieldValueUpdate,
    CurrencyAmount,
    DealFieldValue,
    DealInput,
    DealUpdate,
)
from acsdk.models.fields.crm_reading import content_of
from acsdk.models.kit.encode import to_json
from tests.kit.cases import Row
from tests.support import Recorder, answer, new_client

pytestmark = pytest.mark.anyio

META: Row = {
    "dealCustomFieldMeta": [
        {"id": "1", "fieldLabel": "Source", "fieldType": "text", "personalization": "DEAL_SOURCE"},
        {"id": "2", "fieldLabel": "Budget", "fieldType": "currency", "fieldDefaultCurrency": "USD"},
        {"id": "3", "fieldLabel": "Colours", "fieldType": "multiselect"},
        {"id": "4", "fieldLabel": "Source", "fieldType": "number"},
    ]
}
VALUES = [
    {"id": "11", "dealId": 46, "customFieldId": 1, "fieldValue": "Web"},
    {"id": "12", "dealId": 46, "customFieldId": 2, "fieldValue": "8850", "fieldCurrency": "EUR"},
    {"id": "13", "dealId": 46, "customFieldId": 3, "fieldValue": "||red||blue||"},
    {"id": "14", "dealId": 46, "customFieldId": 4, "fieldValue": "1.50"},
    {"id": "15", "dealId": 46, "customFieldId": 99, "fieldValue": "of a deleted field"},
    {"id": "16", "dealId": 46, "customFieldId": 98, "fieldValue": ""},
]
NAMED: Row = {
    "Source": "Web",
    "Budget": CurrencyAmount(amount="88.50", currency="EUR"),
    "Colours": ["red", "blue"],
    "Source (4)": Decimal("1.50"),
    "99": "of a deleted field",
}


class Server(httpx.AsyncBaseTransport):
    """Answers by path, a little later, and counts."""

    def __init__(self, answers: dict[str, Any]) -> None:
        self.answers = answers
        self.requests: list[httpx.Request] = []

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        self.requests.append(request)
        await anyio.lowlevel.checkpoint()
        found = self.answers[request.url.path.removeprefix("/api/3")]
        return answer(found(request) if callable(found) else found)

    @property
    def paths(self) -> list[str]:
        return [request.url.path.removeprefix("/api/3") for request in self.requests]


async def test_a_deal_with_its_fields_where_the_values_come_beside_it() -> None:
    beside = [
        {"deal_id": "46", "custom_field_id": "1", "custom_field_text_value": "Web", "custom_field_number_value": None},
        {
            "deal": "46",
            "custom_field_id": "2",
            "custom_field_currency_value": "100",
            "custom_field_currency_type": None,
        },
        {"deal_id": "46", "custom_field_id": "4", "custom_field_number_value": 2, "custom_field_date_value": None},
        {"deal_id": "46", "custom_field_id": "3", "custom_field_date_value": "0000-00-00"},
    ]
    server = Server({"/deals/46": {"deal": {"id": "46"}, "dealCustomFieldData": beside}, "/dealCustomFieldMeta": META})
    async with new_client(server, strict=True) as client:
        deal, fields = await client.deals.get_with_fields(46)
        again = await client.deals.get_with_fields(46)
    assert deal.id == again.record.id == 46
    assert fields == {
        "Source": "Web",
        "Budget": CurrencyAmount(amount=1, currency="USD"),
        "Source (4)": Decimal(2),
    }
    assert server.paths == ["/deals/46", "/dealCustomFieldMeta", "/deals/46"]
    assert server.requests[0].url.params["include"] == "dealCustomFieldData"


async def test_a_deal_with_its_fields_where_they_do_not() -> None:
    server = Server(
        {
            "/deals/46": {"deal": {"id": "46"}},
            "/dealCustomFieldData": {"dealCustomFieldData": VALUES, "meta": {"total": len(VALUES)}},
            "/dealCustomFieldMeta": META,
        }
    )
    async with new_client(server) as client:
        deal, fields = await client.deals.get_with_fields(46)
        await client.deals.get_with_fields(46)
    assert deal.id == 46
    assert fields == NAMED
    assert server.requests[1].url.params["filters[dealId]"] == "46"
    # values of fields that are gone do not make it look for them again and again
    assert server.paths == ["/deals/46", "/dealCustomFieldData", "/dealCustomFieldMeta", *server.paths[:2]]


async def test_a_deal_without_values_needs_no_definitions() -> None:
    server = Server({"/deals/46": {"deal": {"id": "46"}, "dealCustomFieldData": []}})
    async with new_client(server) as client:
        assert (await client.deals.get_with_fields(46)).fields == {}
    assert server.paths == ["/deals/46"]


async def test_deals_with_their_fields_page_by_page() -> None:
    def page(request: httpx.Request) -> object:
        number = int(request.url.params["offset"]) + 1
        beside = [{"deal_id": str(number), "custom_field_id": "1", "custom_field_text_value": f"web {number}"}]
        deals = [{"id": str(number), "title": "x"}]
        return {"deals": deals, "dealCustomFieldData": beside, "meta": {"total": 3}}

    server = Server({"/deals": page, "/dealCustomFieldMeta": META})
    async with new_client(server) as client:
        pager = client.deals.list_with_fields(status=0, page_size=1, limit=3)
        found = [(deal.id, dict(fields)) async for deal, fields in pager]
        first = await pager
    assert found == [(number, {"Source": f"web {number}"}) for number in (1, 2, 3)]
    assert first.total == 3
    assert server.paths == ["/deals", "/dealCustomFieldMeta", "/deals", "/deals", "/deals"]
    assert {request.url.params.get("filters[status]") for request in server.requests} == {"0", None}


async def test_accounts_with_their_fields() -> None:
    beside = [{"customer_account_id": "7", "custom_field_id": "9", "custom_field_text_blob": "||a||"}]
    meta = {"accountCustomFieldMeta": [{"id": "9", "fieldLabel": "Kinds", "fieldType": "checkbox"}]}
    server = Server(
        {
            "/accounts": {"accounts": [{"id": "7"}], "customerAccountCustomFieldData": beside, "meta": {"total": "1"}},
            "/accounts/7": {"account": {"id": "7"}},
            "/accountCustomFieldData": {
                "accountCustomFieldData": [
                    {"id": "1", "customerAccount": "7", "customFieldId": 9, "fieldValue": ["a", "b"]}
                ]
            },
            "/accountCustomFieldMeta": meta,
        }
    )
    async with new_client(server) as client:
        [(account, fields)] = await client.accounts.list_with_fields(search="x").collect()
        one = await client.accounts.get_with_fields(7)
    assert (account.id, fields) == (7, {"Kinds": ["a"]})
    assert one.fields == {"Kinds": ["a", "b"]}


@pytest.mark.parametrize("name", ["source ", "%DEAL_SOURCE%", "1", 1])
async def test_fields_are_sent_by_any_of_their_names(name: int | str) -> None:
    meta = {"dealCustomFieldMeta": [META["dealCustomFieldMeta"][0]]}
    server = Server({"/deals/46": {"deal": {"id": "46"}}, "/dealCustomFieldMeta": meta})
    async with new_client(server) as client:
        await client.deals.update(46, DealUpdate(fields={name: "Web"}))
    sent = json.loads(server.requests[-1].content)
    assert sent == {"deal": {"fields": [{"customFieldId": 1, "fieldValue": "Web"}]}}


async def test_a_name_that_does_not_exist_is_refused_with_the_nearest() -> None:
    server = Server({"/accountCustomFieldMeta": {"accountCustomFieldMeta": [{"id": "9", "fieldLabel": "Size"}]}})
    async with new_client(server) as client:
        with pytest.raises(InvalidInputError, match="no custom field 'Sise'; did you mean 'size'"):
            await client.accounts.create(AccountInput(name="x", fields={"Sise": "L"}))
        with pytest.raises(InvalidInputError, match=r"create it with client\.accounts\.fields\.create"):
            await client.accounts.update(1, AccountUpdate(fields={"zzz": "L"}))
    assert server.paths == ["/accountCustomFieldMeta"] * 2  # at first, and anew for a name that was not there


async def test_a_field_that_was_made_meanwhile_is_found() -> None:
    field = {"id": "9", "fieldLabel": "Size"}
    rows: list[object] = []

    def definitions(request: httpx.Request) -> object:
        return {"dealCustomFieldMetum": field} if request.content else {"dealCustomFieldMeta": rows}

    server = Server(
        {
            "/dealCustomFieldMeta": definitions,
            "/dealCustomFieldMeta/9": {"dealCustomFieldMetum": field},
            "/deals": {"deal": {"id": "1"}},
        }
    )
    deal = DealInput(title="x", value=1, currency="eur", contact_id=1, pipeline_id=1, fields={"Size": "L"})
    async with new_client(server) as client:
        with pytest.raises(InvalidInputError):
            await client.deals.create(deal)
        rows.append(field)
        await client.deals.create(deal)
        assert server.paths.count("/dealCustomFieldMeta") == 2
        await client.deals.fields.create(CrmFieldInput(label="Size", type="text"))
        await client.deals.create(deal)
        assert server.paths.count("/dealCustomFieldMeta") == 4
        await client.deals.fields.update(9, CrmFieldUpdate(label="Size"))
        await client.deals.fields.delete(9)
        await client.deals.create(deal)
    assert server.paths.count("/dealCustomFieldMeta") == 5


async def test_tasks_that_need_the_fields_at_once_fetch_them_once() -> None:
    server = Server({"/dealCustomFieldMeta": META, "/deals/1": {"deal": {"id": "1"}}})
    async with new_client(server) as client, anyio.create_task_group() as tasks:
        for _ in range(5):
            tasks.start_soon(client.deals.update, 1, DealUpdate(fields={"Budget": "1"}))
    assert server.paths.count("/dealCustomFieldMeta") == 1


async def test_contacts_have_their_own_fields() -> None:
    fields = [{"id": "1", "title": "Size", "perstag": "SIZE"}, {"id": "2", "title": "Colours", "perstag": "COLOURS"}]
    server = Server(
        {
            "/fields": {"fields": fields, "meta": {"total": "2"}},
            "/contact/sync": {"contact": {"id": "7"}},
            "/fields/2": {},
        }
    )
    content = ContactInput(email="a@b.c", fields={"%size%": Decimal("1.50"), "Colours": ["red", "blue"], 3: None})
    async with new_client(server) as client:
        await client.contacts.upsert(content)
        await client.fields.delete(2)
        await client.contacts.upsert(content)
    assert json.loads(server.requests[1].content)["contact"]["fieldValues"] == [
        {"field": "1", "value": "1.50"},
        {"field": "2", "value": "||red||blue||"},
        {"field": "3", "value": ""},
    ]
    assert server.paths == ["/fields", "/contact/sync", "/fields/2", "/fields", "/contact/sync"]


async def test_a_deal_that_is_not_there() -> None:
    async with new_client(Recorder(answer({"message": "No Result found for Deal with id 1"}, 404))) as client:
        with pytest.raises(NotFoundError):
            await client.deals.get_with_fields(1)


@pytest.mark.parametrize(
    ("kind", "stored", "expected"),
    [
        ("text", "1.50", "1.50"),
        ("number", "1.50", Decimal("1.50")),
        ("number", "many", "many"),
        ("date", "2018-12-31 00:00:00", date(2018, 12, 31)),
        ("datetime", "2020-05-19T02:45:00+00:00", datetime(2020, 5, 19, 2, 45, tzinfo=UTC)),
        ("checkbox", ["a", "b"], ["a", "b"]),
        ("multiselect", "a", ["a"]),
        ("currency", "much", "much"),
        ("currency", "0.5", "0.5"),
        ("currency", ["1"], ["1"]),
        ("number", None, None),
        ("something new", "x", "x"),
    ],
)
def test_contents_are_of_the_type_of_their_field(kind: str, stored: object, expected: object) -> None:
    field = CrmField.from_wire({"id": 1, "fieldType": kind, "fieldDefaultCurrency": "USD"})
    assert content_of(DealFieldValue.from_wire({"fieldValue": stored}), field) == expected


def test_an_amount_without_a_currency_is_given_as_it_was_stored() -> None:
    field = CrmField.from_wire({"fieldType": "currency"})
    assert content_of(DealFieldValue.from_wire({"fieldValue": "100"}), field) == "100"


@pytest.mark.parametrize(
    ("key", "text"),
    [
        ("custom_field_text_blob", "a"),
        ("custom_field_datetime_value", "2020-05-19 02:45:00"),
        ("custom_field_date_value", "2020-05-19"),
    ],
)
def test_a_side_load_has_a_key_for_each_type(key: str, text: str) -> None:
    value = DealFieldValue.from_wire({"custom_field_datetime_value": "0000-00-00 00:00:00", key: text})
    assert value.content == text


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (datetime(2026, 1, 1), "has no time zone"),
        (True, "must be text, a number, a date or a list of texts"),
        (Decimal("NaN"), "must be"),
        (["a", ""], "must hold only texts"),
        (["a||b"], "must hold only texts"),
        ({"amount": "1.001", "currency": "USD"}, "fraction of a cent"),
        ({"amount": "1", "currency": "dollars"}, "currency code"),
    ],
)
def test_contents_that_cannot_be_stored_are_refused(content: Any, message: str) -> None:
    with pytest.raises(ValidationError, match=message):
        CrmFieldValueUpdate(value=content)


def test_an_amount_may_be_given_as_a_mapping() -> None:
    content: Any = {"amount": "8.80", "currency": "USD"}
    assert to_json(CrmFieldValueUpdate(value=content)) == b'{"fieldValue":880,"fieldCurrency":"USD"}'


@pytest.mark.parametrize("fields", [{" ": "x"}, {0: "x"}, {True: "x"}, "x"])
def test_what_names_no_field_is_refused(fields: Any) -> None:
    with pytest.raises(ValidationError):
        DealUpdate(fields=fields)


def test_empty_text_leaves_a_field_alone_and_none_empties_it() -> None:
    assert to_json(DealUpdate(fields={1: "", 2: None, 3: []})) == (
        b'{"fields":[{"customFieldId":2,"fieldValue":null},{"customFieldId":3,"fieldValue":[]}]}'
    )


def test_a_default_amount_is_sent_in_hundredths() -> None:
    field = CrmFieldInput(label="x", type="currency", default=CurrencyAmount(amount="100.99", currency="AUD"))
    assert json.loads(to_json(field))["fieldDefault"] == "10099"


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"contact_id": None}, "contact_id or account_id is required"),
        ({"stage_id": None}, "pipeline_id or stage_id is required"),
        ({"value": "-1"}, "must not be negative"),
        ({"value": "1.001"}, "fraction of a cent"),
        ({"currency": "dollars"}, "currency code"),
        ({"titel": "x"}, "did you mean 'title'"),
    ],
)
def test_deals_that_the_api_would_refuse(changes: dict[str, Any], message: str) -> None:
    given: dict[str, Any] = {"title": "x", "value": 1, "currency": "usd", "contact_id": 1, "stage_id": 1}
    with pytest.raises(ValidationError, match=message):
        DealInput(**{**given, **changes})
