"""`ensure` finds what the account takes for the same, however the account refuses a duplicate."""

from collections.abc import Awaitable, Callable
from typing import Any

import httpx
import pytest

from acsdk import APIError, AsyncClient, ConflictError, PermissionDeniedError, RateLimitError
from acsdk.models import AccountContactInput, AccountInput, ContactAutomationInput, ContactInput, CustomerInput
from acsdk.sandbox import Sandbox
from tests.support import Recorder, VirtualClock, answer, new_client

pytestmark = pytest.mark.anyio

Ensure = Callable[[AsyncClient], Awaitable[Any]]

_ENSURED: dict[str, tuple[Ensure, dict[str, Any], dict[str, Any]]] = {
    "accounts": (
        lambda client: client.accounts.ensure(AccountInput(name=" acme ")),
        {"accounts": []},
        {"accounts": [{"id": "7", "name": "Acme"}]},
    ),
    "connections": (
        lambda client: client.deepdata.connections.ensure("SHOP", "m-1"),
        {"connections": []},
        {"connections": [{"id": "7", "service": "shop", "externalid": "M-1"}]},
    ),
    "customers": (
        lambda client: client.deepdata.customers.ensure(1, "c-1", "ada@example.com"),
        {"ecomCustomers": []},
        {"ecomCustomers": [{"id": "7", "connectionid": "1", "externalid": "C-1"}]},
    ),
}

_PLACE = {"source": {"pointer": "/data/attributes/name"}}
_REFUSALS: dict[str, httpx.Response] = {
    "code": answer({"errors": [{"title": "La integración ya existe", "code": "duplicate"}]}, 422),
    "pointer": answer({"errors": [{"title": "Ya existe", "code": "field_invalid", **_PLACE}]}, 422),
    "words": answer({"message": "Ya existe"}, 400),
    "403": answer({"errors": [{"title": "Ya existe", **_PLACE}]}, 403),
    "404": answer({"message": "No se ha encontrado"}, 404),
    "409": answer({"message": "Conflicto"}, 409),
    "500": answer({"message": "SQLSTATE[23000]"}, 500),
}


@pytest.mark.parametrize("refusal", _REFUSALS.values(), ids=_REFUSALS)
@pytest.mark.parametrize("kind", _ENSURED)
async def test_whatever_refuses_a_duplicate_the_one_that_is_there_is_found(kind: str, refusal: httpx.Response) -> None:
    ensure, none, one = _ENSURED[kind]
    async with new_client(Recorder(answer(none), refusal, answer(one))) as client:
        assert (await ensure(client)).id == 7


@pytest.mark.parametrize("refusal", _REFUSALS.values(), ids=_REFUSALS)
async def test_a_tag_is_found_too(refusal: httpx.Response) -> None:
    rows = [{"id": "6", "tag": "vip", "tagType": "template"}, {"id": "7", "tag": "VIP", "tagType": "contact"}]
    async with new_client(Recorder(refusal, answer({"tags": rows}))) as client:
        assert (await client.tags.ensure(" vip ")).id == 7


async def test_where_nothing_is_found_the_refusal_is_told() -> None:
    ensure, none, _ = _ENSURED["accounts"]
    server = Recorder(answer(none), _REFUSALS["code"], answer(none))
    async with new_client(server) as client:
        with pytest.raises(ConflictError, match="ya existe"):
            await ensure(client)
    server = Recorder(answer(none), _REFUSALS["code"], answer({"message": "Forbidden"}, 403))
    async with new_client(server) as client:
        with pytest.raises(ConflictError, match="ya existe"):
            await ensure(client)


@pytest.mark.parametrize(
    ("refusal", "kind"),
    [(answer({"message": "Forbidden"}, 403), PermissionDeniedError), (answer({}, 429), RateLimitError)],
)
async def test_what_is_no_duplicate_costs_no_look(refusal: httpx.Response, kind: type[APIError]) -> None:
    ensure, none, _ = _ENSURED["accounts"]
    server = Recorder(answer(none), refusal)
    async with new_client(server, max_retries=0, clock=VirtualClock()) as client:
        with pytest.raises(kind):
            await ensure(client)
    assert len(server.requests) == 2


async def test_keys_of_a_shop_are_the_same_only_where_the_account_says_so(client: AsyncClient) -> None:
    connection = await client.deepdata.connections.ensure("shop", "m-1")
    one = await client.deepdata.customers.ensure(connection.id, "c-1", "ada@example.com")
    other = await client.deepdata.customers.upsert(
        CustomerInput(connection_id=connection.id, external_id="C-1", email="bob@example.com")
    )
    assert one.id != other.id


async def test_neither_case_nor_blanks_make_another(client: AsyncClient) -> None:
    account = await client.accounts.ensure(AccountInput(name="Acme"))
    assert (await client.accounts.ensure(AccountInput(name=" ACME "))).id == account.id
    with pytest.raises(ConflictError):
        await client.accounts.create(AccountInput(name=" ACME "))
    tag = await client.tags.ensure("VIP")
    assert (await client.tags.ensure(" vip ")).id == tag.id
    await client.tracking.events.ensure("Bought")
    assert (await client.tracking.events.ensure("bought ")).name == "Bought"


async def test_ties_are_made_once(client: AsyncClient, sandbox: Sandbox) -> None:
    contact = await client.contacts.upsert(ContactInput(email="ada@example.com"))
    account, other = [await client.accounts.ensure(AccountInput(name=name)) for name in ("Acme", "Umbrella")]
    automation = sandbox.add("automations", name="Welcome")
    wanted = AccountContactInput(account_id=account.id, contact_id=contact.id, job_title="CEO")
    enrolment = ContactAutomationInput(contact_id=contact.id, automation_id=automation)
    ensures: list[Callable[[], Awaitable[Any]]] = [
        lambda: client.accounts.contacts.ensure(wanted),
        lambda: client.contact_automations.ensure(enrolment),
        lambda: client.contacts.ensure_tag(contact.id, "vip"),
    ]
    for ensure in ensures:
        made = await ensure()
        writes = sum(call.method == "POST" for call in sandbox.calls)
        again = await ensure()
        assert (made.was_created, again.id, again.was_created) == (True, made.id, False)
        assert sum(call.method == "POST" for call in sandbox.calls) == writes
    with pytest.raises(ConflictError):
        await client.accounts.contacts.ensure(AccountContactInput(account_id=other.id, contact_id=contact.id))
    assert len(await client.contacts.accounts(contact.id).collect()) == 1


async def test_whoever_has_been_through_an_automation_is_not_sent_again() -> None:
    runs = [{"id": "4", "automation": "2", "completed": 1}, {"id": "5", "automation": "2", "completed": 1}]
    server = Recorder(answer({"contactAutomations": [*runs, {"id": "6", "automation": "3"}]}))
    async with new_client(server) as client:
        run = await client.contact_automations.ensure(ContactAutomationInput(contact_id=1, automation_id=2))
    assert (run.id, len(server.requests)) == (5, 1)
