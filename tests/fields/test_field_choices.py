"""What fields of choices do not have is told before anything is sent, and nothing chosen empties them."""

from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from acsdk import AsyncClient, InvalidInputError
from acsdk.models import (
    AccountInput,
    ContactImport,
    ContactInput,
    ContactUpdate,
    CrmFieldInput,
    CustomFieldInput,
    DealUpdate,
    FieldValueInput,
)
from acsdk.sandbox import Sandbox
from tests.support import Recorder, answer, new_client

pytestmark = pytest.mark.anyio

Write = Callable[[AsyncClient, int, Any], Awaitable[object]]

EMAIL = "ada@example.com"


async def _import(client: AsyncClient, _contact: int, fields: Any) -> None:
    await client.contacts.import_batch([ContactImport(email=EMAIL, fields=fields)])


async def _bulk_import(client: AsyncClient, _contact: int, fields: Any) -> None:
    report = await client.contacts.bulk_import([ContactImport(email=EMAIL, fields=fields)])
    error = report.failures[0].error if report.failures else None
    if error is not None:
        raise error


_WRITES: dict[str, Write] = {
    "upsert": lambda client, _, fields: client.contacts.upsert(ContactInput(email=EMAIL, fields=fields)),
    "update": lambda client, contact, fields: client.contacts.update(contact, ContactUpdate(fields=fields)),
    "import_batch": _import,
    "bulk_import": _bulk_import,
}


async def colours(client: AsyncClient) -> int:
    """A field of several choices, and one of a single."""
    interests = await client.fields.create(CustomFieldInput(title="Interests", type="listbox", tag="INTERESTS"))
    await client.fields.add_options(interests.id, ["Red", "Blue"])
    size = await client.fields.create(CustomFieldInput(title="Size", type="dropdown", tag="SIZE"))
    await client.fields.add_options(size.id, ["S", "M", "L"])
    return (await client.contacts.upsert(ContactInput(email=EMAIL))).id


@pytest.mark.parametrize("write", _WRITES.values(), ids=_WRITES)
async def test_nothing_chosen_empties_the_field(client: AsyncClient, sandbox: Sandbox, write: Write) -> None:
    contact = await colours(client)
    chosen: list[list[str]] = [["Red", "Blue"], []]
    for choices in chosen:
        await write(client, contact, {"INTERESTS": choices})
        sandbox.settle()
        held = (await client.contacts.get_with_fields(contact)).fields
        assert held == ({"INTERESTS": choices} if choices else {})


@pytest.mark.parametrize("write", _WRITES.values(), ids=_WRITES)
async def test_an_option_that_is_not_there_is_told(client: AsyncClient, sandbox: Sandbox, write: Write) -> None:
    contact = await colours(client)
    await write(client, contact, {"SIZE": " l ", "INTERESTS": ["red"]})  # how an account compares them is unknown
    before = [call for call in sandbox.calls if call.method != "GET"]
    with pytest.raises(InvalidInputError, match=r"'SIZE' has no option 'XXL'; it has 'S', 'M', 'L': add it with"):
        await write(client, contact, {"SIZE": "XXL"})
    with pytest.raises(InvalidInputError, match=r"'INTERESTS' has no option 'Read'; did you mean 'Red'\?"):
        await write(client, contact, {"INTERESTS": ["Blue", "Read"]})
    assert [call for call in sandbox.calls if call.method != "GET"] == before


async def test_an_option_that_was_added_meanwhile_is_found(client: AsyncClient, sandbox: Sandbox) -> None:
    contact = await colours(client)
    await client.contacts.update(contact, ContactUpdate(fields={"SIZE": "L"}))
    (size,) = [field for field in await client.fields.list().collect() if field.tag == "SIZE"]
    async with sandbox.client(rate_limit=None) as other:
        await other.fields.add_options(size.id, ["XXL"])
    await client.contacts.update(contact, ContactUpdate(fields={size.id: "XXL"}))
    await client.fields.values.set(FieldValueInput(contact_id=contact, field_id=size.id, value="S"))
    with pytest.raises(InvalidInputError, match="has no option"):
        await client.fields.values.set(FieldValueInput(contact_id=contact, field_id=size.id, value="XS-"))


async def test_a_run_asks_once_for_what_is_not_there(client: AsyncClient, sandbox: Sandbox) -> None:
    await colours(client)
    await client.contacts.upsert(ContactInput(email=EMAIL, fields={"SIZE": "L"}))
    before = len(sandbox.calls)
    wrong = [ContactImport(email=f"{number}@example.com", fields={"SIZE": f"XX{number}"}) for number in range(5)]
    report = await client.contacts.bulk_import([*wrong, ContactImport(email=EMAIL, fields={"SIZE": "S"})])
    assert (report.accepted, report.failed) == (1, 5)
    assert [call.method for call in sandbox.calls[before:]] == ["GET", "POST"]


async def test_options_that_did_not_all_come_forbid_nothing() -> None:
    field = {"id": "1", "title": "Size", "type": "dropdown", "perstag": "SIZE", "options": ["1", "2"]}
    options = [{"id": "1", "field": "1", "value": "S", "label": "S"}]
    known = answer({"fields": [field], "fieldOptions": options, "meta": {"total": "1"}})
    async with new_client(Recorder(known, answer({"contact": {"id": "1"}}))) as client:
        await client.contacts.update(1, ContactUpdate(fields={"SIZE": "XXL"}))


async def test_many_options_are_not_all_told(client: AsyncClient) -> None:
    field = await client.fields.create(CustomFieldInput(title="Size", type="dropdown", tag="SIZE"))
    await client.fields.add_options(field.id, [str(number) for number in range(30, 50)])
    with pytest.raises(InvalidInputError, match=r"it has '30', .* and 12 more: add it"):
        await client.contacts.upsert(ContactInput(email=EMAIL, fields={"SIZE": "wide"}))


async def test_accounts_and_deals_are_told_too(client: AsyncClient) -> None:
    for fields in (client.accounts.fields, client.deals.fields):
        await fields.create(CrmFieldInput(label="Kind", type="multiselect", options=["Shop", "Agency"]))
    told = r"'Kind' has no option 'Bank'.* client\.(account|deal)s\.fields\.update"
    with pytest.raises(InvalidInputError, match=told):
        await client.accounts.create(AccountInput(name="Acme", fields={"Kind": ["Bank", "Shop"]}))
    with pytest.raises(InvalidInputError, match=told):
        await client.deals.update(1, DealUpdate(fields={"Kind": "Bank"}))
    assert (await client.accounts.create(AccountInput(name="Acme", fields={"Kind": ["shop"]}))).id
