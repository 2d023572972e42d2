"""Contacts against the sandbox, and their wire."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from acsdk import AsyncClient, ConflictError, InvalidInputError, NotFoundError
from acsdk.models import ContactInput, ContactUpdate, CustomFieldInput
from acsdk.models.contacts.list_status import ContactStatus
from acsdk.sandbox import Sandbox
from tests.support import Recorder, answer, new_client

pytestmark = pytest.mark.anyio

ADA = ContactInput(email="ada@example.com", first_name="Ada", last_name="Lovelace", phone="1")


async def test_upsert_tells_whether_the_contact_is_new_and_keeps_what_is_not_sent(client: AsyncClient) -> None:
    new = await client.contacts.upsert(ADA)
    assert (new.was_created, new.email, new.first_name) == (True, "ada@example.com", "Ada")
    again = await client.contacts.upsert(ContactInput(email="ada@example.com", first_name="Augusta"))
    assert (again.was_created, again.id) == (False, new.id)
    found = await client.contacts.get(new.id)
    assert (found.first_name, found.last_name, found.phone) == ("Augusta", "Lovelace", "1")


async def test_a_stamp_without_offset_takes_that_of_the_date_beside_it(client: AsyncClient) -> None:
    contact = await client.contacts.get((await client.contacts.upsert(ADA)).id)
    assert contact.created_date is not None
    assert contact.created_timestamp is not None
    assert contact.created_utc_timestamp is not None
    assert contact.created_timestamp.utcoffset() == contact.created_date.utcoffset()
    assert contact.created_timestamp == contact.created_utc_timestamp == contact.created_date


async def test_create_refuses_a_second_contact_with_the_same_address(client: AsyncClient) -> None:
    assert (await client.contacts.create(ADA)).was_created
    with pytest.raises(ConflictError) as caught:
        await client.contacts.create(ADA)
    assert caught.value.items[0].pointer == "/data/attributes/email"


async def test_update_changes_what_is_given_and_refuses_a_taken_address(client: AsyncClient) -> None:
    ada = await client.contacts.create(ADA)
    bob = await client.contacts.create(ContactInput(email="bob@example.com"))
    changed = await client.contacts.update(ada.id, ContactUpdate(phone="2"))
    assert (changed.phone, changed.first_name) == ("2", "Ada")
    with pytest.raises(ConflictError):
        await client.contacts.update(bob.id, ContactUpdate(email="ada@example.com"))


async def test_what_is_deleted_is_in_no_list_and_known_as_such(client: AsyncClient) -> None:
    ada = await client.contacts.create(ADA)
    assert not ada.is_deleted
    await client.contacts.delete(ada.id)
    left = await client.contacts.get(ada.id)
    assert (left.is_deleted, left.email) == (True, f"deleted+{ada.id}@example.com")
    assert await client.contacts.list().collect() == []
    assert await client.contacts.list(email="ada@example.com").collect() == []
    with pytest.raises(NotFoundError, match="No result found for contact"):
        await client.contacts.delete(ada.id)


async def test_a_contact_is_found_by_its_address(client: AsyncClient) -> None:
    ada = await client.contacts.create(ADA)
    assert (await client.contacts.get_by_email("ada@example.com")).id == ada.id
    with pytest.raises(NotFoundError, match="no contact has this e-mail address"):
        await client.contacts.get_by_email("bob@example.com")


async def test_contacts_are_filtered_and_ordered(client: AsyncClient, sandbox: Sandbox) -> None:
    for name in ("ada", "bob", "eve"):
        await client.contacts.create(ContactInput(email=f"{name}@example.com", first_name=name.title()))
    await client.contacts.create(ContactInput(email="zoe@example.org"))
    listed = [contact.email async for contact in client.contacts.list(email_like="@example.com", order_by="-id")]
    assert listed == ["eve@example.com", "bob@example.com", "ada@example.com"]
    assert [contact.id async for contact in client.contacts.list(id_greater=2)] == [3, 4]
    assert [contact.id async for contact in client.contacts.list(ids=[1, 4])] == [1, 4]
    assert (await client.contacts.list(created_after=date(2000, 1, 1))).total == 4
    assert len(sandbox.calls) == 8


async def test_a_deep_account_is_walked_by_id(client: AsyncClient, sandbox: Sandbox) -> None:
    for number in range(1, 8):
        await client.contacts.create(ContactInput(email=f"c{number}@example.com"))
    walked = [contact.id async for contact in client.contacts.list(page_size=3)]
    assert walked == list(range(1, 8))
    assert [contact.id async for contact in client.contacts.list(page_size=3, id_greater=4)] == [5, 6, 7]
    assert [contact.id async for contact in client.contacts.list(page_size=3, offset=5)] == [6, 7]


@pytest.mark.parametrize(
    ("query", "sent"),
    [
        ({}, {"orders[id]": "ASC", "id_greater": "0"}),
        ({"order_by": "id", "list_id": 3}, {"listid": "3", "orders[id]": "ASC", "id_greater": "0"}),
        ({"id_greater": 9}, {"orders[id]": "ASC", "id_greater": "9"}),
        ({"order_by": "-created_date"}, {"orders[cdate]": "DESC", "offset": "0"}),
        ({"offset": 20}, {"offset": "20"}),
        ({"segment_id": 4}, {"segmentid": "4", "offset": "0"}),
        ({"segment_id": 4, "force_query": True}, {"segmentid": "4", "forceQuery": "1", "offset": "0"}),
        ({"order_by": "score", "sort_id": 2}, {"orders[score]": "ASC", "sortId": "2", "offset": "0"}),
        (
            {"status": ContactStatus.ANY, "tag_id": 1, "form_id": 2, "automation_id": 3, "wait_id": 4, "exclude_id": 5},
            {"status": "-1", "tagid": "1", "formid": "2", "seriesid": "3", "waitid": "4", "exclude": "5"},
        ),
        (
            {"updated_after": datetime(2026, 1, 1, tzinfo=UTC), "in_group_lists": True, "organization_id": 1},
            {"filters[updated_after]": "2026-01-01T00:00:00+00:00", "in_group_lists": "true", "organization": "1"},
        ),
    ],
)
async def test_filters_choose_the_walk(query: dict[str, Any], sent: dict[str, str]) -> None:
    server = Recorder(answer({"contacts": [], "scoreValues": [], "meta": {"total": "0"}}))
    async with new_client(server) as client:
        await client.contacts.list(**query)
    asked = dict(server.requests[0].url.params)
    assert sent.items() <= asked.items()
    assert ("id_greater" in asked) is ("offset" not in asked)


async def test_custom_fields_are_given_by_name_in_one_call(client: AsyncClient) -> None:
    size = await client.fields.create(CustomFieldInput(title="Shirt size", type="text", tag="SIZE"))
    colors = await client.fields.create(CustomFieldInput(title="Colors", type="listbox"))
    contact = await client.contacts.upsert(
        ContactInput(email="ada@example.com", fields={"%size%": "L", "COLORS": ["red", "blue"]})
    )
    assert {value.field_id: value.value for value in contact.field_values} == {size.id: "L", colors.id: "||red||blue||"}
    assert contact.field_values[1].choices == ["red", "blue"]
    found = await client.contacts.get(contact.id)
    assert [value.value for value in found.field_values] == ["L", "||red||blue||"]
    assert found.field_value_ids == [value.id for value in found.field_values]
    await client.contacts.update(contact.id, ContactUpdate(fields={"shirt SIZE": "M", colors.id: "green"}))
    values = await client.contacts.field_values(contact.id).collect()
    assert [value.value for value in values] == ["M", "green"]


async def test_none_empties_a_field_and_an_empty_text_leaves_it(client: AsyncClient) -> None:
    server = Recorder(answer({"contact": {"id": "1"}}))
    async with new_client(server) as client:
        await client.contacts.update(1, ContactUpdate(fields={3: None, 4: "", 5: "x"}))
    assert server.bodies == [{"contact": {"fieldValues": [{"field": "3", "value": ""}, {"field": "5", "value": "x"}]}}]


async def test_upsert_needs_an_address(client: AsyncClient, sandbox: Sandbox) -> None:
    with pytest.raises(InvalidInputError, match="give one, or use create"):
        await client.contacts.upsert(ContactInput(phone="1"))
    with pytest.raises(InvalidInputError, match="expected ContactInput"):
        await client.contacts.upsert(ContactUpdate(email="a@example.com"))  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    assert not sandbox.calls


async def test_the_side_loads_of_a_get_are_typed() -> None:
    body = {
        "contact": {"id": "1", "deals": ["5"], "contactLists": ["2"], "geoIps": [], "emailDomain": "example.com"},
        "contactLists": [{"id": "2", "list": "3", "status": "2"}],
        "contactAutomations": [{"id": "4", "automation": "6", "completeValue": 100}],
        "scoreValues": [{"id": "8", "scoreValue": "12"}],
        "geoIps": [{"id": "9", "ip4": "0"}],
        "geoAddresses": [{"id": "10", "country2": "DE"}],
        "deals": [{"id": "5", "title": "stub", "isDisabled": True}],
    }
    async with new_client(Recorder(answer(body))) as client:
        contact = await client.contacts.get(1)
    assert [row.list_id for row in contact.lists] == [3]
    assert [row.complete_value for row in contact.automations] == [100]
    assert [row.value for row in contact.score_values] == [12]
    assert [row.ip4 for row in contact.geo_ips] == ["0"]
    assert [row.country_code for row in contact.geo_addresses] == ["DE"]
    assert (contact.deal_ids, contact.email_domain, contact.field_values) == ([5], "example.com", [])
    assert contact.side_loads["deals"][0]["isDisabled"] is True
