"""Contacts with their fields and tags by name, beside them or fetched one by one."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from acsdk import AsyncClient
from acsdk.models import ContactInput, ContactUpdate, CustomFieldInput, TagUpdate
from acsdk.sandbox import Sandbox
from tests.support import Recorder, answer, new_client

pytestmark = pytest.mark.anyio


async def people(client: AsyncClient) -> None:
    kinds: list[tuple[str, Any]] = [("Size", "text"), ("Likes", "listbox"), ("Born", "date"), ("Points", "number")]
    for title, kind in kinds:
        await client.fields.create(CustomFieldInput(title=title, type=kind, tag=title))
    fields: dict[str, Any] = {
        "SIZE": "L",
        "LIKES": ["tea", "mugs"],
        "BORN": date(1815, 12, 10),
        "POINTS": Decimal("1.50"),
    }
    ada = await client.contacts.upsert(ContactInput(email="ada@example.com", fields=fields))
    await client.contacts.upsert(ContactInput(email="bob@example.com"))
    for tag in ("customer", "vip"):
        await client.contacts.add_tag(ada.id, tag)


async def test_fields_and_tags_are_read_by_the_names_under_which_they_are_written(client: AsyncClient) -> None:
    await people(client)
    contact, fields, tags = await client.contacts.get_with_fields(1)
    assert contact.email == "ada@example.com"
    assert fields == {"SIZE": "L", "LIKES": ["tea", "mugs"], "BORN": date(1815, 12, 10), "POINTS": Decimal("1.50")}
    assert tags == ["customer", "vip"]
    await client.contacts.update(1, ContactUpdate(fields=fields))
    assert (await client.contacts.get_with_fields(1)).fields == fields


async def test_a_page_costs_one_request(client: AsyncClient, sandbox: Sandbox) -> None:
    await people(client)
    await client.contacts.get_with_fields(1)  # learns the names
    sandbox.calls.clear()
    rows = [row async for row in client.contacts.list_with_fields()]
    assert [(row.contact.email, len(row.fields), list(row.tags)) for row in rows] == [
        ("ada@example.com", 4, ["customer", "vip"]),
        ("bob@example.com", 0, []),
    ]
    assert [call.path for call in sandbox.calls] == ["/api/3/contacts"]


async def test_the_walk_is_the_lists_own(client: AsyncClient, sandbox: Sandbox) -> None:
    for number in range(5):
        await client.contacts.upsert(ContactInput(email=f"{number}@example.com"))
    sandbox.calls.clear()
    rows = [row.contact.id async for row in client.contacts.list_with_fields(page_size=2, limit=4)]
    assert rows == [1, 2, 3, 4]
    assert all("id_greater" in call.query for call in sandbox.calls.matching("*/contacts"))
    page = await client.contacts.list_with_fields(email="3@example.com")
    assert ([row.contact.id for row in page.items], page.total) == ([4], 1)


async def test_a_renamed_tag_is_read_by_its_new_name(client: AsyncClient) -> None:
    await people(client)
    assert (await client.contacts.get_with_fields(1)).tags == ["customer", "vip"]
    await client.tags.update(1, TagUpdate(name="buyer"))
    assert (await client.contacts.get_with_fields(1)).tags == ["buyer", "vip"]


FIELDS = [
    {"id": "1", "title": "Size", "type": "text", "perstag": "SIZE"},
    {"id": "2", "title": "Born", "type": "date", "perstag": "BORN"},
    {"id": "3", "title": "Old", "type": "text", "perstag": ""},
]
VALUES = [
    {"contact": "7", "field": "1", "value": "L"},
    {"contact": "7", "field": "2", "value": "long ago"},
    {"contact": "7", "field": "3", "value": "x"},
    {"contact": "7", "field": "1", "value": ""},
    {"contact": "7", "field": "9", "value": "gone"},
]


def account(path: str) -> Any:
    answers: dict[str, Any] = {
        "/api/3/contacts/7": {"contact": {"id": "7"}},
        "/api/3/contacts/7/fieldValues": {"fieldValues": VALUES},
        "/api/3/contacts/7/contactTags": {"contactTags": [{"contact": "7", "tag": "1"}, {"contact": "7", "tag": "5"}]},
        "/api/3/fields": {"fields": FIELDS, "meta": {"total": "3"}},
        "/api/3/tags": {"tags": [{"id": "1", "tag": "vip"}, {"id": "2", "tag": ""}], "meta": {"total": "2"}},
    }
    return answers[path]


async def test_what_does_not_come_beside_a_contact_is_fetched() -> None:
    recorder = Recorder(lambda request: answer(account(request.url.path)))
    async with new_client(recorder) as client:
        row = await client.contacts.get_with_fields(7)
        assert (await client.contacts.get_with_fields(7)).fields == row.fields
    # A value that does not fit its type is given as it is; a field without a tag, or without a definition, by number.
    assert row.fields == {"SIZE": "L", "BORN": "long ago", "3": "x", "9": "gone"}
    assert row.tags == ["vip"]
    paths = [request.url.path.removeprefix("/api/3/") for request in recorder.requests]
    assert paths.count("fields") == paths.count("tags") == 1


async def test_a_contact_by_its_address_keeps_what_came_beside_it() -> None:
    page = {"contacts": [{"id": "1"}], "fieldValues": [{"field": "1"}], "meta": {"total": "1"}}
    async with new_client(Recorder(answer(page))) as client:
        found = await client.contacts.get_by_email("a@example.com")
    assert [value.field_id for value in found.field_values] == [1]
    assert not found.was_created
