"""Schemas and records of custom objects, and records as instances of a model of one's own."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
from pydantic import AliasChoices, BaseModel, Field, ValidationError

from acsdk import DecodeError, InvalidInputError
from acsdk.models import (
    CustomObjectCondition,
    CustomObjectField,
    CustomObjectFieldType,
    CustomObjectLabels,
    CustomObjectRecordInput,
    CustomObjectRelationship,
    CustomObjectSchemaInput,
    CustomObjectSchemaUpdate,
)
from tests.kit.wire import Case, check, sent
from tests.support import Recorder, answer, new_client

pytestmark = pytest.mark.anyio

PAGED = "limit=100&offset=0"
SCHEMA = {
    "id": "6449c3f3",
    "slug": "ticket",
    "visibility": "private",
    "labels": {"singular": "Ticket", "plural": "Tickets"},
    "fields": [{"id": "row", "type": "number", "required": False, "scale": 0, "labels": {"singular": "Row"}}],
    "relationships": [{"id": "primary-contact", "namespace": "contacts", "hasMany": False}],
    "icons": {"default": "https://example.com/icon.png"},
    "createdTimestamp": "2021-04-16T15:08:25.783751329Z",
}
RECORD = {
    "id": "1fba439a",
    "externalId": "T-1",
    "schemaId": "6449c3f3",
    "fields": [{"id": "seat-row", "value": 4}, {"id": "price", "value": 9.95}, {"value": "odd"}],
    "relationships": {"primary-contact": ["14"], "account": ["1", "2"]},
    "createdTimestamp": "2021-04-16T16:12:22.222685095Z",
}
LABELS = CustomObjectLabels(singular="Ticket", plural="Tickets")
NEW = CustomObjectSchemaInput(
    slug="ticket",
    labels=LABELS,
    fields=[CustomObjectField(id="row", type="number", labels=CustomObjectLabels(singular="Row"))],
    relationships=[CustomObjectRelationship(id="primary-contact", namespace="contacts", has_many=False)],
)
NEW_BODY = {
    "schema": {
        "slug": "ticket",
        "labels": {"singular": "Ticket", "plural": "Tickets"},
        "fields": [{"id": "row", "labels": {"singular": "Row"}, "type": "number"}],
        "relationships": [{"id": "primary-contact", "namespace": "contacts", "hasMany": False}],
    }
}


def slug(result: Any) -> object:
    return result.slug


SCHEMAS = [
    Case(
        lambda client: client.custom_objects.schemas.get("6449c3f3"),
        "GET /customObjects/schemas/6449c3f3",
        {"schema": SCHEMA},
        lambda found: (found.id, found.fields[0].type, found.relationships[0].has_many, found.created_timestamp),
        (
            "6449c3f3",
            CustomObjectFieldType.NUMBER,
            False,
            datetime(2021, 4, 16, 15, 8, 25, 783751, tzinfo=UTC),
        ),
    ),
    Case(
        lambda client: client.custom_objects.schemas.get("6449c3f3", show_deleted_fields=True),
        "GET /customObjects/schemas/6449c3f3?showFields=all",
        {"schema": SCHEMA},
        slug,
        "ticket",
    ),
    Case(
        lambda client: client.custom_objects.schemas.list(
            visibility="private", show_fields="all", order_by=["labels.singular", "-created_timestamp"]
        ),
        "GET /customObjects/schemas?filters[visibility]=private&showFields=all"
        f"&orders[labels.singular]=ASC&orders[createdTimestamp]=DESC&{PAGED}",
        {"schemas": [SCHEMA], "meta": {"total": 1, "count": 1, "limit": 20, "offset": 0}},
        lambda found: [slug(row) for row in found],
        ["ticket"],
    ),
    Case(
        lambda client: client.custom_objects.schemas.create(NEW),
        "POST /customObjects/schemas",
        {"schema": SCHEMA},
        lambda made: (made.slug, made.was_created),
        ("ticket", True),
        NEW_BODY,
        201,
    ),
    Case(
        lambda client: client.custom_objects.schemas.create_public(NEW.replace(app_id="app")),
        "POST /customObjects/schemas/public",
        {"schema": {**SCHEMA, "appId": "app"}},
        lambda made: made.app_id,
        "app",
        {"schema": {**NEW_BODY["schema"], "appId": "app"}},
    ),
    Case(
        lambda client: client.custom_objects.schemas.create_child("230f6065"),
        "POST /customObjects/schemas/230f6065/child",
        {"schema": {**SCHEMA, "parentId": "230f6065"}},
        lambda made: made.parent_id,
        "230f6065",
    ),
    Case(
        lambda client: client.custom_objects.schemas.update(
            "6449c3f3", CustomObjectSchemaUpdate(description="Seats"), show_deleted_fields=True
        ),
        "PUT /customObjects/schemas/6449c3f3?showFields=all",
        {"schema": SCHEMA},
        slug,
        "ticket",
        {"schema": {"description": "Seats"}},
    ),
    Case(
        lambda client: client.custom_objects.schemas.delete("6449c3f3"),
        "DELETE /customObjects/schemas/6449c3f3",
        text="",
    ),
    Case(
        lambda client: client.custom_objects.schemas.delete_field("6449c3f3", "row"),
        "DELETE /customObjects/schemas/6449c3f3/fields/row",
        {"schema": {**SCHEMA, "fields": [{"id": "row", "status": "marked_for_deletion"}]}},
        lambda found: found.fields[0].status,
        "marked_for_deletion",
        status=202,
    ),
]
RECORDS = [
    Case(
        lambda client: client.custom_objects.records.get("6449c3f3", "1fba439a"),
        "GET /customObjects/records/6449c3f3/1fba439a",
        {"record": RECORD},
        lambda found: (found.id, found.values, found.relationships["primary-contact"]),
        ("1fba439a", {"seat-row": 4, "price": Decimal("9.95")}, [14]),
    ),
    Case(
        lambda client: client.custom_objects.records.get_by_external_id("6449c3f3", "T/1"),
        "GET /customObjects/records/6449c3f3/external/T%2F1",
        {"record": RECORD},
        lambda found: found.external_id,
        "T-1",
    ),
    Case(
        lambda client: client.custom_objects.records.list(
            "6449c3f3",
            fields={
                "price": CustomObjectCondition(gte=Decimal("1.50"), lt=10),
                "name": CustomObjectCondition(contains="tea*"),
                "size": CustomObjectCondition(is_one_of=["L", "XL"]),
                "note": CustomObjectCondition(is_blank=True),
                "day": CustomObjectCondition(gt=date(2026, 1, 2), is_blank=False),
                "sold": True,
            },
            relationships={"primary-contact": 14},
            properties={"external_id": "T-1"},
            order_by=["fields.price", "-created_timestamp"],
        ),
        "GET /customObjects/records/6449c3f3?filters[fields.price][lt]=10&filters[fields.price][gte]=1.50"
        "&filters[fields.name][contains]=tea*&filters[fields.size][in]=L,XL&filters[fields.note][blank]=true"
        "&filters[fields.day][gt]=2026-01-02&filters[fields.day][not_blank]=true&filters[fields.sold][eq]=true"
        "&filters[relationships.primary-contact][eq]=14&filters[externalId][eq]=T-1"
        f"&orders[fields.price]=ASC&orders[createdTimestamp]=DESC&{PAGED}",
        {"records": [RECORD], "meta": {"total": 1}},
        lambda found: [row.id for row in found],
        ["1fba439a"],
    ),
    Case(
        lambda client: client.custom_objects.records.upsert(
            "6449c3f3",
            CustomObjectRecordInput(external_id="T-1", fields={"seat-row": 4}, relationships={"primary-contact": 14}),
        ),
        "POST /customObjects/records/6449c3f3",
        {"record": {"externalId": "T-1"}},
        lambda made: (made.id, made.external_id, made.was_created),
        ("", "T-1", True),
        {
            "record": {
                "externalId": "T-1",
                "fields": [{"id": "seat-row", "value": 4}],
                "relationships": {"primary-contact": [14]},
            }
        },
        201,
    ),
    Case(
        lambda client: client.custom_objects.records.delete("6449c3f3", "1fba439a"),
        "DELETE /customObjects/records/6449c3f3/1fba439a",
        text="",
    ),
    Case(
        lambda client: client.custom_objects.records.delete_by_external_id("6449c3f3", "T-1"),
        "DELETE /customObjects/records/6449c3f3/external/T-1",
        text="",
    ),
]


class Ticket(BaseModel):
    number: str = Field(validation_alias=AliasChoices("number", "no"))
    seat_row: int | None = Field(default=None, alias="seat-row")
    price: Decimal
    sold_on: date | None = None
    contact_id: int | None = None
    account_ids: Sequence[int] = ()
    note: str = Field(default="", exclude=True)


RELATIONSHIPS = {"contact_id": "primary-contact", "account_ids": "account"}
TICKET = Ticket.model_validate({"number": "T-1", "seat-row": 4, "price": "9.95", "contact_id": 14, "account_ids": [1]})
MAPPED = [
    Case(
        lambda client: client.custom_objects.mapped("s", Ticket, key="number", relationships=RELATIONSHIPS).get("T-1"),
        "GET /customObjects/records/s/external/T-1",
        {"record": RECORD},
        expected=TICKET.model_copy(update={"account_ids": [1, 2]}),
    ),
    Case(
        lambda client: client.custom_objects.mapped("s", Ticket, key="number").list(
            fields={"price": 9}, order_by="price"
        ),
        f"GET /customObjects/records/s?filters[fields.price][eq]=9&orders[price]=ASC&{PAGED}",
        {"records": [RECORD], "meta": {"total": 1}},
        lambda found: [(ticket.number, ticket.seat_row, ticket.contact_id) for ticket in found],
        [("T-1", 4, None)],
    ),
    Case(
        lambda client: client.custom_objects.mapped("s", Ticket, key="number", relationships=RELATIONSHIPS).upsert(
            TICKET.model_copy(update={"sold_on": date(2026, 1, 2)})
        ),
        "POST /customObjects/records/s",
        {"record": {"externalId": "T-1"}},
        lambda made: made.external_id,
        "T-1",
        {
            "record": {
                "externalId": "T-1",
                "fields": [
                    {"id": "seat-row", "value": 4},
                    {"id": "price", "value": 9.95},
                    {"id": "sold_on", "value": "2026-01-02"},
                ],
                "relationships": {"primary-contact": [14], "account": [1]},
            }
        },
        201,
    ),
    Case(
        lambda client: client.custom_objects.mapped("s", Ticket, key="number").delete("T-1"),
        "DELETE /customObjects/records/s/external/T-1",
        text="",
    ),
]


@pytest.mark.parametrize("case", [*SCHEMAS, *RECORDS, *MAPPED], ids=lambda case: case.id)
async def test_a_call_and_what_it_gives(case: Case) -> None:
    await check(case)


async def test_a_schema_can_be_validated_without_being_changed() -> None:
    recorder = Recorder(answer({"schema": SCHEMA}))
    async with new_client(recorder) as client:
        changes = CustomObjectSchemaUpdate(labels=LABELS)
        await client.custom_objects.schemas.update("s", changes, validate_only=True, extra_headers={"X-A": "b"})
    assert (recorder.requests[0].headers["validateOnly"], recorder.requests[0].headers["X-A"]) == ("true", "b")


@pytest.mark.parametrize("key", [{}, {"external_id": "T-1"}, {"id": "1fba439a"}])
async def test_a_record_without_a_key_is_not_sent_twice(key: dict[str, Any]) -> None:
    recorder = Recorder(answer("oops", 500), answer({"record": {}}, 201))
    async with new_client(recorder, max_retries=1) as client:
        call = client.custom_objects.records.upsert("s", CustomObjectRecordInput(fields={"a": 1}, **key))
        if key:
            await call
        else:
            with pytest.raises(Exception, match="500"):
                await call
    assert len(recorder.requests) == (2 if key else 1)


async def test_a_condition_that_says_nothing_is_refused() -> None:
    async with new_client(Recorder(answer())) as client:
        with pytest.raises(InvalidInputError, match="the condition on 'price' is empty"):
            client.custom_objects.records.list("s", fields={"price": CustomObjectCondition()})


async def test_a_record_that_does_not_fit_the_model_names_the_attributes_and_no_value() -> None:
    record = {**RECORD, "fields": [{"id": "seat-row", "value": "front"}]}
    async with new_client(Recorder(answer({"records": [record]}))) as client:
        with pytest.raises(DecodeError, match=r"does not fit Ticket: seat-row: .*; price: Field required") as caught:
            await client.custom_objects.mapped("s", Ticket, key="number").list().collect()
    assert "front" not in str(caught.value)


async def test_what_has_no_key_or_is_of_another_class_is_not_sent() -> None:
    recorder = Recorder(answer())
    async with new_client(recorder) as client:
        tickets = client.custom_objects.mapped("s", Ticket, key="number")
        with pytest.raises(InvalidInputError, match="number is empty"):
            await tickets.upsert(TICKET.model_copy(update={"number": " "}))
        with pytest.raises(InvalidInputError, match="expected Ticket, not CustomObjectCondition"):
            await tickets.upsert(CustomObjectCondition())  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
        with pytest.raises(InvalidInputError, match="Ticket has no attribute 'contact'"):
            client.custom_objects.mapped("s", Ticket, key="number", relationships={"contact": "primary-contact"})
    assert recorder.requests == []


async def test_a_walk_over_instances_goes_on_without_a_total() -> None:
    rows = [{**RECORD, "externalId": f"T-{number}"} for number in range(5)]
    recorder = Recorder(answer({"records": rows[:3]}), answer({"records": rows[3:]}), answer({"records": []}))
    async with new_client(recorder) as client:
        tickets = client.custom_objects.mapped("s", Ticket, key="number").list(page_size=3)
        assert [ticket.number async for ticket in tickets] == ["T-0", "T-1", "T-2", "T-3", "T-4"]
    assert [sent(request).partition("?")[2] for request in recorder.requests] == [
        "limit=3&offset=0",
        "limit=3&offset=3",
        "limit=3&offset=5",
    ]


def test_relationships_are_ids_by_name() -> None:
    with pytest.raises(ValueError, match="valid dictionary"):
        CustomObjectRecordInput.model_validate({"relationships": 14})
    with pytest.raises(ValueError, match="number from 1 on"):
        CustomObjectRecordInput(relationships={"primary-contact": [0]})


def test_a_moment_without_a_zone_is_no_operand() -> None:
    with pytest.raises(ValidationError, match="naive_datetime"):
        CustomObjectCondition(gte=datetime(2026, 1, 2))
