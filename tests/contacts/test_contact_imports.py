"""Imports: what is sent, what is refused before, and how they are followed."""

import json

import pytest

from acsdk import AsyncClient, InvalidInputError, TransportError, ValidationFailedError
from acsdk.models import ContactImport, CustomFieldInput, ImportCallback, ImportStatus
from acsdk.sandbox import Sandbox
from tests.support import Recorder, answer, new_client

pytestmark = pytest.mark.anyio

RECEIPT = {"Success": 1, "queued_contacts": 1, "batchId": "b-1", "message": "Contact import queued"}


async def test_an_import_makes_contacts_tags_and_values(client: AsyncClient, sandbox: Sandbox) -> None:
    field = await client.fields.create(CustomFieldInput(title="Size", type="text"))
    receipt = await client.contacts.import_batch(
        [ContactImport(email=f"c{number}@example.com", tags=["vip"], fields={"SIZE": "L"}) for number in range(3)]
    )
    assert (receipt.success, receipt.queued_contacts) == (True, 3)
    assert receipt.batch_id is not None
    assert (await client.contacts.import_info(receipt.batch_id)).status in (None, ImportStatus.WAITING)
    assert (await client.contacts.import_overview()).outstanding[0].contacts == 3
    sandbox.settle()
    info = await client.contacts.import_info(receipt.batch_id)
    assert (info.status, len(info.success), info.failure) == (ImportStatus.COMPLETED, 3, [])
    values = await client.contacts.field_values(info.success[0]).collect()
    assert [(value.field_id, value.value) for value in values] == [(field.id, "L")]
    assert len(await client.contacts.tags(info.success[0]).collect()) == 1


async def test_what_an_import_sends() -> None:
    server = Recorder(answer(RECEIPT))
    contact = ContactImport(
        email="a@example.com",
        first_name="A",
        account_name="Acme",
        tags=["x"],
        fields={3: ["a", "b"], 4: None},
        subscribe=[1, 2],
        unsubscribe=[3],
    )
    callback = ImportCallback(url="https://example.com/done", params={"run": "1"}, headers={"x": "y"})
    async with new_client(server) as client:
        receipt = await client.contacts.import_batch([contact], callback=callback, exclude_automations=True)
    assert receipt.batch_id == "b-1"
    assert server.bodies == [
        {
            "contacts": [
                {
                    "email": "a@example.com",
                    "first_name": "A",
                    "customer_acct_name": "Acme",
                    "tags": ["x"],
                    "fields": [{"id": 3, "value": "||a||b||"}, {"id": 4, "value": ""}],
                    "subscribe": [{"listid": 1}, {"listid": 2}],
                    "unsubscribe": [{"listid": 3}],
                    "exclude_automations": True,
                }
            ],
            "callback": {
                "url": "https://example.com/done",
                "requestType": "POST",
                "params": [{"key": "run", "value": "1"}],
                "headers": [{"key": "x", "value": "y"}],
            },
            "exclude_automations": True,
        }
    ]


async def test_a_contact_may_disagree_with_its_batch() -> None:
    server = Recorder(answer(RECEIPT))
    contact = ContactImport(email="a@example.com", exclude_automations=False)
    async with new_client(server) as client:
        await client.contacts.import_batch([contact], exclude_automations=True)
    assert server.bodies[0]["contacts"][0]["exclude_automations"] is False


@pytest.mark.parametrize("count", [0, 251])
async def test_a_batch_of_the_wrong_length_is_refused(client: AsyncClient, sandbox: Sandbox, count: int) -> None:
    contacts = [ContactImport(email=f"c{number}@example.com") for number in range(count)]
    with pytest.raises(InvalidInputError, match=f"1 to 250 contacts, not {count}"):
        await client.contacts.import_batch(contacts)
    assert not sandbox.calls


async def test_a_batch_of_too_many_bytes_is_refused(client: AsyncClient, sandbox: Sandbox) -> None:
    contacts = [ContactImport(email=f"c{number}@example.com", first_name="x" * 2000) for number in range(250)]
    with pytest.raises(InvalidInputError, match="399,999 bytes"):
        await client.contacts.import_batch(contacts)
    assert not sandbox.calls


async def test_a_refusal_names_the_bad_contacts() -> None:
    body = {"success": 0, "message": "no", "failureReasons": [{"contact": 2, "failureReason": "bad email"}]}
    async with new_client(Recorder(answer(body, 400))) as client:
        with pytest.raises(ValidationFailedError) as caught:
            await client.contacts.import_batch([ContactImport(email="a@example.com")])
    assert [(item.record, item.title) for item in caught.value.items] == [("2", "bad email")]


async def test_an_import_is_not_repeated_when_its_answer_is_lost() -> None:
    import httpx

    server = Recorder(httpx.ReadError("gone"))
    async with new_client(server) as client:
        with pytest.raises(TransportError):
            await client.contacts.import_batch([ContactImport(email="a@example.com")])
    assert len(server.requests) == 1


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({"status": False, "success": [], "failure": []}, None),
        ({"status": "completed", "success": ["1"], "failure": ["x@y"]}, ImportStatus.COMPLETED),
        ({"status": "new one"}, "new one"),
    ],
)
async def test_the_state_of_an_import_is_read_in_all_spellings(body: object, status: object) -> None:
    server = Recorder(answer(body))
    async with new_client(server) as client:
        info = await client.contacts.import_info("b-1")
    assert info.status == status
    assert not info.raw
    assert dict(server.requests[0].url.params) == {"batchId": "b-1"}


async def test_a_callback_says_whether_it_wants_details() -> None:
    from acsdk.models.kit.encode import encode

    assert json.loads(encode(ImportCallback(url="u", detailed_results=False)))["detailed_results"] == "false"
