"""Contacts on lists and with tags."""

import json
from typing import Any

import pytest

from acsdk import AsyncClient, InvalidInputError, NotFoundError
from acsdk.models import ContactInput, ListStatus, MailingListInput
from acsdk.sandbox import Sandbox
from tests.support import Recorder, answer, new_client

pytestmark = pytest.mark.anyio


async def people(client: AsyncClient) -> tuple[int, int]:
    contact = await client.contacts.upsert(ContactInput(email="ada@example.com"))
    made = await client.lists.create(
        MailingListInput(name="News", string_id="news", sender_url="https://example.com", sender_reminder="You asked")
    )
    return contact.id, made.id


async def test_a_status_is_set_in_place(client: AsyncClient) -> None:
    contact, news = await people(client)
    first = await client.contacts.subscribe(contact, news)
    assert (first.status, first.contact_id, first.list_id) == (ListStatus.ACTIVE, contact, news)
    second = await client.contacts.unsubscribe(contact, news)
    assert (second.status, second.id) == (ListStatus.UNSUBSCRIBED, first.id)
    rows = await client.contacts.lists(contact).collect()
    assert [(row.list_id, row.status) for row in rows] == [(news, ListStatus.UNSUBSCRIBED)]
    assert [row.id async for row in client.contacts.all_lists()] == [first.id]
    assert [row.status for row in (await client.contacts.get(contact)).lists] == [ListStatus.UNSUBSCRIBED]


@pytest.mark.parametrize(
    ("arguments", "sent"),
    [
        ({"status": 1}, {"contact": 1, "list": 2, "status": 1}),
        ({"status": ListStatus.ACTIVE, "resubscribe": True}, {"contact": 1, "list": 2, "status": 1, "sourceid": 4}),
        ({"status": 2}, {"contact": 1, "list": 2, "status": 2}),
    ],
)
async def test_a_status_is_sent_as_it_is_told(arguments: dict[str, Any], sent: dict[str, int]) -> None:
    server = Recorder(answer({"contacts": [], "contactList": {"id": "1", "status": 1}, "contactLists": []}))
    async with new_client(server) as client:
        await client.contacts.set_list_status(1, 2, **arguments)
    assert json.loads(server.requests[-1].content) == {"contactList": sent}


@pytest.mark.parametrize("status", [4, -1, "active", None])
async def test_a_status_is_never_implied(client: AsyncClient, status: Any) -> None:
    with pytest.raises(ValueError, match=r"one of 0 \(UNCONFIRMED\)|should be|required"):
        await client.contacts.set_list_status(1, 1, status)


async def test_a_tag_is_put_on_by_name_and_made_if_it_is_missing(client: AsyncClient, sandbox: Sandbox) -> None:
    contact, _ = await people(client)
    first = await client.contacts.add_tag(contact, "vip")
    assert first.was_created
    again = await client.contacts.add_tag(contact, "vip")
    assert (again.id, again.was_created, again.created_date) == (first.id, False, first.created_date)
    assert sum(call.path.endswith("/tags") for call in sandbox.calls) == 1
    assert first.tag_id is not None
    assert (await client.tags.get(first.tag_id)).name == "vip"
    by_number = await client.contacts.add_tag(contact, first.tag_id)
    assert by_number.id == first.id


async def test_a_tag_is_taken_off_by_name(client: AsyncClient) -> None:
    contact, _ = await people(client)
    await client.contacts.add_tag(contact, "a")
    tagging = await client.contacts.add_tag(contact, "b")
    assert await client.contacts.remove_tag(contact, "b") is True
    assert await client.contacts.remove_tag(contact, "b") is False
    assert [row.tag_id async for row in client.contacts.tags(contact)] != [tagging.tag_id]
    with pytest.raises(NotFoundError, match="SubscriberTag"):
        await client.contacts.delete_tag(tagging.id)


async def test_a_tag_that_nobody_has_is_not_made_to_be_taken_off(client: AsyncClient) -> None:
    contact, _ = await people(client)
    await client.contacts.add_tag(contact, "a")
    assert await client.contacts.remove_tag(contact, "never seen") is False
    assert [tag.name async for tag in client.tags.list()] == ["a"]


async def test_a_tag_that_was_made_anew_is_taken_off(client: AsyncClient, sandbox: Sandbox) -> None:
    """Somebody else deleted the tag, made it again, and gave it to the contact; the first number is remembered."""
    contact, _ = await people(client)
    first = await client.contacts.add_tag(contact, "vip")
    async with sandbox.client() as other:
        await other.tags.delete(first.tag_id or 0)
        await other.contacts.add_tag(contact, "vip")
    assert await client.contacts.remove_tag(contact, "vip") is True
    assert await client.contacts.tags(contact).collect() == []


async def test_a_remembered_tag_that_was_deleted_is_made_anew(client: AsyncClient, sandbox: Sandbox) -> None:
    contact, _ = await people(client)
    first = await client.contacts.add_tag(contact, "vip")
    assert first.tag_id is not None
    await client.tags.delete(first.tag_id)
    second = await client.contacts.add_tag(contact, "vip")
    assert second.tag_id != first.tag_id


async def test_a_contact_that_is_not_there_is_an_error(client: AsyncClient) -> None:
    with pytest.raises(NotFoundError):
        await client.contacts.add_tag(99, "vip")
    with pytest.raises(NotFoundError):
        await client.contacts.add_tag(99, "vip")


async def test_an_empty_name_is_refused(client: AsyncClient, sandbox: Sandbox) -> None:
    with pytest.raises(InvalidInputError, match="name is empty"):
        await client.contacts.add_tag(1, " ")
    assert not sandbox.calls


async def test_automations_and_tags_of_the_account_are_listed(client: AsyncClient) -> None:
    contact, _ = await people(client)
    await client.contacts.add_tag(contact, "vip")
    assert len(await client.contacts.all_tags().collect()) == 1
    assert await client.contacts.automations(contact).collect() == []
    body = {"automationEntryCounts": [{"id": "2", "name": "Welcome", "contactEntryCount": "3"}]}
    async with new_client(Recorder(answer(body))) as other:
        assert [(row.id, row.entries) async for row in other.contacts.automation_entry_counts(1)] == [(2, 3)]
