"""Contacts of a tag or a list that is named."""

from __future__ import annotations

from typing import Any

import pytest

from acsdk import AsyncClient, InvalidInputError
from acsdk.models import ContactInput, MailingListInput, MailingListUpdate, TagInput, TagUpdate
from acsdk.sandbox import Sandbox
from tests.support import VirtualClock

pytestmark = pytest.mark.anyio


async def people(sandbox: Sandbox) -> None:
    client = sandbox.client(rate_limit=None)  # what it learns, others do not know
    news = MailingListInput(name="News", string_id="news", sender_url="https://a.example", sender_reminder="You asked")
    listed = await client.lists.create(news)
    for name in ("ada", "bob", "cyd"):
        contact = await client.contacts.upsert(ContactInput(email=f"{name}@example.com"))
        if name != "bob":
            await client.contacts.add_tag(contact.id, "VIP")
        if name != "ada":
            await client.contacts.subscribe(contact.id, listed.id)
    await client.tags.create(TagInput(name="VIP 2"))


async def emails(client: AsyncClient, **query: Any) -> list[str]:
    return [str(contact.email)[:3] async for contact in client.contacts.list(**query)]


async def test_names_are_found_with_one_request_each_and_remembered(client: AsyncClient, sandbox: Sandbox) -> None:
    await people(sandbox)
    sandbox.calls.clear()
    assert await emails(client, tag="VIP") == ["ada", "cyd"]
    assert [call.path for call in sandbox.calls] == ["/api/3/tags", "/api/3/contacts"]
    sandbox.calls.clear()
    assert await emails(client, tag="VIP", page_size=1) == ["ada", "cyd"]
    assert {call.path for call in sandbox.calls} == {"/api/3/contacts"}
    assert await emails(client, list="News") == ["bob", "cyd"]
    assert await emails(client, tag="vip", list="news ", limit=5) == ["cyd"]
    assert await emails(client, tag="VIP", order_by="-email") == ["cyd", "ada"]
    assert [row.contact.id async for row in client.contacts.list_with_fields(tag="VIP")] == [1, 3]
    assert (await client.contacts.list(tag="VIP").to_polars(columns=["id"]))["id"].to_list() == [1, 3]


async def test_numbers_and_nothing_need_no_look_up(client: AsyncClient, sandbox: Sandbox) -> None:
    await people(sandbox)
    sandbox.calls.clear()
    assert await emails(client, tag=1) == await emails(client, tag_id=1) == ["ada", "cyd"]
    assert await emails(client, tag=None, list=None) == ["ada", "bob", "cyd"]
    assert {call.path for call in sandbox.calls} == {"/api/3/contacts"}


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"tag": "VIPP"}, "the account has no tag 'VIPP'; did you mean 'VIP' or 'VIP 2'?"),
        ({"tag": "zzzz"}, r"no tag 'zzzz'; create it with client.tags.ensure"),
        ({"list": "Nwes"}, "the account has no list 'Nwes'; did you mean 'News'?"),
        ({"tag": "VIP", "list": "zzzz"}, "create it with client.lists.create"),
    ],
)
async def test_an_unknown_name_is_refused_before_contacts_are_asked_for(
    client: AsyncClient, sandbox: Sandbox, given: dict[str, Any], words: str
) -> None:
    await people(sandbox)
    sandbox.calls.clear()
    pager = client.contacts.list(**given)
    with pytest.raises(InvalidInputError, match=words):
        await pager
    assert "/api/3/contacts" not in {call.path for call in sandbox.calls}


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"tag": "VIP", "tag_id": 1}, "tag and tag_id say the same"),
        ({"list": 1, "list_id": 1}, "list and list_id say the same"),
        ({"tag": " "}, "tag is empty"),
        ({"tag": 1.5}, "tag must be a whole number or text, not float"),
        ({"tag_id": "VIP"}, "tag_id must be a whole number, not str; give an int, or the name as tag="),
    ],
)
async def test_what_cannot_be_meant_is_refused_at_once(
    client: AsyncClient, sandbox: Sandbox, given: dict[str, Any], words: str
) -> None:
    with pytest.raises(InvalidInputError, match=words):
        client.contacts.list(**given)
    assert not sandbox.calls


async def test_a_changed_name_is_looked_up_anew(client: AsyncClient, sandbox: Sandbox) -> None:
    await people(sandbox)
    assert await emails(client, tag="VIP", list="News") == ["cyd"]
    await client.tags.update(1, TagUpdate(name="Old"))
    await client.lists.update(1, MailingListUpdate(name="Olds"))
    with pytest.raises(InvalidInputError, match="no tag 'VIP'"):
        await client.contacts.list(tag="VIP")
    assert await emails(client, tag="Old", list="Olds") == ["cyd"]
    await client.tags.delete(1)
    await client.lists.delete(1)
    for given in ({"tag": "Old"}, {"list": "Olds"}):
        with pytest.raises(InvalidInputError, match="the account has no"):
            await emails(client, **given)


async def test_what_belongs_to_the_call_is_not_sent_with_the_look_up(client: AsyncClient, sandbox: Sandbox) -> None:
    await people(sandbox)
    sandbox.calls.clear()
    await client.contacts.list(tag="VIP", extra_query={"newer": 1}, extra_headers={"X-Trace": "1"})
    asked, listed = sandbox.calls
    assert ("newer" in asked.query, "newer" in listed.query) == (False, True)


async def test_what_others_make_anew_is_found_after_five_minutes(sandbox: Sandbox) -> None:
    await people(sandbox)
    clock = VirtualClock()
    other = sandbox.client(rate_limit=None)
    async with sandbox.client(rate_limit=None, clock=clock) as client:
        assert await emails(client, tag="VIP", list="News") == ["cyd"]
        await other.tags.delete(1)
        bob = await other.contacts.get_by_email("bob@example.com")
        assert bob is not None
        await other.contacts.add_tag(bob.id, "VIP")
        clock.advance(299.9)
        assert await emails(client, tag="VIP", list="News") == []
        sandbox.calls.clear()
        clock.advance(0.2)
        assert await emails(client, tag="VIP", list="News") == ["bob"]
        assert [call.path for call in sandbox.calls] == ["/api/3/tags", "/api/3/lists", "/api/3/contacts"]
        sandbox.calls.clear()
        clock.advance(299.9)
        assert await emails(client, tag="VIP") == ["bob"]
        assert [call.path for call in sandbox.calls] == ["/api/3/contacts"]


async def test_a_tag_that_others_renamed_is_not_put_on_for_long(sandbox: Sandbox) -> None:
    await people(sandbox)
    clock = VirtualClock()
    other = sandbox.client(rate_limit=None)
    async with sandbox.client(rate_limit=None, clock=clock) as client:
        await client.contacts.add_tag(1, "VIP")
        await other.tags.update(1, TagUpdate(name="Old"))
        clock.advance(300)
        await client.contacts.add_tag(2, "VIP")
    assert await emails(other, tag="Old") == ["ada", "cyd"]
    assert await emails(other, tag="VIP") == ["bob"]
