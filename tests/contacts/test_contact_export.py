"""Every contact with its names, in pages for a table: what it costs, and where it goes on."""

from __future__ import annotations

import logging
from typing import Any

import httpx
import pytest

from acsdk import AsyncClient, InvalidInputError
from acsdk.models import ContactInput, CustomFieldInput, ListStatus, MailingListInput
from acsdk.sandbox import Sandbox
from tests.support import Recorder, answer, new_client

pytestmark = pytest.mark.anyio


async def fill(client: AsyncClient, sandbox: Sandbox, contacts: int) -> None:
    sandbox.seed(contacts=contacts, orders=0)
    await client.fields.create(CustomFieldInput(title="Size", type="text", tag="SIZE"))
    await client.contacts.upsert(ContactInput(email="person0@example.com", fields={"SIZE": "L"}))
    for name, status in (("News", ListStatus.ACTIVE), ("Offers", ListStatus.BOUNCED)):
        made = await client.lists.create(
            MailingListInput(name=name, string_id=name, sender_url="https://shop.example.com", sender_reminder="x")
        )
        await client.contacts.set_list_status(1, made.id, status)


async def test_a_hundred_contacts_take_a_request(client: AsyncClient, sandbox: Sandbox) -> None:
    await fill(client, sandbox, 500)
    async with sandbox.client(rate_limit=None) as fresh:  # knows no names yet
        sandbox.calls.clear()
        pages = [page async for page in fresh.contacts.export().pages()]
    rows = [row for page in pages for row in page.items]
    assert [row.contact.id for row in rows] == list(range(1, 501))
    assert sum(len(row.tags) for row in rows) == len(sandbox.rows("contactTags"))
    first = rows[0]
    assert first.fields["SIZE"] == "L"
    assert [(one.name, one.status) for one in first.lists][-2:] == [("News", 1), ("Offers", 3)]
    assert len(sandbox.calls) == 6  # at most 1.2 for a hundred


async def test_it_goes_on_behind_the_last_that_was_kept(client: AsyncClient, sandbox: Sandbox) -> None:
    await fill(client, sandbox, 12)
    pages = client.contacts.export(page_size=5).pages()
    kept = [row.contact.id for row in (await anext(pages)).items]
    await client.contacts.delete(2)
    await client.contacts.delete(7)
    left = [row.contact.id async for row in client.contacts.export(after=kept[-1], page_size=5)]
    assert [*kept, *left] == [1, 2, 3, 4, 5, 6, 8, 9, 10, 11, 12]


async def test_a_page_is_a_frame(client: AsyncClient, sandbox: Sandbox) -> None:
    await fill(client, sandbox, 3)
    page = await client.contacts.export(limit=2)
    for frame in (page.to_polars(), await client.contacts.export(limit=2).to_polars()):
        assert ["News" in names for names in frame["lists_active"].to_list()] == [True, False]
        assert frame["lists_bounced"].to_list() == [["Offers"], []]
        assert frame["SIZE"].to_list() == ["L", None]
        assert frame["tags"].to_list() == [list(row.tags) for row in page.items]


@pytest.mark.parametrize("query", [{"order_by": "email"}, {"offset": 5}, {"segment_id": 1}, {"id_greater": 3}])
async def test_only_the_order_of_numbers_can_be_gone_on_with(client: AsyncClient, query: dict[str, Any]) -> None:
    with pytest.raises(InvalidInputError, match="after goes with the order of numbers alone"):
        client.contacts.export(after=7, **query)


@pytest.mark.parametrize("after", ["5", -1, None, True, 1.0])
async def test_what_is_no_number_to_go_on_after(client: AsyncClient, after: Any) -> None:
    with pytest.raises(InvalidInputError, match="after must be a contact's number, or 0 for the beginning"):
        client.contacts.export(after=after)


def without_side_loads(request: httpx.Request) -> httpx.Response:
    answers: dict[str, Any] = {
        "/api/3/contacts": {"contacts": [{"id": "7"}], "meta": {"total": "1"}},
        "/api/3/contacts/7/fieldValues": {"fieldValues": [{"contact": "7", "field": "9", "value": "x"}]},
        "/api/3/contacts/7/contactTags": {"contactTags": []},
        "/api/3/contacts/7/contactLists": {"contactLists": [{"contact": "7", "list": "2", "status": "8"}]},
        "/api/3/fields": {"fields": [], "meta": {"total": "0"}},
        "/api/3/lists": {"lists": [{"id": "2", "name": "News"}], "meta": {"total": "1"}},
    }
    return answer(answers[request.url.path])


async def test_where_lists_carry_no_side_loads_it_says_once_what_it_takes(caplog: pytest.LogCaptureFixture) -> None:
    recorder = Recorder(without_side_loads)
    async with new_client(recorder) as client:
        with caplog.at_level(logging.WARNING, "acsdk"):
            page = await client.contacts.export()
            await client.contacts.export()
        # What has no column of its own is in the last but one.
        assert page.to_polars()["extra"].to_list() == ['{"9":"x","lists":{"News":8}}']
    told = [record.getMessage() for record in caplog.records if "requests more" in record.getMessage()]
    missing = "fieldValues and contactTags and contactLists"
    assert told == [
        f"this account's lists of contacts come without {missing}: each contact of an export takes 3 requests more"
    ]
