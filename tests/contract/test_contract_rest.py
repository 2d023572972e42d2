"""What the sandbox says of the v3 API, put to a real account where there is one."""

from __future__ import annotations

from typing import Any

import pytest

from acsdk import ConflictError, NotFoundError, PermissionDeniedError, ValidationFailedError

from .account import Account

pytestmark = pytest.mark.anyio
GONE = 999_999_999


@pytest.mark.touches("nothing")
async def test_a_token_has_a_user_and_ids_are_text(account: Account) -> None:
    user = (await account.ask("GET", "/users/me"))["user"]
    assert isinstance(user["id"], str)
    assert user["email"]


@pytest.mark.touches("nothing")
async def test_rows_that_are_not_there(account: Account) -> None:
    for path, model in (("contacts", "Subscriber"), ("tags", "Tag"), ("deals", "Deal")):
        with pytest.raises(NotFoundError) as refused:
            await account.ask("GET", f"/{path}/{GONE}")
        assert f"No Result found for {model} with id {GONE}" in str(refused.value)
    with pytest.raises((NotFoundError, PermissionDeniedError)):
        await account.ask("GET", f"/fieldValues/{GONE}")


@pytest.mark.touches("nothing")
async def test_totals_are_text_on_contacts_and_numbers_on_deals(account: Account) -> None:
    assert isinstance((await account.ask("GET", "/contacts", limit=1))["meta"]["total"], str)
    assert isinstance((await account.ask("GET", "/deals", limit=1))["meta"]["total"], int)


@pytest.mark.touches("one contact")
async def test_a_create_echoes_and_a_read_is_text(account: Account) -> None:
    row = await account.make("contacts", "contact", email=account.email(), firstName="Ada", phone="123")
    assert (row["email"], row["firstName"]) == (account.email(), "Ada")
    shown = (await account.ask("GET", f"/contacts/{row['id']}"))["contact"]
    odd = {name: value for name, value in shown.items() if not isinstance(value, str | list | dict | bool | None)}
    assert odd == {}
    with pytest.raises((ConflictError, ValidationFailedError)):
        await account.ask("POST", "/contacts", {"contact": {"email": account.email()}})


@pytest.mark.touches("one contact")
async def test_sync_says_whether_the_contact_is_new(account: Account) -> None:
    sent = {"contact": {"email": account.email(), "firstName": "Ada"}}
    account.remove_later("contacts", email=account.email())
    status, answer = await account.status("POST", "/contact/sync", sent)
    assert status == 201
    status, again = await account.status("POST", "/contact/sync", sent)
    assert (status, again["contact"]["id"]) == (200, answer["contact"]["id"])


@pytest.mark.touches("one tag, one contact")
async def test_tagging_twice_is_one_tagging(account: Account) -> None:
    contact = await account.make("contacts", "contact", email=account.email())
    tag = await account.make("tags", "tag", tag=account.name("tag"), tagType="contact")
    sent = {"contactTag": {"contact": contact["id"], "tag": tag["id"]}}
    first, one = await account.status("POST", "/contactTags", sent)
    second, other = await account.status("POST", "/contactTags", sent)
    assert (first, second) == (201, 200)
    assert one["contactTag"]["id"] == other["contactTag"]["id"]


@pytest.mark.touches("one custom field, one contact")
async def test_one_value_per_contact_and_field(account: Account) -> None:
    contact = await account.make("contacts", "contact", email=account.email())
    field = await account.make("fields", "field", title=account.name("field"), type="text")
    values: list[Any] = []
    for value in ("L", "S"):
        sent = {"fieldValue": {"contact": contact["id"], "field": field["id"], "value": value}}
        values.append((await account.ask("POST", "/fieldValues", sent))["fieldValue"])
    assert values[0]["id"] == values[1]["id"]
    shown = await account.ask("GET", f"/contacts/{contact['id']}/fieldValues")
    assert [row["value"] for row in shown["fieldValues"] if row["field"] == field["id"]] == ["S"]


@pytest.mark.touches("one list, one contact")
async def test_subscribing_is_an_upsert(account: Account) -> None:
    contact = await account.make("contacts", "contact", email=account.email())
    stated = {"sender_url": "https://example.com", "sender_reminder": "A contract test."}
    made = await account.make("lists", "list", name=account.name("list"), stringid=account.name("list"), **stated)
    for status in (1, 2):
        sent = {"contactList": {"list": made["id"], "contact": contact["id"], "status": status}}
        await account.ask("POST", "/contactLists", sent)
    shown = (await account.ask("GET", f"/contacts/{contact['id']}/contactLists"))["contactLists"]
    assert [row["status"] for row in shown if row["list"] == made["id"]] == ["2"]


@pytest.mark.touches("one webhook, which is never called")
async def test_webhooks_have_lists_and_no_links(account: Account) -> None:
    sent = {"name": account.name("hook"), "url": "http://example.com/hook"}
    row = await account.make("webhooks", "webhook", **sent, events=["update"], sources=["api"])
    assert (row["events"], row["links"]) == (["update"], [])
    assert "deal_add" in (await account.ask("GET", "/webhook/events"))["webhookEvents"]
