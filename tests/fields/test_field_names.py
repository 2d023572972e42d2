"""Custom fields by name: learned once, learned again when they miss, and never guessed."""

import anyio
import pytest

from acsdk import AsyncClient, InvalidInputError
from acsdk.models import ContactImport, ContactInput, CustomFieldInput, CustomFieldUpdate
from acsdk.sandbox import Sandbox
from tests.support import Recorder, VirtualClock, answer, new_client

pytestmark = pytest.mark.anyio


def looks(sandbox: Sandbox) -> int:
    return sum(call.method == "GET" and call.path.endswith("/fields") for call in sandbox.calls)


def contact(number: int = 1, **fields: str) -> ContactInput:
    return ContactInput(email=f"c{number}@example.com", fields=dict(fields))


async def test_the_fields_are_fetched_once_however_many_ask(client: AsyncClient, sandbox: Sandbox) -> None:
    await client.fields.create(CustomFieldInput(title="Size", type="text"))
    async with anyio.create_task_group() as group:
        for number in range(20):
            group.start_soon(client.contacts.upsert, contact(number, SIZE="L"))
    assert looks(sandbox) == 1
    await client.with_options(max_retries=0).contacts.upsert(contact(size="M"))
    assert looks(sandbox) == 1


async def test_a_name_that_misses_is_looked_for_once_more(client: AsyncClient, sandbox: Sandbox) -> None:
    await client.fields.create(CustomFieldInput(title="Size", type="text"))
    await client.contacts.upsert(contact(SIZE="L"))
    async with sandbox.client(rate_limit=None) as other:
        await other.fields.create(CustomFieldInput(title="Color", type="text"))
    await client.contacts.upsert(contact(COLOR="red"))
    assert looks(sandbox) == 2


async def test_a_change_of_the_fields_is_noticed(client: AsyncClient, sandbox: Sandbox) -> None:
    field = await client.fields.create(CustomFieldInput(title="Size", type="text"))
    await client.contacts.upsert(contact(SIZE="L"))
    await client.fields.update(field.id, CustomFieldUpdate(title="Waist", tag="WAIST"))
    with pytest.raises(InvalidInputError, match="no custom field 'SIZE'"):
        await client.contacts.upsert(contact(SIZE="L"))
    await client.contacts.upsert(contact(waist="L"))
    await client.fields.delete(field.id)
    with pytest.raises(InvalidInputError):
        await client.contacts.upsert(contact(waist="L"))


async def test_near_misses_are_named_all_at_once(client: AsyncClient, sandbox: Sandbox) -> None:
    await client.fields.create(CustomFieldInput(title="Shirt size", type="text", tag="SHIRT_SIZE"))
    with pytest.raises(InvalidInputError) as caught:
        await client.contacts.upsert(contact(SHRIT_SIZE="L", Xyz="1"))
    assert "did you mean 'shirt_size' or 'shirt size'?" in str(caught.value)
    assert "no custom field 'Xyz'; create it with client.fields.create(...)" in str(caught.value)
    assert not any(call.path.endswith("/sync") for call in sandbox.calls)


async def test_numbers_need_no_look(client: AsyncClient, sandbox: Sandbox) -> None:
    field = await client.fields.create(CustomFieldInput(title="Size", type="text"))
    found = await client.contacts.upsert(ContactInput(email="a@example.com", fields={field.id: "L"}))
    assert [value.value for value in found.field_values] == ["L"]
    assert looks(sandbox) == 0
    found = await client.contacts.upsert(ContactInput(email="a@example.com", fields={str(field.id): "M"}))
    assert [value.value for value in found.field_values] == ["M"]


async def test_a_tag_wins_over_another_fields_title() -> None:
    fields = [{"id": "1", "title": "SIZE", "perstag": "A"}, {"id": "2", "title": "B", "perstag": "SIZE"}, {"id": "3"}]
    server = Recorder(answer({"fields": fields, "meta": {"total": "3"}}), answer({"contact": {"id": "1"}}))
    async with new_client(server) as client:
        await client.contacts.upsert(contact(size="L"))
    assert server.requests[1].content.count(b'"field":"2"') == 1


async def test_a_field_that_others_renamed_is_not_written_for_long(sandbox: Sandbox) -> None:
    clock = VirtualClock()
    other = sandbox.client(rate_limit=None)
    async with sandbox.client(rate_limit=None, clock=clock) as client:
        field = await client.fields.create(CustomFieldInput(title="Size", type="text", tag="SIZE"))
        await client.contacts.upsert(contact(SIZE="L"))
        await other.fields.update(field.id, CustomFieldUpdate(title="Waist", tag="WAIST"))
        clock.advance(299.9)
        await client.contacts.upsert(contact(SIZE="L"))
        clock.advance(0.1)
        with pytest.raises(InvalidInputError, match="no custom field 'SIZE'"):
            await client.contacts.upsert(contact(SIZE="L"))
        assert looks(sandbox) == 2


async def test_a_choice_that_others_added_is_taken_in_bulk_though_it_was_not_there(sandbox: Sandbox) -> None:
    clock = VirtualClock()
    other = sandbox.client(rate_limit=None)
    async with sandbox.client(rate_limit=None, clock=clock) as client:
        field = await client.fields.create(CustomFieldInput(title="Size", type="dropdown", tag="SIZE"))
        await client.fields.add_options(field.id, ["S"])
        rows = [ContactImport(email="a@example.com", fields={field.id: "S"})]
        assert (await client.contacts.bulk_import(rows)).accepted == 1
        await client.contacts.upsert(contact(SIZE="S"))
        await other.fields.add_options(field.id, ["L"])
        clock.advance(300)
        rows = [ContactImport(email="b@example.com", fields={field.id: "L"})]
        assert (await client.contacts.bulk_import(rows)).accepted == 1
        assert looks(sandbox) == 2
